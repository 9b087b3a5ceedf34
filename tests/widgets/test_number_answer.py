import pytest

from negolib.widgets import NumberAnswer
from negolib.worksheet import Worksheet


@pytest.fixture
def field(tmp_path):
    return NumberAnswer(Worksheet("planning", tmp_path), "gap", question="How wide is the gap?", unit="euros")


def kept(field):
    return dict(Worksheet("planning", field.sheet.path.parent))


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("8", 8),
        ("8,5", 8.5),
        ("1,200", 1200),
        ("−3", -3),
        (" 12.50 ", 12.5),
        ("20 €", 20),
        ("2½", 2.5),
        ("20 euros", 20),
    ],
)
def test_what_is_typed_is_kept_as_a_number(field, typed, number):
    field.answer(typed)
    assert kept(field) == {"gap": number}
    assert (field.value, field.problem, field.note) == (number, "", "Kept.")


@pytest.mark.parametrize("typed", ["abc", "8 or 9", "--3", "1e999", "nan"])
def test_what_is_no_number_gets_a_sentence_and_the_last_answer_stays(field, typed):
    field.answer("8")
    field.answer(typed)
    assert kept(field) == {"gap": 8}
    assert field.value == 8
    assert field.problem.endswith(".")
    assert field.note == "Your last answer is still kept."


def test_an_emptied_field_takes_the_answer_back(field):
    field.answer("8")
    field.answer("  ")
    assert kept(field) == {}
    assert (field.value, field.note) == (None, "")


def test_a_new_field_on_the_same_sheet_shows_the_answer_and_follows_code(field):
    field.sheet["gap"] = 5
    assert field.value == 5
    assert NumberAnswer(field.sheet, "gap", question="Again?").value == 5
    field.sheet["gap"] = "many"
    assert field.value is None


def test_a_full_disk_is_said_in_the_field(field, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("negolib.worksheet.sheet_file.write_atomically", full)
    field.answer("8")
    assert "not yet on the disk" in field.problem
    assert field.note == ""


def test_the_page_reaches_it_by_message(field):
    field._handle_custom_msg({"answer": "8"}, [])
    assert kept(field) == {"gap": 8}
    field._handle_custom_msg({"something": "else"}, [])
    assert kept(field) == {"gap": 8}
