import pytest

from negolib.grading.release import ReleaseFailed, assignments, generate
from tests.tools import ROOT


@pytest.mark.parametrize("assignment", assignments(ROOT))
def test_the_committed_exercise_is_byte_for_byte_what_the_solution_makes(tmp_path, assignment):
    fresh = generate(ROOT, assignment, tmp_path)
    committed = ROOT / "exercises" / assignment
    names = sorted(path.relative_to(fresh) for path in fresh.rglob("*") if path.is_file())
    assert names == sorted(path.relative_to(committed) for path in committed.rglob("*") if path.is_file())
    for name in names:
        assert (fresh / name).read_bytes() == (committed / name).read_bytes(), f"Run: make exercises ({name})"


def test_every_exercise_has_its_solution():
    assert sorted(path.name for path in (ROOT / "exercises").iterdir()) == assignments(ROOT)


def test_the_exercise_holds_no_hidden_test_and_no_solution():
    for notebook in (ROOT / "exercises").rglob("*.ipynb"):
        text = notebook.read_text()
        for word in ("HIDDEN", "SOLUTION", "mistaken", "reservation_value =", '"outputs": [{'):
            assert word not in text


def test_a_solution_that_nbgrader_refuses_says_why_and_leaves_the_exercise_alone(tmp_path):
    broken = tmp_path / "course"
    (broken / "solutions" / "bad").mkdir(parents=True)
    (broken / "solutions" / "bad" / "bad.ipynb").write_text("{}")
    (broken / "nbgrader_config.py").write_text((ROOT / "nbgrader_config.py").read_text())
    (broken / "exercises" / "bad").mkdir(parents=True)
    with pytest.raises(ReleaseFailed, match="could not make 'bad'"):
        generate(broken, "bad", tmp_path / "scratch")
    assert (broken / "exercises" / "bad").is_dir()
