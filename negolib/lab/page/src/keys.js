// Keys and clicks with which a slip could change a notebook whose code is out of sight.

const MOVES = new Set([" ", "Tab", "Escape", "Home", "End", "PageUp", "PageDown"]);
const ALWAYS = new Set(["Enter", "Delete", "Backspace"]);

/** Whether a key asks to save. */
export function saves({ key, ctrlKey, metaKey, altKey, shiftKey }) {
  return key.toLowerCase() === "s" && (ctrlKey || metaKey) && !altKey && !shiftKey;
}

/** Whether a key belongs to the reader, or to an editor of notebooks who is not there. */
export function edits({ key, ctrlKey, metaKey, altKey }) {
  if (ALWAYS.has(key)) return true;
  if (ctrlKey || metaKey || altKey || MOVES.has(key)) return false;
  return key.length === 1;
}
