"""Whatever is done in whatever order, the page shows what the sheet holds, as if it had just been opened."""

import importlib
import json
import pkgutil
import tempfile
from collections.abc import Callable, Iterator
from functools import cache

import anywidget
import pytest
import traitlets
from hypothesis import HealthCheck, given, settings, strategies as st

import negolib as nl
import negolib.widgets
from negolib.cases import Case, load_case
from negolib.practice.counterpart.temperaments import BY_NAME
from negolib.practice.debrief.questionnaire import ITEMS
from negolib.widgets.page.state import FreshAny, FreshDict, FreshList
from negolib.worksheet import Line, Worksheet, number
from tests.widgets.receiving import Page, receiving
from tests.widgets.test_debrief_view import played

# What is only about the last message: gone when the page is opened again.
PASSING = {"answered", "heard", "problem", "note", "pressed", "saved", "restore", "buttons"}

NUMBERS = ["", "0", "50", "100", "-50", "12.5", "60", "40", "10", "1e400", "much", "½"]
WORDS = ["", " ", "They pass", "They pass the test", "it rains", "<b>bold</b>", "a" * 200]

Message = dict[str, object]


@cache
def case() -> Case:
    return load_case("supplier")


ISSUES = case().issue_names
OPTIONS = {issue.name: issue.option_names for issue in case().issues}
PARTIES = case().party_names


def one_of(**choices: st.SearchStrategy) -> st.SearchStrategy[Message]:
    return st.fixed_dictionaries(choices)


few, texts, typed = st.integers(0, 3), st.sampled_from(WORDS), st.sampled_from(NUMBERS)
names = st.sampled_from([*OPTIONS, "nonsense"])
option_of = st.sampled_from(ISSUES).flatmap(
    lambda issue: one_of(issue=st.just(issue), option=st.sampled_from([*OPTIONS[issue], "nonsense"]))
)
LINES = ("seller_target", "seller_reservation", "buyer_reservation", "buyer_target")

TREE = st.one_of(
    one_of(act=st.sampled_from(["add", "remove", "more", "choose", "restore"]), alternative=few),
    one_of(act=st.just("name"), alternative=few, text=texts),
    one_of(act=st.just("cost"), alternative=few, text=typed),
    one_of(act=st.just("drop"), alternative=few, outcome=few),
    one_of(act=st.just("label"), alternative=few, outcome=few, text=texts),
    one_of(act=st.sampled_from(["probability", "value"]), alternative=few, outcome=few, text=typed),
    one_of(act=st.just("risk"), at=st.integers(0, 20), neutral=st.booleans(), final=st.just(True)),
)
MATRIX = st.one_of(
    st.tuples(option_of, st.sampled_from(PARTIES), typed).map(
        lambda drawn: {"act": "points", **drawn[0], "party": drawn[1], "text": drawn[2]}
    ),
    one_of(act=st.just("weight"), issue=st.sampled_from(ISSUES), party=st.sampled_from(PARTIES), text=typed),
    one_of(act=st.just("restore")),
)
ZONE = st.one_of(
    one_of(
        kind=st.just("move"),
        name=st.sampled_from(LINES),
        value=st.floats(300, 600, allow_nan=False),
        final=st.just(True),
    ),
    one_of(kind=st.just("type"), name=st.sampled_from(LINES), text=typed),
    one_of(kind=st.just("switch"), name=st.just("belief"), value=st.booleans()),
    one_of(kind=st.just("press"), name=st.just("restore")),
)
SENTENCES = st.sampled_from(
    [
        "",
        "What has become dearer for you?",
        "You feel we forgot eleven years of work.",
        "We need right-sized boxes.",
        "Calm down.",
    ]
)
ROOM = st.one_of(
    one_of(do=st.just("start"), number=st.just("3"), temperament=st.sampled_from([*BY_NAME])),
    one_of(do=st.sampled_from(["again", "yes", "no", "leave"])),
    one_of(do=st.sampled_from(["say", "words", "notes"]), text=SENTENCES),
    one_of(do=st.just("accept"), place=few, number=few),
    one_of(
        do=st.just("field"),
        name=st.just("act"),
        value=st.sampled_from(["ask", "tell", "propose", "acknowledge", "accept", "nonsense"]),
    ),
    one_of(
        do=st.just("field"),
        name=st.sampled_from(["issue", "ask about", "favour"]),
        value=names | st.just("*"),
    ),
    st.tuples(option_of, few).map(
        lambda drawn: {
            "do": "field",
            "name": "option of package",
            "place": drawn[1],
            "issue": drawn[0]["issue"],
            "value": drawn[0]["option"],
        }
    ),
    one_of(
        do=st.just("field"),
        name=st.sampled_from(["add package", "drop package", "fill package"]),
        place=few,
        value=st.sampled_from(["today", "standing", "theirs", "own"]),
    ),
)


