"""Every widget with every case: the shipped ones, copies of them in disguise, and small ones of other shapes.

A copy in disguise has other names, nouns and currency: of the original's nothing may show.
"""

import json
from collections.abc import Iterator
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

import negolib as nl
from negolib.cases import Case, list_cases, load_case
from negolib.charts.style import JOINT, SEAT_LINES
from negolib.practice.counterpart.temperaments import BY_NAME
from negolib.widgets.page.seats import seat_mark, side_of
from tests.shapes import SHAPES
from tests.test_shipped_words import WORD
from tests.tools.disguise import disguised, hidden_words

_folder = TemporaryDirectory()
DISGUISED = {f"{name} in disguise": disguised(name, Path(_folder.name) / name) for name in list_cases()}
CASES = {**SHAPES, **{name: load_case(name) for name in list_cases()}, **DISGUISED}
HIDDEN = {f"{name} in disguise": hidden_words(name) for name in list_cases()}
PRICED = [name for name, case in CASES.items() if case.price]
UNPRICED = [name for name, case in CASES.items() if not case.price]
OF_THREE = [name for name, case in CASES.items() if len(case.party_names) > 2]
ROLES = ("buyer", "seller", "supplier", "None", "nan", "{", "}")


@pytest.fixture(params=CASES)
def any_case(request) -> Case:
    return CASES[request.param]


def texts(widget: object) -> Iterator[str]:
    """Yield every text that the page gets of a widget and of what it is made of."""
    for child in getattr(widget, "children", ()):
        yield from texts(child)
    for name, trait in widget.traits(sync=True).items():
        if not name.startswith("_") and name not in ("layout", "style", "children", "token", "answered"):
            yield from _texts(trait.get(widget))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _texts(part)


def source(case: Case) -> str:
    """Return all that the case itself says, where its words come from."""
    return case.model_dump_json()


def reads_well(widget: object, case: Case) -> None:
    """Hold that a widget shows only the case's own words and whole sentences."""
    own = source(case)
    shown = " ".join(text for text in texts(widget) if text not in own)
    strange = [word for word in ROLES if word in shown.replace("{value}", "") and word not in own]
    assert not strange, shown
    hidden = next((HIDDEN[name] for name, one in DISGUISED.items() if one is case), set())
    assert not hidden & {word.lower() for word in WORD.findall(" ".join(texts(widget)))}
    json.dumps(list(texts(widget)))


def offered(case: Case, party: str) -> list[str]:
    return [name for name in case.party_names if name != party]


def played(case: Case, sheet: nl.Worksheet, send, key: str, party: str, against: str) -> nl.PracticeRoom:
    """Return a room in which the learner takes whatever the other side opens with."""
    room = nl.PracticeRoom(case, sheet, key, party=party, seed=3)
    send(room, do="start", against=against, temperament=next(iter(BY_NAME)))
    assert room.stage == "playing"
    send(room, do="accept", place=0)
    send(room, do="yes")
    assert room.talks.ended == "deal"
    return room


def test_alternatives_are_valued_and_the_best_becomes_the_batna(any_case, sheet):
    for party in any_case.parties:
        builder = nl.BatnaBuilder(any_case, sheet, f"batna_{party}", party=party, start="case")
        builder.choose(any_case.parties[party].batna.name)
        assert builder.reservation_value == pytest.approx(any_case.parties[party].reservation_value)
        reads_well(builder, any_case)


@pytest.mark.parametrize("name", PRICED)
def test_a_zone_of_prices_lies_between_those_who_buy_and_sell(name, sheet):
    case = CASES[name]
    builder = nl.ZopaBuilder(case, sheet, start="case")
    assert builder.zopa.surplus == pytest.approx(case.zopa().surplus)
    colours = {handle["color"] for handle in builder.handles}
    assert colours == {side_of(case, party).line for party in (case.price.buyer, case.price.seller)}
    reads_well(builder, case)


@pytest.mark.parametrize("name", UNPRICED)
def test_a_case_without_a_price_says_where_else_to_look(name, sheet):
    with pytest.raises(ValueError, match=r"is not about a price.*nl\.ValueMatrix") as said:
        nl.ZopaBuilder(CASES[name], sheet)
    assert CASES[name].title in str(said.value)


def test_the_matrix_has_a_column_for_every_party_each_in_its_colour(any_case, sheet):
    matrix = nl.ValueMatrix(any_case, sheet, start="case")
    assert [party["name"] for party in matrix.form.parties] == any_case.party_names
    marks = [party["seat"] for party in matrix.form.parties]
    assert marks == [seat_mark(any_case, party) for party in any_case.parties]
    assert len(set(marks)) == len(marks)
    assert matrix.space.size == any_case.outcome_space().size
    for party in any_case.parties.values():
        assert any_case.called[party.name] in matrix.chart.summary
    reads_well(matrix, any_case)


@pytest.mark.parametrize("name", OF_THREE)
def test_the_picture_shows_the_pair_that_is_chosen(name, sheet):
    case = CASES[name]
    matrix = nl.ValueMatrix(case, sheet, start="case")
    seen = set()
    for _, (one, other) in matrix.picture.chooser.options:
        matrix.picture.chooser.value = (one, other)
        layout = matrix.chart.figure["layout"]
        assert case.called[one] in layout["xaxis"]["title"]["text"].replace("<br>", " ")
        assert case.called[other] in layout["yaxis"]["title"]["text"].replace("<br>", " ")
        lines = [shape["line"]["color"] for shape in layout["shapes"] if shape["type"] == "line"]
        assert lines == [side_of(case, one).line, side_of(case, other).line]
        seen |= {one, other}
    assert seen == set(case.parties)
    for one, other in ((a, b) for a in case.parties for b in case.parties if a < b):
        pair = {case.called[one], case.called[other]}
        assert any(all(who in line for who in pair) for line in matrix.chart.summary.splitlines())


