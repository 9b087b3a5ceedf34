// A chart that follows JupyterLab's theme, with lines that are dragged on the chart itself.
import { element, grouped, say } from "../page/ground.js";
import { Link } from "../page/link.js";
import { Typed } from "../page/typed.js";

const SHELF = "negolibPlotly";
const QUIET = { displayModeBar: false, responsive: false, scrollZoom: false, doubleClick: false, showTips: false };
const LOST_AFTER = 5000; // after so many milliseconds without an answer the next word is sent anyway

function plotly() {
  if (!globalThis[SHELF]) {
    const made = {};
    made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
    made.promise.catch(() => {});
    globalThis[SHELF] = made;
  }
  return globalThis[SHELF].promise;
}

function isDark() {
  return document.body.dataset.jpThemeLight === "false";
}

// What each of our colours is called in the theme that is on.
function themeTable(colours) {
  const page = getComputedStyle(document.body);
  const dark = isDark();
  const table = {};
  for (const [light, twin] of Object.entries(colours)) {
    table[light] = (twin.variable && page.getPropertyValue(twin.variable).trim()) || (dark ? twin.dark : light);
  }
  return table;
}

// Every colour that stands alone as a value is exchanged.
function inTheme(thing, table, text = JSON.stringify(thing)) {
  return JSON.parse(text.replace(/"(#[0-9A-Fa-f]{6})"/g, (all, hex) => (table[hex] ? JSON.stringify(table[hex]) : all)));
}

