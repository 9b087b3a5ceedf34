// The practice room: Python holds the talks; this shows them and reports what is chosen and typed.
import { element, say } from "../page/ground.js";
import { Link } from "../page/link.js";
import { Typed } from "../page/typed.js";
import { Clock } from "./clock.js";
import { Composer } from "./composer.js";
import {
  briefOf,
  bubble,
  confirmOf,
  curtainOf,
  learnt,
  offerCard,
  overOf,
  startOf,
  toolOf,
} from "./practice_parts.js";

const NOTED = 350; // milliseconds after the last key until a note is reported
const CONFIDENTIAL = ["playing", "over", "waiting"];

class Room {
  constructor(model, el) {
    this.model = model;
    this.link = new Link(model);
    this.shown = {};
    this.send = (message) => this.tell(message);
    this.clock = new Clock((message) => this.link.whisper(message));
    this.composer = new Composer(this);
    this.build();
    el.append(this.root);
    this.link.follow(
      () => this.update(),
      () => say(this.problem, this.link.word("problem")),
    );
    this.update();
    this.link.restore();
  }
  // Every message says how far the clock is, so that Python never knows less than the page.
  tell(message) {
    return this.link.tell(this.timed(message));
  }
  timed(message) {
    return this.clock.seconds === null ? message : { seconds: this.clock.used, ...message };
  }
  /** Report what is still being typed elsewhere in the room. */
  settle() {
    this.noted.report();
  }
  build() {
    const group = (style, label) => element("div", { class: style, role: "group", "aria-label": label });
    this.me = element("strong", {});
    this.across = element("span", { class: "nego-note" });
    this.round = element("span", { class: "nego-round" });
    this.head = element(
      "div",
      {},
      element("div", {}, this.me, element("br"), this.across),
      element("div", { class: "nego-room-time" }, this.round, this.clock.node),
    );
    this.brief = element("div", { class: "nego-brief" });
    this.notice = element("p", { class: "nego-notice", role: "status" });
    this.start = element("div", { class: "nego-start" });
    this.problem = element("p", { class: "nego-problem", role: "alert" });
    this.buildLog();
    // Groups, and no landmarks: a page with two rooms would have each of them twice.
    this.over = group("nego-over", "The result");
    this.curtain = element("div", { class: "nego-curtain", role: "status" });
    this.confirm = element("div", {
      class: "nego-confirm",
      role: "alertdialog",
      "aria-label": "Are you sure?",
    });
    const talk = [this.log, this.over, this.curtain, this.confirm, this.composer.node];
    this.left = element("div", { class: "nego-room-left" }, ...talk);
    this.offers = group("nego-offers", "On the table");
    this.known = group("nego-learnt", "What has been said");
    this.noteBox = this.buildNotes();
    this.tools = element("div", { class: "nego-tools" });
    const beside = [this.offers, this.known, this.noteBox, this.tools];
    const right = element("div", { class: "nego-room-right" }, ...beside);
    this.table = element("div", { class: "nego-room-table" }, this.left, right);
    const room = [this.head, this.brief, this.notice, this.start, this.table];
    this.root = element("div", { class: "nego nego-room" }, ...room);
    this.root.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !this.stepBack()) return;
      event.preventDefault();
      event.stopPropagation();
    });
  }
  buildLog() {
    // The log is around the list: a list that is a log itself would take its entries for no list's.
    this.turns = element("ol", { class: "nego-turns" });
    this.log = element("div", {
      class: "nego-log",
      role: "log",
      "aria-live": "polite",
      "aria-label": "The conversation",
      tabindex: "0",
    }, this.turns);
    // However the page changes its size, the newest line stays in sight.
    this.sizes = new ResizeObserver(() => (this.log.scrollTop = this.log.scrollHeight));
    this.sizes.observe(this.log);
  }
  buildNotes() {
    const notes = element("textarea", {
      rows: "4",
      "aria-label": "Your notes, kept and never shown to the other side",
      "data-act": "notes",
    });
    // Whose notes these are is settled while they are typed: a moment later the other side may be looking.
    const message = (text) => this.timed({ do: "notes", text, party: this.noting });
    this.noted = new Typed(this.link, notes, "notes", message, { delay: NOTED });
    const heading = element("p", { class: "nego-heading" }, "Your notes");
    return element("div", { class: "nego-notes" }, heading, notes);
  }
  /** Draw a part anew when what it shows has changed; what has the focus keeps it. */
  part(name, value, draw) {
    const text = JSON.stringify(value);
    if (this.shown[name] === text) return;
    const active = /** @type {HTMLElement} */ (document.activeElement);
    const at = this.root.contains(active) ? active.dataset.at : null;
    this.shown[name] = text;
    draw();
    if (at && !this.root.contains(document.activeElement)) {
      this.root.querySelector(`[data-at="${CSS.escape(at)}"]`)?.focus();
    }
  }
  update() {
    const get = (name) => this.model.get(name);
    const stage = get("stage");
    const before = this.stage;
    this.stage = stage;
    this.root.dataset.stage = stage;
    this.updateHead(get("head"), get("brief"));
    this.clock.set(get("clock"));
    this.part("start", get("start"), () => this.drawStart(get("start")));
    this.table.hidden = stage === "before" && !get("tools").length;
    const place = stage === "before" ? this.root : this.left;
    if (this.problem.parentNode !== place) place.append(this.problem, this.link.node);
    this.updateLog(get("log"));
    this.part("over", get("over"), () => this.drawOver(get("over")));
    this.part("offers", get("offers"), () => this.drawOffers(get("offers")));
    this.composer.put(get("composer"), stage === "playing");
    const confidential = CONFIDENTIAL.includes(stage) && Boolean(get("brief").title);
    const sides = [get("known"), get("told"), confidential];
    this.part("known", sides, () => this.drawKnown(get("known"), get("told"), confidential));
    this.part("tools", get("tools"), () => this.drawTools(get("tools")));
    this.noteBox.hidden = !confidential;
    this.updateNotes(get("head").party ?? "", get("notes"));
    this.part("confirm", get("confirm"), () => this.drawConfirm(get("confirm")));
    say(this.problem, this.link.word("problem"));
    say(this.notice, get("notice"));
    if (before && before !== stage) this.goOn(stage);
  }
  /** Take back what was asked last, or the fields that were opened; false where there is nothing of it. */
  stepBack() {
    if (this.stage !== "playing") return false;
    if (this.confirm.hidden) return this.composer.leaveFields();
    this.tell({ do: "no" });
    return true;
  }
  // Where the learner goes on after a step that took the pressed button away.
  goOn(stage) {
    const next = {
      playing: this.composer.words,
      over: this.over,
      curtain: this.curtain.querySelector("button"),
      before: this.start.querySelector("button"),
    }[stage];
    next?.focus({ preventScroll: true });
  }
  updateNotes(party, text) {
    if (party !== this.noting) {
      this.noted.report();
      this.noting = party;
      this.noted.move(`notes/${party}`);
    }
    this.noted.put(text);
  }
  updateHead(head, brief) {
    say(this.me, head.me ?? "");
    say(this.across, head.across ?? "");
    say(this.round, head.round ?? "");
    this.head.className = `nego-room-head ${head.seat ?? ""}`;
    this.part("brief", brief, () => this.brief.replaceChildren(...briefOf(brief)));
    const drawn = () => this.curtain.replaceChildren(...curtainOf(head, this.send));
    this.part("curtain", [head.curtain, head.ready], drawn);
    this.curtain.hidden = !head.curtain;
  }
  drawStart(start) {
    this.start.hidden = !start.button;
    this.start.replaceChildren(...(start.button ? startOf(start, this.send, this.link.id) : []));
  }
  updateLog(turns) {
    this.log.hidden = !turns.length;
    const texts = turns.map((turn) => JSON.stringify(turn));
    const old = this.texts ?? [];
    // Only what is new is added, so that a screen reader does not read it all again.
    let same = 0;
    while (same < old.length && old[same] === texts[same]) same += 1;
    if (same === old.length && same === texts.length) return;
    while (this.turns.children.length > same) this.turns.lastElementChild.remove();
    this.turns.append(...turns.slice(same).map(bubble));
    this.texts = texts;
    requestAnimationFrame(() => (this.log.scrollTop = this.log.scrollHeight));
  }
  drawOffers(offers) {
    this.offers.hidden = !offers.length;
    this.offers.replaceChildren(...offers.map((offer, place) => offerCard(offer, place, this.send)));
  }
  drawKnown(known, told, confidential) {
    this.known.hidden = !confidential;
    const parts = [
      ...learnt("What I know of them so far", known, "Nothing yet: ask, and listen."),
      ...learnt("What I have told them", told, "Nothing yet."),
    ];
    this.known.replaceChildren(...(confidential ? parts : []));
  }
  drawTools(tools) {
    this.tools.hidden = !tools.length;
    this.tools.replaceChildren(...tools.map((tool) => toolOf(tool, this.send)));
  }
  drawOver(over) {
    this.over.hidden = !over.title;
    this.over.tabIndex = -1;
    this.over.setAttribute("data-lm-suppress-shortcuts", "true");
    this.over.replaceChildren(...(over.title ? overOf(over, this.send) : []));
  }
  drawConfirm(confirm) {
    const had = this.confirm.childElementCount > 0;
    this.confirm.hidden = !confirm.question;
    this.confirm.replaceChildren(...(confirm.question ? confirmOf(confirm, this.send) : []));
    if (confirm.question) {
      this.confirm.querySelector("[data-act=no]").focus();
      this.confirm.scrollIntoView({ block: "nearest" });
    } else if (had && this.stage === "playing") this.composer.words.focus({ preventScroll: true });
  }
}

export default {
  render({ model, el }) {
    const room = new Room(model, el);
    return () => {
      room.link.close();
      room.clock.stop();
      room.sizes.disconnect();
    };
  },
};
