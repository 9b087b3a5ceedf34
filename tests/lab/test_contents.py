import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest

from negolib.lab.contents import LINE, WIDGET, CourseContents


def notebook():
    shows = {"output_type": "display_data", "metadata": {}}
    view = {**shows, "data": {WIDGET: {"model_id": "gone"}, "text/plain": "x"}}
    kept = {**shows, "data": {"text/html": "In your sheet"}}
    cell = {"cell_type": "code", "id": "a", "metadata": {}, "execution_count": 1, "source": "x"}
    return {"cells": [{**cell, "outputs": [view, kept]}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


@pytest.mark.parametrize(("sessions", "soothed"), [([], True), ([{"path": "a.ipynb"}], False)])
def test_a_dead_widget_gives_way_to_a_line_and_the_file_stays(tmp_path, monkeypatch, sessions, soothed):
    (tmp_path / "a.ipynb").write_text(json.dumps(notebook()))
    before = (tmp_path / "a.ipynb").read_bytes()

    async def list_sessions():
        return sessions

    monkeypatch.setattr(CourseContents, "sessions", SimpleNamespace(list_sessions=list_sessions))
    reading = CourseContents(root_dir=str(tmp_path)).get("a.ipynb")
    # In a thread of its own: a browser's tests may have left an event loop running in this one.
    with ThreadPoolExecutor(1) as thread:
        model = thread.submit(asyncio.run, reading).result()
    outputs = model["content"]["cells"][0]["outputs"]
    assert (LINE in outputs[0]["data"].get("text/html", "")) is soothed
    assert (WIDGET in outputs[0]["data"]) is not soothed
    assert outputs[1]["data"] == {"text/html": "In your sheet"}
    assert (tmp_path / "a.ipynb").read_bytes() == before
