// Messages of JupyterLab's about a loss that the page mends by itself.

import { Dialog } from "@jupyterlab/apputils";

/** Keep from opening what only reports, has nothing to ask, and came while a course notebook had no kernel. */
export function watchDialogs(pages) {
  Dialog.tracker.widgetAdded.connect((_, dialog) => {
    const buttons = dialog.node.querySelectorAll(".jp-Dialog-footer .jp-Dialog-button");
    if (buttons.length > 1 || !pages().some((page) => page.away())) return;
    // A dialog that opens takes the focus, and giving it back scrolls the page: so it never opens.
    dialog.launch = async () => {
      dialog.dispose();
      return { button: Dialog.okButton(), isChecked: null, value: null };
    };
  });
}
