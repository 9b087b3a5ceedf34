// How much risk somebody can bear: a slider between cautious and calm, or none of it.
import { Chosen } from "../page/chosen.js";
import { element, say } from "../page/ground.js";
import { OneInFlight } from "../page/one_in_flight.js";

/** The row with the slider. While it is dragged, the page shows what would follow; kept is where it is left. */
export class Risk {
  constructor(link) {
    this.mouth = new OneInFlight(link);
    this.neutral = element("input", { type: "checkbox", "data-act": "neutral" });
    this.slider = element("input", {
      type: "range",
      min: "0",
      step: "1",
      "aria-label": "Risk tolerance",
      "data-act": "risk",
    });
    this.words = element("span", { class: "nego-note" });
    const message = (risk, final = true) => ({ act: "risk", ...risk, final });
    this.field = new Chosen(link, "risk", message, (risk) => this.show(risk));
    const settle = () => {
      const entry = this.field.entry(this.now(), "another risk tolerance");
      this.mouth.say("risk", entry.message, "risk", entry);
    };
    this.neutral.addEventListener("change", settle);
    this.slider.addEventListener("change", settle);
    this.slider.addEventListener("input", () => {
      this.neutral.checked = false;
      this.mouth.say("risk", message(this.now(), false));
    });
    this.node = this.build();
  }
  build() {
    const word = (text) => element("span", {}, text);
    return element(
      "div",
      { class: "nego-risk", role: "group", "aria-label": "How much risk you can bear" },
      element("label", { class: "nego-toggle" }, this.neutral, word("risk neutral")),
      element("label", { class: "nego-risk-slider" }, word("cautious"), this.slider, word("calm")),
      this.words,
    );
  }
  now() {
    return { at: Number(this.slider.value), neutral: this.neutral.checked };
  }
  show({ at, neutral }) {
    this.slider.value = String(at);
    this.neutral.checked = neutral;
  }
  put({ at, neutral, stops, words }) {
    this.mouth.heard();
    this.slider.max = String(stops.length - 1);
    if (this.mouth.idle) this.field.put({ at, neutral });
    this.slider.classList.toggle("nego-faded", neutral);
    this.slider.setAttribute("aria-valuetext", words);
    say(this.words, words);
  }
}
