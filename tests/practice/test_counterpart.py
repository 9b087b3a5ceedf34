"""The counterpart: whose secrets it does not know, what it answers, and what moves it."""

import json

import pytest
import yaml

from negolib.cases import load_case
from negolib.cases.loader import read_case
from negolib.practice.counterpart.speech import general_lines
from negolib.practice.counterpart.temperaments import BY_NAME
from negolib.practice.table.moves import Move, MoveError
from negolib.practice.table.seat import seat_of
from negolib.practice.talks.negotiation import Negotiation

CASE = load_case("supplier")
CALM = "I understand that two years without an increase were hard, and I am sorry nobody said so."
SCRIPT = [
    (Move("acknowledge"), CALM),
    (Move("ask", about="priority", open=True), "What matters most to you?"),
    (
        Move("tell", about="priority", issue="formats", option="9 formats", matters="most"),
        "Formats come first.",
    ),
    (Move("ask", about="issue", open=True, issue="term"), "What would a longer contract change for you?"),
    (Move("cite", criterion="should-cost"), "The should-cost model says 10%."),
    (
        Move("propose", packages=({**CASE.today, "price": "420", "term": "4 years"},)),
        "If four years, then 420.",
    ),
    (Move("break"), "Let us take ten minutes."),
    (Move("warn"), "Without a deal I would have to look at other bidders."),
    (
        Move(
            "propose", packages=({**CASE.today, "price": "440", "term": "4 years", "formats": "9 formats"},)
        ),
        "",
    ),
]


def raw_case() -> dict:
    data = json.loads(load_case("supplier").model_dump_json(by_alias=True, exclude_unset=True))
    # The numbers of a loaded case are drawn already: nothing in it is left to vary.
    data.pop("variants", None)
    return data


def changed_buyer(data: dict) -> dict:
    """Every secret of the buyer, changed; what both sides know stays."""
    buyer = data["parties"][0]
    buyer["brief"] = "Something else altogether."
    for issue in data["issues"]:
        for option in issue["options"]:
            factor = 2 if issue["name"] == "price" else -3
            option["points"]["buyer"] *= factor
        issue.pop("reasons")
    buyer["alternatives"] = [
        {
            "name": "x",
            "label": "x",
            "text": "x",
            "outcomes": [{"label": "x", "probability": 1.0, "value": 11}],
        }
    ]
    buyer["interests"] = [{"name": "other", "text": "Another interest.", "values": ["fairness"]}]
    buyer["positions"] = [{"name": "other", "text": "Another.", "interests": ["other"]}]
    buyer["target"]["amount"] = 361
    buyer["emotions"], buyer["information"] = [], buyer["information"][:1]
    buyer.pop("guess")
    buyer["belief"]["mode"] = 449
    buyer["cost_today"][0]["amount"] = 7
    own = data["practice"]["parties"]["buyer"]
    own["interests"], own["bluffs"], own["lines"] = {}, [], {}
    own["told"] = {}
    return data


@pytest.mark.parametrize("temperament", BY_NAME)
def test_it_never_reads_the_learners_secrets(temperament):
    other = read_case(yaml.safe_dump(changed_buyer(raw_case())).encode(), "supplier.yaml")
    assert other.value("buyer", {**other.today, "formats": "9 formats"}) == -630
    for seed in range(3):
        told, untold = (Negotiation(case, "buyer", temperament, seed=seed) for case in (CASE, other))
        for move, words in SCRIPT:
            if told.ended:
                break
            assert told.play(move, words) == untold.play(move, words)
        assert [t.as_json() for t in told.turns] == [t.as_json() for t in untold.turns]
        assert told.moments == untold.moments


def test_what_is_said_changes_what_it_proposes():
    def last_offer(words: list) -> dict:
        talks = Negotiation(CASE, "buyer", "principled", seed=3)
        for move in words:
            talks.play(move)
        for formats in ("9 formats", "14 formats"):
            talks.play(Move("propose", packages=({**CASE.today, "formats": formats, "rush": "two weeks"},)))
        return talks.offers[0]

    silent = last_offer([Move("break"), Move("break")])
    told = last_offer(
        [
            Move("tell", about="priority", issue="formats", option="9 formats", matters="most"),
            Move("tell", about="priority", issue="rush", option="best effort", matters="little"),
        ]
    )
    assert CASE.value("buyer", told) > CASE.value("buyer", silent)


