// Parts of the practice room's page.
import { button, element, listOf, optionsOf } from "../page/ground.js";

/** A bubble: who, when, the words, what was done with them, and a quiet aside. */
export function bubble(turn) {
  const side = turn.right ? "nego-right-side" : "nego-left-side";
  return element(
    "li",
    { class: `nego-turn ${side} ${turn.seat}${turn.past ? " nego-past" : ""}` },
    element("p", { class: "nego-turn-head" }, element("strong", {}, turn.who), ` · ${turn.round}`),
    element(
      "div",
      { class: "nego-bubble" },
      turn.words ? element("p", { class: "nego-words" }, turn.words) : null,
      turn.does ? element("p", { class: "nego-does" }, turn.does) : null,
    ),
    turn.note
      ? element(
        "p",
        { class: "nego-aside", role: "note" },
        element("span", { class: "nego-visually-hidden" }, "A note: "),
        turn.note,
      )
      : null,
  );
}

/** What the other side has put on the table, to be accepted. */
export function offerCard(offer, place, send) {
  return element(
    "article",
    { class: `nego-offer${offer.below ? " nego-below" : ""}`, "aria-label": offer.title },
    element("p", { class: "nego-heading" }, offer.title),
    listOf(offer.lines),
    offer.score ? element("p", { class: "nego-score" }, offer.score) : null,
    button(offer.accept, () => send({ do: "accept", place }), { "data-act": `accept-${place}` }),
  );
}

/** Marks between the worst and the best package: one's own points only. The sentences below say it all. */
export function ruler(marks) {
  const names = { batna: "your BATNA", theirs: "their offer", draft: "your package" };
  const kinds = [...new Set(marks.map((mark) => mark.kind))];
  const key = element(
    "p",
    { class: "nego-key nego-note" },
    ...kinds.map((kind) =>
      element("span", {}, element("span", { class: `nego-mark nego-mark-${kind}` }), names[kind])
    ),
  );
  const line = element("div", { class: "nego-ruler" });
  for (const mark of marks) {
    const made = element("span", { class: `nego-mark nego-mark-${mark.kind}`, title: mark.label });
    made.style.left = `${mark.at * 100}%`;
    line.append(made);
  }
  return element("div", { "aria-hidden": "true" }, line, key);
}

/** What was said under a title, with the round in which it was. */
export function learnt(title, entries, empty) {
  const heading = element("p", { class: "nego-heading" }, title);
  if (!entries.length) return [heading, element("p", { class: "nego-note" }, empty)];
  const lines = entries.map(({ round, text }) => {
    const when = element("span", { class: "nego-note" }, round === "0" ? "opening " : `round ${round} `);
    return element("li", {}, when, text);
  });
  return [heading, element("ul", { class: "nego-known" }, ...lines)];
}

/** What is confidential to the one who reads it; nothing where there is nothing. */
export function briefOf({ title, text, batna }) {
  if (!title) return [];
  const words = element("p", { class: "nego-brief-text" }, text);
  return [element("details", {}, element("summary", {}, title), words, element("p", {}, batna))];
}

/** What stands between two turns at one machine. */
export function curtainOf({ curtain, ready }, send) {
  const made = curtain ? [element("p", {}, curtain)] : [];
  if (ready) {
    made.push(button(ready, () => send({ do: "ready" }), { class: "nego-main", "data-act": "ready" }));
  }
  return made;
}

/** One of the questions before talks begin; `chosen()` is what is answered. */
function askOf({ name, label, choices }, id) {
  const inputs = choices.map((choice, place) => {
    const input = element("input", { type: "radio", name: `${id}-${name}`, value: choice.name });
    input.checked = place === 0;
    return input;
  });
  const radios = choices.map((choice, place) =>
    element("label", { class: "nego-option" }, inputs[place], element("span", {}, choice.label))
  );
  const node = element("fieldset", { class: "nego-radios" }, element("legend", {}, label), ...radios);
  return { name, node, chosen: () => inputs.find((input) => input.checked).value };
}

/** What is asked before talks begin. `id` keeps the names of two rooms' choices apart. */
export function startOf(start, send, id) {
  const asks = start.asks.map((ask) => askOf(ask, id));
  const number = element("input", {
    type: "text",
    inputmode: "numeric",
    autocomplete: "off",
    "aria-label": "Number of the person",
    "data-act": "number",
  });
  const begin = () => {
    const chosen = Object.fromEntries(asks.map((ask) => [ask.name, ask.chosen()]));
    send({ do: "start", ...chosen, number: number.value });
  };
  number.addEventListener("keydown", (event) => event.key === "Enter" && begin());
  const asked = element("span", { class: "nego-note" }, "Number, as shown after the talks");
  const same = element(
    "details",
    {},
    element("summary", {}, "The same person again"),
    element("label", { class: "nego-number" }, asked, number),
  );
  return [
    ...start.lines.map((line) => element("p", {}, line)),
    ...(start.fixed ? [element("p", {}, start.fixed)] : []),
    ...asks.map((ask) => ask.node),
    ...(start.number ? [same] : []),
    button(start.button, begin, { class: "nego-main", "data-act": "start" }),
  ];
}

/** How the talks ended. */
export function overOf(over, send) {
  const again = { class: "nego-main", "data-act": "again" };
  return [
    element("p", { class: "nego-heading" }, over.title),
    listOf(over.lines),
    ...over.words.map((line) => element("p", {}, line)),
    button(over.again, () => send({ do: "again" }), again),
  ];
}

/** A question before something counts; the answer that changes nothing comes last, and gets the focus. */
export function confirmOf({ question, lines, warning, yes, no }, send) {
  const answers = [
    button(yes, () => send({ do: "yes" }), { class: "nego-main", "data-act": "yes" }),
    button(no, () => send({ do: "no" }), { "data-act": "no" }),
  ];
  const made = [
    element("p", { class: "nego-heading" }, question),
    lines.length ? listOf(lines) : null,
    warning ? element("p", { class: "nego-warning" }, warning) : null,
    element("div", { class: "nego-say" }, ...answers),
  ];
  return made.filter((one) => one !== null);
}

/** A button with, where there is something to choose from, a drop-down before it. */
export function toolOf(tool, send) {
  const attributes = { "aria-label": tool.what, "data-at": `tool-${tool.do}` };
  const none = element("option", { value: "" }, `${tool.what} …`);
  const select = tool.options ? element("select", attributes, none, ...optionsOf(tool.options)) : null;
  const press = () => send({ do: tool.do, value: select ? select.value : "" });
  return element("div", { class: "nego-tool" }, select, button(tool.label, press, { "data-act": tool.do }));
}
