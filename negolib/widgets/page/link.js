// How a page reports to its kernel. What was typed is kept here until the kernel has said that it heard it:
// a kernel may be busy, start again or be gone, and the page may be loaded anew meanwhile.
import { button, element, ownName, say } from "./ground.js";
import { pageShelf, whatToDo } from "./shelf.js";

const SLOW = 4000; // milliseconds without an answer after which the page says so
const STILL_TYPING = 10000; // so long after a key the place where it was pressed is taken up again

const AGAIN = "Choose Run ▸ Run All Cells";

export const SAYS = {
  away: "Not kept yet: the notebook’s engine is starting again. " +
    "What you typed stays here and is handed over by itself.",
  busy: "Not kept yet: the notebook’s engine is busy. " +
    "What you typed stays here and is kept as soon as it answers.",
  gone: `Not kept yet: the notebook’s engine was started anew. ${AGAIN}; ` +
    "what you typed stays here and is handed over then.",
  press: "Nothing has happened yet: the notebook’s engine is starting again. Press once more in a moment.",
  wait: "The notebook’s engine is busy; this is done as soon as it answers.",
  over: `Nothing has happened: the notebook’s engine was started anew. ${AGAIN}, then press once more.`,
};

/**
 * One widget's line to its kernel.
 *
 * `tell` is for what is done once, like a button: it is never repeated. `keep` is for answers: the last one of each
 * slot is handed over until it is heard. `node` says in words what is not kept; the widget places it.
 */
export class Link {
  constructor(model, shelf = pageShelf()) {
    this.model = model;
    this.shelf = shelf;
    this.place = model.get("place");
    this.id = ownName();
    this.count = 0;
    this.last = 0; // the last message that the kernel is known to have heard
    this.waiting = new Map(); // number of a message under way -> when it was sent
    this.entries = new Map(); // slot -> what is not heard yet
    this.fields = new Map();
    this.failed = false; // something that was pressed went nowhere
    this.hushed = false;
    this.cut = false; // the model was told that its line is dead
    this.node = element("p", { class: "nego-unkept", role: "status" });
  }

  /** Call `update` at every change of the model, after what the kernel heard is known here. */
  follow(update, hushed = update) {
    this.hushing = hushed;
    this.changed = () => {
      this.hear();
      update();
    };
    this.dead = () => {
      this.cut = true;
      this.look();
    };
    this.model.on("change", this.changed);
    this.model.on("comm_live_update", this.dead);
  }
  close() {
    this.model.off("change", this.changed);
    this.model.off("comm_live_update", this.dead);
    clearTimeout(this.timer);
    this.watcher?.disconnect();
    for (const field of this.fields.values()) field.close?.();
    this.closed = true;
  }

  // What is sent

  /** Report something that is done once. Returns the message's mark, or null if it went nowhere. */
  tell(message, callbacks) {
    const mark = this.give(message, callbacks);
    this.failed = mark === null;
    this.look();
    return mark;
  }
  /** Keep what is being typed, without reporting it yet. */
  draft(slot, entry) {
    const made = { ...entry, slot, mark: ownName(), number: null, own: this.own(slot) };
    this.entries.set(slot, made);
    this.shelf.put(this.place, made);
    this.hush();
    this.look();
    return made;
  }
  // What was given before on this line, and may have reached the sheet without our knowing.
  own(slot) {
    const before = this.entries.get(slot);
    if (!before || before.number === null) return before?.own ?? [];
    return [...before.own, before.shown].slice(-5);
  }
  /** Report an answer: {message, shown (what the field shows), base (what the sheet had), words (to be read)}. */
  keep(slot, entry, callbacks) {
    const made = this.draft(slot, entry);
    return this.hand(made, callbacks);
  }
  hand(entry, callbacks) {
    const mark = this.give(entry.message, callbacks);
    entry.number = mark === null ? null : this.count;
    entry.failed = mark === null;
    this.look();
    return mark;
  }
  give(message, callbacks) {
    if (this.closed || this.state() === "away") return null;
    const number = this.count + 1;
    if (!this.whisper({ ...message, token: `${this.id}:${number}` }, callbacks)) return null;
    this.count = number;
    this.waiting.set(number, Date.now());
    return `${this.id}:${number}`;
  }
  /** Send something that needs no answer and is no loss. Returns whether the line took it. */
  whisper(message, callbacks) {
    try {
      this.model.send(message, callbacks);
      return true;
    } catch (error) {
      // The line to the kernel was cut: the page says what is not kept, and gives it to the next one.
      console.info("Not handed over:", error.message);
      return false;
    }
  }

  // What the kernel heard

