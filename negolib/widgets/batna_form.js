// The table of alternatives. Python holds the state; this shows it and reports what is typed.
// Cells are patched in place, so that focus and a half-typed word survive an answer from the kernel.
import { element, ownName, say, shown } from "./page/ground.js";

function put(input, value) {
  if (document.activeElement === input && input.dataset.dirty) return;
  if (input.value !== value) input.value = value;
}

class Form {
  constructor(model, el) {
    this.model = model;
    this.count = 0;
    this.id = ownName();
    this.list = element("div", { class: "nego-alternatives" });
    this.problem = element("p", { class: "nego-problem", role: "alert" });
    this.summary = element("p", { class: "nego-summary", "aria-live": "polite" });
    const add = element("button", { type: "button", "data-act": "add", onclick: () => this.tell({ act: "add" }) }, "Add an alternative");
    this.root = element("div", { class: "nego nego-batna" }, this.list, add, this.riskRow(), this.problem, this.summary);
    el.append(this.root);
    model.on("change", () => this.update());
    this.update();
  }
  tell(message) {
    this.model.send({ ...message, token: `${this.id}:${++this.count}` });
  }
  field(label, act, alternative, outcome, classes = "") {
    const input = element("input", { type: "text", autocomplete: "off", "aria-label": label, "data-act": act, class: classes });
    if (classes.includes("nego-amount")) input.setAttribute("inputmode", "decimal");
    input.addEventListener("input", () => (input.dataset.dirty = "1"));
    input.addEventListener("change", () => {
      delete input.dataset.dirty;
      this.tell({ act, alternative, outcome, text: input.value });
    });
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter") input.dispatchEvent(new Event("change"));
    });
    return input;
  }
  riskRow() {
    this.neutral = element("input", { type: "checkbox", "data-act": "neutral" });
    this.slider = element("input", { type: "range", min: "0", step: "1", "aria-label": "Risk tolerance", "data-act": "risk" });
    this.riskWords = element("span", { class: "nego-note" });
    const report = (final) => this.tell({ act: "risk", at: Number(this.slider.value), neutral: this.neutral.checked, final });
    this.neutral.addEventListener("change", () => report(true));
    this.slider.addEventListener("input", () => {
      this.neutral.checked = false;
      // One word in flight; the newest one follows when it is answered.
      if (this.asked) this.again = true;
      else {
        this.asked = true;
        report(false);
      }
    });
    this.slider.addEventListener("change", () => {
      this.again = false;
      report(true);
    });
    this.nextRisk = () => {
      this.asked = false;
      if (this.again) {
        this.again = false;
        this.asked = true;
        report(false);
      }
    };
    return element(
      "div",
      { class: "nego-risk", role: "group", "aria-label": "How much risk you can bear" },
      element("label", { class: "nego-toggle" }, this.neutral, element("span", {}, "risk neutral")),
      element("label", { class: "nego-risk-slider" }, element("span", {}, "cautious"), this.slider, element("span", {}, "calm")),
      this.riskWords,
    );
  }
  update() {
    const rows = this.model.get("rows");
    const shape = JSON.stringify(rows.map((row) => row.outcomes.length));
    if (shape !== this.shape) {
      this.shape = shape;
      this.build(rows);
    }
    const choice = this.model.get("choice");
    rows.forEach((row, a) => {
      const parts = this.parts[a];
      put(parts.name, row.label);
      parts.name.title = row.label;
      put(parts.cost, shown(row.cost));
      parts.pick.checked = row.name === choice;
      parts.pick.setAttribute("aria-label", `Your BATNA: ${row.label}`);
      parts.box.classList.toggle("nego-chosen", row.name === choice);
      say(parts.note, row.note);
      parts.note.classList.toggle("nego-open", !row.complete);
      row.outcomes.forEach((outcome, o) => {
        put(parts.outcomes[o].label, outcome.label);
        put(parts.outcomes[o].probability, shown(outcome.probability === null ? null : 100 * outcome.probability));
        put(parts.outcomes[o].value, shown(outcome.value));
      });
    });
    const risk = this.model.get("risk");
    this.slider.max = String(risk.stops.length - 1);
    if (document.activeElement !== this.slider || !this.asked) this.slider.value = String(risk.at);
    this.neutral.checked = risk.neutral;
    this.slider.classList.toggle("nego-faded", risk.neutral);
    this.slider.setAttribute("aria-valuetext", risk.words);
    say(this.riskWords, risk.words);
    say(this.problem, this.model.get("problem"));
    say(this.summary, this.model.get("summary"));
    if (this.model.get("answered").startsWith(this.id)) this.nextRisk();
  }
  build(rows) {
    const focused = this.root.contains(document.activeElement) ? document.activeElement.dataset.at : null;
    const grew = rows.length > (this.parts || []).length && this.parts;
    this.parts = rows.map((row, a) => this.alternative(row, a));
    this.list.replaceChildren(...this.parts.map((part) => part.box));
    if (grew) this.parts.at(-1).name.focus();
    else if (focused) this.root.querySelector(`[data-at="${focused}"]`)?.focus();
  }
  alternative(row, a) {
    const units = this.model.get("units");
    const name = this.field(`Name of alternative ${a + 1}`, "name", a, null, "nego-name");
    const cost = this.field(`Cost of trying alternative ${a + 1}, in ${units.value}`, "cost", a, null, "nego-amount");
    const pick = element("input", { type: "radio", name: `${this.id}-pick`, "data-act": "choose", "data-at": `${a}-pick`, onchange: () => this.tell({ act: "choose", alternative: a }) });
    const note = element("p", { class: "nego-note", "aria-live": "polite" });
    name.dataset.at = `${a}-name`;
    cost.dataset.at = `${a}-cost`;
    const outcomes = row.outcomes.map((_, o) => {
      const where = `outcome ${o + 1} of alternative ${a + 1}`;
      const made = {
        label: this.field(`What happens, ${where}`, "label", a, o),
        probability: this.field(`Probability in percent, ${where}`, "probability", a, o, "nego-amount"),
        value: this.field(`Value in ${units.value}, ${where}`, "value", a, o, "nego-amount"),
      };
      for (const [key, input] of Object.entries(made)) input.dataset.at = `${a}-${o}-${key}`;
      made.remove = element("button", { type: "button", class: "nego-small", "data-act": "drop", "aria-label": `Remove ${where}`, title: "Remove this outcome", onclick: () => this.tell({ act: "drop", alternative: a, outcome: o }) }, "×");
      return made;
    });
    const body = element(
      "tbody",
      {},
      ...outcomes.map((one) => element("tr", {}, element("td", {}, one.label), element("td", {}, one.probability), element("td", {}, one.value), element("td", {}, one.remove))),
    );
    const head = element("thead", {}, element("tr", {}, ...["What may happen", "Chance, %", "Worth", ""].map((text, i) => element(text ? "th" : "td", { scope: text ? "col" : null, class: i === 1 || i === 2 ? "nego-amount" : null }, text))));
    const box = element(
      "section",
      { class: "nego-alternative", "aria-label": `Alternative ${a + 1}` },
      element("div", { class: "nego-alternative-head" }, element("label", { class: "nego-pick" }, pick, element("span", { class: "nego-note" }, "BATNA")), name, element("label", { class: "nego-cost" }, element("span", { class: "nego-note" }, "cost"), cost), element("button", { type: "button", class: "nego-small", "data-act": "remove", "aria-label": `Remove alternative ${a + 1}`, title: "Remove this alternative", onclick: () => this.tell({ act: "remove", alternative: a }) }, "×")),
      element("table", {}, head, body),
      element("div", { class: "nego-alternative-foot" }, element("button", { type: "button", class: "nego-small", "data-act": "more", onclick: () => this.tell({ act: "more", alternative: a }) }, "Add an outcome"), note),
    );
    return { box, name, cost, pick, note, outcomes };
  }
}

export default {
  render({ model, el }) {
    new Form(model, el);
  },
};
