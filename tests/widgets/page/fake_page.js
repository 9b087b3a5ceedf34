// As much of a page and of a kernel as what all widgets share touches; for tests without a browser.

/** An element, which remembers what was put into it and set on it. */
export class FakeNode {
  constructor(tag = "") {
    this.tagName = tag.toUpperCase();
    this.textContent = "";
    this.value = "";
    this.title = "";
    this.isConnected = true;
    this.dataset = {};
    this.attributes = {};
    this.handlers = {};
    this.children = [];
    this.left = [];
    this.panel = null;
    this.turned = null;
  }
  setAttribute(name, value) {
    this.attributes[name] = value;
  }
  removeAttribute(name) {
    delete this.attributes[name];
  }
  toggleAttribute(name, on) {
    if (on) this.attributes[name] = "";
    else delete this.attributes[name];
  }
  append(...children) {
    this.children.push(...children);
  }
  remove() {}
  after(node) {
    this.left.push(node);
  }
  closest() {
    return this.panel;
  }
  focus() {
    globalThis.document.activeElement = this;
  }
  addEventListener(name, handler) {
    this.handlers[name] = [...(this.handlers[name] ?? []), handler];
  }
  /** Let something happen to it, as a browser does. */
  happen(name, event = {}) {
    for (const handler of this.handlers[name] ?? []) handler(event);
  }
  /** Say as a notebook on the page how its kernel is from now on. */
  turn(state) {
    this.dataset.negolibKernel = state;
    this.turned();
  }
}

/** A notebook on the page that says how its kernel is. */
export function panelThat(state) {
  const panel = new FakeNode("div");
  panel.dataset.negolibKernel = state;
  return panel;
}

/** A tab's own storage. */
export class FakeStorage {
  constructor() {
    this.held = {};
  }
  getItem(name) {
    return this.held[name] ?? null;
  }
  setItem(name, value) {
    this.held[name] = value;
  }
  removeItem(name) {
    delete this.held[name];
  }
}

/** A widget's model, with the kernel behind it: `sent` is what it was told. */
export class FakeModel {
  constructor(kept = "") {
    this.state = { place: "planning-1/gap", answered: "", problem: "", value: kept };
    this.sent = [];
    this.handlers = {};
    this.broken = false;
  }
  get(name) {
    return this.state[name];
  }
  on(name, handler) {
    this.handlers[name] = handler;
  }
  off() {}
  send(message) {
    if (this.broken) throw new Error("Cannot send");
    this.sent.push(message);
  }
  set(changes) {
    Object.assign(this.state, changes);
    this.handlers.change?.();
  }
  /** Answer each message in turn: the sheet holds the answer of the last. */
  hearAll() {
    for (const { answer, token } of this.sent) this.set({ value: answer, answered: token });
  }
  /** Answer the message in this place. */
  hear(place, changes = {}) {
    this.set({ ...changes, answered: this.sent[place].token });
  }
}

/** Put the page in place of a browser's own. */
export function layOut() {
  const page = { createElement: (tag) => new FakeNode(tag), activeElement: null };
  class Watcher {
    constructor(turned) {
      this.turned = turned;
    }
    observe(panel) {
      panel.turned = this.turned;
    }
    disconnect() {}
  }
  Object.assign(globalThis, { document: page, MutationObserver: Watcher });
  console.info = () => {};
}
