// Pages of a debrief: headings, sentences, tables and questions, in order.
// What stays the same stays in place, so that focus and a half-typed word survive an answer from the kernel.
import { Chosen } from "../page/chosen.js";
import { button, element, listOf, optionsOf, say } from "../page/ground.js";
import { Link } from "../page/link.js";
import { Typed } from "../page/typed.js";

const TYPED = 400; // milliseconds after the last key until what is typed is reported

const only = (node) => ({ node });

// Each kind returns its node, and `put` where it can show a new value without being made anew.
const KINDS = {
  heading: (block) => only(element("h3", { class: "nego-section" }, block.text)),
  subheading: (block) => only(element("h4", { class: "nego-heading" }, block.text)),
  text: (block) =>
    only(element("p", { class: block.tone ? `nego-${block.tone}` : "nego-debrief-text" }, block.text)),
  status: (block) => only(element("p", { class: "nego-note", role: "status" }, block.text)),
  list: (block) => only(listOf(block.items, { class: "nego-findings" })),
  quotes: (block) =>
    only(
      element(
        "blockquote",
        { class: `nego-view ${block.seat}` },
        ...block.items.map((item) => element("p", {}, item)),
      ),
    ),
  table(block) {
    // A cell without a word heads nothing.
    const cell = (text, tag, scope) =>
      element(text ? tag : "td", { scope: text && tag === "th" ? scope : null }, text);
    const cells = (row, tag) =>
      row.map((text, at) => (at ? cell(text, tag, "col") : cell(text, "th", tag === "th" ? "col" : "row")));
    const head = element("thead", {}, element("tr", {}, ...cells(block.head, "th")));
    const body = element("tbody", {}, ...block.rows.map((row) => element("tr", {}, ...cells(row, "td"))));
    return only(
      element(
        "div",
        { class: "nego-table-box", role: "group", "aria-label": block.caption },
        element(
          "table",
          { class: `nego-table${block.wide ? " nego-table-wide" : block.words ? " nego-table-words" : ""}` },
          element("caption", { class: "nego-note" }, block.caption),
          head,
          body,
        ),
      ),
    );
  },
  fold(block) {
    const inner = block.blocks.map((one) => KINDS[one.kind](one).node);
    return only(element("details", { class: "nego-fold" }, element("summary", {}, block.title), ...inner));
  },
  lesson(block, link) {
    const again = element("div", { class: "nego-lesson-again" });
    if (block.round) {
      const back = `Go back to round ${block.round} and say it again`;
      again.append(
        button(back, () => link.tell({ name: "again", value: block.round }), {
          "data-at": `again-${block.round}`,
        }),
      );
    }
    return only(
      element(
        "article",
        { class: `nego-lesson${block.good ? " nego-lesson-good" : ""}`, "aria-label": block.title },
        element("h4", { class: "nego-heading" }, `${block.number}. ${block.title}`),
        element("blockquote", { class: "nego-moment" }, block.quote),
        again,
        element("p", {}, block.why),
        ...(block.items.length ? [listOf(block.items, { class: "nego-findings" })] : []),
        element("p", { class: "nego-try" }, element("strong", {}, "Try this: "), block.tryThis),
        element("p", { class: "nego-note" }, block.source),
      ),
    );
  },
  ways(block) {
    const felt = (one) =>
      element(
        "div",
        { class: "nego-way-felt" },
        element("span", { class: "nego-note" }, one.felt),
        element(
          "div",
          { class: "nego-way-bar", "aria-hidden": "true" },
          element("i", { style: `width:${one.trust}%` }),
        ),
      );
    const round = (one) =>
      element(
        "li",
        {},
        element("p", { class: "nego-note" }, one.round),
        element("p", {}, one.you),
        ...(one.them ? [element("blockquote", { class: block.seat }, element("p", {}, one.them))] : []),
        ...(one.felt ? [felt(one)] : []),
      );
    const way = (one) =>
      element(
        "article",
        { class: "nego-way", "aria-label": one.title },
        element("h4", { class: "nego-heading" }, one.title),
        element("ol", {}, ...one.rounds.map(round)),
        element("p", { class: "nego-way-end" }, one.end),
      );
    return only(element("div", { class: "nego-ways" }, ...block.ways.map(way)));
  },
  select(block, link) {
    const field = element("select", { "data-at": block.name }, ...optionsOf(block.options));
    const answer = chosen(link, block, (value) => (field.value = value));
    field.addEventListener("change", () => answer.choose(field.value, field.selectedOptions[0].text));
    const label = element("span", {}, block.label);
    return {
      node: element("label", { class: "nego-field nego-debrief-choice" }, label, field),
      put: answer.put,
    };
  },
  button(block, link) {
    const note = element("span", { class: "nego-note", "aria-live": "polite" }, block.note);
    const press = () => link.tell({ name: block.name, value: true });
    const made = button(block.label, press, { "data-at": block.name });
    const node = element("div", { class: "nego-say-row" }, made, note);
    return { node, put: (now) => say(note, now.note) };
  },
  scale(block, link) {
    const inputs = [1, 2, 3, 4, 5, 6, 7].map((number) => {
      const ends = { 1: `, ${block.low}`, 7: `, ${block.high}` }[number] ?? "";
      return element("input", {
        type: "radio",
        name: `${link.id}-${block.name}`,
        value: number,
        "aria-label": `${number}${ends}`,
        "data-at": `${block.name}-${number}`,
        onchange: () => answer.choose(number, String(number)),
      });
    });
    const show = (value) => inputs.forEach((input, at) => (input.checked = value === at + 1));
    const answer = chosen(link, block, show);
    const end = (text) => element("span", { class: "nego-note" }, text);
    const points = inputs.map((input, at) =>
      element("label", { class: "nego-point" }, input, element("span", { "aria-hidden": "true" }, at + 1))
    );
    const scale = element("div", { class: "nego-points" }, end(block.low), ...points, end(block.high));
    const question = element("legend", {}, block.question);
    return { node: element("fieldset", { class: "nego-scale" }, question, scale), put: answer.put };
  },
  area(block, link) {
    const area = element("textarea", { rows: "3", "data-at": block.name });
    // What is typed is kept while typing goes on, not only when the field is left.
    const message = (text) => ({ name: block.name, value: text });
    const field = new Typed(link, area, block.name, message, { delay: TYPED });
    const put = (now) => field.put(now.value);
    put(block);
    return {
      node: element("label", { class: "nego-question-area" }, element("span", {}, block.question), area),
      put,
    };
  },
};

function chosen(link, block, show) {
  const field = new Chosen(link, block.name, (value) => ({ name: block.name, value }), show);
  const put = (now) => field.put(now.value);
  put(block);
  return { put, choose: (value, words) => field.choose(value, words) };
}

// A block with another value is the same block; with another question it is not.
const keyOf = ({ value: _value, note: _note, ...rest }) => JSON.stringify(rest);

class Page {
  constructor(model, el) {
    this.model = model;
    this.link = new Link(model);
    this.shown = [];
    this.root = element("div", { class: "nego nego-debrief" });
    this.foot = element("div", {}, this.link.node);
    el.append(this.root);
    this.link.follow(() => this.update(), () => {});
    this.update();
    this.link.restore();
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
      return { key, ...KINDS[block.kind](block, this.link) };
    });
    const nodes = [...this.shown.map((one) => one.node), this.foot];
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
    return () => page.link.close();
  },
};
