// A field that somebody types in shows what is kept, and never takes away what is being typed.
import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { Link } from "../../../negolib/widgets/page/link.js";
import { Shelf } from "../../../negolib/widgets/page/shelf.js";
import { Typed } from "../../../negolib/widgets/page/typed.js";
import { FakeModel, FakeNode, FakeStorage, layOut } from "./fake_page.js";

layOut();

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout", "Date"] });
});

function field(options = {}) {
  const model = new FakeModel();
  const link = new Link(model, new Shelf(new FakeStorage()));
  const input = new FakeNode("input");
  const typed = new Typed(link, input, "answer", (text) => ({ answer: text }), options);
  link.follow(() => typed.put(model.get("value")));
  const type = (text) => {
    input.value = text;
    input.happen("input");
  };
  return { model, link, input, typed, type };
}

test("what is typed is reported when the field is left, once", () => {
  const { model, input, type } = field();
  type("4");
  type("42");
  assert.equal(model.sent.length, 0);
  input.happen("change");
  input.happen("blur");
  assert.deepEqual(model.sent.map(({ answer }) => answer), ["42"]);
});

test("Enter reports it, too", () => {
  const { model, input, type } = field();
  type("42");
  input.happen("keydown", { key: "Enter" });
  assert.equal(model.sent.length, 1);
});

test("with a delay it is reported while typing goes on, after the last key", () => {
  const { model, type } = field({ delay: 400 });
  type("a");
  mock.timers.tick(300);
  type("ab");
  mock.timers.tick(399);
  assert.equal(model.sent.length, 0);
  mock.timers.tick(1);
  assert.deepEqual(model.sent.map(({ answer }) => answer), ["ab"]);
});

test("what the kernel keeps is shown, but neither over a half-typed word nor over one under way", () => {
  const { model, input, type } = field();
  model.set({ value: "8" });
  assert.equal(input.value, "8");
  type("9");
  model.set({ value: "8.0" });
  assert.equal(input.value, "9");
  input.happen("change");
  model.set({ value: "8" });
  assert.equal(input.value, "9");
  model.hear(0, { value: "9" });
  assert.equal(input.value, "9");
});

test("a refused word stays to be mended, is marked, and marked no longer from the next key on", () => {
  const { model, input, type } = field();
  model.set({ value: "8" });
  type("forty");
  input.happen("change");
  model.hear(0, { problem: "Not a number." });
  assert.equal(input.value, "forty");
  assert.deepEqual([input.attributes["aria-invalid"], input.title], ["true", "Not a number."]);
  type("40");
  assert.deepEqual([input.attributes["aria-invalid"], input.title], [undefined, ""]);
});

test("the page knows which answer's field shows what could not be read, until it is mended or gone", () => {
  const { model, link, input, type } = field();
  let told = 0;
  link.shelf.watchers.add(() => (told += 1));
  for (const mend of [() => type("40"), () => link.close()]) {
    type("forty");
    input.happen("change");
    model.hear(model.sent.length - 1, { problem: "Not a number." });
    assert.deepEqual([...link.shelf.refused], ["planning-1/gap"]);
    mend();
    assert.deepEqual([...link.shelf.refused], []);
  }
  assert.equal(told, 4);
});

test("a field that becomes another answer's lets go of the word it had", () => {
  const { model, input, typed, type } = field();
  type("mine");
  typed.move("theirs");
  input.happen("blur");
  assert.equal(model.sent.length, 0);
});

test("no timer of a widget that is gone goes off", () => {
  const { model, link, type } = field({ delay: 400 });
  type("a");
  link.close();
  link.closed = false;
  mock.timers.tick(5000);
  assert.equal(model.sent.length, 0);
});
