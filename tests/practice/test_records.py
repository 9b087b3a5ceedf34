"""Records outlive wording: what marks one is what decides moves, and those of every release are played on."""

import json
from dataclasses import replace
from random import Random

import pytest

from negolib.cases import load_case
from negolib.practice import ForgedRecord, Meeting, Move, Negotiation, RecordError, reopen, replay
from negolib.practice.talks import record as records
from negolib.practice.talks.record import sealed, words_mark
from negolib.wording import read_words

SUPPLIER = load_case("supplier")
PLAYED = {"counterpart": replay, "two people": reopen}


@pytest.mark.parametrize("way", [("format", "negolib talks 1"), ("format", "negolib talks 2"), ("engine", 1)])
@pytest.mark.parametrize("kind", PLAYED)
def test_a_record_of_another_edition_is_refused_in_one_kind_sentence(way, kind):
    talks = Meeting(SUPPLIER, "buyer") if kind == "two people" else talks_of(SUPPLIER, "buyer")
    record = sealed({**talks.record(), way[0]: way[1]})
    with pytest.raises(
        RecordError, match=r"^These talks were held in another edition .+ is lost\.$"
    ) as refused:
        PLAYED[kind](SUPPLIER, record)
    assert not isinstance(refused.value, ForgedRecord)


def talks_of(case, party, seed=4):
    """Some talks with all that words can set off in them."""
    issue = case.issues[0]
    said = [
        (Move("ask", about="priority", open=True, issue=issue.name), "What matters most to you?"),
        (Move("acknowledge"), "I can see that two years without an increase were hard for you."),
        (Move("warn"), "If you don't sign by Friday, we will go elsewhere."),
        (
            Move("ask", about="priority", open=True, issue=issue.name),
            "Do you need it, greedy people?",
        ),
        (Move("propose", packages=(dict(case.today),)), "Sorry. It was wrong of us."),
    ]
    talks = Negotiation(case, party, "wounded", seed)
    for move, words in said:
        if not talks.ended:
            talks.play(move, words)
    while not talks.ended:
        talks.play(Move("ask", about="interest", open=True), "What else do you need?")
    return talks


def rewritten(case, change):
    """The case as it is when its file was edited: `change` edits its plain values."""
    data = json.loads(case.model_dump_json(by_alias=True))
    change(data)
    return type(case).model_validate({"name": case.name, **data})


# What others refer to is no text: the rest of what a person can read is.
NAMES = ("name", "issue", "option", "role", "criterion", "matters", "kind", "status", "distribution")
REFERS = {"interests", "shows", "values", "facts"}


def texts(node, way=()):
    """Every place of a text in plain values: what holds it, its key, and the way there."""
    for key, value in node.items() if isinstance(node, dict) else enumerate(node):
        if isinstance(value, dict | list):
            yield from texts(value, (*way, key))
        elif isinstance(value, str) and " " in value and key not in NAMES and not REFERS & {*way}:
            yield node, key, (*way, key)


@pytest.mark.parametrize("seed", range(30))
def test_no_text_of_a_case_costs_a_record(seed):
    random, changed = Random(seed), []

    def mend(data):
        holder, key, way = random.choice(list(texts(data)))
        holder[key] = f"{holder[key]} By and large."
        changed.append(way)

    talks = talks_of(SUPPLIER, random.choice(SUPPLIER.party_names))
    case = rewritten(SUPPLIER, mend)
    assert words_mark(case) != words_mark(SUPPLIER), changed
    again = replay(case, talks.record())
    assert again.record() == talks.record(), changed
    assert again.moments[-1].trust == talks.moments[-1].trust


def points(data):
    data["issues"][1]["options"][0]["points"]["buyer"] += 1


def limit(data):
    for alternative in data["parties"][0]["alternatives"]:
        alternative["cost"] += 5


def today(data):
    options = data["issues"][0]["options"]
    flags = [option["today"] for option in options]
    for option, flag in zip(options, [flags[-1], *flags[:-1]], strict=True):
        option["today"] = flag


def guess(data):
    row = next(iter(data["parties"][1]["guess"].values()))
    row[next(iter(row))] += 3


def target(data):
    data["parties"][1]["target"]["amount"] += 10