def trust_after(temperament: str, *moves: tuple[Move, str]) -> float:
    talks = Negotiation(CASE, "buyer", temperament, seed=11)
    for move, words in moves:
        talks.play(move, words)
    return talks.moments[-1].trust


@pytest.mark.parametrize("temperament", BY_NAME)
def test_threats_and_blame_cost_trust_and_questions_earn_it(temperament):
    question = (Move("ask", about="priority", open=True), "What matters most to you?")
    blame = (Move("ask", about="priority", open=True), "Why are you people always so greedy?")
    assert trust_after(temperament, (Move("threaten"), "Sign or else.")) < trust_after(temperament, question)
    assert trust_after(temperament, blame) < trust_after(temperament, question)
    hidden = (Move("propose", packages=(dict(CASE.today),)), "Sign this by Friday or else we go elsewhere.")
    plain = (Move("propose", packages=(dict(CASE.today),)), "This is how far I can go.")
    assert trust_after(temperament, hidden) < trust_after(temperament, plain)


def test_the_wounded_one_answers_only_once_it_has_been_heard():
    def told(first: Move, words: str) -> bool:
        talks = Negotiation(CASE, "buyer", "wounded", seed=2)
        talks.play(first, words)
        talks.play(first, words)
        turn = talks.play(
            Move("ask", about="priority", open=True, issue="term"), "What would four years mean?"
        )
        return any(move.act == "tell" for move in turn.moves)

    assert told(Move("acknowledge"), CALM)
    assert not told(Move("break"), "Let us pause.")


def test_a_criterion_moves_the_price_of_the_principled_one():
    talks = Negotiation(CASE, "buyer", "principled", seed=4)
    turn = talks.play(Move("cite", criterion="should-cost"), "Every part at its own index makes 10%.")
    price = float(turn.packages[0]["price"])
    assert price <= 440
    assert turn.packages[0] != talks.turns[0].packages[0]


def test_of_several_proposals_it_says_which_it_likes_best_and_why():
    talks = Negotiation(CASE, "buyer", "analytic", seed=4)
    packages = (
        {**CASE.today, "price": "420", "formats": "9 formats"},
        {**CASE.today, "formats": "9 formats", "term": "4 years"},
    )
    turn = talks.play(Move("propose", packages=packages), "Either of these is as good for us.")
    assert any(move.act == "tell" and move.about == "priority" for move in turn.moves)


def test_what_it_tells_is_true():
    seat = seat_of(CASE, "supplier")
    for seed in range(20):
        talks = Negotiation(CASE, "buyer", "accommodating", seed=seed)
        for _ in range(8):
            turn = talks.play(Move("ask", about="priority", open=True), "What matters to you?")
            for move in turn.moves:
                if move.act == "tell" and move.about == "priority":
                    assert move.option == seat.best(move.issue)
                    assert move.matters == seat.matters(move.issue)


def test_only_a_deceptive_temperament_bluffs():
    for temperament in BY_NAME:
        names = set()
        for seed in range(8):
            talks = Negotiation(CASE, "buyer", temperament, seed=seed)
            talks.play(Move("ask", about="alternative", open=True), "What would you do without us?")
            names |= {tactic.name for moment in talks.moments for tactic in moment.tactics}
        assert ("bluff" in names) == (temperament == "hard-bargainer"), temperament


def test_a_nibble_is_asked_once_and_the_deal_is_kept():
    generous = {
        **CASE.today, "price": "480", "term": "4 years", "payment": "30 days", "rhythm": "fixed days",
        "index": "quarterly", "reference": "showcase",
    }  # fmt: skip
    talks = Negotiation(CASE, "buyer", "hard-bargainer", seed=1)
    for _ in range(5):
        talks.play(Move("break"), "Let us take ten minutes.")
    turn = talks.play(Move("propose", packages=(generous,)), "Take it.")
    assert not talks.ended
    assert turn.packages[0] != generous
    talks.play(Move("propose", packages=(generous,)), "No. As I said.")
    assert talks.ended == "deal"
    assert talks.package == generous


def test_a_part_is_pencilled_in_and_stays():
    talks = Negotiation(CASE, "buyer", "accommodating", seed=1)
    talks.play(Move("propose", packages=({"price": "480"},)), "The price as you ask.")
    assert talks.table.pencilled == {"price": "480"}
    assert talks.offers[0]["price"] == "480"


