"""Opens a learner's notebook without the ruins of yesterday's widgets.

A saved notebook remembers that a widget stood below a cell, but the widget itself lived in a kernel
that is gone, and JupyterLab then shows an error in its place. Where no kernel is running for the
notebook, a line says how to bring the widget back instead. The file on the disk is not changed.
"""

from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager
from jupyter_server.services.sessions.sessionmanager import SessionManager

WIDGET = "application/vnd.jupyter.widget-view+json"
LINE = "Choose <b>Run ▸ Run All Cells</b> to bring this back. Your answers are kept."


class CourseContents(AsyncLargeFileManager):
    """JupyterLab's file access, with a kind word in the place of a widget whose kernel is gone."""

    async def get(self, path: str, content: bool = True, **options: object) -> dict:
        """Return a file's model, as every contents manager does."""
        model = await super().get(path, content, **options)
        if content and model["type"] == "notebook" and not await self._has_kernel(path):
            _soothe(model["content"])
        return model

    @property
    def sessions(self) -> SessionManager:
        """Who knows which notebook has a kernel: the server that this belongs to."""
        return self.parent.session_manager

    async def _has_kernel(self, path: str) -> bool:
        sessions = await self.sessions.list_sessions()
        return any(session["path"].strip("/") == path.strip("/") for session in sessions)


def _soothe(notebook: dict) -> None:
    for cell in notebook.get("cells", []):
        for output in cell.get("outputs", []):
            bundle = output.get("data", {})
            if WIDGET in bundle:
                output["data"] = {"text/html": f"<p>{LINE}</p>", "text/plain": "Run this cell again."}
