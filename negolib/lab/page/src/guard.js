// Keeps slips of keyboard and mouse from changing a notebook whose code is out of sight.

import { edits, saves } from "./keys.js";

const COURSE = ".nego-course .jp-Notebook";
// JupyterLab's own shortcuts leave an element that carries this alone.
const SUPPRESS = "data-lm-suppress-shortcuts";

export function guardKeys(save) {
  // The window hears a key before JupyterLab does. The key itself goes on to the field that it is meant for.
  window.addEventListener(
    "keydown",
    (event) => {
      const notebook = event.target instanceof Element && event.target.closest(COURSE);
      if (!notebook) return;
      // In a field, where JupyterLab does not listen, the browser would offer to save the page's HTML.
      if (saves(event) && event.target.closest(`[${SUPPRESS}]`)) {
        event.preventDefault();
        save();
      }
      const { target } = event;
      if (!edits(event) || target.hasAttribute(SUPPRESS)) return;
      target.setAttribute(SUPPRESS, "true");
      setTimeout(() => target.removeAttribute(SUPPRESS));
    },
    true,
  );
  window.addEventListener(
    "dblclick",
    (event) => {
      const cell = event.target instanceof Element && event.target.closest(`${COURSE} .jp-MarkdownCell`);
      if (cell) event.stopPropagation();
    },
    true,
  );
}
