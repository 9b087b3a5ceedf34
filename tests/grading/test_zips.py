"""Zips as Canvas and Moodle make them, through nbgrader's own zip_collect and autograde to scores."""

import json
import shutil
import zipfile
from pathlib import Path

import pytest
from nbgrader.coursedir import CourseDirectory
from traitlets.config import LoggingConfigurable

from negolib.grading.zips import LearnersFiles, LearnersZips
from tests.grading.conftest import EXERCISE
from tests.tools.teacher import Course

FULL = 36  # two more are given by hand
NOTEBOOK, SHEET = "planning.ipynb", "planning.answers.json"


@pytest.mark.parametrize(
    ("path", "student", "file"),
    [
        ("a/lovelaceada_4711_98765_planning.ipynb", "lovelaceada_4711", NOTEBOOK),
        ("a/lovelaceada_LATE_4711_98765_planning-12.ipynb", "lovelaceada_4711", NOTEBOOK),
        ("a/lovelaceada_4711_98765_planning.answers-1.json", "lovelaceada_4711", SHEET),
        ("a/lovelaceada_4711_98765_my work/planning.ipynb", "lovelaceada_4711", NOTEBOOK),
        ("a/lovelaceada_4711_98765_x/b_1_2_c/planning.ipynb", "lovelaceada_4711", NOTEBOOK),
        ("Ada Lovelace_123_assignsubmission_file_/planning.ipynb", "Ada Lovelace_123", NOTEBOOK),
        ("Ada Lovelace_123_assignsubmission_file/planning.ipynb", "Ada Lovelace_123", NOTEBOOK),
        ("Ada Lovelace_123_assignsubmission_file_planning.ipynb", "Ada Lovelace_123", NOTEBOOK),
        ("Zoë [x]_7_assignsubmission_file_/planning.json", "Zoë x _7", "planning.json"),
        ("a_b_123_assignsubmission_file_/planning.json", "a_b_123", "planning.json"),
    ],
)
def test_the_name_tells_whose_it_is(path, student, file):
    found = LearnersFiles().collect(f"/course/grading/downloaded/planning/extracted/{path}")
    assert found == {"student_id": student, "file_id": file}


@pytest.mark.parametrize(
    "path", ["planning.ipynb", "a/notes.pdf", "__MACOSX/x_1_2_planning.ipynb", "x_1_2_a.exe"]
)
def test_what_is_nobodys_is_left(path):
    assert LearnersFiles().collect(f"/course/extracted/{path}") is None


def test_folders_above_the_course_say_nothing_about_a_learner(tmp_path):
    class App(LoggingConfigurable):
        coursedir = CourseDirectory(root=str(tmp_path / "logic_2026_1_course"))

    inside = tmp_path / "logic_2026_1_course" / "extracted"
    plugin = LearnersFiles(parent=App())
    assert plugin.collect(str(inside / "planning.ipynb")) is None
    assert plugin.collect(str(inside / "ada_4_5_planning.ipynb"))["student_id"] == "ada_4"


@pytest.mark.parametrize("bytes_of_zip", [b"", b"PK\x03\x04 no zip", b"\x1f\x8b no gzip"])
def test_a_broken_zip_stops_none_of_the_others(tmp_path, bytes_of_zip):
    archive = tmp_path / "archive"
    archive.mkdir()
    (archive / "a_1_2_work.zip").write_bytes(bytes_of_zip)
    (archive / "b_1_2_work.gz").write_bytes(bytes_of_zip)
    (archive / "c_1_2_planning.json").write_text("{}")
    with zipfile.ZipFile(archive / "d_1_2_work.zip", "w") as sound:
        sound.writestr("planning.json", "{}")
    with zipfile.ZipFile(archive / "e_1_2_work.zip", "w") as sly:
        sly.writestr("../../escaped.json", "{}")
    LearnersZips().extract(str(archive), str(tmp_path / "extracted"))
    files = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.json")}
    assert "extracted/c_1_2_planning.json" in files
    assert "extracted/d_1_2_work/planning.json" in files
    assert not [name for name in files if "escaped" in name]


def test_of_two_files_with_one_name_none_is_lost():
    plugin = LearnersFiles()
    names = [plugin.collect(f"/x/ada_1_{number}_planning.ipynb")["file_id"] for number in (5, 6, 7)]
    assert names == ["planning.ipynb", "planning (2).ipynb", "planning (3).ipynb"]
    assert plugin.collect("/x/bo_2_8_planning.ipynb")["file_id"] == "planning.ipynb"


