import assert from "node:assert/strict";
import { test } from "node:test";
import { Life, TROUBLE } from "../../../negolib/lab/page/src/life.js";

/** A page whose every part the test decides. */
function makePage(parts = {}) {
  const page = {
    state: { id: "one", status: "idle", connected: true },
    visible: true,
    cells: ["a", "b"],
    answer: { kind: "own", sentence: "" },
    asked: 0,
    runs: 0,
    revivals: 0,
    told: [],
    presented: [],
    waiting: null,
    kernel: () => page.state,
    shown: () => page.visible,
    sources: () => [...page.cells],
    standing: async () => {
      page.asked += 1;
      return page.answer;
    },
    run: async () => {
      page.runs += 1;
      return true;
    },
    later: async () => {},
    revive: async () => {
      page.revivals += 1;
    },
    tell: (state) => page.told.push(state),
    present: (kind) => page.presented.push(kind),
    wait: (sentence) => (page.waiting = sentence),
    ...parts,
  };
  return page;
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

async function living(parts) {
  const page = makePage(parts);
  const life = new Life(page);
  life.look();
  await settle();
  return { page, life };
}

test("an own notebook runs once, and a look changes nothing", async () => {
  const { page, life } = await living();
  life.look();
  life.look("busy");
  await settle();
  assert.equal(page.runs, 1);
  assert.equal(page.told.at(-1), "alive");
});

test("nothing runs before the kernel is there", async () => {
  const { page, life } = await living({ state: null });
  assert.equal(page.runs, 0);
  assert.equal(page.told.at(-1), "away");
  page.state = { id: "one", status: "idle", connected: true };
  life.look();
  await settle();
  assert.equal(page.runs, 1);
});

test("a hidden notebook runs when it is shown", async () => {
  const { page, life } = await living({ visible: false });
  assert.equal(page.runs, 0);
  page.visible = true;
  life.look();
  await settle();
  assert.equal(page.runs, 1);
});

for (const status of ["restarting", "autorestarting", "dead", "terminating"]) {
  test(`after ${status} it is asked again and runs again`, async () => {
    const { page, life } = await living();
    page.state = { ...page.state, status };
    life.look(status);
    assert.equal(page.told.at(-1), "away");
    page.state = { ...page.state, status: "idle" };
    life.look("idle");
    await settle();
    assert.deepEqual([page.runs, page.asked], [2, 2]);
  });
}

test("another kernel runs it again", async () => {
  const { page, life } = await living();
  page.state = { id: "two", status: "idle", connected: true };
  life.look();
  await settle();
  assert.equal(page.runs, 2);
});

test("a lost connection to the same kernel runs nothing", async () => {
  const { page, life } = await living();
  page.state = { ...page.state, connected: false };
  life.look();
  page.state = { ...page.state, connected: true };
  life.look();
  await settle();
  assert.equal(page.runs, 1);
  assert.ok(page.told.includes("away"));
});

test("a kernel that falls during the run is run again", async () => {
  const page = makePage();
  const life = new Life(page);
  page.run = async () => {
    page.runs += 1;
    if (page.runs === 1) {
      life.look("autorestarting");
      return false;
    }
    return true;
  };
  life.look();
  await settle();
  assert.equal(page.runs, 2);
  assert.equal(page.waiting, null);
});

test("a page that fells its kernel each time stops trying and says so; a click tries again", async () => {
  const page = makePage();
  const life = new Life(page);
  page.run = async () => {
    page.runs += 1;
    life.look("autorestarting");
    return false;
  };
  life.look();
  await settle();
  assert.equal(page.runs, 3);
  assert.equal(page.waiting, TROUBLE);
  page.run = async () => {
    page.runs += 1;
    return true;
  };
  life.start();
  await settle();
  assert.equal(page.runs, 4);
  assert.equal(page.waiting, null);
});

test("a cell that fails leaves a sentence, not a loop", async () => {
  const page = makePage({ run: async () => false });
  const life = new Life(page);
  life.look();
  await settle();
  assert.equal(page.waiting, TROUBLE);
  assert.equal(life.due, false);
});

test("a changed notebook waits for a click, and again after a restart", async () => {
  const answer = { kind: "changed", sentence: "It was changed." };
  const { page, life } = await living({ answer });
  assert.deepEqual([page.runs, page.waiting], [0, "It was changed."]);
  life.start();
  await settle();
  assert.deepEqual([page.runs, page.waiting], [1, null]);
  life.look("restarting");
  await settle();
  assert.deepEqual([page.runs, page.waiting], [1, "It was changed."]);
});

test("a click starts what was on the page at the click, nothing else", async () => {
  const answer = { kind: "changed", sentence: "It was changed." };
  const { page, life } = await living({ answer });
  life.start();
  page.cells = ["a", "something else"];
  await settle();
  assert.equal(page.runs, 0);
});

test("a cell that changes while the server is asked is asked about again", async () => {
  const page = makePage();
  const seen = [];
  page.standing = async (sources) => {
    seen.push(sources.join());
    if (seen.length === 1) page.cells = ["a", "c"];
    return sources.includes("c") ? { kind: "changed", sentence: "x" } : { kind: "own", sentence: "" };
  };
  const life = new Life(page);
  life.look();
  await settle();
  assert.deepEqual(seen, ["a,b", "a,c"]);
  assert.equal(page.runs, 0);
});

test("somebody else's notebook is left alone: no run, no line, no kernel started", async () => {
  const { page, life } = await living({ answer: { kind: "foreign", sentence: "" } });
  page.state = null;
  life.look();
  await settle();
  assert.deepEqual([page.runs, page.revivals, page.waiting], [0, 0, null]);
});

test("a kernel that is gone is looked for until there is one", async () => {
  const { page, life } = await living();
  page.revive = async () => {
    page.revivals += 1;
    if (page.revivals === 3) page.state = { id: "two", status: "idle", connected: true };
  };
  page.state = null;
  life.look("dead");
  await settle();
  assert.deepEqual([page.revivals, page.runs], [3, 2]);
});

test("a closed notebook does nothing more", async () => {
  const { page, life } = await living();
  life.end();
  life.look("restarting");
  life.look("idle");
  await settle();
  assert.equal(page.runs, 1);
});
