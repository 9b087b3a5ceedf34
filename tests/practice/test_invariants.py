"""What must hold in every negotiation, whatever a learner does: tried with learners who do anything."""

import itertools

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from negolib.cases import load_case, template
from negolib.cases.loader import read_case
from negolib.practice.counterpart.counterpart import Counterpart
from negolib.practice.counterpart.temperaments import BY_NAME
from negolib.practice.table.moves import (
    ACTS,
    ENDS,
    MATTERS,
    TELL_ABOUT,
    Move,
    MoveError,
    read_move,
    told_facts,
)
from negolib.practice.table.table import added
from negolib.practice.talks.negotiation import Negotiation, replay
from negolib.practice.talks.record import ForgedRecord, RecordError, as_text, from_text, sealed

SUPPLIER = load_case("supplier")
CHOIR = read_case(template("choir").encode(), "choir.yaml")
WORDS = (
    "",
    "What matters most to you?",
    "You people are greedy.",
    "If you give us four years, we can move on price.",
    "Sign, or else we go elsewhere.",
    "I understand that this feels unfair.",
    "Sorry. That was wrong of us.",
)
PLAY = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))


@st.composite
def moves(draw, case, party):
    acts = [act for act in ACTS if act not in ENDS and (act != "affirm" or case.shared_values)]
    act = draw(st.sampled_from([*acts, "propose", "propose", "accept"]))
    issue = draw(st.sampled_from(case.issue_names))
    option = draw(st.sampled_from(case.issue(issue).option_names))
    if act == "ask":
        about = draw(st.sampled_from(["issue", "priority", "interest", "constraint", "alternative"]))
        return Move("ask", about=about, open=draw(st.booleans()), issue=issue)
    if act == "tell":
        about = draw(st.sampled_from(TELL_ABOUT))
        if about == "fact":
            return Move("tell", about=about, fact=draw(st.sampled_from(told_facts(case, party))).name)
        if about == "value":
            return Move("tell", about=about, value=draw(st.sampled_from(case.party(party).values)).name)
        if about == "interest":
            return Move(
                "tell", about=about, interest=case.party(party).interests[0].name, serves={issue: option}
            )
        matters = draw(st.sampled_from(MATTERS)) if about == "priority" else ""
        return Move("tell", about=about, issue=issue, option=option, matters=matters)
    if act == "affirm":
        return Move("affirm", value=draw(st.sampled_from([*case.shared_values])).name)
    if act == "propose":
        whole = st.fixed_dictionaries({i.name: st.sampled_from(i.option_names) for i in case.issues})
        if draw(st.booleans()):
            return Move("propose", packages=({issue: option},))
        packages = draw(st.lists(whole, min_size=1, max_size=3, unique_by=lambda p: tuple(sorted(p.items()))))
        return Move("propose", packages=tuple(packages))
    if act == "cite":
        return Move("cite", criterion=draw(st.sampled_from([c.name for c in case.criteria])))
    if act == "accept":
        return Move("accept", choice=draw(st.integers(0, 2)))
    return Move(act)


@st.composite
def played(draw):
    """Talks that a random learner has brought to their end, with all they could accept on the way."""
    case = draw(st.sampled_from([SUPPLIER, SUPPLIER, CHOIR]))
    party = draw(st.sampled_from(case.party_names))
    temperament = draw(st.sampled_from(list(BY_NAME)))
    talks = Negotiation(case, party, temperament, seed=draw(st.integers(0, 10_000)))
    accepts = draw(st.booleans())
    while not talks.ended:
        move = draw(moves(case, party))
        if move.act == "accept" and not accepts:
            continue
        offers = talks.offers
        try:
            talks.play(move, draw(st.sampled_from(WORDS)))
        except MoveError:
            assert move.act == "accept"
            assert move.choice >= len(offers)
            continue
        if move.act == "accept" and len(offers[move.choice]) == len(case.issues):
            # An offer on the table that is accepted is the deal, to the letter.
            assert talks.ended == "deal"
            assert talks.package == dict(offers[move.choice])
    return talks