def test_a_schools_own_pattern_comes_first():
    plugin = LearnersFiles(
        named_regexp=r".*/(?P<student_id>\w+)-(?P<file_id>planning.*)", valid_ext=[".json"]
    )
    assert plugin.collect("/x/ada-planning.json") == {"student_id": "ada", "file_id": "planning.json"}
    assert plugin.collect("/x/ada_1_2_planning.json") is None


def packed(path: Path, files: dict[str, Path]) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name, source in files.items():
            archive.write(source, name)


@pytest.fixture(scope="module")
def own_zip(tmp_path_factory, solved):
    """What a learner packs: the folder with both files."""
    path = tmp_path_factory.mktemp("own") / "my work.zip"
    packed(
        path, {"planning/planning.ipynb": solved / NOTEBOOK, "planning/planning.answers.json": solved / SHEET}
    )
    return path


def canvas(target: Path, solved: Path, own_zip: Path) -> set[str]:
    packed(
        target / "submissions.zip",
        {
            "lovelaceada_4711_9001_planning.ipynb": solved / NOTEBOOK,
            "lovelaceada_4711_9002_planning.answers.json": solved / SHEET,
            "hoppergrace_LATE_4712_9003_planning-1.ipynb": solved / NOTEBOOK,
            "hoppergrace_LATE_4712_9004_planning.answers-1.json": solved / SHEET,
            "noetheremmy_4713_9005_planning.answers.json": solved / SHEET,
            "turingalan_4714_9006_planning (1).ipynb": solved / NOTEBOOK,
            "curiemarie_4715_9007_my work.zip": own_zip,
            "curiemarie_4715_9008_photo.png": own_zip,
            "broken_4716_9009_my work.zip": solved / SHEET,
            "broken_4716_9010_planning.answers.json": solved / SHEET,
        },
    )
    return {
        "lovelaceada_4711",
        "hoppergrace_4712",
        "noetheremmy_4713",
        "turingalan_4714",
        "curiemarie_4715",
        "broken_4716",
    }


def moodle(target: Path, solved: Path, own_zip: Path) -> set[str]:
    packed(
        target / "PHIL101-Planning-20260501.zip",
        {
            "Ada Lovelace_811_assignsubmission_file_/planning.ipynb": solved / NOTEBOOK,
            "Ada Lovelace_811_assignsubmission_file_/planning.answers.json": solved / SHEET,
            "Zoë O'Neill_812_assignsubmission_file_/planning-2.ipynb": solved / NOTEBOOK,
            "Emmy Noether_813_assignsubmission_file_/planning.json": solved / SHEET,
            "Marie Curie_814_assignsubmission_file_/my work.zip": own_zip,
            "Alan Turing_815_assignsubmission_file_planning.answers.json": solved / SHEET,
        },
    )
    return {"Ada Lovelace_811", "Zoë O'Neill_812", "Emmy Noether_813", "Marie Curie_814", "Alan Turing_815"}


@pytest.mark.parametrize("platform", [canvas, moodle])
def test_a_platforms_zip_comes_through_to_scores(tmp_path, solved, own_zip, platform):
    course = Course(tmp_path / "course", EXERCISE)
    archive = course.root / "grading" / "downloaded" / "planning" / "archive"
    archive.mkdir(parents=True)
    students = platform(archive, solved, own_zip)
    course.nbgrader("zip_collect", "planning")
    course.nbgrader("autograde", "planning")
    assert {student: sum(tasks.values()) for student, tasks in course.scores().items()} == dict.fromkeys(
        students, FULL
    )


def test_a_class_in_which_everybody_sent_the_sheet_alone_is_graded(tmp_path, solved):
    course = Course(tmp_path / "course", EXERCISE)
    archive = course.root / "grading" / "downloaded" / "planning" / "archive"
    archive.mkdir(parents=True)
    shutil.copy(solved / SHEET, archive / "ada_1_2_planning.answers.json")
    course.nbgrader("zip_collect", "planning")
    said = course.nbgrader("autograde", "planning")
    assert sum(course.scores()["ada_1"].values()) == FULL
    assert "No notebooks were matched" not in said
    assert json.loads(course.graded("ada_1"))["cells"]
