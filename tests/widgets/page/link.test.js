// What is typed while nobody hears it: kept, said, and handed over once.
import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { Link, SAYS, sentence } from "../../../negolib/widgets/page/link.js";
import { Shelf, whatToDo } from "../../../negolib/widgets/page/shelf.js";
import { FakeModel, FakeStorage, layOut, panelThat } from "./fake_page.js";

layOut();

let storage;
let shelf;

beforeEach(() => {
  storage = new FakeStorage();
  shelf = new Shelf(storage);
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout", "Date"] });
});

// A field with one answer, as a widget has it.
function widget(model, onShelf = shelf, panel = null) {
  const link = new Link(model, onShelf);
  link.node.panel = panel;
  const field = {
    text: model.get("value"),
    kept: () => model.get("value"),
    show: (text) => (field.text = text),
  };
  link.field("answer", field);
  link.follow(() => !link.has("answer") && (field.text = model.get("value")));
  const type = (text) => {
    field.text = text;
    link.keep("answer", { message: { answer: text }, shown: text, base: model.get("value") });
  };
  link.restore();
  return { link, field, type, model };
}

test("what is heard leaves nothing behind and nothing is said", () => {
  const one = widget(new FakeModel());
  one.type("8");
  assert.equal(Object.keys(storage.held).length, 1);
  one.model.hearAll();
  assert.deepEqual(storage.held, {});
  assert.equal(one.link.node.textContent, "");
  assert.ok(one.link.idle && !one.link.has("answer"));
});

test("the page shows whether something is under way, until the last of it was answered", () => {
  const { link, type, model } = widget(new FakeModel());
  assert.ok(!("data-waiting" in link.node.attributes));
  type("8");
  type("9");
  model.set({ answered: model.sent[0].token });
  assert.ok("data-waiting" in link.node.attributes);
  model.set({ answered: model.sent[1].token });
  assert.ok(!("data-waiting" in link.node.attributes));
});

test("a line that is cut is said, and a new widget of the place hands over what was typed", () => {
  const old = widget(new FakeModel("5"));
  old.model.broken = true;
  old.type("8");
  assert.equal(old.link.node.textContent, SAYS.gone);
  assert.equal(old.field.text, "8");
  old.link.close();
  const next = widget(new FakeModel("5"));
  assert.equal(next.field.text, "8");
  assert.deepEqual(next.model.sent.map((one) => one.answer), ["8"]);
  next.model.hearAll();
  assert.deepEqual(storage.held, {});
});

test("it survives the page: another shelf on the same storage finds it", () => {
  const old = widget(new FakeModel("5"));
  old.model.broken = true;
  old.type("8");
  const next = widget(new FakeModel("5"), new Shelf(storage));
  assert.deepEqual(next.model.sent.map((one) => one.answer), ["8"]);
});

test("what was heard just before the page went is not said again", () => {
  const old = widget(new FakeModel("5"));
  old.type("8");
  const next = widget(new FakeModel("8"), new Shelf(storage));
  assert.deepEqual(next.model.sent, []);
  assert.deepEqual(storage.held, {});
});

test("a newer answer is not overwritten: it is asked about, and used only when wanted", () => {
  const old = widget(new FakeModel("5"));
  old.model.broken = true;
  old.type("8");
  const next = widget(new FakeModel("6"), new Shelf(storage));
  assert.equal(next.field.text, "6");
  assert.deepEqual(next.model.sent, []);
  assert.equal(next.link.node.left.length, 1);
});

test("while the kernel is away nothing is sent; when it is back, the last word of each field is", () => {
  const panel = panelThat("away");
  const one = widget(new FakeModel(), shelf, panel);
  one.type("8");
  one.type("9");
  assert.deepEqual(one.model.sent, []);
  assert.equal(one.link.node.textContent, SAYS.away);
  panel.turn("alive");
  assert.deepEqual(one.model.sent.map((each) => each.answer), ["9"]);
  one.model.hearAll();
  assert.equal(one.link.node.textContent, "");
  assert.deepEqual(storage.held, {});
});

