// Where a line may stand, and how its number is written.
import { grouped } from "../page/ground.js";

const BY = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 };

function decimalsOf(step) {
  const text = String(step);
  return text.includes(".") ? text.length - text.indexOf(".") - 1 : 0;
}

/** A value as it is written beside a line of this step. */
export function stepped(value, step) {
  return grouped(value, Math.max(decimalsOf(step), 2));
}

/** The place that a line takes next to a value: on a step, between its ends. */
export function settled(value, { min, max, step }) {
  const steps = Math.round((value - min) / step);
  const exact = Number((min + steps * step).toFixed(decimalsOf(step) + 2));
  return Math.min(max, Math.max(min, exact));
}

/** Where a key moves a line to that stands at a value; null where the key is none of its own. */
export function movedBy({ key, altKey, ctrlKey, metaKey }, value, { min, max, step }) {
  if (altKey || ctrlKey || metaKey) return null;
  if (BY[key]) return value + BY[key] * step;
  if (key === "Home") return min;
  if (key === "End") return max;
  return key === "Enter" || key === " " ? value : null;
}

/** Which side of its line a tag stands on, and how wide it may be there: it keeps to its side while there is room. */
export function tagBeside(text, side, before, after) {
  const wide = 7 * text.length + 24;
  const left = side === "left" ? before > wide || before > after : after < wide && before > after;
  return { left, width: Math.max(60, (left ? before : after) + 8) };
}
