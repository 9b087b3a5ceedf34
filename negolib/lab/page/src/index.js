import { IMainMenu } from "@jupyterlab/mainmenu";
import { INotebookTracker } from "@jupyterlab/notebook";
import { ISettingRegistry } from "@jupyterlab/settingregistry";
import { CoursePage } from "./coursepage.js";
import { watchDialogs } from "./dialogs.js";
import { guardKeys } from "./guard.js";
import "./page.css";

const ID = "negolib-lab:page";
const SHOW = "negolib:show-code";

/** Whether the code is shown: a setting of this person's, kept by the server. */
async function showing(registry, changed) {
  const settings = await registry.load(ID);
  const read = () => settings.get("showCode").composite === true;
  settings.changed.connect(() => changed(read()));
  changed(read());
  return (value) => settings.set("showCode", value);
}

export default {
  id: ID,
  description: "Lets the course's notebooks run by themselves, without code in sight.",
  autoStart: true,
  requires: [INotebookTracker],
  optional: [IMainMenu, ISettingRegistry],
  activate(app, tracker, menu, registry) {
    const pages = new Set();
    let shown = false;
    let keep = null;

    const show = (value) => {
      shown = value;
      for (const page of pages) page.showCode(shown);
      app.commands.notifyCommandChanged(SHOW);
    };
    if (registry) {
      showing(registry, show).then(
        (set) => (keep = set),
        (error) => console.warn("Whether the code is shown cannot be kept:", error.message),
      );
    }
    app.commands.addCommand(SHOW, {
      label: "Show the code",
      isToggleable: true,
      isToggled: () => shown,
      execute: async () => {
        show(!shown);
        await keep?.(shown);
      },
    });
    menu?.viewMenu.addGroup([{ command: SHOW }], 20);

    const open = (panel) => {
      const page = new CoursePage(panel, app.serviceManager, shown);
      pages.add(page);
      panel.disposed.connect(() => pages.delete(page));
    };
    tracker.forEach(open);
    tracker.widgetAdded.connect((_, panel) => open(panel));
    guardKeys(() => app.commands.execute("docmanager:save"));
    watchDialogs(() => [...pages]);
  },
};
