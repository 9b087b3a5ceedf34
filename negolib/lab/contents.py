"""Opens a learner's notebook without the ruins of yesterday's widgets.

A saved notebook remembers that a widget stood below a cell, but the widget itself lived in a kernel
that is gone, or that JupyterLab may ask too late, and JupyterLab then shows an error in its place. In a
notebook of the course, which starts anew when it is opened, and in any other whose kernel is gone, a line
stands there instead. The file on the disk is not changed.
"""

from pathlib import Path

from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager
from jupyter_server.services.sessions.sessionmanager import SessionManager

from negolib.lab.own import FOREIGN, code_of, kernel_of
from negolib.lab.server import judge

WIDGET = "application/vnd.jupyter.widget-view+json"
LINE = "Your answers are kept. This comes back as soon as the page has started."


class CourseContents(AsyncLargeFileManager):
    """JupyterLab's file access, with a kind word in the place of a widget whose kernel is gone."""

    async def get(self, path: str, content: bool = True, **options: object) -> dict:
        """Return a file's model, as every contents manager does."""
        model = await super().get(path, content, **options)
        if content and model["type"] == "notebook":
            notebook = model["content"]
            if self._of_the_course(path, notebook) or not await self._has_kernel(path):
                _soothe(notebook)
        return model

    @property
    def sessions(self) -> SessionManager:
        """Who knows which notebook has a kernel: the server that this belongs to."""
        return self.parent.session_manager

    def _of_the_course(self, path: str, notebook: dict) -> bool:
        found = judge(Path(self.root_dir), path, code_of(notebook), kernel_of(notebook))
        return found.kind != FOREIGN

    async def _has_kernel(self, path: str) -> bool:
        sessions = await self.sessions.list_sessions()
        return any(session["path"].strip("/") == path.strip("/") for session in sessions)


def _soothe(notebook: dict) -> None:
    for cell in notebook.get("cells", []):
        for output in cell.get("outputs", []):
            bundle = output.get("data", {})
            if WIDGET in bundle:
                output["data"] = {"text/html": f"<p>{LINE}</p>", "text/plain": "Run this cell again."}
