// A line on a chart that is dragged, or moved with the keys of a slider.
import { element, say } from "../page/ground.js";
import { movedBy, settled, stepped, tagBeside } from "./steps.js";

/** One line: where it stands, what its tag says, and what keys do to it. `view` is the chart. */
export class Handle {
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
    if (final) {
      const shown = stepped(this.value, this.data.step);
      this.view.mouth.say(this.name, message, this.slot, { shown, base: this.kept });
    } else this.view.mouth.say(this.name, message);
  }
  key(event) {
    const target = movedBy(event, this.value, this.data);
    if (target === null) return;
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
    say(tag, text);
    if (upright) {
      const { left, width } = tagBeside(text, data.side, this.pixel - l, l + w - this.pixel);
      tag.classList.toggle("nego-tag-before", left);
      tag.style.top = `${(data.at ?? 0.05) * 100}%`;
      tag.style.maxWidth = `${width}px`;
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
