// A field that somebody chooses in: it shows what is kept, unless a newer choice is under way.

/** `message(value)` is what is reported of a choice; `show(value)` puts one on the page. */
export class Chosen {
  constructor(link, slot, message, show) {
    this.link = link;
    this.slot = slot;
    this.message = message;
    this.show = show;
    this.value = null; // what is kept
    link.field(slot, this);
  }
  /** Report a choice; `words` says it to a reader. */
  choose(value, words) {
    this.link.keep(this.slot, this.entry(value, words));
  }
  /** What the link keeps of a choice until it is heard. */
  entry(value, words) {
    return { message: this.message(value), shown: value, base: this.value, words };
  }
  /** Show what is kept. While a choice is under way, what the kernel says of an earlier one must not undo it. */
  put(value) {
    this.value = value;
    if (!this.link.has(this.slot)) this.show(value);
  }

  // What the link asks for

  kept() {
    return this.value;
  }
}
