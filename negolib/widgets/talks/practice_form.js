// The practice room: Python holds the talks; this shows them and reports what is chosen and typed.
import { element, say } from "../page/ground.js";
import { Link } from "../page/link.js";
import { Typed } from "../page/typed.js";
import { bubble, Clock, fieldOf, learnt, offerCard, optionsOf, ruler } from "./practice_parts.js";

const PAUSE = 350; // milliseconds after the last key until what is typed is reported

class Room {
  constructor(model, el) {
    this.model = model;
    this.link = new Link(model);
    this.id = this.link.id;
    this.shown = {};
    this.clock = new Clock((message) => this.link.whisper(message));
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
  build() {
    this.me = element("strong", {});
    this.across = element("span", { class: "nego-note" });
    this.round = element("span", { class: "nego-round" });
    this.head = element("div", { class: "nego-room-head" }, element("div", {}, this.me, element("br"), this.across), element("div", { class: "nego-room-time" }, this.round, this.clock.node));
    this.brief = element("div", { class: "nego-brief" });
    this.notice = element("p", { class: "nego-notice", role: "status" });
    this.start = element("div", { class: "nego-start" });
    // The log is around the list: a list that is a log itself would take its entries for no list's.
    this.turns = element("ol", { class: "nego-turns" });
    this.log = element("div", { class: "nego-log", role: "log", "aria-live": "polite", "aria-label": "The conversation", tabindex: "0" }, this.turns);
    // However the page changes its size, the newest line stays in sight.
    this.sizes = new ResizeObserver(() => (this.log.scrollTop = this.log.scrollHeight));
    this.sizes.observe(this.log);
    // Groups, and no landmarks: a page with two rooms would have each of them twice.
    this.over = element("div", { class: "nego-over", role: "group", "aria-label": "The result" });
    this.curtain = element("div", { class: "nego-curtain", role: "status" });
    this.confirm = element("div", { class: "nego-confirm", role: "alertdialog", "aria-label": "Are you sure?" });
    this.problem = element("p", { class: "nego-problem", role: "alert" });
    this.buildComposer();
    this.offers = element("div", { class: "nego-offers", role: "group", "aria-label": "On the table" });
    this.known = element("div", { class: "nego-learnt", role: "group", "aria-label": "What has been said" });
    this.notes = element("textarea", { rows: "4", "aria-label": "Your notes, kept and never shown to the other side", "data-act": "notes" });
    // Whose notes these are is settled while they are typed: a moment later the other side may be looking.
    this.noted = new Typed(this.link, this.notes, "notes", (text) => this.timed({ do: "notes", text, party: this.noting }), { delay: PAUSE });
    this.noteBox = element("div", { class: "nego-notes" }, element("p", { class: "nego-heading" }, "Your notes"), this.notes);
    this.tools = element("div", { class: "nego-tools" });
    this.left = element("div", { class: "nego-room-left" }, this.log, this.over, this.curtain, this.confirm, this.composer);
    const right = element("div", { class: "nego-room-right" }, this.offers, this.known, this.noteBox, this.tools);
    this.table = element("div", { class: "nego-room-table" }, this.left, right);
    this.root = element("div", { class: "nego nego-room" }, this.head, this.brief, this.notice, this.start, this.table);
  }
  buildComposer() {
    this.kinds = element("div", { class: "nego-kinds", role: "radiogroup", "aria-label": "Kind of move" });
    this.hint = element("p", { class: "nego-note" });
    this.fields = element("div", { class: "nego-move-fields" });
    this.score = element("div", { class: "nego-live", "aria-live": "polite" });
    this.words = element("textarea", { rows: "3", "data-act": "words" });
    this.words.addEventListener("input", () => this.fit());
    this.draft = new Typed(this.link, this.words, "words", (text) => this.timed({ do: "words", text }), { delay: PAUSE });
    this.draft.settled = (entry) => this.wasSaid(entry);
    this.words.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      event.stopPropagation();
      this.send();
    });
    this.use = element("button", { type: "button", class: "nego-small", "data-act": "use", onclick: () => this.useLine() }, "Use this line");
    this.go = element("button", { type: "button", class: "nego-main", "data-act": "say", onclick: () => this.send() });
    const how = element("span", { class: "nego-note" }, "or Ctrl+Enter");
    const foot = element("div", { class: "nego-say" }, this.use, element("span", { class: "nego-gap" }), how, this.go);
    this.counts = element("p", { class: "nego-note nego-heard", role: "status" });
    this.title = element("p", { class: "nego-heading" });
    this.label = element("p", { class: "nego-note nego-words-label" });
    this.composer = element("div", { class: "nego-composer", role: "group", "aria-label": "The next move" }, this.title, this.kinds, this.hint, this.fields, this.score, this.label, this.words, this.counts, foot);
  }
  // What is said counts once: were it lost on the way, it is in the box again, to be sent by hand.
  send() {
    this.noted.report();
    this.draft.pause();
    const text = this.words.value;
    const entry = this.link.draft("words", { ...this.draft.entry(), base: "", turns: this.model.get("log").length });
    if (this.tell({ do: "say", text })) entry.number = this.link.count;
  }
  wasSaid({ turns, shown }) {
    const plain = (text) => text.trim().replace(/\s+/g, " ");
    return turns !== undefined && this.model.get("log").slice(turns).some((turn) => plain(turn.words) === plain(shown));
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
    this.words.style.height = `${Math.min(220, this.words.scrollHeight + 2)}px`;
    this.use.hidden = !this.words.placeholder || this.words.value.trim() !== "";
  }
  // Redraws a part when what it shows has changed; what has the focus keeps it.
  part(name, value, draw) {
    const text = JSON.stringify(value);
    if (this.shown[name] === text) return false;
    const at = this.root.contains(document.activeElement) ? document.activeElement.dataset.at : null;
    this.shown[name] = text;
    draw();
    if (at && !this.root.contains(document.activeElement)) this.root.querySelector(`[data-at="${CSS.escape(at)}"]`)?.focus();
    return true;
  }
  update() {
    const get = (name) => this.model.get(name);
    const stage = get("stage");
    const before = this.stage;
    this.stage = stage;
    this.root.dataset.stage = stage;
    this.updateHead();
    this.clock.set(get("clock"));
    this.part("start", get("start"), () => this.drawStart(get("start")));
    this.table.hidden = stage === "before" && !get("tools").length;
    const place = stage === "before" ? this.root : this.left;
    if (this.problem.parentNode !== place) place.append(this.problem, this.link.node);
    this.updateLog(get("log"));
    this.part("over", get("over"), () => this.drawOver(get("over")));
    this.part("offers", get("offers"), () => this.drawOffers(get("offers")));
    this.updateComposer(get("composer"));
    const sides = [get("known"), get("told"), stage];
    this.part("known", sides, () => this.drawKnown(...sides));
    this.part("tools", get("tools"), () => this.drawTools(get("tools")));
    const confidential = ["playing", "over", "waiting"].includes(stage);
    this.noteBox.hidden = !confidential || !get("brief").title;
    this.updateNotes(get("head").party ?? "", get("notes"));
    this.part("confirm", get("confirm"), () => this.drawConfirm(get("confirm")));
    say(this.problem, this.link.word("problem"));
    say(this.notice, get("notice"));
    // Where the learner goes on after a step that took the pressed button away.
    if (before && before !== stage) {
      const next = { playing: this.kinds.querySelector("input:checked"), over: this.over, curtain: this.curtain.querySelector("button"), before: this.start.querySelector("button") }[stage];
      next?.focus({ preventScroll: true });
    }
  }
  updateNotes(party, text) {
    if (party !== this.noting) {
      this.noted.report();
      this.noting = party;
      this.noted.move(`notes/${party}`);
    }
    this.noted.put(text);
  }
  updateHead() {
    const head = this.model.get("head");
    say(this.me, head.me ?? "");
    say(this.across, head.across ?? "");
    say(this.round, head.round ?? "");
    this.head.className = `nego-room-head ${head.seat ?? ""}`;
    this.part("brief", this.model.get("brief"), () => {
      const brief = this.model.get("brief");
      this.brief.replaceChildren(...(brief.title ? [element("details", {}, element("summary", {}, brief.title), element("p", { class: "nego-brief-text" }, brief.text), element("p", {}, brief.batna))] : []));
    });
    this.part("curtain", [head.curtain, head.ready], () => {
      const button = head.ready ? element("button", { type: "button", class: "nego-main", "data-act": "ready", onclick: () => this.tell({ do: "ready" }) }, head.ready) : null;
      this.curtain.replaceChildren(...(head.curtain ? [element("p", {}, head.curtain)] : []), ...(button ? [button] : []));
    });
    this.curtain.hidden = !head.curtain;
  }
  drawStart(start) {
    this.start.hidden = !start.button;
    if (!start.button) return this.start.replaceChildren();
    const lines = start.lines.map((line) => element("p", {}, line));
    const asked = start.asks.map((ask) => {
      const radios = ask.choices.map((choice, place) => {
        const input = element("input", { type: "radio", name: `${this.id}-${ask.name}`, value: choice.name });
        input.checked = place === 0;
        return element("label", { class: "nego-option" }, input, element("span", {}, choice.label));
      });
      return element("fieldset", { class: "nego-radios", "data-asks": ask.name }, element("legend", {}, ask.label), ...radios);
    });
    const number = element("input", { type: "text", inputmode: "numeric", autocomplete: "off", "aria-label": "Number of the person", "data-act": "number" });
    const same = start.number ? element("details", {}, element("summary", {}, "The same person again"), element("label", { class: "nego-number" }, element("span", { class: "nego-note" }, "Number, as shown after the talks"), number)) : null;
    const begin = () => {
      const chosen = asked.map((group) => [group.dataset.asks, group.querySelector("input:checked").value]);
      this.tell({ do: "start", ...Object.fromEntries(chosen), number: number.value });
    };
    number.addEventListener("keydown", (event) => event.key === "Enter" && begin());
    const button = element("button", { type: "button", class: "nego-main", "data-act": "start", onclick: begin }, start.button);
    const fixed = start.fixed ? element("p", {}, start.fixed) : null;
    this.start.replaceChildren(...[...lines, fixed, ...asked, same, button].filter(Boolean));
    return undefined;
  }
  updateLog(turns) {
    this.log.hidden = !turns.length;
    const texts = turns.map((turn) => JSON.stringify(turn));
    const old = this.texts ?? [];
    if (texts.length === old.length && texts.every((text, place) => text === old[place])) return;
    // Only what is new is added, so that a screen reader does not read it all again.
    const same = old.length <= texts.length && old.every((text, place) => text === texts[place]);
    if (same) this.turns.append(...turns.slice(old.length).map(bubble));
    else this.turns.replaceChildren(...turns.map(bubble));
    this.texts = texts;
    requestAnimationFrame(() => (this.log.scrollTop = this.log.scrollHeight));
  }
  drawOffers(offers) {
    this.offers.hidden = !offers.length;
    this.offers.replaceChildren(...offers.map((offer, place) => offerCard(offer, place, (message) => this.tell(message))));
  }
  drawKnown(known, told, stage) {
    const talking = ["playing", "over", "waiting"].includes(stage) && this.model.get("brief").title;
    this.known.hidden = !talking;
    if (!talking) return this.known.replaceChildren();
    this.known.replaceChildren(...learnt("What I know of them so far", known, "Nothing yet: ask, and listen."), ...learnt("What I have told them", told, "Nothing yet."));
    return undefined;
  }
  drawTools(tools) {
    this.tools.hidden = !tools.length;
    this.tools.replaceChildren(
      ...tools.map((tool) => {
        const select = tool.options ? element("select", { "aria-label": tool.what, "data-at": `tool-${tool.do}` }, element("option", { value: "" }, `${tool.what} …`), ...optionsOf(tool.options, "")) : null;
        const button = element("button", { type: "button", "data-act": tool.do, onclick: () => this.tell({ do: tool.do, value: select ? select.value : "" }) }, tool.label);
        return element("div", { class: "nego-tool" }, select, button);
      }),
    );
  }
  drawOver(over) {
    this.over.hidden = !over.title;
    if (!over.title) return this.over.replaceChildren();
    this.over.tabIndex = -1;
    this.over.setAttribute("data-lm-suppress-shortcuts", "true");
    const again = element("button", { type: "button", class: "nego-main", "data-act": "again", onclick: () => this.tell({ do: "again" }) }, over.again);
    this.over.replaceChildren(element("p", { class: "nego-heading" }, over.title), element("ul", {}, ...over.lines.map((line) => element("li", {}, line))), ...over.words.map((line) => element("p", {}, line)), again);
    return undefined;
  }
  drawConfirm(confirm) {
    this.confirm.hidden = !confirm.question;
    if (!confirm.question) {
      const had = this.confirm.childElementCount && this.stage === "playing";
      this.confirm.replaceChildren();
      if (had) this.words.focus({ preventScroll: true });
      return;
    }
    const no = element("button", { type: "button", "data-act": "no", onclick: () => this.tell({ do: "no" }) }, confirm.no);
    const yes = element("button", { type: "button", class: "nego-main", "data-act": "yes", onclick: () => this.tell({ do: "yes" }) }, confirm.yes);
    const lines = confirm.lines.length ? element("ul", {}, ...confirm.lines.map((line) => element("li", {}, line))) : null;
    const warning = confirm.warning ? element("p", { class: "nego-warning" }, confirm.warning) : null;
    this.confirm.replaceChildren(...[element("p", { class: "nego-heading" }, confirm.question), lines, warning, element("div", { class: "nego-say" }, yes, no)].filter(Boolean));
    no.focus();
    this.confirm.scrollIntoView({ block: "nearest" });
  }
  updateComposer(composer) {
    this.composer.hidden = !composer.act || this.stage !== "playing";
    if (!composer.act) {
      this.draft.clear();
      return;
    }
    // While a word of this page is under way, what Python says of an earlier one must not undo it here.
    if (!this.link.idle) return;
    this.part("kinds", [composer.groups, composer.act], () => this.drawKinds(composer));
    say(this.title, composer.title);
    say(this.label, composer.label);
    say(this.go, composer.button);
    this.words.setAttribute("aria-label", composer.label);
    say(this.hint, composer.hint);
    say(this.counts, composer.heard);
    this.part("fields", composer.fields, () => this.fields.replaceChildren(...composer.fields.map((field) => fieldOf(field, (message) => this.tell({ do: "field", ...message }), this.id))));
    this.part("score", composer.score, () => {
      const lines = (composer.score.lines ?? []).map((line) => element("p", {}, line));
      this.score.classList.toggle("nego-below", Boolean(composer.score.below));
      this.score.replaceChildren(...(composer.score.ruler ? [ruler(composer.score.ruler)] : []), ...lines);
    });
    this.words.placeholder = composer.suggestion;
    this.words.maxLength = composer.letters * 2;
    this.draft.put(composer.words);
    this.fit();
  }
  drawKinds(composer) {
    const held = this.kinds.contains(document.activeElement);
    const groups = composer.groups.map((group) =>
      element(
        "span",
        { class: "nego-kind-group" },
        element("span", { class: "nego-note" }, group.label),
        ...group.acts.map((act) => {
          const input = element("input", { type: "radio", name: `${this.id}-act`, value: act.name, class: "nego-visually-hidden", onchange: () => this.tell({ do: "field", name: "act", value: act.name }) });
          input.checked = act.name === composer.act;
          return element("label", { class: "nego-chip" }, input, element("span", {}, act.label));
        }),
      ),
    );
    this.kinds.replaceChildren(...groups);
    if (held) this.kinds.querySelector("input:checked")?.focus();
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
