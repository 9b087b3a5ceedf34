// What every widget's page is made with. Everything is set as text, never as HTML.

const KEYED = new Set(["input", "select", "textarea", "button", "summary"]);

/**
 * Make an element. An attribute "onclick" listens; null, undefined and false leave an attribute out; true sets it
 * empty. Children that are null are left out, too.
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  // At "dd" JupyterLab would delete the cell: it keeps off an element that says so, not from inside one.
  if (KEYED.has(tag) || attributes.tabindex) made.setAttribute("data-lm-suppress-shortcuts", "true");
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(name, value === true ? "" : value);
    }
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** Make a button that does something when it is pressed. */
export function button(text, press, attributes = {}) {
  return element("button", { type: "button", onclick: press, ...attributes }, text);
}

/** The options of a drop-down, from dicts of name and label; the one of this name is chosen. */
export function optionsOf(options, chosen = null) {
  return options.map(({ name, label }) =>
    element("option", { value: name, selected: name === chosen }, label)
  );
}

/** Lines as a list. */
export function listOf(lines, attributes = {}) {
  return element("ul", attributes, ...lines.map((line) => element("li", {}, line)));
}

/** Set a text, unless it stands there already: a screen reader would read it again. */
export function say(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** A number with a real minus sign; nothing for one that is not there. */
export function shown(number, decimals = 6) {
  if (number === null || number === undefined) return "";
  return String(Number(number.toFixed(decimals))).replace("-", "−");
}

/** A number with a real minus sign and thousands apart. */
export function grouped(number, decimals = 2) {
  return number.toLocaleString("en", { maximumFractionDigits: decimals }).replace("-", "−");
}

/** A name that no other widget on this page has. */
export function ownName() {
  return Math.random().toString(36).slice(2);
}
