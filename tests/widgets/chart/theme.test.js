// Our colours in the theme that is on.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inTheme, themeTable } from "../../../negolib/widgets/chart/theme.js";

const COLOURS = {
  "#111111": { dark: "#eeeeee", variable: "--ink" },
  "#00aa00": { dark: "#00ff00", variable: "" },
};
const page = (value) => ({ getPropertyValue: () => value });

test("a colour follows the theme's own variable, or is the light or dark one of two", () => {
  assert.deepEqual(themeTable(COLOURS, page(" rgb(1, 2, 3) "), false), {
    "#111111": "rgb(1, 2, 3)",
    "#00aa00": "#00aa00",
  });
  assert.deepEqual(themeTable(COLOURS, page(""), true), { "#111111": "#eeeeee", "#00aa00": "#00ff00" });
});

test("colours are exchanged at any depth, where they stand alone, and nothing else", () => {
  const table = { "#111111": "#eeeeee" };
  const figure = { line: { color: "#111111" }, text: "#111111 is our ink", list: ["#111111", "#222222"] };
  assert.deepEqual(inTheme(figure, table), {
    line: { color: "#eeeeee" },
    text: "#111111 is our ink",
    list: ["#eeeeee", "#222222"],
  });
});