test("a half-typed word is said to be open and survives too", () => {
  const panel = panelThat("away");
  const one = widget(new FakeModel(""), shelf, panel);
  one.link.draft("answer", { message: { answer: "Wh" }, shown: "Wh", base: "" });
  assert.equal(one.link.node.textContent, SAYS.away);
  const next = widget(new FakeModel(""), new Shelf(storage));
  assert.equal(next.field.text, "Wh");
});

test("no answer for some seconds is said, and no longer when it came", () => {
  const one = widget(new FakeModel());
  one.type("8");
  assert.equal(one.link.node.textContent, "");
  mock.timers.tick(4100);
  assert.equal(one.link.node.textContent, SAYS.busy);
  one.model.hearAll();
  assert.equal(one.link.node.textContent, "");
});

test("an answer to an earlier message does not settle a later one", () => {
  const one = widget(new FakeModel());
  one.type("8");
  one.type("9");
  const [first] = one.model.sent;
  one.model.set({ value: "8", answered: first.token });
  assert.equal(one.field.text, "9");
  assert.ok(one.link.has("answer"));
});

test("what was typed on top of a word that did arrive is handed over without a question", () => {
  const old = widget(new FakeModel());
  old.type("Wh");
  old.type("What");
  old.type("What is");
  const next = widget(new FakeModel("What"), new Shelf(storage));
  assert.equal(next.field.text, "What is");
  assert.deepEqual(next.model.sent.map((one) => one.answer), ["What is"]);
});

test("what has come to its end already is not taken up", () => {
  const old = widget(new FakeModel());
  old.model.broken = true;
  old.type("Good morning");
  const link = new Link(new FakeModel(), new Shelf(storage));
  link.field("answer", {
    kept: () => "",
    show: assert.fail,
    settled: (entry) => entry.shown === "Good morning",
  });
  link.restore();
  assert.deepEqual(storage.held, {});
});

test("another page's answers settle nothing here", () => {
  const one = widget(new FakeModel());
  one.type("8");
  one.model.set({ answered: "other:7" });
  assert.ok(one.link.has("answer"));
});

test("a button that reached nobody is never pressed again by itself", () => {
  const panel = panelThat("away");
  const one = widget(new FakeModel(), shelf, panel);
  assert.equal(one.link.tell({ do: "say" }), null);
  assert.equal(one.link.node.textContent, SAYS.press);
  panel.turn("alive");
  assert.deepEqual(one.model.sent, []);
  assert.equal(one.link.node.textContent, "");
  assert.deepEqual(storage.held, {});
});

test("a storage that is closed or full loses nothing on the page", () => {
  const closed = { getItem: () => fail(), setItem: () => fail(), removeItem: () => fail() };
  const fail = () => {
    throw new Error("denied");
  };
  const here = new Shelf(closed);
  const old = widget(new FakeModel(""), here);
  old.model.broken = true;
  old.type("8");
  assert.equal(widget(new FakeModel(""), here).field.text, "8");
});

test("what stands in the storage may be anything", () => {
  storage.held["negolib:planning-1/gap"] = "{broken";
  assert.deepEqual(widget(new FakeModel()).model.sent, []);
  storage.held["negolib:planning-1/gap"] = '"text"';
  assert.deepEqual(widget(new FakeModel(), new Shelf(storage)).model.sent, []);
});

test("what to do is told by what the sheet has", () => {
  assert.equal(whatToDo({ shown: ["a"], base: null }, ["a"]), "done");
  assert.equal(whatToDo({ shown: ["a"], base: null }, undefined), "give");
  assert.equal(whatToDo({ shown: ["a"], base: [] }, ["b"]), "ask");
  assert.equal(whatToDo({ shown: 3, base: 2 }, 0), "ask");
  assert.equal(whatToDo({ shown: "abc", base: "a" }, ""), "give");
});

test("each trouble has its sentence", () => {
  const fine = { state: "alive", failed: false, open: false, slow: false, cut: false, pressed: false };
  assert.equal(sentence(fine), "");
  assert.equal(sentence({ ...fine, failed: true }), SAYS.away);
  assert.equal(sentence({ ...fine, state: null, failed: true }), SAYS.gone);
  assert.equal(sentence({ ...fine, state: null, open: true, cut: true }), SAYS.gone);
  assert.equal(sentence({ ...fine, pressed: true, state: null }), SAYS.over);
  assert.equal(sentence({ ...fine, slow: true }), SAYS.wait);
});
