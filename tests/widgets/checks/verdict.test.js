// A verdict keeps its colour only while its field shows the answer that it is about.
import assert from "node:assert/strict";
import { test } from "node:test";
import { staleness } from "../../../negolib/widgets/checks/verdict.js";

const REFUSED = new Set(["planning-1/gap"]);

test("an answer that is another one since is to be checked again", () => {
  assert.equal(
    staleness("low", ["low"], REFUSED, "planning-1/"),
    "You have changed this since; check again.",
  );
  assert.equal(staleness("low", [], REFUSED, "planning-1/"), "");
});

test("a text that could not be read is not what the verdict is about, however often one checks", () => {
  assert.match(staleness("gap", [], REFUSED, "planning-1/"), /could not be read/);
  assert.match(staleness("gap", ["gap"], REFUSED, "planning-1/"), /could not be read/);
});

test("a field of another sheet does not count", () => {
  assert.equal(staleness("gap", [], REFUSED, "planning-2/"), "");
});
