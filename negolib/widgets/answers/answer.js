// One question and the fields to answer it with. Everything is set as text, never as HTML.
import { Chosen } from "../page/chosen.js";
import { element, optionsOf, ownName, say, shown } from "../page/ground.js";
import { Link } from "../page/link.js";
import { Typed } from "../page/typed.js";

function select(choices, label, choose) {
  const none = element("option", { value: "" }, "choose …");
  const made = element("select", { "aria-label": label }, none, ...optionsOf(choices));
  made.addEventListener("change", () => choose(made.value));
  return made;
}

// Each kind builds its fields inside `box`, and returns a function that shows what is kept.
const KINDS = {
  number(model, box, link, id) {
    const input = element("input", {
      type: "text",
      inputmode: "decimal",
      id: `${id}-in`,
      "aria-labelledby": `${id}-q`,
      autocomplete: "off",
    });
    const field = new Typed(link, input, "answer", (text) => ({ answer: text }));
    box.append(
      element(
        "div",
        { class: "nego-number" },
        input,
        element("span", { class: "nego-note" }, model.get("unit")),
      ),
    );
    return (value) => field.put(shown(value));
  },
  text(model, box, link, id) {
    const area = element("textarea", { rows: String(model.get("rows")), "aria-labelledby": `${id}-q` });
    // What is typed is kept while typing goes on, not only when the field is left.
    const field = new Typed(link, area, "answer", (text) => ({ answer: text }), { delay: 400 });
    box.append(area);
    return (value) => field.put(value ?? "");
  },
  choice(model, box, link, id) {
    const field = chosen(link, (value) => inputs.forEach((input) => (input.checked = input.value === value)));
    const options = model.get("options");
    const inputs = options.map((option) => {
      const input = element("input", { type: "radio", name: id, value: option.name });
      input.addEventListener("change", () => field.choose(option.name, option.label));
      box.append(element("label", { class: "nego-option" }, input, element("span", {}, option.label)));
      return input;
    });
    return (value) => field.put(value);
  },
  several(model, box, link) {
    const field = chosen(
      link,
      (value) => inputs.forEach((input) => (input.checked = (value ?? []).includes(input.value))),
    );
    const options = model.get("options");
    const inputs = options.map((option) => {
      const input = element("input", { type: "checkbox", value: option.name });
      input.addEventListener("change", () => {
        const ticked = options.filter((_, at) => inputs[at].checked);
        field.choose(ticked.map((one) => one.name), ticked.map((one) => one.label).join("; "));
      });
      box.append(element("label", { class: "nego-option" }, input, element("span", {}, option.label)));
      return input;
    });
    return (value) => field.put(value);
  },
  sort(model, box, link) {
    const places = {};
    const field = chosen(link, (value) => {
      for (const name of Object.keys(places)) delete places[name];
      Object.assign(places, value ?? {});
      for (const [name, one] of rows) one.value = places[name] ?? "";
    });
    const rows = model.get("items").map((item) => {
      const one = select(item.options ?? model.get("options"), item.label, (place) => {
        if (place) places[item.name] = place;
        else delete places[item.name];
        const words = model.get("items").map(({ name, label }) =>
          places[name] && `${label}: ${rows.find((row) => row[0] === name)[1].selectedOptions[0].text}`
        );
        field.choose({ ...places }, words.filter(Boolean).join("; "));
      });
      box.append(element("div", { class: "nego-sort" }, element("span", {}, item.label), one));
      return [item.name, one];
    });
    return (value) => field.put(value);
  },
};

function chosen(link, show) {
  return new Chosen(link, "answer", (value) => ({ answer: value }), show);
}

export default {
  render({ model, el }) {
    const id = `nego-answer-${ownName()}`;
    const link = new Link(model);
    const box = element("fieldset", { class: "nego-question" });
    box.append(element("legend", { id: `${id}-q` }, model.get("question")));
    const put = KINDS[model.get("kind")](model, box, link, id);
    const note = element("span", { class: "nego-note", "aria-live": "polite" });
    const problem = element("span", { class: "nego-problem", role: "alert" });
    box.append(element("div", { class: "nego-foot" }, problem, note, link.node));
    el.append(element("div", { class: "nego nego-answer" }, box));
    const update = () => {
      put(model.get("value"));
      say(note, link.word("note"));
      say(problem, link.word("problem"));
    };
    link.follow(update);
    update();
    link.restore();
    return () => link.close();
  },
};
