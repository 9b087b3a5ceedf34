"""The server's side of the living page: a door that says which notebooks may run by themselves."""

import json
from pathlib import Path
from typing import ClassVar

from jupyter_server.base.handlers import APIHandler
from jupyter_server.serverapp import ServerApp
from jupyter_server.utils import to_os_path, url_path_join
from tornado.web import HTTPError, authenticated

from negolib.handout import own_course
from negolib.lab.own import Standing, originals, standing
from negolib.worksheet.course import find_course

WISHES = {
    "contents_manager_class": "negolib.lab.contents.CourseContents",
    "kernel_websocket_connection_class": "negolib.lab.connection.PromptConnection",
}


def courses(root: Path) -> list[Path]:
    """Return the folders whose notebooks are the course's own: the served course, and the installed one.

    A course is never looked for from the notebook's folder: whoever sends a notebook could send a course
    with it.
    """
    found = [find_course(root), own_course()]
    return list(dict.fromkeys(found))


def judge(root: Path, path: str, sources: list[str], kernel: str) -> Standing:
    """Say what a notebook on this server is to the course.

    Args:
        root: the folder that the server shows.
        path: the notebook's path on the server.
        sources: its code cells in order.
        kernel: the name of its kernel.
    """
    known = tuple(originals(courses(root)))
    return standing(known, sources, kernel, Path(to_os_path(path, str(root))).parent)


class StandingHandler(APIHandler):
    """Answers what a notebook is to the course."""

    auth_resource: ClassVar[str] = "contents"

    @authenticated
    def post(self) -> None:
        """Answer ``{"kind": …, "sentence": …}`` to ``{"path": …, "kernel": …, "sources": […]}``."""
        asked = self.get_json_body() or {}
        path, kernel, sources = asked.get("path"), asked.get("kernel"), asked.get("sources")
        right = isinstance(path, str) and isinstance(kernel, str) and isinstance(sources, list)
        if not right or not all(isinstance(source, str) for source in sources):
            raise HTTPError(400, "A notebook's path, kernel and sources are needed.")
        answer = judge(Path(self.settings["server_root_dir"]).expanduser(), path, sources, kernel)
        self.finish(json.dumps({"kind": answer.kind, "sentence": answer.sentence}))


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "negolib.lab.server"}]


def _link_jupyter_server_extension(server: ServerApp) -> None:
    # Before the server makes its parts; what a school has configured itself goes.
    for name, value in WISHES.items():
        if name not in server.config.ServerApp:
            setattr(server, name, value)


def _load_jupyter_server_extension(server: ServerApp) -> None:
    door = url_path_join(server.web_app.settings["base_url"], "negolib", "standing")
    server.web_app.add_handlers(".*$", [(door, StandingHandler)])
