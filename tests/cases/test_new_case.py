import errno
from pathlib import Path

import pytest

from negolib.cases import CaseError, load_case, template, write_new_case


def test_the_template_loads_as_it_stands(tmp_path):
    path = write_new_case("choir-2", tmp_path)
    assert path == tmp_path / "choir-2"
    assert [one.name for one in tmp_path.iterdir()] == ["choir-2"], "nothing is left lying beside"
    case = load_case(path)
    assert case.name == "choir-2"
    assert case.title.startswith("choir-2")
    assert (len(case.parties), len(case.issues)) == (2, 3)


def test_the_template_shows_what_a_case_is_for():
    assert template("x").count("#") >= 10, "an author finds comments"


def test_the_template_has_a_zone_and_a_compatible_issue(tmp_path):
    case = load_case(write_new_case("choir", tmp_path))
    assert case.zopa().exists
    evening = case.issue("evening").options
    assert [o.name for o in sorted(evening, key=lambda o: o.points["choir"])] == [
        o.name for o in sorted(evening, key=lambda o: o.points["parish"])
    ]


def test_nothing_is_ever_overwritten(tmp_path):
    path = write_new_case("choir", tmp_path) / "case.yaml"
    path.write_text("mine", encoding="utf-8")
    (tmp_path / "hall.yaml").write_text("mine too", encoding="utf-8")
    for name in ("choir", "hall"):
        with pytest.raises(CaseError, match="is there already"):
            write_new_case(name, tmp_path)
    assert path.read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "hall").exists()


def test_a_disk_that_takes_nothing_leaves_nothing(tmp_path, monkeypatch):
    def full(self, *_, **__):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(CaseError, match="no space left on device"):
        write_new_case("choir", tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "name",
    ["", " ", "Choir", "my case", "../up", "a/b", "a\\b", ".hidden", "1st", "con", "lpt1", "a.yaml", "é",
     "x" * 41, "a\n", "a\0", None, 3],
)  # fmt: skip
def test_odd_names_are_refused(name, tmp_path):
    with pytest.raises(CaseError) as caught:
        write_new_case(name, tmp_path)
    message = str(caught.value)
    assert "small letters" in message
    assert message.endswith(".")
    assert "\n" not in message
    assert list(tmp_path.iterdir()) == []


def test_the_courses_own_names_are_taken(tmp_path):
    with pytest.raises(CaseError, match="choose another name"):
        write_new_case("supplier", tmp_path)


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(CaseError, match="make it first"):
        write_new_case("choir", tmp_path / "no")
