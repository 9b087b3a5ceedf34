"""Guess, then look: what the record of the first talk says."""

from collections.abc import Iterator, Mapping

from negolib.cases import Case, load_case
from negolib.cases.words import measured
from negolib.in_words import amount, is_whole, percent
from negolib.lessons.common.markdown import table
from negolib.lessons.common.remembered import remembered
from negolib.practice import Debrief, debrief, replay
from negolib.worksheet import Condition, Question
from negolib.worksheet.sheet import SEED

FIRST, SECOND = "practice", "again"  # the two rooms, as the notebook calls them
YEARS = {FIRST: 1, SECOND: 2}  # nobody plays a year that planning, or the talk before, has shown
HEARD = {
    "wish": ("What you want is simply more money, right?", "closed"),
    "worry": ("Could you tell me what worries you about next year?", "open"),
    "split": ("How about we split it, and have done?", "closed"),
    "orders": ("Which of our orders give your people most trouble?", "open"),
    "years": ("Do you need a longer contract?", "closed"),
    "change": ("How would a longer contract change things for you?", "open"),
}


def played_in(case: Case, answers: Mapping[str, object], room: str = FIRST) -> Case:
    """Return the case of the year in which a room is played, with the learner's own numbers."""
    seed = answers.get(SEED)
    return load_case(case.name, seed=seed if is_whole(seed) else None, year=YEARS[room])


def debriefed(case: Case, answers: Mapping[str, object], room: str = FIRST) -> Debrief | None:
    """Return the debrief of the last talk that ended in a room, None before there is one."""
    kept = answers.get(f"{room}_finished")
    if not isinstance(kept, list) or not kept:
        return None
    try:
        return _debriefed(played_in(case, answers, room), _Record(kept[-1]))
    except ValueError:
        # The room says what is the matter with a record; these lines have nothing to add.
        return None


class _Record:
    """A record, told from others by what it says."""

    def __init__(self, record: object) -> None:
        self.record, self._said = record, str(record)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Record) and self._said == other._said

    def __hash__(self) -> int:
        return hash(self._said)


@remembered
def _debriefed(case: Case, kept: _Record) -> Debrief:
    return debrief(replay(case, kept.record))


def questions(case: Case) -> Iterator[Question]:
    """Yield the guesses about one's own talk, and what stands between them."""
    yield Question.number("guess_open", "My guess", "open questions").keeps(
        "Open questions, first talk", unit=""
    )
    yield Question.sort(
        "open_or_closed",
        "He hears it as",
        {name: words for name, (words, _) in HEARD.items()},
        ["open", "closed"],
    ).expects(
        {name: kind for name, (_, kind) in HEARD.items()},
        right="Right. It is the answer that counts, not the first word.",
        mistaken={
            ("wish", "open"): "It begins with “what”, and asks for a nod.",
            ("split", "open"): "“How about” makes a proposal; he can only take it or leave it.",
            ("worry", "closed"): "“Could you” is politeness. Nobody would answer this with “yes, I could”.",
            ("years", "open"): "“Yes”, he says, and you know no more than that.",
        },
        hints=[
            "Answer each of them in your head with “yes”. Does that make sense?",
            "Two of them open with what or how, and still ask only for a nod.",
        ],
    )
    yield Question.choice(
        "guess_place",
        "I believe that …",
        {
            "frontier": "nothing was left: one of us could only have had more at the other's cost",
            "near": "a little was left, for one of us or for both",
            "far": "a good deal was left for both of us",
            "none": "there is nothing to place: we did not agree",
        },
    )
    yield _afterwards(case)
    yield Question.choice(
        "guess_missed",
        "There was more to be had with …",
        {issue.name: issue.label for issue in case.issues} | {"nothing": "Nothing; it is done"},
    )


def _afterwards(case: Case) -> Question:
    """Ask for a settlement after the settlement: better for both than what they signed (Raiffa 1985)."""
    signed = case.middle()
    was = {party: case.value(party, signed) for party in case.parties}
    return Question.package(
        "afterwards", "Better for both than what they signed:", case, "buyer", limit=True
    ).expects(
        *(
            Condition(
                lambda one, party=party: case.value(party, one) > was[party],
                f"{case.called[party]} has no more than in the deal they signed, so {pronoun} would rather keep "
                "that.",
            )
            for party, pronoun in {"buyer": "she", "supplier": "he"}.items()
        ),
        right="Right: both would tear up the first for this one.",
        hints=[
            "Begin with the package that they signed. On which issue does one step help both?",
            "Go down the two columns side by side. Somewhere both rise together; elsewhere one rises by much more than the "
            "other falls.",
            "Where Ines gains 80 by a step that costs Henrik 10, a step of his in another row pays him back.",
        ],
    )


def open_questions(case: Case, answers: Mapping[str, object]) -> str:
    """Compare the guess with the record."""
    guess, found = answers.get("guess_open"), debriefed(case, answers)
    if not isinstance(guess, int | float) or found is None:
        return "*Once your talk has ended and your guess stands here, this line says what the record says.*"
    mine = found.process.mine
    return f"**You guessed {amount(guess)}. The record counts {mine.open}.** {found.process.sentences[0]}"


def place(case: Case, answers: Mapping[str, object]) -> str:
    """Compare the guess with where the deal lies."""
    guess, found = answers.get("guess_place"), debriefed(case, answers)
    expected = answers.get("expect_joint")
    if guess is None or found is None:
        return "*Once your talk has ended and you have chosen, this line says where the deal lies.*"
    result = found.result
    said = f"**You reached {percent(result.efficiency)} of the possible joint gain.**"
    if isinstance(expected, int | float):
        said += f" You had expected {amount(expected)}%."
    if not result.package:
        return f"{said} There was no deal, so each of you has what the BATNA is worth, and no more."
    if result.party in result.worse_off:
        said += " The deal is worth less to you than your BATNA."
    if result.efficient:
        return f"{said} The deal lies on the frontier: neither of you could have had more at no cost to the other."
    you, he = (amount(result.room[party]) for party in (result.party, result.other))
    return (
        f"{said} The deal lies below the frontier: without cost to the other, you could have had up to {you} more, "
        f"or {case.called[result.other]} up to {he} more ({measured(case)})."
    )


def signed(case: Case, _answers: Mapping[str, object]) -> str:
    """Return a package that some pair signed, the middle of every issue, and what it is worth."""
    package = case.middle()
    terms = [(issue.label, case.option(issue.name, package[issue.name]).label) for issue in case.issues]
    worth = " and ".join(
        f"{amount(case.value(party, package))} to {case.called[party]}" for party in case.parties
    )
    return f"{table(['Issue', 'Signed'], terms)}\n\n*Worth {worth}.*"


def missed(case: Case, answers: Mapping[str, object]) -> str:
    """Compare the guess with the trade that was missed."""
    guess, found = answers.get("guess_missed"), debriefed(case, answers)
    if guess is None or found is None:
        return "*Once your talk has ended and you have chosen, this line names the smallest trade that was missed.*"
    if not found.result.package:
        return (
            "**There was no deal, so the whole of it was missed.** The debrief below says what was possible."
        )
    trade = found.result.missed
    if trade is None:
        return "**No trade was missed.** That is rare; look in the debrief how you got there."
    hit = "You had it" if guess in trade.changes else "You had looked elsewhere"
    return f"**{hit}. The smallest trade that was missed: {trade.name}.** {trade.sentence}"


LINES = (open_questions, place, signed, missed)
