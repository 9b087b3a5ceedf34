import assert from "node:assert/strict";
import { test } from "node:test";
import { edits, saves } from "../../../negolib/lab/page/src/keys.js";

test("what edits a notebook is held back", () => {
  const slips = ["d", "x", "a", "b", "y", "m", "1", "M", "Z", "ö", "Enter", "Delete", "Backspace"];
  for (const key of slips) assert.ok(edits({ key }), key);
  assert.ok(edits({ key: "Enter", shiftKey: true }));
  assert.ok(edits({ key: "Enter", ctrlKey: true }));
});

test("what moves about or is a command goes through", () => {
  const moves = [" ", "Tab", "Escape", "ArrowDown", "PageUp", "Home", "End", "F5", "Shift"];
  for (const key of moves) assert.ok(!edits({ key }), key);
  assert.ok(!edits({ key: "s", ctrlKey: true }));
  assert.ok(!edits({ key: "f", metaKey: true }));
});

test("saving is Control or Command with s, and nothing more", () => {
  assert.ok(saves({ key: "s", ctrlKey: true }));
  assert.ok(saves({ key: "S", metaKey: true }));
  assert.ok(!saves({ key: "s" }));
  assert.ok(!saves({ key: "s", ctrlKey: true, shiftKey: true }));
});