  hear() {
    const [from, number] = (this.model.get("answered") ?? "").split(":");
    if (from !== this.id || Number(number) <= this.last) return;
    this.last = Number(number);
    this.hushed = this.cut = false;
    for (const sent of [...this.waiting.keys()]) if (sent <= this.last) this.waiting.delete(sent);
    for (const entry of [...this.entries.values()]) {
      if (entry.number !== null && entry.number <= this.last) this.forget(entry);
    }
    this.look();
  }
  forget(entry) {
    if (this.entries.get(entry.slot) === entry) this.entries.delete(entry.slot);
    this.shelf.drop(this.place, entry);
    this.fields.get(entry.slot)?.heard?.(this.model.get("problem") ?? "");
  }
  /** Whether every message has been answered. */
  get idle() {
    return this.waiting.size === 0;
  }
  isHeard(mark) {
    return Number(mark.split(":")[1]) <= this.last;
  }
  has(slot) {
    return this.entries.has(slot);
  }
  /** From the next key on, what the kernel said of the last answer is of yesterday. */
  hush() {
    if (this.hushed) return;
    this.hushed = true;
    this.hushing?.();
  }
  /** What the kernel says under this name, unless something newer is being typed. */
  word(name) {
    return this.hushed ? "" : (this.model.get(name) ?? "");
  }

  // What could not be handed over

  /**
   * Make a field known: {kept() -> what the sheet has, show(shown)}; and where it matters heard(problem), focus(),
   * settled(entry) -> whether what was typed has come to its end already, close().
   */
  field(slot, field) {
    this.fields.set(slot, field);
  }
  /** Take up what an earlier widget of this place, or this page before it was loaded anew, left behind. */
  restore() {
    for (const entry of this.shelf.read(this.place)) {
      const field = this.fields.get(entry.slot);
      if (!field || this.entries.has(entry.slot)) continue;
      const todo = field.settled?.(entry) ? "done" : whatToDo(entry, field.kept());
      if (todo === "done") this.shelf.drop(this.place, entry);
      else if (todo === "give") this.takeUp(entry, field);
      else this.ask(entry, field);
    }
  }
  takeUp(entry, field) {
    field.show(entry.shown);
    this.keep(entry.slot, { ...entry, base: field.kept() });
    const typing = this.shelf.typing;
    if (typing?.place === this.place && typing.slot === entry.slot && Date.now() - typing.at < STILL_TYPING) {
      field.focus?.();
    }
  }
  ask(entry, field) {
    const done = () => {
      this.shelf.drop(this.place, entry);
      box.remove();
    };
    const use = () => {
      done();
      this.takeUp(entry, field);
    };
    const small = { class: "nego-small" };
    const box = element(
      "p",
      { class: "nego-unkept nego-left-over" },
      `Before it could be kept you had typed “${entry.words ?? entry.shown}”. `,
      "Since then this has been answered differently. ",
      button("Use what I had typed", use, small),
      " ",
      button("Leave it as it is", done, small),
    );
    this.node.after(box);
  }

  // What is said of it

  /** "alive" or "away" where the page knows; null where nobody tells it. */
  state() {
    this.watch();
    return this.panel?.dataset.negolibKernel ?? null;
  }
  watch() {
    const panel = this.node.closest?.("[data-negolib-kernel]");
    if (!panel || panel === this.panel || this.closed) return;
    this.panel = panel;
    this.watcher?.disconnect();
    this.watcher = new MutationObserver(() => this.turned());
    this.watcher.observe(panel, { attributes: true, attributeFilter: ["data-negolib-kernel"] });
  }
  turned() {
    if (this.state() === "alive") {
      this.failed = false;
      for (const entry of [...this.entries.values()]) if (entry.failed) this.hand(entry);
    }
    this.look();
  }
  look() {
    const now = Date.now();
    clearTimeout(this.timer);
    const oldest = Math.min(...this.waiting.values());
    if (Number.isFinite(oldest) && now - oldest < SLOW) {
      this.timer = setTimeout(() => this.look(), SLOW - now + oldest + 1);
    }
    const entries = [...this.entries.values()];
    const problem = {
      state: this.state(),
      failed: entries.some((entry) => entry.failed),
      open: entries.length > 0,
      slow: now - oldest >= SLOW,
      cut: this.cut,
      pressed: this.failed,
    };
    say(this.node, sentence(problem));
    this.node.toggleAttribute("data-waiting", !this.idle);
  }
}

/** What is said while something is not kept; "" while all is well. */
export function sentence({ state, failed, open, slow, cut, pressed }) {
  if (failed || (open && cut)) return state === null ? SAYS.gone : SAYS.away;
  if (open && state === "away") return SAYS.away;
  if (pressed) return state === null ? SAYS.over : SAYS.press;
  if (slow) return open ? SAYS.busy : SAYS.wait;
  return "";
}
