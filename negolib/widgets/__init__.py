"""What a learner touches: one class, one file, one test each.

Each widget takes a case and a sheet, keeps its state in the sheet, and says in words what it shows.
"""

from importlib import import_module

_FILE_OF = {
    "BatnaBuilder": "batna_builder",
    "Chart": "chart",
    "CheckButton": "check_button",
    "Checkpoint": "checkpoint",
    "ChoiceAnswer": "choice_answer",
    "DebriefView": "debrief_view",
    "MeetingRoom": "meeting_room",
    "NumberAnswer": "number_answer",
    "PackageAnswer": "package_answer",
    "PracticeHistory": "practice_history",
    "PracticeRoom": "practice_room",
    "PreparationSheet": "preparation_sheet",
    "SeveralAnswer": "several_answer",
    "SortAnswer": "sort_answer",
    "TextAnswer": "text_answer",
    "ValueMatrix": "value_matrix",
    "ZopaBuilder": "zopa_builder",
    "ask": "asking",
    "look_back": "looking_back",
    "retell": "retold",
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
