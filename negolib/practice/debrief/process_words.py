"""What is worth knowing of a process, in sentences with exact numbers."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from negolib.in_words import amount, listed, sentence_start

from .transcript import PACKAGE, SEVERAL, SINGLE, Transcript, many, plural_of, times, when

if TYPE_CHECKING:
    from .process import Process, Side, Statement


def parts_of(told: Transcript, process: "Process") -> dict[str, tuple[str, ...]]:
    """Return all sentences, by what they are about; what there is nothing to say about is left out."""
    parts = {name: tuple(part(told, process)) for name, part in _PARTS.items()}
    return {name: said for name, said in parts.items() if said}


def _questions(told: Transcript, process: "Process") -> list[str]:
    mine = process.mine
    if not mine.questions:
        return ["You asked no question."]
    about = Counter(plural_of(question.about) for question in mine.questions)
    kinds = listed([f"{count} about {what}" for what, count in about.most_common()])
    answered = sum(question.answered for question in mine.questions)
    return [
        f"You asked {many(len(mine.questions), 'question')}, {mine.open} open and {mine.closed} closed: "
        f"{kinds}. {_of(answered, len(mine.questions))} answered at once."
    ]


def _asked(told: Transcript, process: "Process") -> list[str]:
    asked = process.theirs.questions
    answered = sum(question.answered for question in asked)
    if not asked:
        return []
    return [
        f"{told.them} asked {many(len(asked), 'question')}; you answered {_number(answered)} in your next "
        "turn."
    ]


def _silence(told: Transcript, process: "Process") -> list[str]:
    if not 0 < len(process.silent_issues) < len(told.case.issues):
        return []
    names = listed([told.issue(issue) for issue in process.silent_issues])
    return [f"Neither of you asked or said anything about what lies behind {names}."]


def _number(count: int) -> str:
    return str(count) if count else "none"


def _of(count: int, all_: int) -> str:
    if count == all_:
        return "It was" if all_ == 1 else "All were"
    return f"{count or 'None'} {'was' if count <= 1 else 'were'}"


def _information(told: Transcript, process: "Process") -> list[str]:
    mine, theirs = process.mine.statements, process.theirs.statements
    if not mine and not theirs:
        return ["Neither of you told the other what matters, or why."]
    said = [f"You told them {_told(mine)}; {told.them} told you {_told(theirs)}."]
    if mine and theirs:
        who = "You" if process.told_first else told.them
        said.append(f"{who} told first, {when((mine if process.told_first else theirs)[0].round)}.")
    if mine:
        returned = sum(one.returned for one in mine)
        if len(mine) == 1:
            what = "Your statement was " if returned else "Your statement was not "
        elif returned == len(mine):
            what = f"{_all(returned)} of your statements were "
        else:
            what = f"Of your {len(mine)} statements, {_number(returned)} {_was(returned)}"
        said.append(f"{what}answered by one of theirs in the next turn.")
    return said


def _told(statements: Sequence["Statement"]) -> str:
    if not statements:
        return "nothing about what lies behind the demands"
    kinds = Counter(one.about for one in statements)
    names = {"priority": ("priority", "priorities")}
    return listed(
        [
            f"{n} {names.get(k, (k, f'{k}s'))[n > 1]}"
            for k, n in sorted(kinds.items(), key=lambda one: -one[1])
        ]
    )


def _openings(told: Transcript, process: "Process") -> list[str]:
    mine, theirs = process.mine.offers, process.theirs.offers
    if not mine:
        return ["You made no proposal of your own."]
    before = sum(question.round < mine[0].round for question in process.mine.questions)
    after = f", after {many(before, 'question')}" if before else ", before any question"
    yours = f"your first proposal came {when(mine[0].round)}{after}"
    worth = amount(mine[0].shown_to(told.other)[told.party], 1)
    if theirs and theirs[0].place < mine[0].place:
        return [
            f"{told.them} made the first proposal, {when(theirs[0].round)}; {yours}, and was worth {worth} "
            "points to you."
        ]
    return [f"You made the first proposal, {when(mine[0].round)}{after}; it was worth {worth} points to you."]


def _proposals(told: Transcript, process: "Process") -> list[str]:
    said = []
    for who, side in (("you", process.mine), (told.them, process.theirs)):
        if side.offers:
            kinds = [
                (SINGLE, "changed one issue only"),
                (PACKAGE, "changed several issues at once"),
                (SEVERAL, "put several packages side by side"),
            ]
            parts = [f"{len(side.of_kind(kind))} {what}" for kind, what in kinds if side.of_kind(kind)]
            if len(side.offers) == 1:
                whose = "Your only proposal" if who == "you" else f"The only proposal by {who}"
                said.append(f"{whose} {parts[0].removeprefix('1 ')}.")
            elif len(parts) == 1:
                every = _all(len(side.offers))
                said.append(f"{every} proposals by {who} {parts[0].split(' ', 1)[1]}.")
            else:
                said.append(f"Of the {len(side.offers)} proposals by {who}, {listed(parts)}.")
    return said


def _concessions(told: Transcript, process: "Process") -> list[str]:
    said = []
    for who, side in (("You", process.mine), (told.them, process.theirs)):
        if len(side.offers) < 2:
            continue
        steps = side.concessions
        if not steps:
            said.append(f"{who} never gave way from one proposal to the next.")
            continue
        sizes = listed([f"{amount(-step.own, 1)} {when(step.round)}" for step in steps])
        answered = sum(step.answered for step in steps)
        total = f", {amount(side.conceded, 1)} points in all" if len(steps) > 1 else ""
        other, own = (told.them, "your") if who == "You" else ("yours", "their")
        said.append(
            f"{who} gave way {times(len(steps))}, in points of {own} own: {sizes}{total}. "
            f"{_answered(answered, len(steps), other)}"
        )
    return said


def _answered(answered: int, all_: int, whose: str) -> str:
    end = f"answered by a step or a yes of {whose} in the next turn."
    if all_ == 1:
        return f"It was {end}" if answered else f"It was not {end}"
    count = "One" if answered == 1 else str(answered or "None")
    return f"{_every(all_) if answered == all_ else count} {_was(answered)}{end}"


def _every(count: int) -> str:
    return "Both" if count == 2 else "All"


def _all(count: int) -> str:
    return "Both" if count == 2 else f"All {count}"


def _was(count: int) -> str:
    return "was " if count <= 1 else "were "


def _steps(told: Transcript, process: "Process") -> list[str]:
    said, steps = [], process.mine.steps
    for step in steps:
        if step.kind in ("fortunate", "nice"):
            own = f"+{amount(step.own, 1)} for you and " if step.own else ""
            said.append(
                f"{sentence_start(when(step.round))} you found a step that cost nobody anything: "
                f"{own}+{amount(step.other, 1)} for {told.them}."
            )
    worse = [step for step in steps if step.kind == "unfortunate"]
    if worse:
        own, other = (-sum(getattr(step, side) for step in worse) for side in ("own", "other"))
        lost = f"you {amount(own, 1)} points and " if own else ""
        said.append(
            f"{sentence_start(times(len(worse)))} your proposal was worse for {told.them} than the one "
            f"before and no better for you, {_rounds(tuple(step.round for step in worse))}: that cost {lost}"
            f"{told.them} {amount(other, 1)}, and helped nobody."
        )
    more = [step for step in steps if step.kind == "selfish"]
    if more:
        sizes = listed([f"{amount(step.own, 1)} points {when(step.round)}" for step in more])
        said.append(f"You asked for more than in your proposal before: {sizes}.")
    same = tuple(step.round for step in steps if step.kind == "silent")
    if same:
        said.append(f"You proposed what came to the same again {times(len(same))}, {_rounds(same)}.")
    return said


def _standards(told: Transcript, process: "Process") -> list[str]:
    said = []
    for who, side in (("You", process.mine), (told.them, process.theirs)):
        if side.criteria:
            names = listed([f"{told.criterion(name)} {when(round)}" for round, name in side.criteria])
            said.append(f"{who} cited {names}.")
    return said or ["Neither of you cited a standard that both could check."]


def _pressure(told: Transcript, process: "Process") -> list[str]:
    said = []
    for who, side in (("You", process.mine), (told.them, process.theirs)):
        for what, rounds in (
            ("threatened", side.threats),
            ("warned of what would follow without a deal", side.warnings),
            ("used words that blame", side.blame),
        ):
            if rounds:
                said.append(f"{who} {what} {times(len(rounds))}, {_rounds(rounds)}.")
    return said


def _care(told: Transcript, process: "Process") -> list[str]:
    said = []
    for who, side, whom in (("You", process.mine, "they"), (told.them, process.theirs, "you")):
        for what, rounds in (
            (f"acknowledged what {whom} felt or did", side.acknowledgements),
            ("named a shared value", side.affirmed),
            ("turned a demand into a shared question", side.reframes),
            ("called a break", side.breaks),
        ):
            if rounds:
                said.append(f"{who} {what} {times(len(rounds))}, {_rounds(rounds)}.")
    return said


def _rounds(rounds: tuple[int, ...]) -> str:
    if len(rounds) == 1:
        return when(rounds[0])
    if rounds[0] == 0:
        return f"at the opening and in rounds {listed([str(round) for round in rounds[1:]])}"
    return f"in rounds {listed([str(round) for round in rounds])}"


def _words(told: Transcript, process: "Process") -> list[str]:
    mine: Side = process.mine
    if not mine.words:
        return ["You made your moves without a word, so there is nothing to say about your words."]
    said = [f"You said {mine.words} of {mine.words + process.theirs.words} words, {process.talk_share:.0%}."]
    said.append(
        f"You gave a reason in {many(mine.reasons, 'turn')} and offered an exchange (if you …, we …) in "
        f"{many(mine.if_then, 'turn')}."
    )
    if mine.we and mine.you:
        said.append(f"You said “we” {times(mine.we)} and “you” {times(mine.you)}.")
    elif mine.we or mine.you:
        often, never = ("we", "you") if mine.we else ("you", "we")
        said.append(f"You said “{often}” {times(mine.we or mine.you)} and “{never}” not once.")
    return said


_PARTS = {
    "questions": _questions,
    "asked": _asked,
    "silence": _silence,
    "information": _information,
    "openings": _openings,
    "proposals": _proposals,
    "concessions": _concessions,
    "steps": _steps,
    "standards": _standards,
    "pressure": _pressure,
    "care": _care,
    "words": _words,
}