// A note named "fit:<share of the width>:<lines>" is broken into lines, and cut where they do not suffice.
function fit(note, width) {
  const [, share, lines] = /^fit:([\d.]+):(\d)$/.exec(note.name ?? "") ?? [];
  if (!share) return;
  const bold = note.text.startsWith("<b>");
  const marks = { "&lt;": "<", "&gt;": ">", "&amp;": "&", "&#36;": "$" };
  const words = note.text.replace(/^<b>|<\/b>$/g, "").replace(/&(lt|gt|amp|#36);/g, (mark) => marks[mark]).split(" ");
  const most = Math.max(6, Math.floor((share * width) / (bold ? 7.1 : 6.6)));
  const rows = [""];
  for (const word of words) {
    const longer = rows.at(-1) ? `${rows.at(-1)} ${word}` : word;
    if (longer.length <= most || (!rows.at(-1) && rows.length === Number(lines))) rows[rows.length - 1] = longer;
    else if (rows.length < Number(lines)) rows.push(word);
    else {
      rows[rows.length - 1] = longer;
      break;
    }
  }
  const plain = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/\$/g, "&#36;");
  const text = rows.map((row) => plain(row.length > most ? `${row.slice(0, most - 1).trimEnd()}…` : row)).join("<br>");
  note.text = bold ? `<b>${text}</b>` : text;
}

// A finding too long for the chart's width is set smaller, then in two lines.
const pen = document.createElement("canvas").getContext("2d");
function fitted(title, width, family) {
  const letters = title.text.replace(/<[^>]*>/g, "").replace(/&[#\w]+;/g, ".");
  const at = (size) => {
    pen.font = `600 ${size}px ${family}`;
    return pen.measureText(letters).width;
  };
  const size = [16, 15, 14].find((one) => at(one) <= width);
  if (size) return { ...title, font: { size } };
  const middle = title.text.length / 2;
  const gaps = [...title.text.matchAll(/ /g)].map((gap) => gap.index).sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
  if (!gaps.length) return { ...title, font: { size: 14 } };
  const text = `${title.text.slice(0, gaps[0])}<br>${title.text.slice(gaps[0] + 1)}`;
  const two = [15, 14, 13, 12].find((one) => at(one) <= 1.8 * width) ?? 11;
  return { ...title, text, font: { size: two }, pad: { t: 14, l: 4 } };
}

function decimalsOf(step) {
  const text = String(step);
  return text.includes(".") ? text.length - text.indexOf(".") - 1 : 0;
}

function stepped(value, step) {
  return grouped(value, Math.max(decimalsOf(step), 2));
}

function settled(value, handle) {
  const steps = Math.round((value - handle.min) / handle.step);
  const exact = Number((handle.min + steps * handle.step).toFixed(decimalsOf(handle.step) + 2));
  return Math.min(handle.max, Math.max(handle.min, exact));
}

// One message in flight: while the kernel thinks, only the newest word waits.
class Mouth {
  constructor(link) {
    this.link = link;
    this.waiting = [];
    this.flight = null;
  }
  /** Report a move; with an entry, as an answer that is kept until it is heard. */
  say(message, slot = null, entry = null) {
    if (slot) this.link.draft(slot, { ...entry, message });
    if (this.waiting.at(-1)?.message.name === message.name) this.waiting.pop();
    this.waiting.push({ message, slot, entry });
    this.next();
  }
  next() {
    if (this.flight && performance.now() - this.since < LOST_AFTER) return;
    const word = this.waiting.shift();
    if (!word) return;
    this.since = performance.now();
    // The server holds a small frame back until the one before is acknowledged, and a browser waits 40 ms with
    // that (Nagle's algorithm and delayed acknowledgements). A word of ours, once the kernel has said that it is
    // busy, carries the acknowledgement at once: the answer comes in half the time.
    const nudge = { iopub: { status: (status) => status.content.execution_state === "busy" && this.link.whisper({ kind: "nudge" }) } };
    const { message, slot, entry } = word;
    this.flight = slot ? this.link.keep(slot, { ...entry, message }, nudge) : this.link.tell(message, nudge);
    if (!this.flight) this.next();
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

class Handle {
  constructor(view, data) {
    this.view = view;
    this.name = data.name;
    this.slot = `line/${data.name}`;
    this.tag = element("span", { class: "nego-tag" });
    this.line = element("span", { class: "nego-line" });
    this.node = element("div", { class: "nego-handle", role: "slider", tabindex: "0" }, this.line, this.tag);
    this.node.addEventListener("pointerdown", (event) => view.grab(event, this));
    this.node.addEventListener("keydown", (event) => this.key(event));
    this.take(data);
  }
  take(data) {
    this.data = data;
    this.kept = data.placed === false ? "" : stepped(data.value, data.step);
    if (this.view.held !== this && !this.view.link.has(this.slot)) this.value = data.value;
  }
  moveTo(value, final) {
    const before = this.value;
    this.value = settled(value, this.data);
    if (this.value === before && !final) return;
    this.data = { ...this.data, placed: true };
    this.place();
    const message = { kind: "move", name: this.name, value: this.value, final };
    if (final) this.view.mouth.say(message, this.slot, { shown: stepped(this.value, this.data.step), base: this.kept });
    else this.view.mouth.say(message);
  }
  key(event) {
    const { step, min, max, axis } = this.data;
    const by = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[event.key];
    let target = null;
    if (by) target = this.value + by * step;
    else if (event.key === "Home") target = min;
    else if (event.key === "End") target = max;
    else if (event.key === "Enter" || event.key === " ") target = this.value;
    if (target === null || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    this.view.last = this.name;
    this.moveTo(target, true);
  }
  // Where the line is now, in pixels of the plot; null before plotly has drawn.
  place() {
    const { data, node, tag, line } = this;
    const full = this.view.plot._fullLayout;
    if (!full || !full._size) return;
    const { l, t, w, h } = full._size;
    const upright = data.axis !== "y";
    const axis = upright ? full.xaxis : full.yaxis;
    this.pixel = axis._offset + axis.d2p(this.value);
    const box = node.style;
    node.classList.toggle("nego-handle-y", !upright);
    node.classList.toggle("nego-unplaced", data.placed === false);
    line.classList.toggle("nego-dash", Boolean(data.dash));
    box.setProperty("--nego-colour", this.view.colour(data.color));
    box.setProperty("--nego-words", this.view.colour(data.words || data.color));
    if (upright) Object.assign(box, { left: `${this.pixel}px`, top: `${t}px`, width: "", height: `${h}px` });
    else Object.assign(box, { left: `${l}px`, top: `${this.pixel}px`, height: "", width: `${w}px` });
    const text = data.text.replace("{value}", data.placed === false ? "?" : stepped(this.value, data.step));
    if (tag.textContent !== text) tag.textContent = text;
    if (upright) {
      // The tag keeps to its side of the line as long as there is room for it.
      const [before, after] = [this.pixel - l, l + w - this.pixel];
      const wide = 7 * text.length + 24;
      const left = data.side === "left" ? before > wide || before > after : after < wide && before > after;
      tag.classList.toggle("nego-tag-before", left);
      tag.style.top = `${(data.at ?? 0.05) * 100}%`;
      tag.style.maxWidth = `${Math.max(60, (left ? before : after) + 8)}px`;
    }
    const spoken = `${stepped(this.value, data.step)}${data.unit ? ` ${data.unit}` : ""}`;
    const aria = {
      "aria-label": data.label,
      "aria-valuemin": data.min,
      "aria-valuemax": data.max,
      "aria-valuenow": this.value,
      "aria-valuetext": data.placed === false ? `not placed yet, now at ${spoken}` : spoken,
      "aria-orientation": upright ? "horizontal" : "vertical",
    };
    for (const [key, value] of Object.entries(aria)) node.setAttribute(key, value);
    this.view.follow(this);
  }
}

class View {
  constructor(model, root) {
    this.model = model;
    this.link = new Link(model);
    this.mouth = new Mouth(this.link);
    this.handles = new Map();
    this.inputs = new Map();
    this.shelf = new Map();
    this.held = null;
    this.plot = element("div", { class: "nego-plotly", role: "img" });
    this.overlay = element("div", { class: "nego-overlay" });
    this.stage = element("div", { class: "nego-stage" }, this.plot, this.overlay);
    this.form = element("div", { class: "nego-fields" });
    this.summary = element("p", { class: "nego-summary", "aria-live": "polite" });
    this.problem = element("p", { class: "nego-problem", role: "alert" });
    this.root = element("div", { class: "nego nego-chart" });
    this.root.append(this.stage, this.form, this.problem, this.link.node, this.summary);
    root.append(this.root);
    this.stage.style.height = `${model.get("height")}px`;
  }
  start(signal) {
    const { model } = this;
    this.link.follow(() => this.update(), () => this.sayProblem());
    this.resize = new ResizeObserver(() => this.fit());
    this.resize.observe(this.stage);
    // The theme's variables arrive a moment after its name changes: look again when its style sheet is in.
    this.themes = new MutationObserver(() => this.retheme());
    this.themes.observe(document.body, { attributes: true, attributeFilter: ["data-jp-theme-light", "data-jp-theme-name"] });
    this.update();
    this.link.restore();
    plotly().then(
      (Plotly) => {
        this.Plotly = Plotly;
        if (!signal.aborted) this.draw();
      },
      () => this.stage.append(element("p", { class: "nego-summary" }, "The chart cannot be drawn in this browser; the text below says what it shows.")),
    );
  }
  stop() {
    this.link.close();
    this.resize.disconnect();
    this.themes.disconnect();
    clearTimeout(this.later);
    if (this.Plotly) this.Plotly.purge(this.plot);
  }
  colour(hex) {
    const twin = this.model.get("colours")[hex];
    if (!twin) return hex;
    return (twin.variable && getComputedStyle(document.body).getPropertyValue(twin.variable).trim()) || (isDark() ? twin.dark : hex);
  }
  retheme() {
    this.root.classList.toggle("nego-dark", isDark());
    this.draw();
    clearTimeout(this.later);
    this.later = setTimeout(() => this.draw(), 300);
  }
  fit() {
    const width = this.stage.clientWidth;
    if (this.Plotly && width && width !== this.width) this.draw();
  }
  update() {
    const { model } = this;
    this.mouth.heard();
    this.root.classList.toggle("nego-dark", isDark());
    this.stage.style.height = `${model.get("height")}px`;
    this.readHandles();
    this.readToggles();
    this.readButtons();
    say(this.summary, model.get("summary"));
    this.sayProblem();
    this.draw();
  }
  sayProblem() {
    say(this.problem, this.link.word("problem"));
  }
  // Plotly draws again only what is a new object: so what stayed the same is given as the same object.
  kept(name, thing, table) {
    const text = JSON.stringify(thing);
    const mark = text + Object.values(table);
    if (this.shelf.get(name)?.mark !== mark) this.shelf.set(name, { mark, value: inTheme(thing, table, text) });
    return this.shelf.get(name).value;
  }
  draw() {
    const { Plotly, model } = this;
    const width = this.stage.clientWidth;
    // Out of sight, in a tab behind another one: what has changed meanwhile is drawn when it is seen again.
    if (!width) this.width = 0;
    const figure = model.get("figure");
    if (!Plotly || !width || !figure.data) return;
    this.width = width;
    const colours = model.get("colours");
    const table = themeTable(colours);
    const data = figure.data.map((trace, at) => this.kept(`trace ${at}`, trace, table));
    const layout = { template: this.kept("template", model.get("template"), table) };
    for (const [key, part] of Object.entries(figure.layout)) {
      // Notes and title are fitted to the width below: they are made anew each time.
      layout[key] = key === "annotations" || key === "title" ? inTheme(part, table) : this.kept(key, part, table);
    }
    const title = layout.title?.text ?? layout.title ?? "";
    // Plotly decodes these marks itself; a screen reader should not have to spell them.
    const spoken = title.replace(/<[^>]*>/g, "").replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&#36;/g, "$").replace(/&amp;/g, "&");
    this.plot.setAttribute("aria-label", spoken);
    const { l = 12, r = 12 } = layout.margin ?? {};
    if (layout.title?.text) layout.title = fitted(layout.title, width - 12, layout.template.layout.font.family);
    layout.annotations?.forEach((note) => fit(note, width - l - r));
    Plotly.react(this.plot, data, { ...layout, width, height: model.get("height"), autosize: false }, QUIET);
    for (const handle of this.handles.values()) handle.place();
    this.root.dataset.drawn = String(Number(this.root.dataset.drawn || 0) + 1);
  }
  readHandles() {
    const list = this.model.get("handles");
    const names = new Set(list.map((handle) => handle.name));
    for (const [name, handle] of this.handles) {
      if (!names.has(name)) {
        handle.node.remove();
        this.handles.delete(name);
      }
    }
    for (const data of list) {
      const known = this.handles.get(data.name);
      // While something is on its way to the kernel, the kernel's value is the old one.
      if (known && !this.mouth.idle && this.last === data.name) known.data = { ...data, placed: true };
      else if (known) known.take(data);
      else {
        const made = new Handle(this, data);
        this.handles.set(data.name, made);
        this.overlay.append(made.node);
        if (this.model.get("fields")) this.addField(data);
      }
    }
    for (const handle of this.handles.values()) this.follow(handle);
  }
  addField(data) {
    const input = element("input", { type: "text", inputmode: "decimal", autocomplete: "off", "data-field": data.name, placeholder: "not placed" });
    const dot = element("span", { class: "nego-dot" });
    input.dot = dot;
    const label = element("label", { class: "nego-field" }, element("span", {}, dot, data.field || data.label), input);
    const field = new Typed(this.link, input, `line/${data.name}`, (text) => ({ kind: "type", name: data.name, text }));
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter") input.blur();
    });
    this.inputs.set(data.name, field);
    this.form.append(label);
  }
  // The number field says what the line says, unless somebody is typing in it.
  follow(handle) {
    const field = this.inputs.get(handle.name);
    if (!field) return;
    field.input.dot.style.setProperty("--nego-colour", this.colour(handle.data.color));
    field.text = handle.kept;
    const typed = field.dirty || field.refused || this.link.entries.get(handle.slot)?.message.kind === "type";
    const text = handle.data.placed === false ? "" : stepped(handle.value, handle.data.step);
    if (!typed && field.input.value !== text) field.input.value = text;
  }
  readButtons() {
    for (const { name, label } of this.model.get("buttons")) {
      let button = this.form.querySelector(`button[data-button="${name}"]`);
      if (!button) {
        button = element("button", { type: "button", class: "nego-small", "data-button": name, onclick: () => this.link.tell({ kind: "press", name }) });
        this.form.append(element("div", { class: "nego-toggle" }, button));
      }
      say(button, label);
    }
  }
  readToggles() {
    for (const toggle of this.model.get("toggles")) {
      let box = this.form.querySelector(`input[data-toggle="${toggle.name}"]`);
      if (!box) {
        box = element("input", { type: "checkbox", "data-toggle": toggle.name });
        const slot = `switch/${toggle.name}`;
        const kept = () => this.model.get("toggles").find((one) => one.name === toggle.name)?.value;
        this.link.field(slot, { kept, show: (on) => (box.checked = on) });
        box.addEventListener("change", () => this.link.keep(slot, { message: { kind: "switch", name: toggle.name, value: box.checked }, shown: box.checked, base: kept(), words: toggle.label }));
        this.form.append(element("label", { class: "nego-toggle" }, box, element("span", {}, toggle.label)));
      }
      if (!this.link.has(`switch/${toggle.name}`)) box.checked = toggle.value;
    }
  }
  // Where strips of several lines overlap, the nearest line is meant; a tag always means its own.
  nearest(event, hit) {
    if (event.target === hit.tag) return hit;
    const box = this.stage.getBoundingClientRect();
    const off = (handle) => Math.abs(handle.pixel - (handle.data.axis === "y" ? event.clientY - box.top : event.clientX - box.left));
    return [...this.handles.values()].filter((handle) => handle.data.axis === hit.data.axis).sort((a, b) => off(a) - off(b))[0];
  }
  grab(event, hit) {
    if (event.button !== 0) return;
    const handle = this.nearest(event, hit);
    event.preventDefault();
    handle.node.focus({ preventScroll: true });
    hit.node.setPointerCapture(event.pointerId);
    const upright = handle.data.axis !== "y";
    const start = upright ? event.clientX : event.clientY;
    const from = handle.pixel;
    const axis = upright ? this.plot._fullLayout.xaxis : this.plot._fullLayout.yaxis;
    let moved = false;
    this.held = handle;
    this.last = handle.name;
    this.root.classList.add("nego-dragging");
    const move = (next) => {
      const delta = (upright ? next.clientX : next.clientY) - start;
      if (!moved && Math.abs(delta) < 2) return;
      moved = true;
      handle.moveTo(axis.p2d(from + delta - axis._offset), false);
    };
    const drop = (next) => {
      hit.node.removeEventListener("pointermove", move);
      hit.node.removeEventListener("pointerup", drop);
      hit.node.removeEventListener("pointercancel", drop);
      if (moved && next.type === "pointerup") move(next);
      this.held = null;
      this.root.classList.remove("nego-dragging");
      if (moved) handle.moveTo(handle.value, true);
    };
    hit.node.addEventListener("pointermove", move);
    hit.node.addEventListener("pointerup", drop);
    hit.node.addEventListener("pointercancel", drop);
  }
}

export default {
  render({ model, el }) {
    const gone = new AbortController();
    const view = new View(model, el);
    view.start(gone.signal);
    return () => {
      gone.abort();
      view.stop();
    };
  },
};
