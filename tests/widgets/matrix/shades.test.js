// What is best for a party is coloured most strongly, what is worst least.
import assert from "node:assert/strict";
import { test } from "node:test";
import { shades } from "../../../negolib/widgets/matrix/shades.js";

const shade = shades({
  first: { room: { small: 0, large: 50 }, day: { weekday: 100, weekend: null } },
  second: { room: { small: 30, large: 30 }, day: { weekday: 30, weekend: 30 } },
});

test("from the worst to the best of all options of a party", () => {
  assert.deepEqual([0, 50, 100].map((value) => shade("first", value)), [4, 26, 48]);
});

test("what is not known, and what is all the same, stays pale", () => {
  assert.equal(shade("first", null), 4);
  assert.equal(shade("second", 30), 4);
});
