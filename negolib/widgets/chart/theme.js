// Our colours in the theme that is on.

/** Whether JupyterLab wears a dark theme. */
export function isDark() {
  return document.body.dataset.jpThemeLight === "false";
}

/** What each of our colours is called in the theme that is on: {light: its twin}. */
export function themeTable(colours, page = getComputedStyle(document.body), dark = isDark()) {
  const table = {};
  for (const [light, twin] of Object.entries(colours)) {
    table[light] = (twin.variable && page.getPropertyValue(twin.variable).trim()) ||
      (dark ? twin.dark : light);
  }
  return table;
}

/** Exchange every colour that stands alone as a value. */
export function inTheme(thing, table, text = JSON.stringify(thing)) {
  return JSON.parse(
    text.replace(/"(#[0-9A-Fa-f]{6})"/g, (all, hex) => (table[hex] ? JSON.stringify(table[hex]) : all)),
  );
}