def test_repeated_threats_end_the_talks():
    talks = Negotiation(CASE, "buyer", "hard-bargainer", seed=1)
    for _ in range(6):
        if not talks.ended:
            talks.play(Move("threaten"), "Sign or else.")
    assert talks.ended == "walked away"
    assert talks.table.by == "supplier"


def test_a_case_without_lines_of_its_own_still_plays():
    data = raw_case()
    del data["practice"]
    bare = read_case(yaml.safe_dump(data).encode(), "supplier.yaml")
    for temperament in BY_NAME:
        for party in bare.party_names:
            talks = Negotiation(bare, party, temperament, seed=1)
            for move, words in SCRIPT:
                if not talks.ended:
                    assert talks.play(move, words).words
    assert set(general_lines()) >= {"told"}


def test_after_the_end_nothing_more_is_played():
    talks = Negotiation(CASE, "buyer", "principled", seed=1)
    last = talks.play(Move("walk away"), "I am sorry. We part here.")
    assert last.words
    assert talks.ended == "walked away"
    with pytest.raises(MoveError, match="over"):
        talks.play(Move("break"))


def test_a_refused_move_changes_nothing():
    talks = Negotiation(CASE, "buyer", "principled", seed=1)
    before = talks.record()
    with pytest.raises(MoveError):
        talks.play(Move("accept", choice=2))
    with pytest.raises(MoveError, match="1200"):
        talks.play(Move("break"), "x" * 1201)
    assert talks.record() == before


@pytest.mark.parametrize(
    "wrong",
    [("nobody", "principled", 1, None), ("buyer", "cheerful", 1, None), ("buyer", "wounded", 1.5, None)],
)
def test_senseless_talks_are_refused(wrong):
    with pytest.raises(ValueError, match=r"nobody|cheerful|whole number"):
        Negotiation(CASE, wrong[0], wrong[1], seed=wrong[2], rounds=wrong[3])


@pytest.mark.parametrize(
    ("words", "cools"),
    [
        (CALM, True),
        ("", True),
        ("banana banana banana", False),
        ("I understand, but you people are greedy.", False),
    ],
)
def test_an_acknowledgement_cools_only_if_it_names_something(words, cools):
    talks = Negotiation(CASE, "buyer", "wounded", seed=2)
    talks.play(Move("acknowledge"), words)
    before, after = talks.moments[0].heat, talks.moments[-1].heat
    assert (after < before - 10) is cools


@pytest.mark.parametrize("meant", [False, True])
def test_a_thanks_for_nothing_in_particular_is_courtesy_and_asked_about(meant):
    for words in ("Thank you for coming.", "Good to see you. Thank you for the time. How are your plans?"):
        talks = Negotiation(CASE, "buyer", "wounded", seed=3)
        assert talks.asks_back(Move("acknowledge"), words)
        talks.play(Move("acknowledge"), words, meant=meant)
        assert talks.moments[0].heat - 12 < talks.moments[-1].heat < talks.moments[0].heat


def after_words(move: Move, words: str, temperament: str = "principled") -> tuple[float, float]:
    talks = Negotiation(CASE, "buyer", temperament, seed=8)
    talks.play(move, words)
    return talks.moments[-1].trust, talks.moments[-1].heat


def test_to_ask_what_they_would_do_without_a_deal_is_no_threat():
    ask = Move("ask", about="alternative", open=True)
    asked = after_words(ask, "What do you do if we leave?")
    assert asked == after_words(ask, "How would next year look for you without a deal?")
    assert asked[0] > after_words(ask, "Sign this week, or we go elsewhere. What do you say?")[0]


def test_what_it_took_amiss_fades_and_an_apology_lifts_it():
    def answers_after(*moves: tuple[Move, str]) -> bool:
        talks = Negotiation(CASE, "buyer", "principled", seed=8)
        talks.play(Move("tell", about="priority", issue="formats", matters="most"), "The formats come first.")
        talks.play(Move("break"), "Take it, or else we go elsewhere.")
        for move, words in moves:
            talks.play(move, words)
        turn = talks.play(Move("ask", about="interest", open=True, issue="price"), "Why 480? What is it for?")
        return any(move.act == "tell" for move in turn.moves)

    rest = (Move("break"), "Let us take ten minutes.")
    value = (Move("affirm", value="good work"), "Good work costs what it costs.")
    sorry = (Move("acknowledge"), "I am sorry, that was no way to talk to you.")
    assert not answers_after()
    assert answers_after(sorry, rest)
    assert answers_after(rest, value, rest, rest, rest, rest)


