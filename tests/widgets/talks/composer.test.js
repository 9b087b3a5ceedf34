// A sentence that reached the table is not put into the box again; keys say it, or show what is heard.
import assert from "node:assert/strict";
import { test } from "node:test";
import { keyDoes, turnsOf, wasSaid } from "../../../negolib/widgets/talks/composer.js";

const LOG = [{ words: "Good morning." }, { words: "What  would you\nneed from us? " }, {
  words: "More time.",
}];

test("what stands in the log after it was sent was said, however it is spaced", () => {
  assert.ok(wasSaid({ turns: 1, shown: "What would you need from us?" }, LOG));
});

test("the same words of an earlier turn are another sentence", () => {
  assert.ok(!wasSaid({ turns: 2, shown: "What would you need from us?" }, LOG));
});

test("a draft that was never sent was not said", () => {
  assert.ok(!wasSaid({ turns: undefined, shown: "More time." }, LOG));
});

test("what is only asked back is no turn", () => {
  assert.equal(turnsOf([...LOG, { words: "Do you mean that?", aside: true }]), 3);
});

test("Enter shows what is heard, Ctrl+Enter says it, Shift+Enter begins a line", () => {
  const key = (held) => keyDoes({ key: "Enter", ...held });
  assert.equal(key({}), "hear");
  assert.equal(key({ ctrlKey: true }), "say");
  assert.equal(key({ metaKey: true }), "say");
  assert.equal(key({ shiftKey: true }), "");
  assert.equal(keyDoes({ key: "a", ctrlKey: true }), "");
});

test("Enter that ends the composing of a character does nothing else", () => {
  assert.equal(keyDoes({ key: "Enter", isComposing: true }), "");
});
