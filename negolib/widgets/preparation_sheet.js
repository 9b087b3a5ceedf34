// The page is shown in a frame without rights: whatever it holds, nothing in it can run.
export default {
  render({ model, el }) {
    const frame = document.createElement("iframe");
    frame.setAttribute("sandbox", "allow-same-origin");
    frame.title = model.get("title");
    frame.className = "nego-page";
    const grow = () => {
      const body = frame.contentDocument && frame.contentDocument.documentElement;
      if (body) frame.style.height = `${Math.min(900, body.scrollHeight + 8)}px`;
    };
    frame.addEventListener("load", grow);
    const button = document.createElement("button");
    button.type = "button";
    button.setAttribute("data-lm-suppress-shortcuts", "true"); // else "d d" on it would delete the cell
    button.textContent = "Save this page as HTML";
    button.addEventListener("click", () => model.send({ save: true }));
    const told = document.createElement("span");
    told.className = "nego-note";
    told.setAttribute("aria-live", "polite");
    const root = document.createElement("div");
    root.className = "nego";
    root.append(frame, button, " ", told);
    const fill = () => (frame.srcdoc = model.get("page"));
    const tell = () => (told.textContent = model.get("saved"));
    model.on("change:page", fill);
    model.on("change:saved", tell);
    fill();
    tell();
    el.append(root);
    return () => {
      model.off("change:page", fill);
      model.off("change:saved", tell);
    };
  },
};
