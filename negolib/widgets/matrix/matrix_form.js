// The value matrix: issues and options down, parties across. Python holds the state.
import { button, element, say, shown } from "../page/ground.js";
import { Link } from "../page/link.js";
import { Typed } from "../page/typed.js";
import { shades } from "./shades.js";

class Matrix {
  constructor(model, el) {
    this.model = model;
    this.link = new Link(model);
    this.cells = [];
    this.weights = [];
    this.kinds = new Map();
    this.problem = element("p", { class: "nego-problem", role: "alert" });
    const restore = { class: "nego-small", "data-act": "restore" };
    this.restore = button("", () => this.link.tell({ act: "restore" }), restore);
    this.root = element(
      "div",
      { class: "nego nego-matrix" },
      this.table(),
      this.problem,
      this.link.node,
      this.restore,
    );
    el.append(this.root);
    this.link.follow(() => this.update());
    this.update();
    this.link.restore();
  }
  table() {
    const parties = this.model.get("parties");
    const head = element(
      "tr",
      {},
      element("th", { scope: "col" }, "Issue and options"),
      ...parties.map((party) => element("th", { scope: "col", class: party.seat }, party.called)),
    );
    const groups = this.model.get("issues").map((issue) => this.group(issue, parties));
    const caption = element(
      "caption",
      { class: "nego-note" },
      `What each option is worth, in ${this.model.get("unit")}. `,
      "Type to change a number; the bold number of an issue is its weight: best less worst option.",
    );
    return element("table", {}, caption, element("thead", {}, head), ...groups);
  }
  group(issue, parties) {
    const kind = element("span", { class: "nego-kind" });
    this.kinds.set(issue.name, kind);
    const title = element(
      "tr",
      { class: "nego-issue" },
      element("th", { scope: "rowgroup" }, element("span", {}, issue.label), " ", kind),
      ...parties.map((party) => this.weight(issue, party)),
    );
    const rows = issue.options.map((option) =>
      element(
        "tr",
        {},
        element("th", { scope: "row", title: option.label }, option.label),
        ...parties.map((party) => this.cell(issue, option, party)),
      )
    );
    return element("tbody", {}, title, ...rows);
  }
  field(label, message) {
    const input = element("input", {
      type: "text",
      inputmode: "decimal",
      autocomplete: "off",
      "aria-label": label,
    });
    const slot = Object.values(message).join("/");
    const field = new Typed(this.link, input, slot, (text) => ({ ...message, text }), { select: true });
    input.addEventListener("focus", () => input.select());
    input.addEventListener("keydown", (event) => this.key(event, input));
    return field;
  }
  // Enter and the arrows go down and up a column, as in a spreadsheet.
  key(event, input) {
    const by = { ArrowDown: 1, Enter: 1, ArrowUp: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    const column = [...this.root.querySelectorAll(`input[data-party="${CSS.escape(input.dataset.party)}"]`)];
    const next = column[column.indexOf(input) + by];
    if (next) next.focus();
    else input.blur();
  }
  weight(issue, party) {
    const field = this.field(`Weight of ${issue.label} for ${party.called}`, {
      act: "weight",
      issue: issue.name,
      party: party.name,
    });
    field.input.dataset.party = party.name;
    field.input.dataset.weight = issue.name;
    const share = element("span", { class: "nego-note" });
    this.weights.push({ field, share, issue: issue.name, party: party.name });
    return element("td", { class: party.seat }, element("div", { class: "nego-weight" }, share, field.input));
  }
  cell(issue, option, party) {
    const field = this.field(`${issue.label}, ${option.label}: points for ${party.called}`, {
      act: "points",
      issue: issue.name,
      option: option.name,
      party: party.name,
    });
    field.input.dataset.party = party.name;
    field.input.dataset.cell = `${issue.name}/${option.name}`;
    field.input.placeholder = "–";
    const cell = element("td", { class: `nego-cell ${party.seat}` }, field.input);
    this.cells.push({ field, cell, issue: issue.name, option: option.name, party: party.name });
    return cell;
  }
  update() {
    const points = this.model.get("points");
    const shade = shades(points);
    for (const { field, cell, issue, option, party } of this.cells) {
      const value = points[party][issue][option];
      field.put(shown(value, 4));
      cell.style.setProperty("--nego-shade", `${shade(party, value)}%`);
    }
    const weights = this.model.get("weights");
    for (const { field, share, issue, party } of this.weights) {
      const [swing, part] = weights[party][issue];
      field.put(shown(swing, 4));
      say(share, part === null ? "" : `${Math.round(100 * part)}%`);
      share.title = "share of all that is at stake for this party";
    }
    for (const issue of this.model.get("issues")) {
      const kind = this.kinds.get(issue.name);
      say(kind, issue.kind);
      kind.title = issue.why;
      kind.dataset.kind = issue.kind;
    }
    say(this.restore, this.model.get("restore"));
    say(this.problem, this.link.word("problem"));
  }
}

export default {
  render({ model, el }) {
    const matrix = new Matrix(model, el);
    return () => matrix.link.close();
  },
};
