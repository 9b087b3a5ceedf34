import os
import stat

from negolib.lab import lay_out
from negolib.lab.start import command


def make_course(root):
    (root / "course").mkdir(parents=True)
    (root / "exercises" / "planning").mkdir(parents=True)
    (root / "course" / "01_planning.ipynb").write_text("lesson")
    (root / "exercises" / "planning" / "planning.ipynb").write_text("exercise")
    return root


def test_first_run_lays_out_everything_and_the_second_nothing(tmp_path):
    course = make_course(tmp_path)
    assert [path.name for path in lay_out(course)] == ["01_planning.ipynb", "planning.ipynb"]
    assert (course / "my_work" / "planning" / "planning.ipynb").read_text() == "exercise"
    assert lay_out(course) == []


def test_what_a_learner_changed_is_never_touched_and_what_is_gone_comes_back(tmp_path):
    course = make_course(tmp_path)
    lay_out(course)
    mine = course / "my_work" / "01_planning.ipynb"
    mine.write_text("my notes")
    (course / "my_work" / "planning" / "planning.ipynb").unlink()
    (course / "course" / "01_planning.ipynb").write_text("a newer lesson")
    assert [path.name for path in lay_out(course)] == ["planning.ipynb"]
    assert mine.read_text() == "my notes"


def test_a_file_that_appears_meanwhile_wins(tmp_path, monkeypatch):
    course = make_course(tmp_path)
    link = os.link

    def late(source, target):
        target.write_text("somebody was faster")
        return link(source, target)

    monkeypatch.setattr(os, "link", late)
    assert lay_out(course) == []
    assert (course / "my_work" / "01_planning.ipynb").read_text() == "somebody was faster"
    assert [path.name for path in (course / "my_work").iterdir() if path.is_file()] == ["01_planning.ipynb"]


def test_a_copy_is_the_learners_own_to_write(tmp_path):
    course = make_course(tmp_path)
    (course / "exercises" / "planning" / "planning.ipynb").chmod(0o444)
    lay_out(course)
    mode = (course / "my_work" / "planning" / "planning.ipynb").stat().st_mode
    assert mode & stat.S_IWUSR


def test_jupyterlab_gets_the_first_page_and_what_the_learner_passed_on(tmp_path):
    course = make_course(tmp_path)
    lay_out(course)
    words = command(course, ["--no-browser", "--port", "9000"])
    assert "--LabApp.default_url=/lab/tree/my_work/01_planning.ipynb" in words
    assert words[-3:] == ["--no-browser", "--port", "9000"]


def test_what_the_caller_says_goes_before_our_own_wish(tmp_path):
    words = command(make_course(tmp_path), ["--LabApp.default_url=/tree"])
    assert [word for word in words if "default_url" in word] == ["--LabApp.default_url=/tree"]
