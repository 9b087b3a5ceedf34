// One open notebook: what life.js needs to know of it, and what it asks to be done, in JupyterLab's words.

import { NotebookActions } from "@jupyterlab/notebook";
import { ServerConnection } from "@jupyterlab/services";
import { Widget } from "@lumino/widgets";
import { Life } from "./life.js";
import { keepView } from "./view.js";

const PAUSE = 700; // milliseconds between two looks at a server or kernel that is away

export class CoursePage {
  constructor(panel, services, shown) {
    this.panel = panel;
    this.services = services;
    this.codeShown = shown;
    this.kind = null;
    this.line = null;
    this.opened = false;
    this.life = new Life(this);
    panel.disposed.connect(() => this.life.end());
    this.begin();
  }

  async begin() {
    const { panel } = this;
    const session = panel.sessionContext;
    await panel.context.ready;
    if (panel.isDisposed) return;
    session.statusChanged.connect((_, status) => this.life.look(status));
    session.connectionStatusChanged.connect(() => this.life.look());
    session.kernelChanged.connect(() => this.life.look());
    panel.content.model.cells.changed.connect(() => this.dress());
    new IntersectionObserver(() => this.life.look()).observe(panel.node);
    session.ready.then(() => {
      this.opened = true;
      this.life.look();
    });
    // What it is can be asked while the kernel is still starting.
    await this.life.ask();
    await panel.revealed;
    this.life.look();
  }

  // What is

  kernel() {
    const kernel = this.panel.sessionContext.session?.kernel;
    return kernel
      ? { id: kernel.id, status: kernel.status, connected: kernel.connectionStatus === "connected" }
      : null;
  }

  shown() {
    return this.panel.isVisible;
  }

  sources() {
    return this.codeCells().map((cell) => cell.model.sharedModel.getSource());
  }

  away() {
    return this.life.ours() && !this.life.alive();
  }

  scroller() {
    const { content } = this.panel;
    return content.outerNode ?? content.node;
  }

  /** Remember where the reader is; the returned function goes back there. */
  place() {
    const { scrollTop } = this.scroller();
    return () => {
      if (this.life.ours() && !this.panel.isDisposed) this.scroller().scrollTop = scrollTop;
    };
  }

  codeCells() {
    return this.panel.content.widgets.filter((cell) => cell.model.type === "code");
  }

  kernelName() {
    const named = this.panel.content.model.getMetadata("kernelspec")?.name;
    return this.panel.sessionContext.session?.kernel?.name ?? named ?? "";
  }

  // What is to be done

  async standing(sources) {
    const body = JSON.stringify({
      path: this.panel.context.localPath,
      kernel: this.kernelName(),
      sources,
    });
    try {
      const answer = await this.request("negolib/standing", { method: "POST", body });
      if (answer.ok) return await answer.json();
    } catch (error) {
      // The server is away; what was known of the notebook stays, and nothing runs.
      if (!(error instanceof ServerConnection.NetworkError)) throw error;
    }
    return { kind: this.kind ?? "foreign", sentence: "" };
  }

  request(path, init = {}) {
    const { serverSettings } = this.services;
    return ServerConnection.makeRequest(serverSettings.baseUrl + path, init, serverSettings);
  }

  async run() {
    const { content, sessionContext } = this.panel;
    const release = keepView(this.scroller());
    this.panel.node.dataset.negolibRun = "running";
    try {
      return await NotebookActions.runCells(content, this.codeCells(), sessionContext);
    } finally {
      release();
      this.panel.node.dataset.negolibRun = "done";
    }
  }

  later() {
    return new Promise((resolve) => setTimeout(resolve, PAUSE));
  }

  /** Find a kernel for this notebook as soon as the server answers; a kernel that is starting is left alone. */
  async revive() {
    const context = this.panel.sessionContext;
    // JupyterLab starts the first kernel, and two would be in each other's way.
    if (!this.opened) return;
    try {
      const answer = await this.request("api/sessions");
      if (!answer.ok) return;
      const sessions = await answer.json();
      const kernel = context.session?.kernel;
      if (kernel && sessions.some((one) => one.kernel?.id === kernel.id)) {
        if (kernel.connectionStatus === "disconnected") await kernel.reconnect();
        return;
      }
      await this.services.sessions.refreshRunning();
      // Another tab may have started one already.
      const theirs = sessions.find((one) => one.path === context.path)?.kernel;
      await context.changeKernel(theirs ? { id: theirs.id } : { name: this.kernelName() });
    } catch (error) {
      console.info("No kernel yet:", error.message);
    }
  }

  tell(state) {
    this.panel.node.dataset.negolibKernel = state;
  }

  present(kind) {
    this.kind = kind;
    this.panel.node.dataset.negolibKind = kind;
    this.dress();
  }

  showCode(shown) {
    this.codeShown = shown;
    this.dress();
  }

  /** Hide the code of a notebook of the course, or show it as JupyterLab does, open and ready to be edited. */
  dress() {
    if (!this.life.ours() && this.kind !== "own" && this.kind !== "changed") return;
    this.panel.node.classList.toggle("nego-course", !this.codeShown);
    for (const cell of this.codeCells()) {
      // Folded is what the file says. To open a cell for this person only, it must stop following the file.
      cell.syncCollapse = !this.codeShown;
      if (this.codeShown) cell.inputHidden = false;
    }
  }

  /** Show a line with a button above the notebook, or take it away. */
  wait(sentence) {
    this.line?.dispose();
    this.line = null;
    if (!sentence) return;
    const node = document.createElement("div");
    node.className = "nego-waiting";
    node.setAttribute("role", "status");
    const button = document.createElement("button");
    button.textContent = "Start it";
    button.onclick = () => this.life.start();
    node.append(sentence, button);
    this.line = new Widget({ node });
    this.panel.contentHeader.addWidget(this.line);
  }
}
