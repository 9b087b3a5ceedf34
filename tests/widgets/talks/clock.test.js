// The clock of timed talks counts what was sat through, and Python hears of it now and then.
import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { Clock, clockText } from "../../../negolib/widgets/talks/clock.js";
import { FakeNode, layOut } from "../page/fake_page.js";

layOut();
FakeNode.prototype.classList = { toggle: () => {} };

let now;
let told;
let clock;

beforeEach(() => {
  now = 0;
  told = [];
  mock.timers.reset();
  mock.timers.enable({ apis: ["setInterval"] });
  mock.method(performance, "now", () => now);
  clock = new Clock((message) => told.push(message.seconds));
});

function pass(seconds) {
  for (let half = 0; half < 2 * seconds; half += 1) {
    now += 500;
    mock.timers.tick(500);
  }
}

test("the time left is said in minutes and seconds", () => {
  assert.deepEqual([0, 9, 60, 605].map(clockText), ["0:00 left", "0:09 left", "1:00 left", "10:05 left"]);
});

test("it runs from where the talks are, and tells Python every ten seconds and at its end", () => {
  clock.set({ seconds: 45, used: 20, begun: 1 });
  assert.equal(clock.node.textContent, "0:25 left");
  pass(10);
  assert.deepEqual(told, [30]);
  assert.equal(clock.node.textContent, "0:15 left");
  pass(15);
  assert.deepEqual(told, [30, 40, 45]);
  pass(5);
  assert.deepEqual(told, [30, 40, 45]);
});

test("a machine that slept does not have its hours counted", () => {
  clock.set({ seconds: 600, used: 0, begun: 1 });
  now += 3 * 3600 * 1000;
  mock.timers.tick(500);
  assert.equal(clock.node.textContent, "8:30 left");
});

test("Python's older count does not turn it back, other talks do", () => {
  clock.set({ seconds: 600, used: 0, begun: 1 });
  pass(5);
  clock.set({ seconds: 600, used: 2, begun: 1 });
  assert.equal(clock.node.textContent, "9:55 left");
  clock.set({ seconds: 600, used: 0, begun: 2 });
  assert.equal(clock.node.textContent, "10:00 left");
});

test("without a limit and after its end it stands still and says nothing", () => {
  clock.set({ seconds: 600, used: 0, begun: 1 });
  clock.set({ seconds: null });
  assert.equal(clock.node.textContent, "");
  pass(60);
  assert.deepEqual(told, []);
  clock.set({ seconds: 600, used: 0, begun: 3 });
  clock.stop();
  pass(60);
  assert.deepEqual(told, []);
});
