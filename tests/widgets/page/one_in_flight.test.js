// While something is dragged, the kernel gets one word at a time, and always the newest last.
import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { Link } from "../../../negolib/widgets/page/link.js";
import { OneInFlight } from "../../../negolib/widgets/page/one_in_flight.js";
import { Shelf } from "../../../negolib/widgets/page/shelf.js";
import { FakeModel, FakeStorage, layOut } from "./fake_page.js";

layOut();

let model;
let link;
let mouth;
let now;

beforeEach(() => {
  now = 1000;
  mock.method(performance, "now", () => now);
  model = new FakeModel();
  link = new Link(model, new Shelf(new FakeStorage()));
  mouth = new OneInFlight(link);
  link.follow(() => mouth.heard());
});

const values = () => model.sent.filter(({ kind }) => kind !== "nudge").map(({ value }) => value);

test("while one word is under way only the newest of a line waits", () => {
  for (const value of [1, 2, 3, 4]) mouth.say("low", { value });
  assert.deepEqual(values(), [1]);
  model.hear(0);
  assert.deepEqual(values(), [1, 4]);
  assert.ok(!mouth.idle);
  model.hear(1);
  assert.ok(mouth.idle);
});

test("two lines do not swallow each other's words", () => {
  mouth.say("low", { value: 1 });
  mouth.say("low", { value: 2 });
  mouth.say("high", { value: 3 });
  model.hear(0);
  model.hear(1);
  assert.deepEqual(values(), [1, 2, 3]);
});

test("an answer that waits its turn is kept from the start, until it is heard", () => {
  mouth.say("low", { value: 1 });
  mouth.say("low", { value: 2 }, "line/low", { shown: "2", base: "" });
  assert.ok(link.has("line/low"));
  model.hear(0);
  assert.ok(link.has("line/low"));
  model.hear(1);
  assert.ok(!link.has("line/low"));
});

test("after five seconds without an answer the next word goes all the same", () => {
  mouth.say("low", { value: 1 });
  now += 4999;
  mouth.say("low", { value: 2 });
  assert.deepEqual(values(), [1]);
  now += 1;
  mouth.say("low", { value: 3 });
  assert.deepEqual(values(), [1, 3]);
});

test("a word that nobody takes does not block the next", () => {
  model.broken = true;
  mouth.say("low", { value: 1 });
  model.broken = false;
  mouth.say("low", { value: 2 });
  assert.deepEqual(values(), [2]);
});
