"""Two kernels on one sheet, as real processes at full speed: neither costs the other an answer."""

import json
import multiprocessing
import os
import random
import signal
import stat
import subprocess
import sys
import time
from functools import partial

import pytest

from negolib.disk import turn
from negolib.worksheet import Worksheet

ROUNDS = 500
TALKS = """
import sys
from pathlib import Path
from negolib.worksheet import Worksheet
folder, me, rounds = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
sheet = Worksheet("planning", folder)
sheet["here_" + me] = True
while not {"here_a", "here_b"} <= set(sheet):
    sheet["waiting_" + me] = sheet.get("waiting_" + me, 0) + 1
for number in range(rounds):
    sheet[f"{me}_{number}"] = number
    if number % 5 == 0:
        sheet.show_hint(f"task_{me}_{number}", 1 + number % 3)
    if number % 3 == 0:
        del sheet[f"{me}_{number}"]
    print(number, flush=True)
"""


def kernel(folder, me: str, rounds: int) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-c", TALKS, str(folder), me, str(rounds)], stdout=subprocess.PIPE, text=True
    )


def expected(me: str, rounds: int) -> tuple[dict[str, int], dict[str, int]]:
    answers = {f"{me}_{number}": number for number in range(rounds) if number % 3}
    return answers, {f"task_{me}_{number}": 1 + number % 3 for number in range(0, rounds, 5)}


def test_a_thousand_interleaved_saves_lose_no_answer_no_deletion_and_no_hint(tmp_path):
    kernels = [kernel(tmp_path, me, ROUNDS) for me in "ab"]
    for one in kernels:
        one.communicate(timeout=120)
        assert one.returncode == 0
    kept = json.loads((tmp_path / "planning.answers.json").read_text())
    answers = {key: value for key, value in kept["answers"].items() if key[:2] in ("a_", "b_")}
    for me in "ab":
        own_answers, own_hints = expected(me, ROUNDS)
        assert {key: value for key, value in answers.items() if key.startswith(me)} == own_answers
        assert own_hints.items() <= kept["hints"].items()
    assert kept["revision"] > 2 * ROUNDS
    assert os.listdir(tmp_path) == ["planning.answers.json"]


def test_on_a_slow_disk_too_each_gets_its_turn(tmp_path):
    slow = "import os, time\nos.fsync = lambda file: time.sleep(0.02)\n" + TALKS
    kernels = [
        subprocess.Popen(
            [sys.executable, "-c", slow, str(tmp_path), me, "15"], stdout=subprocess.PIPE, text=True
        )
        for me in "ab"
    ]
    for one in kernels:
        assert "take turns" not in one.communicate(timeout=120)[0]
    kept = Worksheet("planning", tmp_path)
    for me in "ab":
        assert expected(me, 15)[0].items() <= dict(kept).items()


def test_a_kernel_killed_in_the_middle_of_a_save_neither_holds_up_nor_harms_the_other(tmp_path):
    for attempt in range(8):
        victim, other = kernel(tmp_path, "a", 100_000), kernel(tmp_path, "b", 60)
        said = 0
        while said < 5 + attempt:
            said = int(victim.stdout.readline())
        # Not a wait for anything: it spreads the kills over all moments of a save.
        time.sleep(random.Random(attempt).uniform(0, 0.01))
        victim.send_signal(signal.SIGKILL)
        confirmed = max([said, *map(int, victim.communicate()[0].split())])
        other.communicate(timeout=60)
        assert other.returncode == 0
        sheet = Worksheet("planning", tmp_path)
        assert all(sheet[f"b_{number}"] == number for number in range(60) if number % 3)
        assert all(sheet[f"a_{number}"] == number for number in range(confirmed + 1) if number % 3)
        assert sheet.problem is None
        assert os.listdir(tmp_path) == ["planning.answers.json"]
        sheet.clear()
        sheet.path.unlink()


def test_what_killed_saves_left_behind_goes_at_the_next_opening(tmp_path):
    Worksheet("planning", tmp_path)["a"] = 1
    (tmp_path / ".planning.answers.json.1a2b3c4d.saving").write_text("{")
    (tmp_path / ".planning.answers.json.lock").touch()
    other = tmp_path / ".other.answers.json.1a2b3c4d.saving"
    other.write_text("{")
    with turn(tmp_path / "planning.answers.json"):
        pass
    sheet = Worksheet("planning", tmp_path)
    assert dict(sheet) == {"a": 1}
    assert sorted(os.listdir(tmp_path)) == [other.name, "planning.answers.json"]


def stall(folder, ready):
    with turn(folder / "planning.answers.json"):
        ready.set()
        time.sleep(60)


@pytest.fixture
def stalled(tmp_path):
    """Another program that holds the sheet and does not let go."""
    fresh = multiprocessing.get_context("spawn")
    ready = fresh.Event()
    process = fresh.Process(target=stall, args=(tmp_path, ready))
    process.start()
    assert ready.wait(60)
    yield
    process.kill()
    process.join()


