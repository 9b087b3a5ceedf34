// What is said many times a second, as while something is dragged: one message in flight, and only the newest waits.

const LOST_AFTER = 5000; // after so many milliseconds without an answer the next word is sent anyway

/** Says to the kernel what changes faster than it answers. The page calls `heard` at each of its answers. */
export class OneInFlight {
  constructor(link) {
    this.link = link;
    this.waiting = [];
    this.flight = null;
  }
  /**
   * Report how something stands; of one name only the newest waits. With a slot and an entry, see Link.keep, it is
   * an answer and kept until it is heard.
   */
  say(name, message, slot = null, entry = null) {
    if (slot) this.link.draft(slot, { ...entry, message });
    if (this.waiting.at(-1)?.name === name) this.waiting.pop();
    this.waiting.push({ name, message, slot, entry });
    this.next();
  }
  next() {
    if (this.flight && performance.now() - this.since < LOST_AFTER) return;
    const word = this.waiting.shift();
    if (!word) return;
    this.since = performance.now();
    const { message, slot, entry } = word;
    this.flight = slot
      ? this.link.keep(slot, { ...entry, message }, this.nudge())
      : this.link.tell(message, this.nudge());
    if (!this.flight) this.next();
  }
  // The server holds a small frame back until the one before is acknowledged, and a browser waits 40 ms with
  // that (Nagle's algorithm and delayed acknowledgements). A word of ours, once the kernel has said that it is
  // busy, carries the acknowledgement at once: the answer comes in half the time.
  nudge() {
    const busy = (status) => status.content.execution_state === "busy";
    return { iopub: { status: (status) => busy(status) && this.link.whisper({ kind: "nudge" }) } };
  }
  heard() {
    if (this.flight && this.link.isHeard(this.flight)) {
      this.flight = null;
      this.next();
    }
  }
  get idle() {
    return !this.flight && this.waiting.length === 0;
  }
}
