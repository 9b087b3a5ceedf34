// The next move in the making: its kind, its fields, what it would be worth, and the words.
import { button, element, say } from "../page/ground.js";
import { Typed } from "../page/typed.js";
import { fieldOf } from "./move_fields.js";
import { ruler } from "./practice_parts.js";

const PAUSE = 350; // milliseconds after the last key until what is typed is reported
const TALLEST = 220; // pixels; longer words are scrolled in their field

function plain(text) {
  return text.trim().replace(/\s+/g, " ");
}

/** Whether words that were sent stand in the log already, after so many turns. */
export function wasSaid({ turns, shown }, log) {
  return turns !== undefined && log.slice(turns).some((turn) => plain(turn.words) === plain(shown));
}

/** `room` has: model, link, tell(message), timed(message), part(name, value, draw) and settle(). */
export class Composer {
  constructor(room) {
    this.room = room;
    this.kinds = element("div", { class: "nego-kinds", role: "radiogroup", "aria-label": "Kind of move" });
    this.hint = element("p", { class: "nego-note" });
    this.fields = element("div", { class: "nego-move-fields" });
    this.score = element("div", { class: "nego-live", "aria-live": "polite" });
    this.words = element("textarea", { rows: "3", "data-act": "words" });
    this.counts = element("p", { class: "nego-note nego-heard", role: "status" });
    this.title = element("p", { class: "nego-heading" });
    this.label = element("p", { class: "nego-note nego-words-label" });
    this.use = button("Use this line", () => this.useLine(), { class: "nego-small", "data-act": "use" });
    this.go = button("", () => this.send(), { class: "nego-main", "data-act": "say" });
    const message = (text) => room.timed({ do: "words", text });
    this.draft = new Typed(room.link, this.words, "words", message, { delay: PAUSE });
    this.draft.settled = (entry) => wasSaid(entry, room.model.get("log"));
    this.words.addEventListener("input", () => this.fit());
    this.words.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      event.stopPropagation();
      this.send();
    });
    this.node = this.build();
  }
  build() {
    const gap = element("span", { class: "nego-gap" });
    const how = element("span", { class: "nego-note" }, "or Ctrl+Enter");
    return element(
      "div",
      { class: "nego-composer", role: "group", "aria-label": "The next move" },
      this.title,
      this.kinds,
      this.hint,
      this.fields,
      this.score,
      this.label,
      this.words,
      this.counts,
      element("div", { class: "nego-say" }, this.use, gap, how, this.go),
    );
  }
  // What is said counts once: were it lost on the way, it is in the box again, to be sent by hand.
  send() {
    const { room, draft, words } = this;
    room.settle();
    draft.pause();
    const turns = room.model.get("log").length;
    const entry = room.link.draft("words", { ...draft.entry(), base: "", turns });
    if (room.tell({ do: "say", text: words.value })) entry.number = room.link.count;
  }
  useLine() {
    this.words.value = this.words.placeholder;
    this.fit();
    this.draft.typing();
    this.draft.report();
    this.words.focus();
  }
  fit() {
    this.words.style.height = "auto";
    // Before it is on the page it has no height to be measured.
    const tall = this.words.scrollHeight;
    if (tall) this.words.style.height = `${Math.min(TALLEST, tall + 2)}px`;
    this.use.hidden = !this.words.placeholder || this.words.value.trim() !== "";
  }
  put(composer, playing) {
    this.node.hidden = !composer.act || !playing;
    if (!composer.act) {
      this.draft.clear();
      return;
    }
    // While a word of this page is under way, what Python says of an earlier one must not undo it here.
    if (!this.room.link.idle) return;
    this.room.part("kinds", [composer.groups, composer.act], () => this.drawKinds(composer));
    say(this.title, composer.title);
    say(this.label, composer.label);
    say(this.go, composer.button);
    this.words.setAttribute("aria-label", composer.label);
    say(this.hint, composer.hint);
    say(this.counts, composer.heard);
    this.room.part("fields", composer.fields, () => this.drawFields(composer.fields));
    this.room.part("score", composer.score, () => this.drawScore(composer.score));
    this.words.placeholder = composer.suggestion;
    this.words.maxLength = composer.letters * 2;
    this.draft.put(composer.words);
    this.fit();
  }
  drawFields(fields) {
    const tell = (message) => this.room.tell({ do: "field", ...message });
    this.fields.replaceChildren(...fields.map((field) => fieldOf(field, tell, this.room.link.id)));
  }
  drawScore({ lines = [], below, ruler: marks }) {
    this.score.classList.toggle("nego-below", Boolean(below));
    const said = lines.map((line) => element("p", {}, line));
    this.score.replaceChildren(...(marks ? [ruler(marks)] : []), ...said);
  }
  drawKinds({ groups, act }) {
    const held = this.kinds.contains(document.activeElement);
    const chip = ({ name, label }) => {
      const input = element("input", {
        type: "radio",
        name: `${this.room.link.id}-act`,
        value: name,
        class: "nego-visually-hidden",
        onchange: () => this.room.tell({ do: "field", name: "act", value: name }),
      });
      input.checked = name === act;
      return element("label", { class: "nego-chip" }, input, element("span", {}, label));
    };
    const title = (text) => element("span", { class: "nego-note" }, text);
    const made = groups.map(({ label, acts }) =>
      element("span", { class: "nego-kind-group" }, title(label), ...acts.map(chip))
    );
    this.kinds.replaceChildren(...made);
    if (held) this.chosen()?.focus();
  }
  /** The kind of move that is chosen. */
  chosen() {
    return this.kinds.querySelector("input:checked");
  }
}
