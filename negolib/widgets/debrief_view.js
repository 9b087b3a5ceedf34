// Pages of a debrief: headings, sentences, tables and questions, in order.
// What stays the same stays in place, so that focus and a half-typed word survive an answer from the kernel.
import { element, ownName } from "./page/ground.js";

const only = (node) => ({ node });

// Each kind returns its node, and `put` where it can show a new value without being made anew.
const KINDS = {
  heading: (block) => only(element("h3", { class: "nego-section" }, block.text)),
  subheading: (block) => only(element("h4", { class: "nego-heading" }, block.text)),
  text: (block) => only(element("p", { class: block.tone ? `nego-${block.tone}` : "nego-debrief-text" }, block.text)),
  status: (block) => only(element("p", { class: "nego-note", role: "status" }, block.text)),
  list: (block) => only(element("ul", { class: "nego-findings" }, ...block.items.map((item) => element("li", {}, item)))),
  quotes: (block) => only(element("blockquote", { class: `nego-view nego-of-${block.role}` }, ...block.items.map((item) => element("p", {}, item)))),
  table(block) {
    // A cell without a word heads nothing.
    const cell = (text, tag, scope) => element(text ? tag : "td", { scope: text && tag === "th" ? scope : null }, text);
    const cells = (row, tag) => row.map((text, at) => (at ? cell(text, tag, "col") : cell(text, "th", tag === "th" ? "col" : "row")));
    const head = element("thead", {}, element("tr", {}, ...cells(block.head, "th")));
    const body = element("tbody", {}, ...block.rows.map((row) => element("tr", {}, ...cells(row, "td"))));
    return only(element("div", { class: "nego-table-box", role: "group", "aria-label": block.caption }, element("table", { class: `nego-table${block.wide ? " nego-table-wide" : ""}` }, element("caption", { class: "nego-note" }, block.caption), head, body)));
  },
  fold(block) {
    const inner = block.blocks.map((one) => KINDS[one.kind](one).node);
    return only(element("details", { class: "nego-fold" }, element("summary", {}, block.title), ...inner));
  },
  lesson(block) {
    return only(
      element(
        "article",
        { class: `nego-lesson${block.good ? " nego-lesson-good" : ""}`, "aria-label": block.title },
        element("h4", { class: "nego-heading" }, `${block.number}. ${block.title}`),
        element("blockquote", { class: "nego-moment" }, block.quote),
        element("p", {}, block.why),
        element("p", { class: "nego-try" }, element("strong", {}, "Try this: "), block.tryThis),
        element("p", { class: "nego-note" }, block.source),
      ),
    );
  },
  select(block, send) {
    const field = element("select", { "data-at": block.name, onchange: () => send(block.name, field.value) }, ...block.options.map((one) => element("option", { value: one.name }, one.label)));
    const put = (now) => (field.value = now.value);
    put(block);
    return { node: element("label", { class: "nego-field nego-debrief-choice" }, element("span", {}, block.label), field), put };
  },
  button(block, send) {
    const note = element("span", { class: "nego-note", "aria-live": "polite" }, block.note);
    const node = element("div", { class: "nego-say-row" }, element("button", { type: "button", "data-at": block.name, onclick: () => send(block.name, true) }, block.label), note);
    return { node, put: (now) => (note.textContent = now.note) };
  },
  scale(block, send, id) {
    const inputs = [1, 2, 3, 4, 5, 6, 7].map((number) => {
      const ends = { 1: `, ${block.low}`, 7: `, ${block.high}` }[number] ?? "";
      const input = element("input", { type: "radio", name: `${id}-${block.name}`, value: number, "aria-label": `${number}${ends}`, "data-at": `${block.name}-${number}`, onchange: () => send(block.name, number) });
      return element("label", { class: "nego-point" }, input, element("span", { "aria-hidden": "true" }, number));
    });
    const points = element("div", { class: "nego-points" }, element("span", { class: "nego-note" }, block.low), ...inputs, element("span", { class: "nego-note" }, block.high));
    const put = (now) => inputs.forEach((label, at) => (label.firstChild.checked = now.value === at + 1));
    put(block);
    return { node: element("fieldset", { class: "nego-scale" }, element("legend", {}, block.question), points), put };
  },
  area(block, send) {
    const area = element("textarea", { rows: "3", "data-at": block.name });
    let waiting = null;
    const now = () => {
      clearTimeout(waiting);
      waiting = null;
      send(block.name, area.value);
    };
    // What is typed is kept while typing goes on, not only when the field is left.
    area.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(now, 400);
    });
    area.addEventListener("change", now);
    const put = (next) => {
      if (document.activeElement !== area && waiting === null && area.value !== next.value) area.value = next.value;
    };
    put(block);
    return { node: element("label", { class: "nego-question-area" }, element("span", {}, block.question), area), put };
  },
};

// A block with another value is the same block; with another question it is not.
const keyOf = ({ value, note, ...rest }) => JSON.stringify(rest);

class Page {
  constructor(model, el) {
    this.model = model;
    this.id = `nego-debrief-${ownName()}`;
    this.told = 0;
    this.shown = [];
    this.root = element("div", { class: "nego nego-debrief" });
    el.append(this.root);
    this.show = () => this.update();
    model.on("change:blocks", this.show);
    this.update();
  }
  send(name, value) {
    this.model.send({ name, value, token: `${this.id}:${(this.told += 1)}` });
  }
  update() {
    const kept = new Map(this.shown.map((one) => [one.key, one]));
    const seen = {};
    this.shown = this.model.get("blocks").map((block) => {
      const base = keyOf(block);
      seen[base] = (seen[base] ?? 0) + 1;
      const key = `${base}${seen[base]}`;
      const known = kept.get(key);
      if (known) {
        if (known.put) known.put(block);
        return known;
      }
      return { key, ...KINDS[block.kind](block, (name, value) => this.send(name, value), this.id) };
    });
    const nodes = this.shown.map((one) => one.node);
    for (const child of [...this.root.children]) if (!nodes.includes(child)) child.remove();
    // Only what is not yet in its place is moved: moving an element takes its focus away.
    nodes.forEach((node, at) => {
      if (this.root.children[at] !== node) this.root.insertBefore(node, this.root.children[at] ?? null);
    });
  }
}

export default {
  render({ model, el }) {
    const page = new Page(model, el);
    return () => model.off("change:blocks", page.show);
  },
};
