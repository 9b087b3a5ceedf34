"""What a learner touches: a folder for each, with its script and its style.

Each widget takes a case and a sheet, keeps its state in the sheet, and says in words what it shows.
"""

from importlib import import_module

_FILE_OF = {
    "BatnaBuilder": "batna.batna_builder",
    "Chart": "chart.chart",
    "CheckButton": "checks.check_button",
    "Checkpoint": "checks.checkpoint",
    "ChoiceAnswer": "answers.choice_answer",
    "DebriefView": "debrief.debrief_view",
    "Lesson": "lesson.lesson",
    "MeetingRoom": "talks.meeting_room",
    "NumberAnswer": "answers.number_answer",
    "PackageAnswer": "answers.package_answer",
    "PracticeHistory": "debrief.practice_history",
    "PracticeRoom": "talks.practice_room",
    "PreparationSheet": "sheet_page.preparation_sheet",
    "SeveralAnswer": "answers.several_answer",
    "SortAnswer": "answers.sort_answer",
    "TextAnswer": "answers.text_answer",
    "Told": "lesson.told",
    "ValueMatrix": "matrix.value_matrix",
    "ZopaBuilder": "zopa.zopa_builder",
    "ask": "answers.asking",
    "look_back": "checks.looking_back",
    "reply": "lesson.replying",
    "retell": "checks.retold",
}

__all__ = sorted(_FILE_OF)


def __getattr__(name: str) -> object:
    if name not in _FILE_OF:
        raise AttributeError(f"negolib.widgets has no '{name}'. What it has: {', '.join(__all__)}.")
    value = getattr(import_module(f"negolib.widgets.{_FILE_OF[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_FILE_OF})
