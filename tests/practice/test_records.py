"""Records outlive wording: what marks one is what decides moves, and those of every release are played on."""

import json
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from negolib.cases import load_case
from negolib.practice import ForgedRecord, Move, Negotiation, RecordError, reopen, replay
from negolib.practice.talks import record as records
from negolib.practice.talks.record import sealed, words_mark
from negolib.wording import read_words

SUPPLIER = load_case("supplier")
# One folder per release; what lies in it was written by that release and is never written again.
KEPT = sorted(Path(__file__).with_name("records").glob("*/*.json"))
PLAYED = {"counterpart": replay, "two people": reopen}


def kept(path):
    record = json.loads(path.read_text(encoding="utf-8"))
    return load_case(record["case"]), record


@pytest.mark.parametrize("path", KEPT, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_record_of_every_release_is_played_again(path):
    case, record = kept(path)
    talks = PLAYED[record["kind"]](case, record)
    assert talks.record() == record
    assert [turn.words for turn in talks.turns] == [turn["words"] for turn in record["turns"]]
    assert (talks.ended, talks.package) == (record["ended"], record["package"])


@pytest.mark.parametrize("path", KEPT, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_record_of_an_earlier_release_whose_moves_were_changed_is_refused(path):
    case, record = kept(path)
    opener = record["turns"][0]["by"]
    for place, turn in enumerate(record["turns"]):
        if turn["by"] != opener:
            continue
        turns = [*record["turns"]]
        turns[place] = {**turn, "moves": [{"act": "break"}, *turn["moves"]]}
        with pytest.raises(ForgedRecord):
            PLAYED[record["kind"]](case, sealed({**record, "turns": turns}))


@pytest.mark.parametrize("rules", [0, 3, "2", True, None])
def test_an_early_record_that_names_rules_there_are_not_is_refused(rules):
    (path,) = (path for path in KEPT if path.stem == "second_rules")
    case, record = kept(path)
    with pytest.raises(ForgedRecord):
        replay(case, sealed({**record, "rules": rules}))


def test_talks_of_an_earlier_release_go_on_and_are_kept():
    (path,) = (path for path in KEPT if path.stem == "unfinished")
    case, record = kept(path)
    talks = replay(case, record)
    talks.play(Move("warn"), "If you don't sign by Friday, we will go elsewhere.")
    again = replay(case, talks.record())
    assert again.record() == talks.record()
    assert again.round == len([turn for turn in record["turns"] if turn["by"] == "buyer"]) + 1


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


def texts(node, way=()):
    """Every place of a text in plain values: what holds it, its key, and the way there."""
    for key, value in node.items() if isinstance(node, dict) else enumerate(node):
        if isinstance(value, dict | list):
            yield from texts(value, (*way, key))
        elif isinstance(value, str) and " " in value and key not in NAMES and "interests" not in way[:4]:
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
    for record in (talks_of(SUPPLIER, "buyer").record(), *(kept(path)[1] for path in KEPT)):
        with pytest.raises(RecordError, match=r"^This record was played with other numbers: .+\.$"):
            PLAYED[record["kind"]](rewritten(SUPPLIER, change), record)


@pytest.mark.parametrize("change", ["rules", "lines"])
def test_a_new_rule_or_line_costs_no_record(monkeypatch, change):
    talks = talks_of(SUPPLIER, "supplier")
    record = talks.record()
    if change == "rules":
        # Rules that hear nothing any more: what was heard then still decides.
        monkeypatch.setattr(records, "RULES", records.RULES + 1)
        silent = replace(read_words(""), words=3)
        monkeypatch.setattr("negolib.practice.talks.negotiation.read_words", lambda *_, **__: silent)
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
