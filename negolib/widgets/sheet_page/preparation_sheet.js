// The page is shown in a frame without rights: whatever it holds, nothing in it can run.
import { button, element, say } from "../page/ground.js";
import { Link } from "../page/link.js";

const POLICY = "default-src 'none'; style-src 'unsafe-inline'";
const NOTHING_RUNS = '<!doctype html><meta charset="utf-8">' +
  `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`;
const TALLEST = 900; // pixels; a longer page is scrolled in its frame

export default {
  render({ model, el }) {
    const link = new Link(model);
    const frame = element("iframe", {
      sandbox: "allow-same-origin",
      title: model.get("title"),
      class: "nego-page",
    });
    frame.addEventListener("load", () => {
      const body = frame.contentDocument?.documentElement;
      if (body) frame.style.height = `${Math.min(TALLEST, body.scrollHeight + 8)}px`;
    });
    const save = button("Save this page as HTML", () => link.tell({ save: true }));
    const told = element("span", { class: "nego-note", "aria-live": "polite" });
    const open = element(
      "a",
      { href: "#", target: "_blank", rel: "noopener", hidden: true },
      "Open it, to read or to print",
    );
    // Opened as the text it is, wherever the file lies; and again with no right to run anything.
    open.addEventListener("click", () => {
      URL.revokeObjectURL(open.href);
      open.href = URL.createObjectURL(new Blob([NOTHING_RUNS, model.get("page")], { type: "text/html" }));
    });
    const fill = () => (frame.srcdoc = model.get("page"));
    const update = () => {
      say(told, model.get("saved"));
      open.hidden = !model.get("file");
    };
    model.on("change:page", fill);
    link.follow(update);
    fill();
    update();
    el.append(element("div", { class: "nego" }, frame, save, " ", told, " ", open, link.node));
    return () => {
      link.close();
      URL.revokeObjectURL(open.href);
    };
  },
};
