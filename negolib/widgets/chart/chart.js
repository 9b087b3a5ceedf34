// A chart that follows JupyterLab's theme, with lines that are dragged on the chart itself.
import { Chosen } from "../page/chosen.js";
import { button, element, say } from "../page/ground.js";
import { Link } from "../page/link.js";
import { OneInFlight } from "../page/one_in_flight.js";
import { Typed } from "../page/typed.js";
import { fit, fitted, readable } from "./fitting.js";
import { Handle } from "./handle.js";
import { plotlyShelf } from "./plotly_shelf.js";
import { stepped } from "./steps.js";
import { inTheme, isDark, themeTable } from "./theme.js";

const QUIET = {
  displayModeBar: false,
  responsive: false,
  scrollZoom: false,
  doubleClick: false,
  showTips: false,
};
const STYLED = 300; // milliseconds after a theme's name changes until its style sheet is in
const NOT_DRAWN = "The chart cannot be drawn in this browser; the text below says what it shows.";

// How wide letters of a title are at a size, in this font.
function measureIn(family) {
  const pen = document.createElement("canvas").getContext("2d");
  return (letters, size) => {
    pen.font = `600 ${size}px ${family}`;
    return pen.measureText(letters).width;
  };
}

class View {
  constructor(model, root) {
    this.model = model;
    this.link = new Link(model);
    this.mouth = new OneInFlight(this.link);
    this.handles = new Map();
    this.inputs = new Map();
    this.toggles = new Map();
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
    this.link.follow(() => this.update(), () => this.sayProblem());
    this.resize = new ResizeObserver(() => this.fit());
    this.resize.observe(this.stage);
    // The theme's variables arrive a moment after its name changes: look again when its style sheet is in.
    this.themes = new MutationObserver(() => this.retheme());
    this.themes.observe(document.body, {
      attributes: true,
      attributeFilter: ["data-jp-theme-light", "data-jp-theme-name"],
    });
    this.update();
    this.link.restore();
    plotlyShelf().promise.then(
      (Plotly) => {
        this.Plotly = Plotly;
        if (!signal.aborted) this.draw();
      },
      () => this.stage.append(element("p", { class: "nego-summary" }, NOT_DRAWN)),
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
    const colours = this.model.get("colours");
    return colours[hex] ? themeTable({ [hex]: colours[hex] })[hex] : hex;
  }
  retheme() {
    this.root.classList.toggle("nego-dark", isDark());
    this.draw();
    clearTimeout(this.later);
    this.later = setTimeout(() => this.draw(), STYLED);
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
    if (this.shelf.get(name)?.mark !== mark) {
      this.shelf.set(name, { mark, value: inTheme(thing, table, text) });
    }
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
      layout[key] = key === "annotations" || key === "title"
        ? inTheme(part, table)
        : this.kept(key, part, table);
    }
    this.plot.setAttribute("aria-label", readable(layout.title?.text ?? layout.title ?? ""));
    const { l = 12, r = 12 } = layout.margin ?? {};
    const { family } = layout.template.layout.font;
    if (layout.title?.text) layout.title = fitted(layout.title, width - 12, measureIn(family));
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
    const input = element("input", {
      type: "text",
      inputmode: "decimal",
      autocomplete: "off",
      "data-field": data.name,
      placeholder: "not placed",
    });
    const dot = element("span", { class: "nego-dot" });
    input.dot = dot;
    const words = element("span", {}, dot, data.field || data.label);
    const message = (text) => ({ kind: "type", name: data.name, text });
    // A line's answer is called after the chart and the line.
    const answers = `${this.link.place}_${data.name}`;
    const field = new Typed(this.link, input, `line/${data.name}`, message, { answers });
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter") input.blur();
    });
    this.inputs.set(data.name, field);
    this.form.append(element("label", { class: "nego-field" }, words, input));
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
      let made = this.form.querySelector(`button[data-button="${name}"]`);
      if (!made) {
        const press = () => this.link.tell({ kind: "press", name });
        made = button(label, press, { class: "nego-small", "data-button": name });
        this.form.append(element("div", { class: "nego-toggle" }, made));
      }
      say(made, label);
    }
  }
  readToggles() {
    for (const { name, label, value } of this.model.get("toggles")) {
      if (!this.toggles.has(name)) this.toggles.set(name, this.addToggle(name, label));
      this.toggles.get(name).put(value);
    }
  }
  addToggle(name, label) {
    const box = element("input", { type: "checkbox", "data-toggle": name });
    const message = (value) => ({ kind: "switch", name, value });
    const field = new Chosen(this.link, `switch/${name}`, message, (on) => (box.checked = on));
    box.addEventListener("change", () => field.choose(box.checked, label));
    this.form.append(element("label", { class: "nego-toggle" }, box, element("span", {}, label)));
    return field;
  }
  // Where strips of several lines overlap, the nearest line is meant; a tag always means its own.
  nearest(event, hit) {
    if (event.target === hit.tag) return hit;
    const box = this.stage.getBoundingClientRect();
    const pointer = hit.data.axis === "y" ? event.clientY - box.top : event.clientX - box.left;
    const off = (handle) => Math.abs(handle.pixel - pointer);
    const rivals = [...this.handles.values()].filter((handle) => handle.data.axis === hit.data.axis);
    return rivals.sort((a, b) => off(a) - off(b))[0];
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
