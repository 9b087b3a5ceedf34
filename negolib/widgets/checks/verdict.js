// A button, and below it what stands, field by field.
import { element } from "../page/ground.js";
import { Link } from "../page/link.js";

function field(entry, changed) {
  const stale = changed.includes(entry.key);
  const head = element(
    "p",
    { class: "nego-verdict-head" },
    `${stale ? "·" : entry.sign} `,
    element("strong", {}, entry.asked),
  );
  const made = element(
    "li",
    { class: `nego-verdict nego-${entry.status}${stale ? " nego-stale" : ""}` },
    head,
  );
  if (stale) made.append(element("p", { class: "nego-note" }, "You have changed this since; check again."));
  for (const line of entry.lines) made.append(element("p", {}, line));
  if (entry.parts.length) {
    const marks = entry.parts.map((part) =>
      element("li", { class: `nego-${part.status}` }, `${part.sign} ${part.words}`)
    );
    made.append(element("ul", { class: "nego-parts" }, ...marks));
  }
  if (entry.hint) made.append(element("p", { class: "nego-hint" }, entry.hint));
  return made;
}

function section(row, changed) {
  const fields = row.fields.map((entry) => field(entry, changed));
  if (!row.title) return fields;
  const head = element(
    "p",
    { class: "nego-verdict-head" },
    `${row.sign} `,
    element("strong", {}, row.title),
    " ",
  );
  head.append(element("span", { class: "nego-note" }, row.points));
  const made = element("li", { class: `nego-verdict nego-${row.status}` }, head);
  if (row.line) made.append(element("p", {}, row.line));
  if (fields.length) made.append(element("ul", { class: "nego-report" }, ...fields));
  return [made];
}

// A second press that finds the same must be seen, too.
function heard(times) {
  const now = new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  return times === 1 ? `Checked at ${now}.` : `Checked again at ${now}, for the ${ordinal(times)} time.`;
}

function ordinal(number) {
  const end = { 1: "st", 2: "nd", 3: "rd" }[number % 10];
  return `${number}${[11, 12, 13].includes(number % 100) || !end ? "th" : end}`;
}

export default {
  render({ model, el }) {
    const link = new Link(model);
    const button = element("button", { type: "button", class: "nego-check" }, model.get("label"));
    const when = element("span", { class: "nego-note", role: "status" });
    const result = element("div", { "aria-live": "polite" });
    button.addEventListener("click", () => link.tell({ pressed: true }));
    const show = () => {
      const rows = model.get("rows").flatMap((row) => section(row, model.get("changed")));
      const list = rows.length ? [element("ul", { class: "nego-report" }, ...rows)] : [];
      result.replaceChildren(...list, element("p", { class: "nego-total" }, model.get("closing")));
    };
    const note = () => {
      when.textContent = heard(model.get("pressed"));
    };
    model.on("change:rows change:closing change:changed", show);
    model.on("change:pressed", note);
    link.follow(() => {});
    show();
    el.append(element("div", { class: "nego" }, button, " ", when, link.node, result));
    return () => {
      model.off("change:rows change:closing change:changed", show);
      model.off("change:pressed", note);
      link.close();
    };
  },
};
