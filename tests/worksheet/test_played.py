"""The check of played talks: replayed, the best counts, and nothing is believed that a record only says."""

from types import SimpleNamespace

import pytest

from negolib.worksheet import Condition, grade, played
from negolib.worksheet.checks.played import MOST_RECORDS, Goal

DEAL = Goal(lambda talks: talks.ended == "deal", "There is no deal.", 1, "there is a deal")
ASKED = Goal(lambda talks: talks.asked >= 3, "You asked too little.", 3, "you asked enough")


def replay(record):
    """Play a toy record again: it is honest when its seal is the number of its questions."""
    if record.get("seal") != record.get("asked"):
        raise ValueError("This record was changed after it was written.")
    return SimpleNamespace(ended=record["ended"], asked=record["asked"])


def talks(ended="deal", asked=3, seal=None):
    return {"ended": ended, "asked": asked, "seal": asked if seal is None else seal}


CHECK = played("talks", replay, DEAL, ASKED, points=8, right="Well played.", hints=["Ask.", "Ask more."])


def verdict(answer, check=CHECK):
    return check.verdict({"talks": answer})


def test_each_goal_earns_its_share_and_is_marked():
    whole = verdict(talks())
    assert (whole.status, whole.earned, whole.points) == ("right", 8, 8)
    assert whole.sentence == "Well played."
    partly = verdict(talks("no time"))
    assert (partly.status, partly.earned) == ("partly", 6)
    marks = [(part.sign, part.words) for part in partly.parts]
    assert marks == [("✗", "there is a deal"), ("✓", "you asked enough")]
    assert partly.sentence == "There is no deal."
    nothing = verdict(talks("walked away", 0))
    assert (nothing.status, nothing.earned) == ("wrong", 0)
    assert nothing.sentence == "There is no deal. You asked too little."


def test_a_record_alone_counts_as_a_list_of_one():
    assert verdict(talks("deal", 1)).sentence == verdict([talks("deal", 1)]).sentence
    assert verdict(talks("deal", 1)).earned == 2


@pytest.mark.parametrize("turned", [False, True])
def test_the_best_of_several_counts_wherever_it_stands(turned):
    records = [talks("walked away", 0), talks("no time", 3), talks("deal", 9, seal=8), talks("", 3)]
    found = verdict(records[::-1] if turned else records)
    assert found.earned == 6
    assert "There is no deal." in found.sentence


def test_of_equally_good_ones_the_latest_is_told():
    only_deal, only_asked = talks("deal", 0), talks("walked away", 0)
    check = played("talks", replay, DEAL, Goal(lambda t: t.asked > 8, "Ask on.", 1), points=2)
    assert "Ask on." in verdict([only_asked, only_deal], check).sentence
    assert verdict([talks("no time", 9), only_deal], check).sentence.startswith("Ask on.")
    assert verdict([only_deal, talks("no time", 9)], check).sentence.startswith("There is no deal.")


def test_a_forged_record_earns_nothing_and_hears_why():
    found = verdict([talks("deal", 9, seal=3)])
    assert (found.status, found.earned) == ("unreadable", 0)
    assert found.sentence == "This record was changed after it was written."
    # One that could be played, however badly, says more than one that could not.
    assert "There is no deal." in verdict([talks("no time", 0), talks("deal", 9, seal=3)]).sentence


def test_unfinished_talks_are_told_from_lost_ones():
    found = verdict([talks("", 9)])
    assert (found.status, found.earned) == ("missing", 0)
    assert "not finished yet" in found.sentence
    assert grade({}, CHECK).verdicts[0].sentence == "Not answered yet."


@pytest.mark.parametrize("answer", [True, 3, "talks", [3], [[]], [talks(), "x"], {"seal": 1}], ids=str)
def test_any_other_answer_gets_a_sentence_and_nothing_else(answer):
    found = verdict(answer)
    assert (found.status, found.earned) == ("unreadable", 0)
    assert found.sentence.endswith(".")


def test_so_many_records_and_no_more_are_played_again():
    seen = []

    def count(record):
        seen.append(record["asked"])
        return replay(record)

    check = played("talks", count, ASKED)
    verdict([talks("deal", number) for number in range(100)], check)
    assert sorted(seen) == list(range(100 - MOST_RECORDS, 100))


def test_a_teachers_page_counts_the_records_and_does_not_write_them_out():
    page = grade({"talks": [talks(), talks("no time")]}, CHECK)._repr_html_()
    assert "2 negotiations, of which the best counts" in page
    assert "seal" not in page
    assert verdict(talks()).shown == "1 negotiation"
    assert grade({}, CHECK).verdicts[0].shown == ""


def test_plain_conditions_serve_too_and_hints_ride_along():
    check = played("talks", replay, Condition(lambda t: t.asked > 3, "Ask on.", 1), points=2)
    assert verdict(talks(), check).sentence == "Ask on."
    assert CHECK.verdict({"talks": talks("no time")}).hints == ("Ask.", "Ask more.")
    assert set(CHECK.sentences) == {DEAL, ASKED}


def test_what_fails_within_a_goal_is_not_taken_for_a_forged_record():
    broken = played("talks", replay, Goal(lambda t: t.nothing, "No."))
    with pytest.raises(AttributeError):
        verdict(talks(), broken)
    senseless = played("talks", replay, Goal(lambda t: int("x"), "No."))
    with pytest.raises(ValueError, match="invalid literal"):
        verdict(talks(), senseless)


def test_goals_that_cannot_be_shared_out_are_refused():
    with pytest.raises(ValueError, match="at least one condition"):
        played("talks", replay)
    with pytest.raises(ValueError, match="add up to more than 0"):
        played("talks", replay, Goal(bool, "No.", 0))
    with pytest.raises(ValueError, match="add up to more than 0"):
        played("talks", replay, Goal(bool, "No.", 3), Goal(bool, "No.", -1))
