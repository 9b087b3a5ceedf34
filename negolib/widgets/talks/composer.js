// What one is about to say: the words first, then what they are heard as, and what that would be worth.
import { button, element, say } from "../page/ground.js";
import { Typed } from "../page/typed.js";
import { fieldOf } from "./move_fields.js";
import { ruler } from "./practice_parts.js";

const PAUSE = 350; // milliseconds after the last key until what is typed is reported
const TALLEST = 220; // pixels; longer words are scrolled in their field

function plain(text) {
  return text.trim().replace(/\s+/g, " ");
}

/** How many turns stand in the log: what is only asked back is none. */
export function turnsOf(log) {
  return log.filter((turn) => !turn.aside).length;
}

/** Whether words that were sent stand in the log already, after so many turns. */
export function wasSaid({ turns, shown }, log) {
  return turns !== undefined && log.slice(turns).some((turn) => plain(turn.words) === plain(shown));
}

/** What a key does in the field of words: "say" says them, "hear" shows at once what they are heard as. */
export function keyDoes({ key, shiftKey, ctrlKey, metaKey, isComposing }) {
  if (key !== "Enter" || isComposing) return "";
  if (ctrlKey || metaKey) return "say";
  return shiftKey ? "" : "hear";
}

/** `room` has: model, link, tell(message), timed(message), part(name, value, draw) and settle(). */
export class Composer {
  constructor(room) {
    this.room = room;
    this.title = element("p", { class: "nego-heading" });
    this.who = element("div", { class: "nego-move-fields" });
    this.label = element("p", { class: "nego-note nego-words-label" });
    this.words = element("textarea", { rows: "2", "data-act": "words" });
    this.says = element("p", { class: "nego-note nego-heard", role: "status" });
    this.heard = element("div", { class: "nego-kinds", role: "radiogroup", "aria-label": "Heard as" });
    this.kinds = element("div", { class: "nego-kinds", role: "radiogroup", "aria-label": "Kind of move" });
    this.hint = element("p", { class: "nego-note" });
    this.fields = element("div", { class: "nego-move-fields" });
    this.score = element("div", { class: "nego-live", "aria-live": "polite" });
    this.hand = button("", () => this.byHand(), { class: "nego-small", "data-act": "hand" });
    this.use = button("Use this line", () => this.useLine(), { class: "nego-small", "data-act": "use" });
    this.go = button("", () => this.send(), { class: "nego-main", "data-act": "say" });
    const message = (text) => room.timed({ do: "words", text });
    this.draft = new Typed(room.link, this.words, "words", message, { delay: PAUSE });
    this.draft.settled = (entry) => wasSaid(entry, room.model.get("log"));
    this.words.addEventListener("input", () => this.fit());
    this.words.addEventListener("keydown", (event) => {
      const does = keyDoes(event);
      if (!does) return;
      event.preventDefault();
      event.stopPropagation();
      if (does === "say") this.send();
      else this.draft.report();
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
      this.who,
      this.label,
      this.words,
      this.says,
      this.heard,
      this.kinds,
      this.hint,
      this.fields,
      this.score,
      element("div", { class: "nego-say" }, this.hand, this.use, gap, how, this.go),
    );
  }
  // What is said counts once: were it lost on the way, it is in the box again, to be sent by hand.
  send() {
    const { room, draft, words } = this;
    room.settle();
    draft.pause();
    this.asked = true;
    const turns = turnsOf(room.model.get("log"));
    const entry = room.link.draft("words", { ...draft.entry(), base: "", turns });
    if (room.tell({ do: "say", text: words.value })) entry.number = room.link.count;
  }
  byHand() {
    const { by_hand } = this.room.model.get("composer");
    this.room.tell({ do: "field", name: "heard", value: by_hand ? "words" : "else" });
  }
  /** Leave the fields of a move for what was heard in the words; false where there is nothing to leave. */
  leaveFields() {
    if (!this.room.model.get("composer").by_hand) return false;
    this.room.tell({ do: "field", name: "heard", value: "words" });
    this.words.focus();
    return true;
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
    const typed = this.words.value.trim() !== "";
    this.use.hidden = typed || !this.words.placeholder;
    this.hand.hidden = typed;
  }
  put(composer, playing) {
    this.node.hidden = !composer.title || !playing;
    if (!composer.title) {
      this.draft.clear();
      return;
    }
    // While a word of this page is under way, what Python says of an earlier one must not undo it here.
    if (!this.room.link.idle) return;
    const { room } = this;
    say(this.title, composer.title);
    say(this.label, composer.label);
    say(this.go, composer.button);
    say(this.hand, composer.hand);
    say(this.says, composer.says);
    say(this.hint, composer.hint);
    this.words.setAttribute("aria-label", composer.label);
    this.words.placeholder = composer.suggestion;
    this.words.maxLength = composer.letters * 2;
    const { heard, chosen, groups, act, who, fields, score } = composer;
    const proposed = [{ label: "Heard as", acts: heard }];
    this.says.classList.toggle("nego-visually-hidden", composer.plain);
    room.part("who", who, () => this.drawFields(this.who, who));
    room.part("heard", [heard, chosen], () => this.drawChips(this.heard, "heard", proposed, chosen));
    room.part("kinds", [groups, act], () => this.drawChips(this.kinds, "act", groups, act));
    room.part("fields", fields, () => this.drawFields(this.fields, fields));
    room.part("score", score, () => this.drawScore(score));
    this.heard.hidden = heard.length === 0;
    this.kinds.hidden = groups.length === 0;
    this.draft.put(composer.words);
    this.fit();
    // What is not plain is chosen next.
    if (this.asked && !chosen) this.heard.querySelector("input")?.focus();
    this.asked = false;
  }
  drawFields(place, fields) {
    const tell = (message) => this.room.tell({ do: "field", ...message });
    place.replaceChildren(...fields.map((field) => fieldOf(field, tell, this.room.link.id)));
  }
  drawScore({ lines = [], below, ruler: marks }) {
    this.score.classList.toggle("nego-below", Boolean(below));
    const said = lines.map((line) => element("p", {}, line));
    this.score.replaceChildren(...(marks ? [ruler(marks)] : []), ...said);
  }
  /** Choices beside each other, group by group; the arrow keys go from one to the next. */
  drawChips(place, name, groups, chosen) {
    const held = place.contains(document.activeElement);
    const chip = (choice) => {
      const input = element("input", {
        type: "radio",
        name: `${this.room.link.id}-${name}`,
        value: choice.name,
        class: "nego-visually-hidden",
        onchange: () => this.room.tell({ do: "field", name, value: choice.name }),
      });
      input.checked = choice.name === chosen;
      return element("label", { class: "nego-chip" }, input, element("span", {}, choice.label));
    };
    const title = (text) => element("span", { class: "nego-note" }, text);
    const made = groups.map(({ label, acts }) =>
      element("span", { class: "nego-kind-group" }, title(label), ...acts.map(chip))
    );
    place.replaceChildren(...made);
    if (held) (place.querySelector("input:checked") ?? place.querySelector("input"))?.focus();
  }
}