@pytest.mark.parametrize("change", [points, limit, today, guess, target], ids=lambda one: one.__name__)
def test_a_record_of_other_numbers_is_refused_in_a_sentence(change):
    for record in (talks_of(SUPPLIER, "buyer").record(), Meeting(SUPPLIER, "buyer").record()):
        with pytest.raises(RecordError, match=r"^This record was played with other numbers: .+\.$"):
            PLAYED[record["kind"]](rewritten(SUPPLIER, change), record)


@pytest.mark.parametrize("change", ["reader", "lines"])
def test_a_new_reader_or_line_costs_no_record(monkeypatch, change):
    talks = talks_of(SUPPLIER, "supplier")
    record = talks.record()
    if change == "reader":
        # A reader that finds nothing any more, and denies nothing plainly: what was heard then decides.
        silent = replace(read_words(""), words=3)
        monkeypatch.setattr("negolib.practice.talks.negotiation.read_words", lambda *_: silent)
        monkeypatch.setattr("negolib.practice.talks.negotiation.contradicts", lambda *_: False)
    else:
        lines = {**records.general_lines(), "opening": {"any": ["Well, {offer}.", "So, {offer}."]}}
        monkeypatch.setattr(records, "general_lines", lambda: lines)
        monkeypatch.setattr("negolib.practice.counterpart.speech.general_lines", lambda: lines)
    again = replay(SUPPLIER, record)
    assert again.record() == record
    assert again.moments[-1].trust == talks.moments[-1].trust
    forged = [dict(turn) for turn in record["turns"]]
    forged[2]["moves"] = [{"act": "walk away"}]
    with pytest.raises(ForgedRecord):
        replay(SUPPLIER, sealed({**record, "turns": forged}))


def test_a_mark_that_was_confirmed_is_heard_and_stands_in_the_record():
    talks = Negotiation(SUPPLIER, "buyer", "wounded", 4)
    words = "Those were long nights at your place."
    assert not read_words(words, SUPPLIER).acknowledgement
    assert talks.asks_back(Move("acknowledge"), words).endswith("?")
    assert talks.asks_back(Move("acknowledge"), words) == ""
    assert talks.round == 0
    talks.play(Move("acknowledge"), words, meant=True)
    said = talks.record()["turns"][1]
    assert (said["heard"], said["meant"]) == (["acknowledgement"], True)
    assert "You acknowledged what they feel" in [event.what for event in talks.moments[-1].events]
    assert replay(SUPPLIER, talks.record()).record() == talks.record()
    # Whoever did not confirm it was not heard so.
    turns = [dict(turn) for turn in talks.record()["turns"]]
    turns[1].pop("meant")
    with pytest.raises(ForgedRecord):
        replay(SUPPLIER, sealed({**talks.record(), "turns": turns}))


@pytest.mark.parametrize(
    ("turn", "change"),
    [
        (2, {"heard": ["apology"]}),
        (2, {"heard": [], "meant": False}),
        (3, {"heard": [], "meant": True}),
        (3, {"heard": ["warning"], "meant": True}),
        (1, {"meant": "yes"}),
    ],
)
def test_who_claims_to_have_been_heard_against_the_plain_words_is_found_out(turn, change):
    turns = [dict(one) for one in talks_of(SUPPLIER, "buyer").record()["turns"]]
    mine = [one for one in turns if one["by"] == "buyer"][turn - 1]
    mine.update(change)
    with pytest.raises(ForgedRecord):
        replay(SUPPLIER, sealed({**talks_of(SUPPLIER, "buyer").record(), "turns": turns}))


def test_while_nothing_has_changed_every_word_and_all_that_was_heard_must_be_right():
    record = talks_of(SUPPLIER, "buyer").record()
    for place, key, value in ((2, "words", "I give in."), (1, "heard", ["apology"]), (3, "heard", None)):
        turns = [dict(turn) for turn in record["turns"]]
        turns[place][key] = value
        with pytest.raises(ForgedRecord):
            replay(SUPPLIER, sealed({**record, "turns": turns}))


@pytest.mark.parametrize("heard", [None, "threat", 3, ["praise"], ["threat", "blame"], [["threat"]]], ids=str)
def test_what_was_heard_is_a_list_of_features_or_the_record_is_forged(heard):
    record = talks_of(SUPPLIER, "buyer").record()
    record["said"] = "other words"
    record["turns"][1]["heard"] = heard
    with pytest.raises(ForgedRecord):
        replay(SUPPLIER, sealed(record))
