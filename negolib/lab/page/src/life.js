// The life of one notebook on the page: it runs when it may, and again after each loss of its kernel.
// Nothing of JupyterLab is known here: `page` does what is to be done, and says what is.

const WORKING = new Set(["idle", "busy"]);
const LOST = new Set(["restarting", "autorestarting", "terminating", "dead"]);
// A kernel that falls each time the page is run falls because of it: then a person decides.
const FALLS = 3;

export const TROUBLE = "The page could not be started. Your answers are kept.";

/**
 * Keeps one notebook alive.
 *
 * `page` has: kernel() -> {id, status, connected} or null; shown() -> boolean; sources() -> strings;
 * standing(sources) -> promise of {kind, sentence}; run() -> promise of success; revive() -> promise;
 * tell("alive" or "away"); present(kind); wait(sentence or null); later(action).
 */
export class Life {
  constructor(page) {
    this.page = page;
    this.kind = null;
    this.due = true;
    this.loss = 0;
    this.falls = 0;
    this.kernelId = null;
    this.working = false;
    this.reviving = false;
    this.ended = false;
  }

  /** Something changed: the kernel, its connection, or whether the notebook is in front. */
  look(status = null) {
    if (this.ended) return;
    const kernel = this.page.kernel();
    if (LOST.has(status) || LOST.has(kernel?.status)) this.lose();
    if (kernel && kernel.id !== this.kernelId) {
      this.kernelId = kernel.id;
      this.lose();
    }
    const alive = this.alive();
    this.page.tell(alive ? "alive" : "away");
    if (alive) this.work();
    else this.revive();
  }

  end() {
    this.ended = true;
  }

  /** A person wants the notebook started as it is. */
  start() {
    this.falls = 0;
    this.due = true;
    this.consent = JSON.stringify(this.page.sources());
    this.look();
  }

  alive() {
    const kernel = this.page.kernel();
    return Boolean(kernel && kernel.connected && WORKING.has(kernel.status));
  }

  lose() {
    this.due = true;
    this.loss += 1;
  }

  ours() {
    return this.kind === "own" || this.kind === "changed";
  }

  /** Ask what this notebook is, and show it so. */
  async ask() {
    const sources = this.page.sources();
    const { kind, sentence } = await this.page.standing(sources);
    if (kind !== this.kind) this.page.present(kind);
    this.kind = kind;
    // What was looked at is what runs: a cell may have changed meanwhile.
    const asked = JSON.stringify(sources);
    const same = asked === JSON.stringify(this.page.sources());
    return { may: same && (kind === "own" || asked === this.consent), same, sentence };
  }

  async work() {
    if (this.working || !this.due || !this.page.shown()) return;
    this.working = true;
    try {
      while (this.due && this.alive() && !this.ended) await this.turn();
    } finally {
      this.working = false;
    }
    if (!this.alive()) this.look();
  }

  async turn() {
    const loss = this.loss;
    const { may, same, sentence } = await this.ask();
    if (loss !== this.loss || !same || !this.alive()) return;
    if (!may || this.falls >= FALLS) {
      this.due = false;
      this.page.wait(this.ours() ? (may ? TROUBLE : sentence) : null);
      return;
    }
    this.consent = null;
    this.page.wait(null);
    this.falls += 1;
    const done = await this.page.run();
    if (loss !== this.loss) return;
    if (done) this.falls = 0;
    else if (!this.alive()) return;
    this.due = false;
    if (!done) this.page.wait(TROUBLE);
  }

  /** Bring a kernel back, look by look, until there is one. */
  async revive() {
    if (this.reviving || !this.ours()) return;
    this.reviving = true;
    try {
      while (!this.ended && !this.alive()) {
        await this.page.later();
        if (!this.ended && !this.alive() && this.page.shown()) await this.page.revive();
      }
    } finally {
      this.reviving = false;
    }
    this.look();
  }
}
