// Messages of JupyterLab's about a loss that the page mends by itself.

import { Dialog } from "@jupyterlab/apputils";

/** Close what only reports, has nothing to ask, and came while a course notebook had no kernel. */
export function watchDialogs(pages) {
  Dialog.tracker.widgetAdded.connect((_, dialog) => {
    const away = pages().some((page) => page.away());
    const buttons = dialog.node.querySelectorAll(".jp-Dialog-footer .jp-Dialog-button");
    if (away && buttons.length < 2) dialog.reject();
  });
}
