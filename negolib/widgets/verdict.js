// A button, and below it what stands, task by task.
import { element } from "./page/ground.js";

function row(entry) {
  const [first, ...rest] = entry.title ? [null, ...entry.lines] : entry.lines;
  const head = element("p", { class: "nego-verdict-head" }, `${entry.sign} `);
  head.append(entry.title ? element("strong", {}, entry.title) : first);
  if (entry.points) head.append(" ", element("span", { class: "nego-note" }, entry.points));
  const made = element("li", { class: `nego-verdict nego-${entry.status}` }, head);
  for (const line of rest) made.append(element("p", {}, line));
  if (entry.hint) made.append(element("p", { class: "nego-hint" }, entry.hint));
  return made;
}

export default {
  render({ model, el }) {
    const button = element("button", { type: "button", class: "nego-check" }, model.get("label"));
    const result = element("div", { "aria-live": "polite" });
    button.addEventListener("click", () => model.send({ pressed: true }));
    const show = () => {
      const rows = element("ul", { class: "nego-report" }, ...model.get("rows").map(row));
      const closing = element("p", { class: "nego-total" }, model.get("closing"));
      result.replaceChildren(...(model.get("rows").length ? [rows] : []), closing);
    };
    model.on("change:rows change:closing change:pressed", show);
    show();
    el.append(element("div", { class: "nego" }, button, result));
    return () => model.off("change:rows change:closing change:pressed", show);
  },
};
