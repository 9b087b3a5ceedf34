// A sentence that reached the table is not put into the box again.
import assert from "node:assert/strict";
import { test } from "node:test";
import { wasSaid } from "../../../negolib/widgets/talks/composer.js";

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
