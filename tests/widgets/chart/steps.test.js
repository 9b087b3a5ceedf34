// Where a line may stand, what moves it, and how its number is written.
import assert from "node:assert/strict";
import { test } from "node:test";
import { movedBy, settled, stepped, tagBeside } from "../../../negolib/widgets/chart/steps.js";

const LINE = { min: 380, max: 480, step: 0.5 };

test("a line settles on a step between its ends, without noise", () => {
  assert.equal(settled(428.3, LINE), 428.5);
  assert.equal(settled(1000, LINE), 480);
  assert.equal(settled(-5, LINE), 380);
  assert.equal(settled(0.30000000000000004, { min: 0, max: 1, step: 0.1 }), 0.3);
  assert.equal(settled(7, { min: 1, max: 10, step: 4 }), 9);
});

test("its number is written with thousands apart and as fine as its step", () => {
  assert.equal(stepped(1428.5, 0.5), "1,428.5");
  assert.equal(stepped(-0.125, 0.125), "−0.125");
  assert.equal(stepped(436, 1), "436");
});

test("keys move it as they move a slider", () => {
  const moved = (key) => movedBy({ key }, 400, LINE);
  assert.deepEqual(["ArrowRight", "ArrowUp", "ArrowLeft", "ArrowDown"].map(moved), [
    400.5,
    400.5,
    399.5,
    399.5,
  ]);
  assert.deepEqual(["PageUp", "PageDown", "Home", "End"].map(moved), [405, 395, 380, 480]);
  assert.deepEqual(["Enter", " "].map(moved), [400, 400]);
});

test("keys that are not its own, and commands, are left alone", () => {
  assert.equal(movedBy({ key: "d" }, 400, LINE), null);
  assert.equal(movedBy({ key: "Tab" }, 400, LINE), null);
  for (const held of ["altKey", "ctrlKey", "metaKey"]) {
    assert.equal(movedBy({ key: "ArrowLeft", [held]: true }, 400, LINE), null);
  }
});

test("a tag keeps to its side of the line while there is room, and never gets too narrow", () => {
  assert.deepEqual(tagBeside("Ines 428", "right", 50, 300), { left: false, width: 308 });
  assert.deepEqual(tagBeside("Ines 428", "right", 300, 50), { left: true, width: 308 });
  assert.deepEqual(tagBeside("Ines 428", "left", 300, 50), { left: true, width: 308 });
  assert.deepEqual(tagBeside("Ines 428", "left", 30, 300), { left: false, width: 308 });
  assert.equal(tagBeside("Ines 428", "left", 20, 10).width, 60);
});
