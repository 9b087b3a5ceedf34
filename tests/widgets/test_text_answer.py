from negolib.widgets import TextAnswer
from negolib.worksheet import Worksheet


def test_words_are_kept_as_they_are_and_markup_stays_text(tmp_path):
    sheet = Worksheet("planning", tmp_path)
    field = TextAnswer(sheet, "ask", question="I would ask:")
    field.answer("What <b>drives</b> your costs?\nReally?")
    assert sheet["ask"] == "What <b>drives</b> your costs?\nReally?"
    field.answer("x" * 20_001)
    assert "shorten it" in field.problem
    assert sheet["ask"].startswith("What")
    field.answer("   ")
    assert "ask" not in sheet