@PLAY
@given(played())
def test_every_negotiation_ends_in_time_and_never_below_the_counterparts_limit(talks):
    case, other = talks.case, talks.other
    limit = case.party(other).reservation_value
    assert talks.round <= talks.rounds
    assert talks.ended in ("deal", "walked away", "no time")
    assert (talks.package is not None) == (talks.ended == "deal")
    if talks.package:
        assert case.value(other, talks.package) >= limit - 1e-9
    for turn in talks.turns:
        if turn.by == other:
            for package in turn.packages:
                if len(package) == len(case.issues):
                    assert case.value(other, package) >= limit - 1e-9


@PLAY
@given(played())
def test_what_the_counterpart_accepts_is_what_was_proposed(talks):
    stands = ()
    for turn in talks.turns:
        if turn.by == talks.party and turn.packages:
            stands = added(talks.case, stands, turn.packages)
        for move in turn.moves:
            if turn.by == talks.other and move.act == "accept":
                taken = stands[move.choice]
                if len(taken) == len(talks.case.issues):
                    assert talks.package == dict(taken)
                    assert turn is talks.turns[-1]


@PLAY
@given(played())
def test_the_aim_never_rises_where_the_policy_says_so(talks):
    shares = [moment.share for moment in talks.moments[1:]]
    if BY_NAME[talks.temperament].monotone:
        assert all(later <= earlier for earlier, later in itertools.pairwise(shares))
    assert all(0 <= moment.trust <= 100 and 0 <= moment.heat <= 100 for moment in talks.moments)


@PLAY
@given(played())
def test_no_line_twice_running(talks):
    words = [turn.words for turn in talks.turns if turn.by == talks.other and turn.words]
    assert all(one != other for one, other in itertools.pairwise(words))


@PLAY
@given(played(), st.data())
def test_a_record_plays_again_and_any_changed_byte_is_found(talks, data):
    record = talks.record()
    assert replay(talks.case, record).record() == record
    text = as_text(record).encode()
    assert replay(talks.case, from_text(text.decode())).record() == record
    place = data.draw(st.integers(0, len(text) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda b: b != text[place]))
    changed = text[:place] + bytes([byte]) + text[place + 1 :]
    with pytest.raises((RecordError, UnicodeDecodeError)):
        replay(talks.case, from_text(changed.decode()))


@PLAY
@given(played(), st.data())
def test_a_forged_record_with_a_new_seal_is_found(talks, data):
    record = talks.record()
    turns = [dict(turn) for turn in record["turns"]]
    theirs = [place for place, turn in enumerate(turns) if turn["by"] == talks.other]
    place = data.draw(st.sampled_from(theirs))
    turns[place]["words"] += " I give you everything."
    with pytest.raises(ForgedRecord):
        replay(talks.case, sealed({**record, "turns": turns}))
    package = {issue.name: issue.option_names[-1] for issue in talks.case.issues}
    if package != record["package"]:
        with pytest.raises(ForgedRecord):
            replay(talks.case, sealed({**record, "ended": "deal", "package": package}))
    with pytest.raises(ForgedRecord):
        replay(talks.case, sealed({**record, "turns": turns[:-1]}))


@PLAY
@given(played())
def test_every_move_reads_back_as_it_was_written(talks):
    for turn in talks.turns:
        for move in turn.moves:
            assert read_move(talks.case, move.as_json()) == move


def test_a_record_forged_at_its_beginning_is_not_played_to_its_end(monkeypatch):
    talks = Negotiation(SUPPLIER, "buyer", "analytic", seed=5)
    while not talks.ended:
        talks.play(Move("ask", about="priority", open=True), "What matters most to you?")
    record = talks.record()
    record["turns"][2]["words"] = "Take it all."
    played = []
    takes = Counterpart.reply
    monkeypatch.setattr(Counterpart, "reply", lambda self, *move: played.append(move) or takes(self, *move))
    with pytest.raises(ForgedRecord, match="Played again"):
        replay(SUPPLIER, sealed(record))
    assert len(played) == 1 < talks.round
