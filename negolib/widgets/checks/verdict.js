// A button, and below it what stands, field by field.
import { button, element, say } from "../page/ground.js";
import { Link } from "../page/link.js";

const CHANGED = "You have changed this since; check again.";
const UNREAD = "What stands in the field now could not be read: this is about the answer that is still kept.";

/** Why what was said of an answer is about another one than its field shows; "" where it is about that. */
export function staleness(key, changed, refused, place) {
  if (refused.has(`${place}${key}`)) return UNREAD;
  return changed.includes(key) ? CHANGED : "";
}

function field(entry, stale) {
  const sign = `${stale ? "·" : entry.sign} `;
  const head = element("p", { class: "nego-verdict-head" }, sign, element("strong", {}, entry.asked));
  const style = `nego-verdict nego-${entry.status}${stale ? " nego-stale" : ""}`;
  const made = element("li", { class: style }, head);
  if (stale) made.append(element("p", { class: "nego-note" }, stale));
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

function section(row, staleOf) {
  const fields = row.fields.map((entry) => field(entry, staleOf(entry.key)));
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
    const press = button(model.get("label"), () => link.tell({ pressed: true }), { class: "nego-check" });
    const when = element("span", { class: "nego-note", role: "status" });
    const result = element("div", { "aria-live": "polite" });
    const staleOf = (key) => staleness(key, model.get("changed"), link.shelf.refused, link.place);
    const draw = () => {
      const rows = model.get("rows").flatMap((row) => section(row, staleOf));
      const list = rows.length ? [element("ul", { class: "nego-report" }, ...rows)] : [];
      result.replaceChildren(...list, element("p", { class: "nego-total" }, model.get("closing")));
    };
    model.on("change:rows change:closing change:changed", draw);
    model.on("change:pressed", () => say(when, heard(model.get("pressed"))));
    link.follow(() => {});
    link.shelf.watchers.add(draw);
    draw();
    el.append(element("div", { class: "nego" }, press, " ", when, link.node, result));
    return () => {
      link.close();
      link.shelf.watchers.delete(draw);
    };
  },
};
