// One question and the fields to answer it with. Everything is set as text, never as HTML.
import { element, ownName } from "./page/ground.js";

function select(choices, value, label, onChange) {
  const made = element("select", { "aria-label": label });
  made.append(element("option", { value: "" }, "choose …"));
  for (const choice of choices) made.append(element("option", { value: choice.name }, choice.label));
  made.value = value ?? "";
  made.addEventListener("change", () => onChange(made.value));
  return made;
}

// Each kind builds its fields inside `box` and returns a function that shows a value in them.
const KINDS = {
  number(model, box, send, id) {
    const input = element("input", { type: "text", inputmode: "decimal", id: `${id}-in`, "aria-labelledby": `${id}-q`, autocomplete: "off" });
    input.addEventListener("change", () => send(input.value));
    box.append(element("div", { class: "nego-number" }, input, element("span", { class: "nego-note" }, model.get("unit"))));
    return (value) => {
      if (document.activeElement !== input || value !== null) input.value = value === null ? "" : String(value);
    };
  },
  text(model, box, send, id) {
    const area = element("textarea", { rows: String(model.get("rows")), "aria-labelledby": `${id}-q` });
    let waiting = null;
    const now = () => {
      clearTimeout(waiting);
      waiting = null;
      send(area.value);
    };
    // What is typed is kept while typing goes on, not only when the field is left.
    area.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(now, 400);
    });
    area.addEventListener("change", now);
    box.append(area);
    return (value) => {
      if (document.activeElement !== area && area.value !== (value ?? "")) area.value = value ?? "";
    };
  },
  choice(model, box, send, id) {
    const inputs = model.get("options").map((option) => {
      const input = element("input", { type: "radio", name: id, value: option.name });
      input.addEventListener("change", () => send(option.name));
      box.append(element("label", { class: "nego-option" }, input, element("span", {}, option.label)));
      return input;
    });
    return (value) => inputs.forEach((input) => (input.checked = input.value === value));
  },
  several(model, box, send) {
    const inputs = model.get("options").map((option) => {
      const input = element("input", { type: "checkbox", value: option.name });
      input.addEventListener("change", () => send(inputs.filter((one) => one.checked).map((one) => one.value)));
      box.append(element("label", { class: "nego-option" }, input, element("span", {}, option.label)));
      return input;
    });
    return (value) => inputs.forEach((input) => (input.checked = (value ?? []).includes(input.value)));
  },
  sort(model, box, send) {
    const places = {};
    const rows = model.get("items").map((item) => {
      const field = select(item.options ?? model.get("options"), "", item.label, (place) => {
        if (place) places[item.name] = place;
        else delete places[item.name];
        send({ ...places });
      });
      box.append(element("div", { class: "nego-sort" }, element("span", {}, item.label), field));
      return [item.name, field];
    });
    return (value) => {
      for (const name of Object.keys(places)) delete places[name];
      Object.assign(places, value ?? {});
      for (const [name, field] of rows) field.value = places[name] ?? "";
    };
  },
};

export default {
  render({ model, el }) {
    const id = `nego-answer-${ownName()}`;
    const box = element("fieldset", { class: "nego-question" });
    box.append(element("legend", { id: `${id}-q` }, model.get("question")));
    // While an answer is under way, what the kernel says of an earlier one must not undo it on the page.
    let sent = model.get("heard");
    const send = (value) => {
      sent = Math.max(sent, model.get("heard")) + 1;
      model.send({ answer: value, number: sent });
    };
    const show = KINDS[model.get("kind")](model, box, send, id);
    const note = element("p", { class: "nego-note", "aria-live": "polite" });
    const problem = element("p", { class: "nego-problem", role: "alert" });
    box.append(note, problem);
    const root = element("div", { class: "nego nego-answer" }, box);
    const refresh = () => {
      if (model.get("heard") >= sent) show(model.get("value"));
      note.textContent = model.get("note");
      problem.textContent = model.get("problem");
    };
    model.on("change:value change:note change:problem change:heard", refresh);
    refresh();
    el.append(root);
    return () => model.off("change:value change:note change:problem change:heard", refresh);
  },
};