def test_a_guess_stands_beside_ones_own_points_or_it_is_said_that_there_is_none(any_case, sheet):
    me, *others = any_case.party_names
    if not all(any_case.guess(me, other) for other in others):
        with pytest.raises(ValueError, match="does not say what") as said:
            nl.ValueMatrix(any_case, sheet, start="guess")
        assert any_case.title in str(said.value)
        return
    matrix = nl.ValueMatrix(any_case, sheet, start="guess")
    for other in others:
        assert matrix.points[other] == any_case.guess(me, other)
    reads_well(matrix, any_case)


def test_one_party_alone_sees_only_its_own_points(any_case, sheet):
    for party in any_case.parties:
        matrix = nl.ValueMatrix(any_case, sheet, f"matrix_{party}", start="case", show=party)
        assert list(matrix.form.points) == [party]
        assert any_case.called[party] in matrix.chart.summary
        reads_well(matrix, any_case)


def test_a_package_is_asked_for_from_every_chair(any_case, sheet):
    for party in any_case.parties:
        answer = nl.PackageAnswer(
            any_case, sheet, f"package_{party}", question="Which would you sign?", party=party
        )
        reads_well(answer, any_case)


def test_everybody_can_talk_with_everybody_and_is_told_what_came_of_it(any_case, sheet, send):
    for party in any_case.parties:
        for other in offered(any_case, party):
            key = f"{party}_{other}".replace(" ", "_")
            room = played(any_case, sheet, send, key, party, other)
            assert {room.talks.party, room.talks.other} == {party, other}
            seats = {turn["seat"] for turn in room.form.log}
            assert seats == {seat_mark(any_case, party), seat_mark(any_case, other)}
            reads_well(room, any_case)


def test_a_debrief_says_what_the_deal_is_worth_to_everybody(any_case, sheet, send):
    party = any_case.party_names[0]
    for other in offered(any_case, party):
        key = f"with_{other}".replace(" ", "_")
        played(any_case, sheet, send, key, party, other)
        view = nl.DebriefView(any_case, sheet, key)
        assert view.debrief is not None
        reads_well(view, any_case)
        figure = view.charts["path"].figure
        colours = {trace["line"]["color"] for trace in figure["data"] if "line" in trace}
        assert side_of(any_case, other).line in colours
        result = " ".join(texts(view.pages["result"]))
        for absent in offered(any_case, party):
            if absent != other:
                assert f"Not at the table: {any_case.party(absent).the}" in result


def test_talks_of_two_people_are_debriefed_from_the_chairs_of_those_two(any_case, sheet, send):
    one, *_, last = any_case.party_names
    room = nl.MeetingRoom(any_case, sheet, kind="recorded")
    send(room, do="start", opener=last, against=one)
    send(room, do="session over", value=f"walk away:{one}")
    view = nl.DebriefView(any_case, sheet, "meeting")
    (chairs,) = (block for block in view.pages["head"].blocks if block.get("name") == "chair")
    assert [chair["name"] for chair in chairs["options"]] == [one, last]
    send_to = view.pages["head"]
    send_to._handle_custom_msg({"name": "chair", "value": last, "token": "t:1"}, [])
    assert view.debrief.party == last
    reads_well(view, any_case)


def test_a_history_gathers_what_was_played(any_case, sheet, send):
    one, other, *_ = any_case.party_names
    played(any_case, sheet, send, "practice", one, other)
    view = nl.DebriefView(any_case, sheet)
    view.pages["questions"]._handle_custom_msg({"name": "log", "token": "t:1"}, [])
    history = nl.PracticeHistory(sheet)
    assert len(history.history.sessions) == 1
    assert any_case.name in " ".join(texts(history))
    reads_well(history, any_case)


def test_a_preparation_page_shows_answers_about_any_case(any_case, sheet):
    party = any_case.parties[any_case.party_names[-1]]
    lines = [nl.Line("best", f"Instead of a deal with {any_case.called[any_case.party_names[0]]}")]
    page = nl.PreparationSheet(sheet, any_case.title, {"Limits": lines})
    sheet["best"] = party.batna.label
    assert escape(party.batna.label) in page.page
    assert escape(any_case.title) in page.page


@pytest.mark.parametrize("name", OF_THREE)
def test_the_learner_chooses_whom_to_talk_with(name, sheet, send):
    case = CASES[name]
    for party in case.parties:
        room = nl.PracticeRoom(case, sheet, f"room_{party}", party=party, seed=1)
        asked = {ask["name"]: [one["name"] for one in ask["choices"]] for ask in room.form.start["asks"]}
        assert asked["against"] == offered(case, party)
        send(room, do="start", against=asked["against"][-1], temperament="principled")
        assert room.talks.other == asked["against"][-1]
        again = nl.PracticeRoom(case, sheet, f"room_{party}", party=party, seed=1)
        assert again.talks.other == room.talks.other
        assert str(case.party(room.talks.other).person) in again.form.head["across"]


def test_two_people_at_one_machine_take_turns(any_case, sheet, send):
    one, *_, last = any_case.party_names
    room = nl.MeetingRoom(any_case, sheet)
    send(room, do="start", opener=last, against=one)
    assert room.talks.table.parties == (one, last)
    assert any_case.party(last).person.name in room.form.head["curtain"]
    send(room, do="ready")
    assert room.speaker == last
    reads_well(room, any_case)


def test_colours_of_seats_are_none_of_the_joint_gain():
    assert len({*SEAT_LINES, JOINT}) == len(SEAT_LINES) + 1
