// A field that somebody types in. It shows what is kept, unless something is typed, under way or was refused.

/**
 * `message(text)` is what is reported of a text. With `delay` it is reported while typing goes on, so many
 * milliseconds after the last key; else when the field is left. `select` marks the text when it is replaced.
 * `answers` is the name of the answer that stands in the field, where it is not the widget's place.
 */
export class Typed {
  constructor(link, input, slot, message, { delay = 0, select = false, answers = link.place } = {}) {
    this.link = link;
    this.input = input;
    this.slot = slot;
    this.message = message;
    this.delay = delay;
    this.select = select;
    this.answers = answers;
    this.text = ""; // what is kept
    this.hint = ""; // what a pointer that rests on the field is told
    this.dirty = false;
    this.refused = false;
    link.field(slot, this);
    input.addEventListener("input", () => this.typing());
    input.addEventListener("change", () => this.report());
    // A browser reports no change where a text is typed again that stood there when the field was entered.
    input.addEventListener("blur", () => this.report());
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && input.tagName === "INPUT") this.report();
    });
  }
  entry() {
    const text = this.input.value;
    return { message: this.message(text), shown: text, base: this.text };
  }
  typing() {
    this.dirty = true;
    this.mark("");
    this.link.shelf.typing = { place: this.link.place, slot: this.slot, at: Date.now() };
    this.link.draft(this.slot, this.entry());
    clearTimeout(this.timer);
    if (this.delay) this.timer = setTimeout(() => this.report(), this.delay);
  }
  pause() {
    clearTimeout(this.timer);
    this.dirty = false;
  }
  /** From now on this field is for another answer. */
  move(slot) {
    this.pause();
    this.mark("");
    this.slot = slot;
    this.link.field(slot, this);
  }
  report() {
    clearTimeout(this.timer);
    if (!this.dirty) return;
    this.dirty = false;
    this.link.keep(this.slot, this.entry());
  }
  /** Show what is kept, as soon as nothing else is to be shown. */
  put(text) {
    this.text = text;
    if (this.dirty || this.refused || this.link.has(this.slot) || this.input.value === text) return;
    this.input.value = text;
    if (this.select && document.activeElement === this.input) this.input.select();
  }
  /** What was being typed has nowhere to go any more. */
  clear() {
    this.pause();
    const entry = this.link.entries.get(this.slot);
    if (entry) this.link.forget(entry);
  }
  mark(problem) {
    this.refused = problem !== "";
    if (problem) this.input.setAttribute("aria-invalid", "true");
    else this.input.removeAttribute("aria-invalid");
    this.input.title = problem || this.hint;
    this.link.shelf.refuse(this.answers, this.refused);
  }

  // What the link asks for

  close() {
    clearTimeout(this.timer);
    this.link.shelf.refuse(this.answers, false);
  }
  /** Whether what was typed has come to its end already; who makes the field may know better. */
  settled(_entry) {
    return false;
  }
  kept() {
    return this.text;
  }
  show(text) {
    this.mark("");
    this.input.value = text;
  }
  heard(problem) {
    this.mark(problem);
  }
  // A widget is made before it is put on the page, and only there it can be written in.
  focus(frames = 120) {
    if (!this.input.isConnected) {
      if (frames) requestAnimationFrame(() => this.focus(frames - 1));
      return;
    }
    const active = document.activeElement;
    if (active && ["INPUT", "TEXTAREA", "SELECT"].includes(active.tagName)) return;
    this.input.focus({ preventScroll: true });
    this.input.setSelectionRange?.(this.input.value.length, this.input.value.length);
  }
}