@pytest.mark.parametrize(
    ("party", "said", "out"),
    [
        ("supplier", {"issue": "price", "option": "400"}, ("360", "400")),
        ("buyer", {"issue": "price", "option": "440"}, ("440", "480")),
        ("buyer", {"issue": "index", "option": "yearly"}, ("yearly", "quarterly")),
        ("supplier", {"issue": "rush", "option": "two weeks"}, ("two weeks", "four weeks")),
    ],
)
def test_what_is_ruled_out_is_ruled_out_with_all_that_is_worse(party, said, out):
    for seed in range(6):
        talks = Negotiation(CASE, party, "principled", seed=seed)
        talks.play(Move("tell", about="constraint", **said), "That I cannot do.")
        for _ in range(8):
            turn = talks.play(Move("break"), "Let us pause.")
            assert all(package[said["issue"]] not in out for package in turn.packages), seed


def test_a_part_adds_to_the_last_offer_and_is_judged_by_itself():
    talks = Negotiation(CASE, "buyer", "principled", seed=3)
    talks.play(Move("propose", packages=({"formats": "9 formats", "term": "4 years"},)), "Nine, four years.")
    before = talks.moments[-1].trust
    talks.play(Move("propose", packages=({"price": "440"},)), "And the price at 440.")
    assert talks.moments[-1].trust > before
    assert talks.table.standing["buyer"] == ({"price": "440", "formats": "9 formats", "term": "4 years"},)
    whole = {**CASE.today, "price": "440", "formats": "9 formats", "term": "4 years", "payment": "14 days"}
    talks.play(Move("propose", packages=(whole,)), "And payment in 14 days.")
    assert "You took back what you had offered" not in [e.what for e in talks.moments[-1].events]


def test_a_part_that_asks_for_something_new_takes_nothing_back():
    talks = Negotiation(CASE, "supplier", "principled", seed=8)
    talks.play(Move("propose", packages=({"formats": "9 formats", "rhythm": "fixed days"},)), "Nine formats.")
    before = talks.moments[-1].trust
    talks.play(Move("propose", packages=({"price": "440", "term": "4 years"},)), "And four years at 440.")
    assert talks.moments[-1].trust >= before


@pytest.mark.parametrize("temperament", BY_NAME)
def test_a_whole_proposal_after_a_part_takes_back_only_what_the_part_gave(temperament):
    def events(**second: str) -> set[str]:
        talks = Negotiation(CASE, "supplier", temperament, seed=6)
        part = {"formats": "9 formats", "term": "4 years"}
        talks.play(Move("propose", packages=(part,)), "Nine formats and four years.")
        talks.play(Move("propose", packages=({**CASE.today, **part, **second},)), "Here is all of it.")
        return {event.what for event in talks.moments[-1].events}

    assert "You took back what you had offered" not in events(price="440", index="yearly")
    assert "You took back what you had offered" in events(price="440", formats="24 formats")


def test_what_it_offered_itself_can_be_pencilled_in():
    for seed in range(6):
        talks = Negotiation(CASE, "supplier", "principled", seed=seed)
        for _ in range(4):
            talks.play(Move("break"), "Let us pause.")
        price = talks.offers[0]["price"]
        turn = talks.play(Move("propose", packages=({"price": price},)), "The price as you put it.")
        assert turn.moves[0].act == "accept"
        assert talks.offers[0]["price"] == price


def test_asked_about_an_issue_it_answers_about_that_issue():
    for seed in range(6):
        talks = Negotiation(CASE, "supplier", "accommodating", seed=seed)
        turn = talks.play(
            Move("ask", about="interest", open=True, issue="rhythm"), "What are the 48 hours for?"
        )
        told = [move for move in turn.moves if move.act == "tell"]
        assert told
        assert all(move.issue == "rhythm" for move in told)


def test_it_comes_back_once_to_its_own_question_that_went_unanswered():
    asked_again = 0
    for seed in range(20):
        talks = Negotiation(CASE, "buyer", "analytic", seed=seed)
        asked: list[str] = []
        for _ in range(6):
            turn = talks.play(Move("ask", about="priority", open=True), "What else matters to you?")
            if talks.ended:
                break
            if "ask again" in turn.tags:
                asked_again += 1
                assert turn.moves[-1].issue in asked
            asked += [move.issue for move in turn.moves if move.act == "ask"]
        assert sum("ask again" in turn.tags for turn in talks.turns) <= 1
    assert asked_again > 5
