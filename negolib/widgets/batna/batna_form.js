// The table of alternatives. Python holds the state; this shows it and reports what is typed.
// Cells are patched in place, so that focus and a half-typed word survive an answer from the kernel.
import { element, say, shown } from "../page/ground.js";
import { Link } from "../page/link.js";
import { Typed } from "../page/typed.js";

// Words of any length, all to be seen: the field grows with them, and Enter ends the entry.
function lines(attributes) {
  const area = element("textarea", { rows: "1", ...attributes });
  area.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    area.dispatchEvent(new Event("change"));
  });
  return area;
}

class Form {
  constructor(model, el) {
    this.model = model;
    this.link = new Link(model);
    this.list = element("div", { class: "nego-alternatives" });
    this.problem = element("p", { class: "nego-problem", role: "alert" });
    this.summary = element("p", { class: "nego-summary", "aria-live": "polite" });
    const add = element("button", { type: "button", "data-act": "add", onclick: () => this.tell({ act: "add" }) }, "Add an alternative");
    this.restore = element("button", { type: "button", "data-act": "restore", onclick: () => this.tell({ act: "restore" }) });
    this.root = element("div", { class: "nego nego-batna" }, this.list, element("div", { class: "nego-buttons" }, add, this.restore), this.riskRow(), this.problem, this.link.node, this.summary);
    el.append(this.root);
    this.link.field("choice", { kept: () => this.model.get("choice"), show: (name) => this.pick(name) });
    this.link.field("risk", { kept: () => this.keptRisk(), show: (risk) => this.showRisk(risk) });
    this.link.follow(() => this.update());
    this.update();
    this.link.restore();
  }
  tell(message) {
    return this.link.tell(message);
  }
  field(label, act, alternative, outcome, classes = "") {
    const attributes = { autocomplete: "off", "aria-label": label, "data-act": act, class: classes };
    const input = classes.includes("nego-amount") ? element("input", { type: "text", inputmode: "decimal", ...attributes }) : lines(attributes);
    return new Typed(this.link, input, `${act}/${alternative}/${outcome ?? ""}`, (text) => ({ act, alternative, outcome, text }));
  }
  riskRow() {
    this.neutral = element("input", { type: "checkbox", "data-act": "neutral" });
    this.slider = element("input", { type: "range", min: "0", step: "1", "aria-label": "Risk tolerance", "data-act": "risk" });
    this.riskWords = element("span", { class: "nego-note" });
    const now = () => ({ at: Number(this.slider.value), neutral: this.neutral.checked });
    const trial = () => (this.asked = this.tell({ act: "risk", ...now(), final: false }));
    const settle = () => this.link.keep("risk", { message: { act: "risk", ...now(), final: true }, shown: now(), base: this.keptRisk(), words: "another risk tolerance" });
    this.neutral.addEventListener("change", settle);
    this.slider.addEventListener("input", () => {
      this.neutral.checked = false;
      // One word in flight; the newest one follows when it is answered.
      if (this.asked) this.again = true;
      else trial();
    });
    this.slider.addEventListener("change", () => {
      this.again = false;
      settle();
    });
    this.nextRisk = () => {
      this.asked = null;
      if (!this.again) return;
      this.again = false;
      trial();
    };
    return element(
      "div",
      { class: "nego-risk", role: "group", "aria-label": "How much risk you can bear" },
      element("label", { class: "nego-toggle" }, this.neutral, element("span", {}, "risk neutral")),
      element("label", { class: "nego-risk-slider" }, element("span", {}, "cautious"), this.slider, element("span", {}, "calm")),
      this.riskWords,
    );
  }
  keptRisk() {
    const { at, neutral } = this.model.get("risk");
    return { at, neutral };
  }
  showRisk({ at, neutral }) {
    this.slider.value = String(at);
    this.neutral.checked = neutral;
  }
  choose(a) {
    const { name, label } = this.model.get("rows")[a];
    this.link.keep("choice", { message: { act: "choose", alternative: a }, shown: name, base: this.model.get("choice"), words: label });
    this.pick(name);
  }
  // The alternative of this name is the BATNA, as far as the page knows.
  pick(name) {
    this.model.get("rows").forEach((row, a) => {
      this.parts[a].pick.checked = row.name === name;
      this.parts[a].box.classList.toggle("nego-chosen", row.name === name);
    });
  }
  update() {
    const rows = this.model.get("rows");
    const shape = JSON.stringify(rows.map((row) => row.outcomes.length));
    if (shape !== this.shape) {
      this.shape = shape;
      this.build(rows);
    }
    if (!this.link.has("choice")) this.pick(this.model.get("choice"));
    rows.forEach((row, a) => {
      const parts = this.parts[a];
      parts.name.hint = row.label;
      parts.name.put(row.label);
      parts.cost.put(shown(row.cost));
      parts.pick.setAttribute("aria-label", `Your BATNA: ${row.label}`);
      say(parts.note, row.note);
      parts.note.classList.toggle("nego-open", !row.complete);
      row.outcomes.forEach((outcome, o) => {
        parts.outcomes[o].label.put(outcome.label);
        parts.outcomes[o].probability.put(shown(outcome.probability === null ? null : 100 * outcome.probability));
        parts.outcomes[o].value.put(shown(outcome.value));
      });
    });
    const risk = this.model.get("risk");
    this.slider.max = String(risk.stops.length - 1);
    if (!this.asked && !this.link.has("risk")) this.showRisk(risk);
    this.slider.classList.toggle("nego-faded", risk.neutral);
    this.slider.setAttribute("aria-valuetext", risk.words);
    say(this.riskWords, risk.words);
    say(this.restore, this.model.get("restore"));
    say(this.problem, this.link.word("problem"));
    say(this.summary, this.model.get("summary"));
    if (this.asked && this.link.isHeard(this.asked)) this.nextRisk();
  }
  build(rows) {
    const focused = this.root.contains(document.activeElement) ? document.activeElement.dataset.at : null;
    const grew = rows.length > (this.parts || []).length && this.parts;
    this.parts = rows.map((row, a) => this.alternative(row, a));
    this.list.replaceChildren(...this.parts.map((part) => part.box));
    if (grew) this.parts.at(-1).name.input.focus();
    else if (focused) this.root.querySelector(`[data-at="${focused}"]`)?.focus();
  }
  alternative(row, a) {
    const units = this.model.get("units");
    const name = this.field(`Name of alternative ${a + 1}`, "name", a, null, "nego-name");
    const cost = this.field(`Cost of trying alternative ${a + 1}, in ${units.value}`, "cost", a, null, "nego-amount");
    const pick = element("input", { type: "radio", name: `${this.link.id}-pick`, "data-act": "choose", "data-at": `${a}-pick`, onchange: () => this.choose(a) });
    const note = element("p", { class: "nego-note", "aria-live": "polite" });
    name.input.dataset.at = `${a}-name`;
    cost.input.dataset.at = `${a}-cost`;
    const outcomes = row.outcomes.map((_, o) => {
      const where = `outcome ${o + 1} of alternative ${a + 1}`;
      const made = {
        label: this.field(`What happens, ${where}`, "label", a, o),
        probability: this.field(`Probability in percent, ${where}`, "probability", a, o, "nego-amount"),
        value: this.field(`Value in ${units.value}, ${where}`, "value", a, o, "nego-amount"),
      };
      for (const [key, { input }] of Object.entries(made)) input.dataset.at = `${a}-${o}-${key}`;
      made.remove = element("button", { type: "button", class: "nego-small", "data-act": "drop", "aria-label": `Remove ${where}`, title: "Remove this outcome", onclick: () => this.tell({ act: "drop", alternative: a, outcome: o }) }, "×");
      return made;
    });
    const body = element(
      "tbody",
      {},
      ...outcomes.map((one) => element("tr", {}, element("td", {}, one.label.input), element("td", {}, one.probability.input), element("td", {}, one.value.input), element("td", {}, one.remove))),
    );
    const head = element("thead", {}, element("tr", {}, ...["What may happen", "Chance, %", "Worth", ""].map((text, i) => element(text ? "th" : "td", { scope: text ? "col" : null, class: i === 1 || i === 2 ? "nego-amount" : null }, text))));
    const box = element(
      "section",
      { class: "nego-alternative", "aria-label": `Alternative ${a + 1}` },
      element("div", { class: "nego-alternative-head" }, element("label", { class: "nego-pick" }, pick, element("span", { class: "nego-note" }, "BATNA")), name.input, element("label", { class: "nego-cost" }, element("span", { class: "nego-note" }, "cost"), cost.input), element("button", { type: "button", class: "nego-small", "data-act": "remove", "aria-label": `Remove alternative ${a + 1}`, title: "Remove this alternative", onclick: () => this.tell({ act: "remove", alternative: a }) }, "×")),
      element("table", {}, head, body),
      element("div", { class: "nego-alternative-foot" }, element("button", { type: "button", class: "nego-small", "data-act": "more", onclick: () => this.tell({ act: "more", alternative: a }) }, "Add an outcome"), note),
    );
    return { box, name, cost, pick, note, outcomes };
  }
}

export default {
  render({ model, el }) {
    const form = new Form(model, el);
    return () => form.link.close();
  },
};
