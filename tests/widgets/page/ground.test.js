// Run by `node --test`; test_page.py does it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { grouped, ownName, shown } from "../../../negolib/widgets/page/ground.js";

test("a number is shown with a real minus sign and without noise", () => {
  assert.equal(shown(-84), "−84");
  assert.equal(shown(0.1 + 0.2), "0.3");
  assert.equal(shown(-0.00001, 4), "0");
  assert.equal(shown(12), "12");
});

test("what is not there shows as nothing", () => {
  assert.equal(shown(null), "");
  assert.equal(shown(undefined), "");
});

test("thousands stand apart", () => {
  assert.equal(grouped(-1234.5), "−1,234.5");
  assert.equal(grouped(0.125, 3), "0.125");
});

test("no two names are the same", () => assert.notEqual(ownName(), ownName()));
