"""What the pages of a debrief say: blocks of plain values, made from a debrief."""

from collections.abc import Iterable, Mapping

from negolib.cases import Case
from negolib.cases.words import measured
from negolib.in_words import amount, listed
from negolib.practice.debrief.debriefing import Debrief
from negolib.practice.debrief.questionnaire import ITEMS, WORDS, SubjectiveValue
from negolib.practice.debrief.result import SETTLEMENTS
from negolib.practice.debrief.transcript import when

Block = dict[str, object]

ENDINGS = {
    "deal": "a deal",
    "walked away": "no deal, somebody walked away",
    "no time": "no deal, time ran out",
}
MOST_BESIDE = 3  # turns in which words and mark differed; the rest is folded


def heading(text: str) -> Block:
    """Return the heading of a section."""
    return {"kind": "heading", "text": text}


def bullets(sentences: Iterable[str]) -> Block:
    """Return sentences as a list."""
    return {"kind": "list", "items": list(sentences)}


def text(words: str, tone: str = "") -> Block:
    """Return a paragraph; the tone is "", "note" or "problem"."""
    return {"kind": "text", "text": words, "tone": tone}


def session_label(number: int, record: Mapping[str, object]) -> str:
    """Return how a record is called in the list of sessions."""
    who = record.get("temperament") or record.get("kind")
    party = f"{record['party']}, " if record.get("party") else ""
    return f"Session {number}: {party}{who}, {ENDINGS.get(str(record.get('ended')), 'not finished')}"


def result_page(case: Case, found: Debrief, them: str) -> list[Block]:
    """Return what the talks came to."""
    result = found.result
    blocks = [heading("Result"), bullets(result.sentences)]
    if result.settlements:
        blocks.append(_settlements_fold(found, them))
    if result.package is None:
        return blocks
    rows = []
    for issue in case.issues:
        option = case.option(issue.name, result.package[issue.name])
        worth = [amount(option.points[party], 1, sign=True) for party in (found.party, found.other)]
        rows.append([issue.label, option.label, *worth])
    rows.append(["All together", "", *(amount(result.points[p], 1) for p in (found.party, found.other))])
    limits = [amount(case.party(party).reservation_value, 1) for party in (found.party, found.other)]
    rows.append(["Walking away", "", *limits])
    head = ["Issue", "What was agreed", "for you", f"for {them}"]
    caption = f"The deal, issue by issue, in {measured(case)}"
    return [*blocks, {"kind": "table", "caption": caption, "head": head, "rows": rows, "wide": True}]


def fold(title: str, *blocks: Block) -> Block:
    """Return what is there for whoever opens it."""
    return {"kind": "fold", "title": title, "blocks": list(blocks)}


def _settlements_fold(found: Debrief, them: str) -> Block:
    rows = [
        [
            f"{point.title}: {SETTLEMENTS[point.rule]}",
            *(amount(point.points[party], 1) for party in (found.party, found.other)),
        ]
        for point in found.result.settlements
    ]
    table = {
        "kind": "table",
        "caption": "In the picture below they are open diamonds; none of them is the one right answer.",
        "head": ["Settlement", "for you", f"for {them}"],
        "rows": rows,
        "wide": True,
    }
    said = [text(found.result.theory)] if found.result.theory else []
    return fold("Four ways to settle that theory proposes, and what they mean", *said, table)


def process_page(found: Debrief, them: str) -> list[Block]:
    """Return how the talks went."""
    sides = (found.process.mine, found.process.theirs)
    rows = [[label, *(str(count(side)) for side in sides)] for label, count in _COUNTED.items()]
    table = {
        "kind": "table",
        "caption": "Who did what, and how often",
        "head": ["", "you", them],
        "rows": rows,
    }
    rest = [sentence for sentence in found.process.sentences if sentence not in found.headlines]
    blocks = [heading("Process"), bullets(found.headlines)]
    blocks.append(fold("All that the record shows", bullets(rest), table))
    if found.beside:
        blocks.append({"kind": "subheading", "text": "Where your words and your mark differed"})
        said = [one.sentence for one in found.beside]
        blocks.append(bullets(said[:MOST_BESIDE]))
        if said[MOST_BESIDE:]:
            blocks.append(fold("The other turns in which they differed", bullets(said[MOST_BESIDE:])))
    return blocks


