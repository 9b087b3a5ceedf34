// Words in a chart are broken, cut or set smaller, and stay the same words.
import assert from "node:assert/strict";
import { test } from "node:test";
import { broken, fit, fitted, readable } from "../../../negolib/widgets/chart/fitting.js";

function set(text, width, name = "fit:1:2") {
  const note = { name, text };
  fit(note, width);
  return note.text;
}

test("a note that fits stays in one line", () => {
  assert.equal(set("They pass the test", 200), "They pass the test");
});

test("a longer one is broken, and cut where its lines do not suffice", () => {
  assert.equal(set("They all pass the test", 80), "They all<br>pass the te…");
  assert.equal(set("They all pass", 80), "They all<br>pass");
  assert.equal(set("They all pass the test", 160, "fit:0.5:1"), "They all pa…");
});

test("a word too long for a line is cut, and leaves no empty line before it", () => {
  assert.equal(set("Unternehmensberatung", 80), "Unternehmen…");
  assert.deepEqual(broken(["incomprehensible", "words"], 6, 2), ["incomprehensible", "words"]);
});

test("signs that Plotly reads are counted as one letter and stay marked", () => {
  assert.equal(set("a &lt; b &amp; c &gt; &#36;5", 200), "a &lt; b &amp; c &gt; &#36;5");
  assert.equal(set("&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;", 80), "&lt;".repeat(10));
});

test("a bold note stays bold in all its lines, and takes more room", () => {
  assert.equal(set("<b>They all pass</b>", 80), "<b>They all<br>pass</b>");
  assert.equal(set("<b>twelve chars</b>", 80), "<b>twelve<br>chars</b>");
  assert.equal(set("twelve chars", 80), "twelve chars");
});

test("a note without the name is left alone", () => {
  assert.equal(
    set("They all pass the test, whatever comes", 80, ""),
    "They all pass the test, whatever comes",
  );
  assert.equal(
    set("They all pass the test, whatever comes", 80, "other"),
    "They all pass the test, whatever comes",
  );
});

// Letters half as wide as they are high.
const measure = (letters, size) => letters.length * size / 2;

test("a title that fits is as large as it may be", () => {
  assert.deepEqual(fitted({ text: "x".repeat(20) }, 160, measure).font, { size: 16 });
  assert.deepEqual(fitted({ text: "x".repeat(20) }, 159, measure).font, { size: 15 });
});

test("one too long is set in two lines, broken next to its middle", () => {
  const title = fitted({ text: "Any price from 428 to 436 is better for both", x: 0 }, 200, measure);
  assert.equal(title.text, "Any price from 428 to<br>436 is better for both");
  assert.equal(title.x, 0);
  assert.ok(title.font.size >= 11);
});

test("tags and marks do not count as letters", () => {
  assert.deepEqual(fitted({ text: `<b>${"x".repeat(19)}&amp;</b>` }, 160, measure).font, { size: 16 });
});

test("a title of one long word keeps to one line", () => {
  assert.equal(fitted({ text: "x".repeat(90) }, 200, measure).text, "x".repeat(90));
});

test("a screen reader gets the words without marks and tags", () => {
  assert.equal(readable("<b>R&amp;D</b> costs &#36;5 &lt; 6"), "R&D costs $5 < 6");
  assert.equal(readable("&amp;lt;"), "&lt;");
});
