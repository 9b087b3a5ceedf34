// The table of alternatives. Python holds the state; this shows it and reports what is typed.
// Cells are patched in place, so that focus and a half-typed word survive an answer from the kernel.
import { Chosen } from "../page/chosen.js";
import { button, element, say } from "../page/ground.js";
import { Link } from "../page/link.js";
import { Alternative } from "./alternative.js";
import { Risk } from "./risk.js";

class Form {
  constructor(model, el) {
    this.model = model;
    this.link = new Link(model);
    this.parts = [];
    this.list = element("div", { class: "nego-alternatives" });
    this.problem = element("p", { class: "nego-problem", role: "alert" });
    this.summary = element("p", { class: "nego-summary", "aria-live": "polite" });
    this.risk = new Risk(this.link);
    const add = button("Add an alternative", () => this.link.tell({ act: "add" }), { "data-act": "add" });
    this.restore = button("", () => this.link.tell({ act: "restore" }), { "data-act": "restore" });
    this.root = element(
      "div",
      { class: "nego nego-batna" },
      this.list,
      element("div", { class: "nego-buttons" }, add, this.restore),
      this.risk.node,
      this.problem,
      this.link.node,
      this.summary,
    );
    el.append(this.root);
    const place = (name) => this.model.get("rows").findIndex((row) => row.name === name);
    const message = (name) => ({ act: "choose", alternative: place(name) });
    this.choice = new Chosen(this.link, "choice", message, (name) => this.pick(name));
    this.link.follow(() => this.update());
    this.update();
    this.link.restore();
  }
  choose(place) {
    const { name, label } = this.model.get("rows")[place];
    this.choice.choose(name, label);
    this.pick(name);
  }
  // The alternative of this name is the BATNA, as far as the page knows.
  pick(name) {
    this.model.get("rows").forEach((row, place) => this.parts[place].choose(row.name === name));
  }
  update() {
    const rows = this.model.get("rows");
    const shape = JSON.stringify(rows.map((row) => row.outcomes.length));
    if (shape !== this.shape) {
      this.shape = shape;
      this.build(rows);
    }
    this.choice.put(this.model.get("choice"));
    rows.forEach((row, place) => this.parts[place].put(row));
    this.risk.put(this.model.get("risk"));
    say(this.restore, this.model.get("restore"));
    say(this.problem, this.link.word("problem"));
    say(this.summary, this.model.get("summary"));
  }
  build(rows) {
    const active = /** @type {HTMLElement} */ (document.activeElement);
    const focused = this.root.contains(active) ? active.dataset.at : null;
    const grew = this.parts.length > 0 && rows.length > this.parts.length;
    const unit = this.model.get("units").value;
    this.parts = rows.map((row, place) =>
      new Alternative(this.link, place, row.outcomes.length, unit, () => this.choose(place))
    );
    this.list.replaceChildren(...this.parts.map((part) => part.box));
    if (grew) this.parts.at(-1).name.input.focus();
    else if (focused) this.root.querySelector(`[data-at="${focused}"]`)?.focus();
  }
}

export default {
  render({ model, el }) {
    const form = new Form(model, el);
    return () => form.link.close();
  },
};
