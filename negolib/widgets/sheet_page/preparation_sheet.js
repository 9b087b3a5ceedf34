// The page is shown in a frame without rights: whatever it holds, nothing in it can run.
import { element } from "../page/ground.js";
import { Link } from "../page/link.js";

const NOTHING_RUNS = '<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'">';

export default {
  render({ model, el }) {
    const frame = element("iframe", { sandbox: "allow-same-origin", title: model.get("title"), class: "nego-page" });
    const grow = () => {
      const body = frame.contentDocument && frame.contentDocument.documentElement;
      if (body) frame.style.height = `${Math.min(900, body.scrollHeight + 8)}px`;
    };
    frame.addEventListener("load", grow);
    const link = new Link(model);
    link.follow(() => {});
    const button = element("button", { type: "button", onclick: () => link.tell({ save: true }) }, "Save this page as HTML");
    const told = element("span", { class: "nego-note", "aria-live": "polite" });
    const open = element("a", { target: "_blank", rel: "noopener", hidden: true }, "Open it, to read or to print");
    const root = element("div", { class: "nego" }, frame, button, " ", told, " ", open, link.node);
    const fill = () => (frame.srcdoc = model.get("page"));
    const tell = () => {
      told.textContent = model.get("saved");
      open.hidden = !model.get("file");
    };
    // Opened as the text it is, wherever the file lies; and again with no right to run anything.
    open.addEventListener("click", () => {
      URL.revokeObjectURL(open.href);
      open.href = URL.createObjectURL(new Blob([NOTHING_RUNS, model.get("page")], { type: "text/html" }));
    });
    open.href = "#";
    model.on("change:page", fill);
    model.on("change:saved", tell);
    fill();
    tell();
    el.append(root);
    return () => {
      model.off("change:page", fill);
      model.off("change:saved", tell);
      link.close();
      URL.revokeObjectURL(open.href);
    };
  },
};
