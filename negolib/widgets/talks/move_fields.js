// What a move is made of: questions with a choice, and packages side by side.
import { button, element, optionsOf } from "../page/ground.js";

/** A field of a move. `send` gets {name, value, …}; `id` keeps names of radios apart. */
export function fieldOf(field, send, id) {
  if (field.kind === "packages") return packagesField(field, send);
  if (field.kind === "radio") {
    const inputs = field.options.map((option) => {
      const input = element("input", {
        type: "radio",
        name: `${id}-${field.key}`,
        value: option.name,
        "data-at": `${field.key}-${option.name}`,
        onchange: () => send({ name: field.key, value: option.name }),
      });
      input.checked = option.name === field.value;
      return element("label", { class: "nego-option" }, input, element("span", {}, option.label));
    });
    return element("fieldset", { class: "nego-radios" }, element("legend", {}, field.label), ...inputs);
  }
  const select = element("select", {
    "data-at": field.key,
    "data-field": field.name,
    onchange: () => send({ name: field.key, value: select.value }),
  }, ...optionsOf(field.options, field.value));
  const note = field.note ? element("span", { class: "nego-note nego-says" }, field.note) : null;
  return element("label", { class: "nego-field" }, element("span", {}, field.label), select, note);
}

function packagesField(field, send) {
  const many = field.values.length > 1;
  const titles = field.values.map((_, place) => (many ? `Package ${place + 1}` : "Your package"));
  const first = element("span", { class: "nego-visually-hidden" }, "Issue");
  const heads = titles.map((title, place) => packageHead(title, place, many, field.fills, send));
  const rows = field.issues.map((issue) => {
    const cells = titles.map((title, place) => {
      const chosen = field.values[place][issue.name] ?? "";
      return element("td", {}, optionOfPackage(issue, title, place, chosen, send));
    });
    return element("tr", {}, element("th", { scope: "row" }, issue.label), ...cells);
  });
  const table = element(
    "table",
    { class: "nego-packages" },
    element("thead", {}, element("tr", {}, element("th", { scope: "col" }, first), ...heads)),
    element("tbody", {}, ...rows),
  );
  const small = { class: "nego-small", "data-at": "more" };
  const more = field.more ? button(field.more, () => send({ name: "add package" }), small) : null;
  return element("div", { class: "nego-package-box" }, table, more);
}

// The head of a package's column: its title, what it can be filled from, and how it is taken away.
function packageHead(title, place, many, fills, send) {
  const attributes = {
    class: "nego-fill",
    "aria-label": `Fill ${title.toLowerCase()} from`,
    "data-at": `fill-${place}`,
    onchange: () => send({ name: "fill package", place, value: select.value }),
  };
  const none = element("option", { value: "" }, "fill in …");
  const select = element("select", attributes, none, ...optionsOf(fills));
  const drop = button("×", () => send({ name: "drop package", place }), {
    class: "nego-small",
    "data-at": `drop-${place}`,
    "aria-label": `Remove ${title.toLowerCase()}`,
    title: "Remove this package",
  });
  const inside = [element("span", {}, title), select, many ? drop : null];
  return element("th", { scope: "col" }, element("div", { class: "nego-package-head" }, ...inside));
}

function optionOfPackage(issue, title, place, chosen, send) {
  const attributes = {
    class: chosen ? null : "nego-open-issue",
    "aria-label": `${issue.label}, ${title.toLowerCase()}`,
    "data-at": `package-${place}-${issue.name}`,
    "data-issue": issue.name,
    "data-place": String(place),
    onchange: () => send({ name: "option of package", place, issue: issue.name, value: select.value }),
  };
  const select = element("select", attributes, ...optionsOf(issue.options, chosen));
  return select;
}