def answer(strategy: st.SearchStrategy) -> st.SearchStrategy[Message]:
    return strategy.map(lambda given: {"answer": given})


CHOICES = ["yes", "no", "perhaps"]
sorted_things = st.dictionaries(st.sampled_from(["a", "b", "c", "nonsense"]), st.sampled_from(CHOICES))
packages = st.lists(option_of).map(lambda drawn: {one["issue"]: one["option"] for one in drawn})

# How it is made, what is said to which part of it, and what does not outlast the moment.
WIDGETS: dict[str, tuple[Callable[[Worksheet], object], st.SearchStrategy[Message], set[str]]] = {
    "text": (lambda s: nl.TextAnswer(s, "k", question="Q"), answer(texts), PASSING),
    "number": (lambda s: nl.NumberAnswer(s, "k", question="Q"), answer(typed), PASSING),
    "choice": (
        lambda s: nl.ChoiceAnswer(s, "k", question="Q", options=CHOICES),
        answer(st.sampled_from([*CHOICES, "nonsense"])),
        PASSING,
    ),
    "several": (
        lambda s: nl.SeveralAnswer(s, "k", question="Q", options=CHOICES),
        answer(st.lists(st.sampled_from([*CHOICES, "nonsense"]))),
        PASSING,
    ),
    "sort": (
        lambda s: nl.SortAnswer(s, "k", question="Q", items=["a", "b", "c"], places=CHOICES),
        answer(sorted_things),
        PASSING,
    ),
    "package": (
        lambda s: nl.PackageAnswer(case(), s, "k", question="Q", party="buyer"),
        answer(packages),
        PASSING - {"note"},
    ),
    "empty tree": (lambda s: nl.BatnaBuilder(case(), s), TREE, PASSING),
    "tree of labels": (lambda s: nl.BatnaBuilder(case(), s, start="labels"), TREE, PASSING),
    "tree of the case": (lambda s: nl.BatnaBuilder(case(), s, start="case", moves="zopa"), TREE, PASSING),
    "empty matrix": (lambda s: nl.ValueMatrix(case(), s), MATRIX, PASSING),
    "matrix of the case": (lambda s: nl.ValueMatrix(case(), s, start="case"), MATRIX, PASSING),
    "matrix of one party": (lambda s: nl.ValueMatrix(case(), s, show="supplier"), MATRIX, PASSING),
    "zone": (lambda s: nl.ZopaBuilder(case(), s), ZONE, PASSING),
}


def parts(widget: object) -> Iterator[object]:
    """The widgets with a page of their own: this one, or those it is made of, in order."""
    if isinstance(widget, anywidget.AnyWidget):
        yield widget
    for child in getattr(widget, "children", ()):
        yield from parts(child)


def tell(widget: object, message: Message, number: int) -> None:
    target = widget if isinstance(widget, anywidget.AnyWidget) else getattr(widget, "form", widget)
    target._handle_custom_msg({**message, "token": f"page:{number}", "number": number}, [])


def shown(page: Page, widget: object, passing: set[str]) -> list[dict[str, object]]:
    return [
        {name: value for name, value in page.of(part).items() if name not in passing}
        for part in parts(widget)
    ]


@pytest.mark.parametrize("kind", WIDGETS)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_the_page_shows_what_the_sheet_holds(kind, data):
    make, messages, passing = WIDGETS[kind]
    said = data.draw(st.lists(messages, min_size=1, max_size=10))
    with tempfile.TemporaryDirectory() as folder, receiving() as page:
        sheet = Worksheet("lesson", folder)
        widget, beside = make(sheet), make(sheet)
        for count, message in enumerate(said, start=1):
            tell(widget, message, count)
            born_now = make(Worksheet("lesson", folder))
            kept = shown(page, born_now, passing)
            assert shown(page, widget, passing) == kept, f"after {message}"
            assert shown(page, beside, passing) == kept, f"in the widget beside it, after {message}"
            born_now.close()
        widget.close()
        beside.close()


