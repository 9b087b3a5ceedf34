// The clock of timed talks.
import { element, say } from "../page/ground.js";

const BEAT = 500; // milliseconds between two looks at the time
const TELLS = 10; // seconds after which Python is told how far it is
const URGENT = 60; // seconds left, from which on it is marked
const SLEPT = 90; // seconds that one look counts at most

/** The time that is left, as a clock shows it. */
export function clockText(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")} left`;
}

/** A clock that runs while the page is open, and tells Python now and then. */
export class Clock {
  constructor(tell) {
    this.tell = tell;
    this.node = element("span", { class: "nego-clock", role: "timer" });
    this.used = 0;
    this.begun = null;
    this.told = 0;
    this.seconds = null;
    this.timer = null;
    this.last = 0;
  }
  set(clock) {
    this.seconds = clock.seconds ?? null;
    if (this.seconds === null) {
      this.stop();
      this.begun = null;
      say(this.node, "");
      return;
    }
    if (clock.begun !== this.begun) {
      this.used = clock.used;
      this.told = clock.used;
    } else this.used = Math.max(this.used, clock.used);
    this.begun = clock.begun;
    if (this.timer === null) {
      this.last = performance.now();
      this.timer = setInterval(() => this.beat(), BEAT);
    }
    this.show();
  }
  beat() {
    const now = performance.now();
    // A machine that slept does not have its hours counted.
    this.used += Math.min(SLEPT, (now - this.last) / 1000);
    this.last = now;
    this.show();
    const over = this.used >= this.seconds;
    if (this.used - this.told >= TELLS || (over && this.told < this.seconds)) {
      this.told = this.used;
      this.tell({ do: "tick", seconds: this.used });
    }
  }
  show() {
    const left = Math.max(0, Math.ceil(this.seconds - this.used));
    say(this.node, clockText(left));
    this.node.classList.toggle("nego-urgent", left <= URGENT);
  }
  stop() {
    clearInterval(this.timer);
    this.timer = null;
  }
}
