// Parts of the practice room's page.
import { element, say } from "../page/ground.js";

export function optionsOf(options, value) {
  return options.map((option) => element("option", { value: option.name, selected: option.name === value }, option.label));
}

// A bubble: who, when, the words, what was done with them, and a quiet aside.
export function bubble(turn) {
  const side = turn.right ? "nego-right-side" : "nego-left-side";
  return element(
    "li",
    { class: `nego-turn ${side} ${turn.seat}` },
    element("p", { class: "nego-turn-head" }, element("strong", {}, turn.who), ` · ${turn.round}`),
    element("div", { class: "nego-bubble" }, turn.words ? element("p", { class: "nego-words" }, turn.words) : null, turn.does ? element("p", { class: "nego-does" }, turn.does) : null),
    turn.note ? element("p", { class: "nego-aside", role: "note" }, element("span", { class: "nego-visually-hidden" }, "A note: "), turn.note) : null,
  );
}

export function offerCard(offer, place, send) {
  return element(
    "article",
    { class: `nego-offer${offer.below ? " nego-below" : ""}`, "aria-label": offer.title },
    element("p", { class: "nego-heading" }, offer.title),
    element("ul", {}, ...offer.lines.map((line) => element("li", {}, line))),
    offer.score ? element("p", { class: "nego-score" }, offer.score) : null,
    element("button", { type: "button", "data-act": `accept-${place}`, onclick: () => send({ do: "accept", place }) }, offer.accept),
  );
}

// Marks between the worst and the best package: one's own points only. The sentences below say it all.
export function ruler(marks) {
  const names = { batna: "your BATNA", theirs: "their offer", draft: "your package" };
  const kinds = [...new Set(marks.map((mark) => mark.kind))];
  const key = element("p", { class: "nego-key nego-note" }, ...kinds.map((kind) => element("span", {}, element("span", { class: `nego-mark nego-mark-${kind}` }), names[kind])));
  const line = element("div", { class: "nego-ruler" });
  for (const mark of marks) {
    const made = element("span", { class: `nego-mark nego-mark-${mark.kind}`, title: mark.label });
    made.style.left = `${mark.at * 100}%`;
    line.append(made);
  }
  return element("div", { "aria-hidden": "true" }, line, key);
}

export function learnt(title, entries, empty) {
  const list = entries.length
    ? element("ul", { class: "nego-known" }, ...entries.map((entry) => element("li", {}, element("span", { class: "nego-note" }, entry.round === "0" ? "opening " : `round ${entry.round} `), entry.text)))
    : element("p", { class: "nego-note" }, empty);
  return [element("p", { class: "nego-heading" }, title), list];
}

// The fields of a move. `send` gets {name, value, …}; `id` keeps names of radios apart.
export function fieldOf(field, send, id) {
  if (field.kind === "packages") return packagesField(field, send);
  if (field.kind === "radio") {
    const inputs = field.options.map((option) => {
      const input = element("input", { type: "radio", name: `${id}-${field.key}`, value: option.name, "data-at": `${field.key}-${option.name}`, onchange: () => send({ name: field.key, value: option.name }) });
      input.checked = option.name === field.value;
      return element("label", { class: "nego-option" }, input, element("span", {}, option.label));
    });
    return element("fieldset", { class: "nego-radios" }, element("legend", {}, field.label), ...inputs);
  }
  const select = element("select", { "data-at": field.key, "data-field": field.name, onchange: () => send({ name: field.key, value: select.value }) }, ...optionsOf(field.options, field.value));
  const note = field.note ? element("span", { class: "nego-note nego-says" }, field.note) : null;
  return element("label", { class: "nego-field" }, element("span", {}, field.label), select, note);
}

function packagesField(field, send) {
  const many = field.values.length > 1;
  const title = (place) => (many ? `Package ${place + 1}` : "Your package");
  const heads = field.values.map((_, place) => {
    const fills = element("select", { class: "nego-fill", "aria-label": `Fill ${title(place).toLowerCase()} from`, "data-at": `fill-${place}`, onchange: () => send({ name: "fill package", place, value: fills.value }) }, element("option", { value: "" }, "fill in …"), ...optionsOf(field.fills, ""));
    const drop = many ? element("button", { type: "button", class: "nego-small", "data-at": `drop-${place}`, "aria-label": `Remove ${title(place).toLowerCase()}`, title: "Remove this package", onclick: () => send({ name: "drop package", place }) }, "×") : null;
    return element("th", { scope: "col" }, element("div", { class: "nego-package-head" }, element("span", {}, title(place)), fills, drop));
  });
  const rows = field.issues.map((issue) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, issue.label),
      ...field.values.map((values, place) => {
        const value = values[issue.name] ?? "";
        const select = element("select", { "aria-label": `${issue.label}, ${title(place).toLowerCase()}`, "data-at": `package-${place}-${issue.name}`, "data-issue": issue.name, "data-place": String(place), onchange: () => send({ name: "option of package", place, issue: issue.name, value: select.value }) }, ...optionsOf(issue.options, value));
        if (!value) select.classList.add("nego-open-issue");
        return element("td", {}, select);
      }),
    ),
  );
  const table = element("table", { class: "nego-packages" }, element("thead", {}, element("tr", {}, element("th", { scope: "col" }, element("span", { class: "nego-visually-hidden" }, "Issue")), ...heads)), element("tbody", {}, ...rows));
  const more = field.more ? element("button", { type: "button", class: "nego-small", "data-at": "more", onclick: () => send({ name: "add package" }) }, field.more) : null;
  return element("div", { class: "nego-package-box" }, table, more);
}

// A clock that runs while the page is open, and tells Python now and then.
export class Clock {
  constructor(tell) {
    this.tell = tell;
    this.node = element("span", { class: "nego-clock", role: "timer" });
    this.used = 0;
    this.begun = null;
    this.told = 0;
  }
  set(clock) {
    this.seconds = clock.seconds ?? null;
    if (this.seconds === null) {
      clearInterval(this.timer);
      this.timer = null;
      this.begun = null;
      say(this.node, "");
      return;
    }
    if (clock.begun !== this.begun) {
      this.used = clock.used;
      this.told = clock.used;
    } else this.used = Math.max(this.used, clock.used);
    this.begun = clock.begun;
    this.last = this.last && this.timer ? this.last : performance.now();
    this.timer ??= setInterval(() => this.beat(), 500);
    this.show();
  }
  beat() {
    const now = performance.now();
    // A machine that slept does not have its hours counted.
    this.used += Math.min(90, (now - this.last) / 1000);
    this.last = now;
    this.show();
    const over = this.used >= this.seconds;
    if (this.used - this.told >= 10 || (over && this.told < this.seconds)) {
      this.told = this.used;
      this.tell({ do: "tick", seconds: this.used });
    }
  }
  show() {
    const left = Math.max(0, Math.ceil(this.seconds - this.used));
    say(this.node, `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")} left`);
    this.node.classList.toggle("nego-urgent", left <= 60);
  }
  stop() {
    clearInterval(this.timer);
  }
}
