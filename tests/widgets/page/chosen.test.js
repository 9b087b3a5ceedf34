// What is chosen stays chosen on the page, however late the kernel says what it kept before.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Chosen } from "../../../negolib/widgets/page/chosen.js";
import { Link } from "../../../negolib/widgets/page/link.js";
import { Shelf } from "../../../negolib/widgets/page/shelf.js";
import { FakeModel, FakeStorage, layOut } from "./fake_page.js";

layOut();

let model;
let link;
let field;
let seen;

beforeEach(() => {
  model = new FakeModel(null);
  link = new Link(model, new Shelf(new FakeStorage()));
  field = new Chosen(link, "answer", (answer) => ({ answer }), (value) => (seen = value));
  link.follow(() => field.put(model.get("value")));
});

test("what is kept is shown", () => {
  model.set({ value: "yes" });
  assert.equal(seen, "yes");
  assert.equal(field.kept(), "yes");
});

test("a late word on an earlier choice does not undo a later one", () => {
  seen = "no choice shown";
  field.choose("yes", "Yes");
  field.choose("no", "No");
  model.hear(0, { value: "yes" });
  assert.equal(seen, "no choice shown");
  model.hear(1, { value: "no" });
  assert.equal(seen, "no");
});

test("a choice that was not heard is kept with what stood before it and with its words", () => {
  model.set({ value: "yes" });
  field.choose("no", "No, never");
  const [entry] = link.entries.values();
  assert.deepEqual([entry.shown, entry.base, entry.words], ["no", "yes", "No, never"]);
});
