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
  const packages = field.values.map((chosen, place) => {
    const title = many ? `Package ${place + 1}` : "The package";
    const picks = field.issues.map((issue) => optionOfPackage(issue, title, place, chosen[issue.name], send));
    return element(
      "div",
      { class: "nego-package", role: "group", "aria-label": title },
      packageHead(title, place, many, field.fills, send),
      element("div", { class: "nego-picks" }, ...picks),
    );
  });
  const small = { class: "nego-small", "data-at": "more" };
  const more = field.more ? button(field.more, () => send({ name: "add package" }), small) : null;
  return element("div", { class: "nego-package-box" }, ...packages, more);
}

// Above a package: its title, what it can be filled from, and how it is taken away.
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
  return element("div", { class: "nego-package-head" }, ...inside);
}

// One issue of a package, as a chip that can be changed in place.
function optionOfPackage(issue, title, place, chosen, send) {
  const attributes = {
    "aria-label": `${issue.label}, ${title.toLowerCase()}`,
    "data-at": `package-${place}-${issue.name}`,
    "data-issue": issue.name,
    "data-place": String(place),
    onchange: () => send({ name: "option of package", place, issue: issue.name, value: select.value }),
  };
  const select = element("select", attributes, ...optionsOf(issue.options, chosen ?? ""));
  const style = chosen ? "nego-pick" : "nego-pick nego-open-issue";
  return element("label", { class: style }, element("span", {}, issue.label), select);
}
