// One alternative of the table: its name and cost, and what may happen, row by row.
import { button, element, say, shown } from "../page/ground.js";
import { Typed } from "../page/typed.js";

const HEADS = ["What may happen", "Chance, %", "Worth", ""];
const AMOUNT = "nego-amount";

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

function cells(tag, ...contents) {
  return element("tr", {}, ...contents.map((content) => element(tag, {}, content)));
}

function head() {
  const cell = (text) =>
    element(text ? "th" : "td", {
      scope: text ? "col" : null,
      class: HEADS.indexOf(text) % 3 ? AMOUNT : null,
    }, text);
  return element("thead", {}, element("tr", {}, ...HEADS.map(cell)));
}

/** The fields of the alternative in a place. `pick` is what chooses it as the BATNA. */
export class Alternative {
  constructor(link, place, outcomes, unit, pick) {
    this.link = link;
    this.place = place;
    this.name = this.field(`Name of alternative ${place + 1}`, "name", "nego-name");
    this.cost = this.field(`Cost of trying alternative ${place + 1}, in ${unit}`, "cost", AMOUNT);
    this.pick = element("input", {
      type: "radio",
      name: `${link.id}-pick`,
      "data-act": "choose",
      "data-at": `${place}-pick`,
      onchange: pick,
    });
    this.note = element("p", { class: "nego-note", "aria-live": "polite" });
    this.outcomes = Array.from({ length: outcomes }, (_, outcome) => this.outcome(outcome, unit));
    this.box = this.build();
  }
  field(label, act, style, outcome = null) {
    const at = outcome === null ? `${this.place}-${act}` : `${this.place}-${outcome}-${act}`;
    const attributes = {
      "aria-label": label,
      "data-act": act,
      "data-at": at,
      class: style,
      autocomplete: "off",
    };
    const input = style === AMOUNT
      ? element("input", { type: "text", inputmode: "decimal", ...attributes })
      : lines(attributes);
    const message = (text) => ({ act, alternative: this.place, outcome, text });
    return new Typed(this.link, input, `${act}/${this.place}/${outcome ?? ""}`, message);
  }
  outcome(outcome, unit) {
    const where = `outcome ${outcome + 1} of alternative ${this.place + 1}`;
    return {
      label: this.field(`What happens, ${where}`, "label", null, outcome),
      probability: this.field(`Probability in percent, ${where}`, "probability", AMOUNT, outcome),
      value: this.field(`Value in ${unit}, ${where}`, "value", AMOUNT, outcome),
      remove: this.button("×", { act: "drop", outcome }, {
        "aria-label": `Remove ${where}`,
        title: "Remove this outcome",
      }),
    };
  }
  button(text, message, attributes = {}) {
    const press = () => this.link.tell({ alternative: this.place, ...message });
    return button(text, press, { class: "nego-small", "data-act": message.act, ...attributes });
  }
  build() {
    const remove = this.button("×", { act: "remove" }, {
      "aria-label": `Remove alternative ${this.place + 1}`,
      title: "Remove this alternative",
    });
    const said = (text) => element("span", { class: "nego-note" }, text);
    const rows = this.outcomes.map(({ label, probability, value, remove }) =>
      cells("td", label.input, probability.input, value.input, remove)
    );
    return element(
      "section",
      { class: "nego-alternative", "aria-label": `Alternative ${this.place + 1}` },
      element(
        "div",
        { class: "nego-alternative-head" },
        element("label", { class: "nego-pick" }, this.pick, said("BATNA")),
        this.name.input,
        element("label", { class: "nego-cost" }, said("cost"), this.cost.input),
        remove,
      ),
      element("table", {}, head(), element("tbody", {}, ...rows)),
      element(
        "div",
        { class: "nego-alternative-foot" },
        this.button("Add an outcome", { act: "more" }),
        this.note,
      ),
    );
  }
  /** Show what is kept. */
  put(row) {
    this.name.hint = row.label;
    this.name.put(row.label);
    this.cost.put(shown(row.cost));
    this.pick.setAttribute("aria-label", `Your BATNA: ${row.label}`);
    say(this.note, row.note);
    this.note.classList.toggle("nego-open", !row.complete);
    row.outcomes.forEach(({ label, probability, value }, place) => {
      const fields = this.outcomes[place];
      fields.label.put(label);
      fields.probability.put(shown(probability === null ? null : 100 * probability));
      fields.value.put(shown(value));
    });
  }
  /** Whether this one is the BATNA. */
  choose(chosen) {
    this.pick.checked = chosen;
    this.box.classList.toggle("nego-chosen", chosen);
  }
}
