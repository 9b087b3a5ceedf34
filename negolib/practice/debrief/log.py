"""The practice log: one plain entry per session, and what changes from session to session."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from negolib.in_words import amount, is_number, percent

from .debriefing import QUESTIONS, Debrief
from .questionnaire import score
from .transcript import SEVERAL, SINGLE, plain

FORMAT = "negolib practice 1"
# What a chart over the sessions can show, with the words it is called by.
MEASURES = {
    "own_gain": "your own gain",
    "joint_gain": "the joint gain",
    "efficiency": "the share of the possible joint gain",
    "claim_share": "your share of the joint gain",
    "open_questions": "open questions",
    "closed_questions": "closed questions",
    "told": "things you told them",
    "packages": "proposals with several issues",
    "threats": "threats",
    "trust": "their trust at the end",
}
_COUNTS = ("open_questions", "closed_questions", "told", "packages", "threats", "rounds_used")


def entry(
    debrief: Debrief, answers: Mapping[str, str], questionnaire: Mapping[str, int], date: str
) -> dict[str, object]:
    """Return one session as plain JSON values.

    Args:
        answers: {question: text} to the debrief's questions, by their names.
        questionnaire: {item: 1 to 7}; both may be empty.
        date: when it was, as ISO text, such as "2026-03-14" or "2026-03-14T15:09:26".

    Raises:
        ValueError: for a date that is none, a question there is not, or answers that `score` refuses.
    """
    _moment(date)
    names = [question.name for question in QUESTIONS]
    for name, text in answers.items():
        if name not in names:
            raise ValueError(f"There is no question '{name}': choose one of {', '.join(names)}.")
        if not isinstance(text, str):
            raise ValueError(f"The answer to '{name}' is a text.")
    result, mine, climate = debrief.result, debrief.process.mine, debrief.relationship
    return {
        "format": FORMAT,
        "date": date,
        "case": debrief.case,
        "kind": debrief.kind,
        "party": debrief.party,
        "temperament": debrief.temperament,
        "seed": debrief.seed,
        "rounds": debrief.rounds,
        "rounds_used": debrief.rounds_used,
        "ended": result.ended,
        "own_gain": result.own_gain,
        "joint_gain": result.joint_gain,
        "efficiency": result.efficiency,
        "claim_share": result.claim_share,
        "open_questions": mine.open,
        "closed_questions": mine.closed,
        "told": len(mine.statements),
        "packages": sum(offer.kind != SINGLE for offer in mine.offers),
        "several": len(mine.of_kind(SEVERAL)),
        "threats": len(mine.threats),
        "trust": climate.trust if climate else None,
        "subjective_value": score(questionnaire).as_json(),
        "counterpart_value": climate.answers.as_json() if climate and climate.answers else None,
        "questionnaire": dict(questionnaire),
        "answers": dict(answers),
        "lessons": [lesson.title for lesson in debrief.lessons],
    }


@dataclass(frozen=True)
class Session:
    """One session as a row of a chart; what was not measured, or makes no sense, is None."""

    date: str
    case: str
    party: str
    temperament: str
    ended: str
    own_gain: float
    joint_gain: float
    efficiency: float | None
    claim_share: float | None
    open_questions: float | None
    closed_questions: float | None
    told: float | None
    packages: float | None
    threats: float | None
    trust: float | None


@dataclass(frozen=True)
class History:
    """All sessions in order of their dates. skipped: how many entries could not be read."""

    sessions: tuple[Session, ...]
    skipped: int

    @property
    def rows(self) -> list[dict[str, object]]:
        """A row per session, as plain JSON values, with its number counted from 1."""
        return [{"session": number, **plain(one)} for number, one in enumerate(self.sessions, 1)]

    def series(self, measure: str) -> list[tuple[int, float]]:
        """(session, value) of one of the `MEASURES`, where it was measured.

        Raises:
            ValueError: for a measure there is not.
        """
        if measure not in MEASURES:
            raise ValueError(f"There is no measure '{measure}': choose one of {', '.join(MEASURES)}.")
        values = [(number, getattr(one, measure)) for number, one in enumerate(self.sessions, 1)]
        return [(number, value) for number, value in values if value is not None]

    @property
    def sentence(self) -> str:
        """What has changed, in words."""
        lost = {0: "", 1: " One entry is damaged and was left out."}.get(
            self.skipped, f" {self.skipped} entries are damaged and were left out."
        )
        if not self.sessions:
            return f"No session has been logged yet.{lost}"
        if len(self.sessions) == 1:
            return f"One session so far; from the second on you see what changes.{lost}"
        first, last = self.sessions[0], self.sessions[-1]
        said = f"{len(self.sessions)} sessions. From the first to the last {self._share(first, last)}"
        if first.open_questions is not None and last.open_questions is not None:
            said += (
                f", and your open questions from {amount(first.open_questions, 1)} to "
                f"{amount(last.open_questions, 1)}"
            )
        same = (first.case, first.party, first.temperament) == (last.case, last.party, last.temperament)
        other = "" if same else " They were not played against the same counterpart, so compare with care."
        return f"{said}.{other}{lost}"

    def _share(self, first: Session, last: Session) -> str:
        if first.efficiency is not None and last.efficiency is not None:
            was, now = percent(first.efficiency), percent(last.efficiency)
            return f"the share of the possible joint gain went from {was} to {now}"
        was, now = amount(first.joint_gain, 1), amount(last.joint_gain, 1)
        return f"the joint gain went from {was} to {now} points"


def history(entries: Iterable[object]) -> History:
    """Return the sessions of a log in order of their dates; entries that cannot be read are counted.

    >>> history([]).sentence
    'No session has been logged yet.'
    >>> history(["damaged"]).skipped
    1
    """
    listed = list(entries) if isinstance(entries, list | tuple) else []
    sessions = [one for one in map(_session, listed) if one]
    return History(tuple(sorted(sessions, key=lambda one: _moment(one.date))), len(listed) - len(sessions))


def _session(data: object) -> Session | None:
    """The session that an entry holds; None when what makes it one is missing or damaged."""
    if not isinstance(data, Mapping) or data.get("format") != FORMAT:
        return None
    texts = {name: data.get(name) for name in ("date", "case", "party", "temperament", "ended")}
    numbers = {name: _number(data.get(name)) for name in MEASURES}
    for name in _COUNTS:
        if numbers.get(name) is not None and numbers[name] < 0:
            numbers[name] = None
    whole = all(isinstance(text, str) for text in texts.values()) and _is_date(texts["date"])
    if not whole or numbers["own_gain"] is None or numbers["joint_gain"] is None:
        return None
    return Session(**texts, **numbers)


def _number(value: object) -> float | None:
    return float(value) if is_number(value) else None


def _is_date(text: object) -> bool:
    try:
        _moment(text)
    except ValueError:
        return False
    return True


def _moment(date: object) -> datetime:
    """The moment a date means, without its time zone, so that all of a log can be put in order."""
    try:
        return datetime.fromisoformat(date).replace(tzinfo=None)
    except (TypeError, ValueError):
        raise ValueError("The date is written as year-month-day, such as 2026-03-14.") from None
