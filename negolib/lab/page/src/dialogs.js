// JupyterLab's dialogs over a page whose code is out of sight.

import { Dialog } from "@jupyterlab/apputils";

/**
 * Keep from opening what only reports, has nothing to ask, and came while a course notebook had no kernel; and keep
 * every page where it is while another dialog comes and goes.
 */
export function watchDialogs(pages) {
  Dialog.tracker.widgetAdded.connect((_, dialog) => {
    const buttons = dialog.node.querySelectorAll(".jp-Dialog-footer .jp-Dialog-button");
    if (buttons.length <= 1 && pages().some((page) => page.away())) {
      keepShut(dialog);
      return;
    }
    // A dialog that closes gives the focus back to the cell in which one last worked, and that scrolls the page.
    const putBack = pages().map((page) => page.place());
    dialog.disposed.connect(() => queueMicrotask(() => putBack.forEach((back) => back())));
  });
}

// A dialog that opens takes the focus: so this one never opens.
function keepShut(dialog) {
  dialog.launch = () => {
    dialog.dispose();
    return Promise.resolve({ button: Dialog.okButton(), isChecked: null, value: null });
  };
}