@pytest.mark.parametrize("make", [nl.PracticeRoom, nl.MeetingRoom])
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(said=st.lists(ROOM, min_size=1, max_size=12))
def test_a_room_s_page_shows_the_talks_as_they_stand(make, said):
    with tempfile.TemporaryDirectory() as folder, receiving() as page:
        room = make(case(), Worksheet("lesson", folder))
        tell(room, {"do": "start", "number": "3", "temperament": "analytic"}, 0)
        for count, message in enumerate(said, start=1):
            tell(room, message, count)
            # The clock runs on: what it said is no old value.
            stands = {name: value for name, value in room._state().items() if name != "clock"}
            heard = page.of(room.form)
            assert {name: heard[name] for name in stands} == json.loads(json.dumps(stands)), (
                f"after {message}"
            )
            born_now = make(case(), Worksheet("lesson", folder))
            kept = page.of(born_now.form)
            for name in ("stage", "head", "log", "offers", "known", "told", "notes", "over"):
                assert heard[name] == kept[name], f"{name}, after {message}"
            born_now.close()
        room.close()


@cache
def finished() -> list[dict[str, object]]:
    return [played(seed=1), played("value-driven", "analytic", 2)]


DEBRIEF = st.one_of(
    one_of(name=st.sampled_from([f"mark {one.name}" for one in ITEMS]), value=st.integers(0, 8)),
    one_of(name=st.sampled_from(["answer trade", "answer other", "log"]), value=texts),
    one_of(name=st.just("session"), value=st.integers(0, 1)),
    one_of(name=st.just("answer"), value=texts),
)


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(said=st.lists(DEBRIEF, min_size=1, max_size=8))
def test_a_debrief_s_page_shows_what_the_sheet_holds(said):
    with tempfile.TemporaryDirectory() as folder, receiving() as page:
        sheet = Worksheet("lesson", folder)
        sheet["practice_finished"] = finished()
        view, log = nl.DebriefView(case(), sheet), nl.PracticeHistory(sheet)
        for count, message in enumerate(said, start=1):
            if message["name"] == "session":
                message = {**message, "value": finished()[message["value"]]["seal"]}
            elif message["name"] == "answer":
                message = {**message, "name": f"answer {view.debrief.questions[0].name}"}
            tell(view.pages["questions"], message, count)
            again = Worksheet("lesson", folder)
            born_now, log_now = nl.DebriefView(case(), again), nl.PracticeHistory(again)
            if view._seal:
                born_now._hear("session", view._seal)
            assert fields(page, view) == fields(page, born_now), f"after {message}"
            assert shown(page, log, PASSING) == shown(page, log_now, PASSING), f"after {message}"


def fields(page: Page, view: nl.DebriefView) -> list[dict[str, object]]:
    """What can be answered, and the pictures; not the sentence about what was done last."""
    told = [page.of(part) for part in parts(view)]
    blocks = [block for one in told for block in one.get("blocks", ()) if "name" in block]
    return [*({**block, "note": ""} for block in blocks), *(one for one in told if "figure" in one)]


@settings(max_examples=15, deadline=None)
@given(values=st.lists(st.sampled_from([1.0, 2.0, 7.5, None]), min_size=1, max_size=6))
def test_a_page_to_keep_and_a_verdict_follow_the_sheet(values):
    with tempfile.TemporaryDirectory() as folder, receiving() as page:
        sheet = Worksheet("lesson", folder)
        sections = {"Limits": [Line("k", "I leave above")]}
        kept, check = nl.PreparationSheet(sheet, "T", sections), nl.Checkpoint(sheet, number("k", 2))
        for value in values:
            sheet["k"] = value
            tell(check, {"pressed": True}, 1)
            again = Worksheet("lesson", folder)
            born_now = nl.PreparationSheet(again, "T", sections)
            assert page.of(kept)["page"] == page.of(born_now)["page"]
            assert page.of(check)["rows"] == json.loads(json.dumps(check.look()[0]))


def synced_traits() -> Iterator[object]:
    for module in pkgutil.walk_packages(negolib.widgets.__path__, "negolib.widgets."):
        importlib.import_module(module.name)
    kinds = [anywidget.AnyWidget]
    while kinds:
        kind = kinds.pop()
        kinds += kind.__subclasses__()
        if kind.__module__.startswith("negolib."):
            for name, trait in kind.class_own_traits(sync=True).items():
                yield pytest.param(trait, id=f"{kind.__name__}.{name}")


@pytest.mark.parametrize("trait", list(synced_traits()))
def test_what_a_widget_tells_is_nobody_else_s(trait):
    if isinstance(trait, traitlets.List | traitlets.Dict) or type(trait) is traitlets.Any:
        assert isinstance(trait, FreshList | FreshDict | FreshAny), (
            "It keeps its owner's own rows: take FreshList, FreshDict or FreshAny from widgets/state.py."
        )
