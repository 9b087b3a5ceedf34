"""A saved answer survives a killed kernel, a full disk and a save that is cut off."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time

import pytest

from negolib.worksheet import Worksheet

WRITER = """
import sys
from negolib.worksheet import Worksheet
sheet = Worksheet("planning", sys.argv[1])
start = sheet.get("count", 0)
for count in range(start + 1, start + 100_000):
    sheet.update(count=count, text="x" * (count % 50) * 200)
    print(count, flush=True)
"""

FILLER = """
import os, sys
from negolib.worksheet import Worksheet
folder = sys.argv[1]
sheet = Worksheet("planning", folder)
sheet["kept"] = "before"
with open(os.path.join(folder, "ballast"), "wb", buffering=0) as ballast:
    try:
        while True:
            ballast.write(b"x" * 1024)
    except OSError:
        pass
sheet["essay"] = "y" * 30_000
assert sheet.problem and "not yet on the disk" in sheet.problem, sheet.problem
assert dict(Worksheet("planning", folder)) == {"kept": "before"}, "the saved answer is gone"
assert sorted(os.listdir(folder)) == ["ballast", "planning.answers.json"], os.listdir(folder)
os.unlink(os.path.join(folder, "ballast"))
sheet["next"] = 1
assert sheet.problem is None
assert set(Worksheet("planning", folder)) == {"kept", "essay", "next"}
print("survived")
"""


def test_kill_9_in_the_middle_of_saves_never_costs_a_saved_answer(tmp_path):
    confirmed = 0
    for attempt in range(20):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE, text=True
        ) as writer:
            for _ in range(3 + 7 * attempt % 40):
                confirmed = int(writer.stdout.readline())
            # Not a wait for anything: it spreads the kills over all moments of a save.
            time.sleep(0.0007 * attempt)
            writer.send_signal(signal.SIGKILL)
            confirmed = max([confirmed, *map(int, writer.stdout.read().split())])
        kept = json.loads((tmp_path / "planning.answers.json").read_text())["answers"]
        assert kept["count"] in (confirmed, confirmed + 1)
        assert kept["text"] == "x" * (kept["count"] % 50) * 200


def test_a_full_disk_keeps_the_last_saved_answers_and_takes_the_rest_later(tmp_path):
    mount = f'mount -t tmpfs -o size=64k tmpfs "{tmp_path}" && exec "$@"'
    space = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--map-root-user", "--mount"]
    if not shutil.which("unshare") or subprocess.run([*space, "true"], capture_output=True).returncode:
        if os.environ.get("CI"):
            pytest.fail("CI must be able to mount a small file system.")
        pytest.skip("This system cannot mount a small file system to fill.")
    run = subprocess.run(
        [*space, "sh", "-c", mount, "sh", sys.executable, "-c", FILLER, str(tmp_path)],
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.split()[-1] == "survived"


@pytest.mark.parametrize("step", ["fsync", "replace", "fdopen"])
def test_a_save_cut_off_at_any_step_leaves_the_file_as_it_was(tmp_path, monkeypatch, step):
    sheet = Worksheet("planning", tmp_path)
    sheet["a"] = 1
    before = sheet.path.read_bytes()

    def cut(*_args, **_options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, step, cut)
    sheet["a"] = 2
    assert sheet.path.read_bytes() == before
    assert "No space left" in sheet.problem
    monkeypatch.undo()
    assert [path.name for path in tmp_path.iterdir()] == ["planning.answers.json"]
    sheet["b"] = 3
    assert dict(Worksheet("planning", tmp_path)) == {"a": 2, "b": 3}


def test_the_data_is_on_the_disk_before_the_name_is(tmp_path, monkeypatch):
    steps = []
    fsync, replace = os.fsync, os.replace
    monkeypatch.setattr(os, "fsync", lambda fd: (steps.append("fsync"), fsync(fd))[1])
    monkeypatch.setattr(os, "replace", lambda a, b: (steps.append("replace"), replace(a, b))[1])
    Worksheet("planning", tmp_path)["a"] = 1
    assert steps[:2] == ["fsync", "replace"]
    if os.name == "posix":
        assert steps == ["fsync", "replace", "fsync"]