def test_without_turns_an_answer_is_kept_until_it_was_seen_in_the_file(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("negolib.disk._locked", lambda lock, patience: None)
    one, other = Worksheet("planning", tmp_path), Worksheet("planning", tmp_path)
    one["a"] = 1
    start = one.path.read_bytes()
    other["b"] = 2
    other.show_hint("task", 2)
    # The worst moment: the first one's file comes over the second's.
    one.path.write_bytes(start)
    other["c"] = 3
    one["d"] = 4
    assert dict(Worksheet("planning", tmp_path)) == {"a": 1, "b": 2, "c": 3, "d": 4}
    assert Worksheet("planning", tmp_path).hints_shown("task") == 2
    assert "Keep your work open in one tab only" in capsys.readouterr().out
    # Seen in the file, an answer is the other's to change.
    one["d"] = 4
    other["d"] = 5
    one["e"] = 6
    assert dict(Worksheet("planning", tmp_path))["d"] == 5


def test_somebody_who_never_lets_go_does_not_stop_the_work(tmp_path, stalled, monkeypatch):
    monkeypatch.setattr("negolib.worksheet.sheet_file.turn", partial(turn, patience=0.2))
    sheet = Worksheet("planning", tmp_path)
    sheet["a"] = 1
    assert dict(Worksheet("planning", tmp_path)) == {"a": 1}


def test_what_the_other_changed_is_told(tmp_path):
    one, other = Worksheet("planning", tmp_path), Worksheet("planning", tmp_path)
    one.update(a=1, b=2)
    heard = []
    other.observe(lambda key, value: heard.append((key, value)))
    other["c"] = 3
    assert sorted(heard) == [("a", 1), ("b", 2), ("c", 3)]
    del one["a"]
    one["b"] = 20
    heard.clear()
    other.show_hint("task", 1)
    assert sorted(heard, key=str) == [("a", None), ("b", 20)]


def test_a_deletion_that_the_disk_refused_is_made_later(tmp_path, monkeypatch):
    one, other = Worksheet("planning", tmp_path), Worksheet("planning", tmp_path)
    one.update(a=1, b=2)

    def full(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("negolib.worksheet.sheet_file.write_atomically", full)
        del one["a"]
        one.show_hint("task", 1)
    other["c"] = 3
    one["d"] = 4
    kept = Worksheet("planning", tmp_path)
    assert dict(kept) == {"b": 2, "c": 3, "d": 4}
    assert kept.hints_shown("task") == 1


def test_refused_saves_never_push_aside_what_the_other_saved(tmp_path, monkeypatch):
    one, other = Worksheet("planning", tmp_path), Worksheet("planning", tmp_path)
    one["a"] = 0

    def full(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("negolib.worksheet.sheet_file.write_atomically", full)
        for number in range(9):
            one["a"] = number
    other["b"] = 2
    one["c"] = 3
    assert dict(Worksheet("planning", tmp_path)) == {"a": 8, "b": 2, "c": 3}
    assert one.problem is None


def test_an_older_file_put_in_place_is_kept_and_told(tmp_path, capsys):
    sheet = Worksheet("planning", tmp_path)
    sheet["a"] = 1
    backup = sheet.path.read_text()
    sheet["a"] = 2
    sheet.path.write_text(backup)
    sheet["b"] = 3
    assert dict(Worksheet("planning", tmp_path)) == {"a": 2, "b": 3}
    assert (tmp_path / "planning.answers.older-1.json").read_text() == backup
    assert "older one" in sheet.problem
    assert capsys.readouterr().out.count("replaced by an older one") == 1


def test_an_edit_by_hand_of_the_newest_state_counts(tmp_path):
    sheet = Worksheet("planning", tmp_path)
    sheet["a"] = 1
    sheet.path.write_text(sheet.path.read_text().replace('"a": 1', '"a": 5'))
    sheet["b"] = 2
    assert dict(Worksheet("planning", tmp_path)) == {"a": 5, "b": 2}


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such rights.")
def test_a_sheet_has_the_rights_that_a_persons_own_files_have(tmp_path):
    before = os.umask(0o027)
    try:
        sheet = Worksheet("planning", tmp_path)
        sheet["a"] = 1
        assert stat.S_IMODE(sheet.path.stat().st_mode) == 0o640
        sheet.path.chmod(0o660)
        sheet["a"] = 2
        assert stat.S_IMODE(sheet.path.stat().st_mode) == 0o660
    finally:
        os.umask(before)


def test_more_than_a_sheet_holds_is_refused_and_nothing_is_lost(tmp_path):
    sheet = Worksheet("planning", tmp_path)
    sheet["a"] = 1
    with pytest.raises(ValueError, match="too long to keep"):
        sheet["b"] = "x" * 6_000_000
    sheet["c"] = 3
    assert dict(Worksheet("planning", tmp_path)) == dict(sheet) == {"a": 1, "c": 3}