def values_page(found: Debrief, them: str) -> list[Block]:
    """Return what stood behind the demands: the values of both sides, and where they met."""
    rows = [
        [
            f"{whose}, {value.name}: “{value.text}”",
            f"{_SAID[value.how]}{when(value.said)}" if value.how else "not said",
            listed(value.served),
        ]
        for whose, side in ((them, found.values.theirs), ("You", found.values.mine))
        for value in side
    ]
    table = {
        "kind": "table",
        "caption": "The values of both sides, as each would say them",
        "head": ["Value", "In the talks", "In the deal"],
        "rows": rows,
        "words": True,
    }
    return [heading("What stood behind it"), table, bullets(found.values.sentences)]


_SAID = {"value": "said ", "shared": "named as shared ", "interest": "heard in an interest, "}


_COUNTED = {
    "Open questions": lambda side: side.open,
    "Closed questions": lambda side: side.closed,
    "Things told: priorities, reasons, limits, facts, values": lambda side: len(side.statements),
    "Proposals on a single issue": lambda side: len(side.of_kind("single issue")),
    "Packages": lambda side: len(side.of_kind("package")),
    "Several packages at once": lambda side: len(side.of_kind("several")),
    "Concessions": lambda side: len(side.concessions),
    "Objective criteria cited": lambda side: len(side.criteria),
    "Feelings acknowledged": lambda side: len(side.acknowledgements),
    "Shared values named": lambda side: len(side.affirmed),
    "Warnings": lambda side: len(side.warnings),
    "Threats": lambda side: len(side.threats),
}


def relationship_page(found: Debrief, them: str, seat: str) -> list[Block]:
    """Return what the talks did to the relationship; for two people, that only they can know."""
    climate = found.relationship
    if climate is None:
        sentence = (
            "Two people played, so no program knows how the other side felt. "
            "Ask them: it is the best part of a debrief."
        )
        return [heading("Relationship"), text(sentence)]
    blocks = [heading("Relationship"), bullets(climate.sentences)]
    if climate.tactics:
        blocks.append({"kind": "subheading", "text": "What was done to you, and what was true"})
        blocks.append(bullets([tactic.sentence for tactic in climate.tactics]))
    if climate.view:
        blocks.append({"kind": "subheading", "text": f"How {them} saw it"})
        blocks.append({"kind": "quotes", "items": list(climate.view), "seat": seat})
    return blocks


def lessons_page(found: Debrief) -> list[Block]:
    """Return three things to try next time, each with its moment."""
    blocks = [heading("Three things to try next time")]
    for number, lesson in enumerate(found.lessons, 1):
        blocks.append(
            {
                "kind": "lesson",
                "number": number,
                "title": lesson.title,
                "quote": lesson.moment.sentence,
                "round": lesson.round if found.relationship else None,
                "why": lesson.why,
                "items": list(lesson.more),
                "tryThis": lesson.try_this,
                "source": lesson.evidence.sentence,
                "good": lesson.good,
            }
        )
    return blocks


def own_page(found: Debrief, marks: Mapping[str, int]) -> list[Block]:
    """Return the learner's own debrief: how it felt, and three questions."""
    said = (
        "How was it for you? From 1 to 7, on four things that people value: the result, their own part, "
        "the way it went, and the relationship."
    )
    blocks = [heading("Your debrief"), text(said)]
    for item in ITEMS:
        words = {"question": item.question, "low": item.low, "high": item.high}
        blocks.append({"kind": "scale", "name": f"mark {item.name}", **words, "value": marks.get(item.name)})
    if len(marks) < len(ITEMS) and found.relationship is not None:
        then = "When all eight are answered, you see how the other side felt about the same talks."
        blocks.append(text(then, "note"))
    return blocks


def questions_page(found: Debrief, answers: Mapping[str, str], noted: str) -> list[Block]:
    """Return the three questions of a debrief, and the button that keeps it all."""
    blocks: list[Block] = [{"kind": "subheading", "text": "Three questions to answer in your own words"}]
    for question in found.questions:
        words = {"question": question.text, "value": answers.get(question.name, "")}
        blocks.append({"kind": "area", "name": f"answer {question.name}", **words})
    return [*blocks, {"kind": "button", "name": "log", "label": "Put it in my practice log", "note": noted}]


def feelings_of(value: SubjectiveValue | None) -> dict[str, float]:
    """Return the dimensions that are known, under the words they are called by."""
    known = value.as_json() if value else {}
    return {WORDS[name]: mark for name, mark in known.items() if mark is not None}
