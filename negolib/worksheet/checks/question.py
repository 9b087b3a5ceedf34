"""A question as it is put to a learner: its words, for the field, the check and every page about it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from negolib.in_words import is_number
from negolib.worksheet.checks.checks import Check, Sentence, choice, number, several, sort
from negolib.worksheet.checks.contrast import Contrast
from negolib.worksheet.checks.features import JUDGE, text
from negolib.worksheet.checks.packages import package
from negolib.worksheet.checks.verdict import LONGEST_SHOWN, shown
from negolib.worksheet.following import following
from negolib.worksheet.one_page import Line

if TYPE_CHECKING:
    from negolib.cases import Case

Words = Mapping[str, str] | Sequence[str]


@dataclass(frozen=True)
class Question:
    """What is asked under one key, and how its answers are read aloud. Made by the methods below.

    Args:
        key: the answer's name in the sheet.
        text: what is asked, in the words beside the field.
        kind: ``number``, ``choice``, ``several``, ``sort``, ``text``, ``package`` or ``talks``.
        unit: of a number.
        options: ``{name: words}`` of what can be chosen; of a sorting, its places.
        items: ``{name: words}`` of what is sorted.
        choices: of a package, ``{issue: {option: words}}``.
        party: of a package, whose points are told beside it.
        limit: of a package, whether they are set against that party's BATNA.
        lines: the height of a text's field, in lines.
        later: the words beside the field where the answer is shown once more.
        check: what is expected, see :meth:`expects`; None where there is no right or wrong.
        kept: its line on the page to keep, see :meth:`keeps`; None where it has none.

    >>> Question.choice("batna", "My BATNA is to …", {"quiet": "run a quieter year"}).told("quiet")
    'run a quieter year'
    """

    key: str
    text: str
    kind: str
    unit: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    items: Mapping[str, str] = field(default_factory=dict)
    choices: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    party: str = ""
    limit: bool = False
    lines: int = 3
    case: "Case | None" = None
    later: str = ""
    check: Check | None = None
    kept: Line | None = None

    @classmethod
    def number(cls, key: str, text: str, unit: str = "") -> "Question":
        """Return a question for a number."""
        return cls(key, text, "number", unit)

    @classmethod
    def choice(cls, key: str, text: str, options: Words) -> "Question":
        """Return a question with one answer out of several: ``{name: words}``, or a list of texts."""
        return cls(key, text, "choice", options=_words(options))

    @classmethod
    def several(cls, key: str, text: str, options: Words) -> "Question":
        """Return a question with any number of answers out of several."""
        return cls(key, text, "several", options=_words(options))

    @classmethod
    def sort(cls, key: str, text: str, items: Words, places: Words) -> "Question":
        """Return a question that puts each item in a place."""
        return cls(key, text, "sort", options=_words(places), items=_words(items))

    @classmethod
    def words(cls, key: str, text: str, lines: int = 3, later: str = "") -> "Question":
        """Return a question that is answered in one's own words."""
        return cls(key, text, "text", lines=lines, later=later)

    @classmethod
    def package(cls, key: str, text: str, case: "Case", party: str, limit: bool = False) -> "Question":
        """Return a question for a whole package; its worth to one party is told beside it."""
        return cls(
            key,
            text,
            "package",
            items={issue.name: issue.label for issue in case.issues},
            choices={
                issue.name: {option.name: option.label for option in issue.options} for issue in case.issues
            },
            party=party,
            limit=limit,
            case=case,
        )

    @classmethod
    def talks(cls, key: str, text: str) -> "Question":
        """Return a question that is answered by playing: its records are counted, not written out."""
        return cls(key, text, "talks")

    def expects(
        self,
        *expected: object,
        within: float = 0.0,
        right: str = "",
        mistaken: Mapping[object, Sentence] | None = None,
        hints: Sequence[str] = (),
        twin: str = "",
        example: object = None,
        contrast: Contrast | None = None,
        judge: str = JUDGE,
    ) -> "Question":
        """Return the same question with its check; what is expected goes by the kind of question.

        Args:
            expected: a number, the name of a choice, several names, ``{item: place}``; of a package its
                conditions, of a text the features that are looked for.
            within: of a number, how far off still counts as right.
            right: why it is right, said once it is.
            mistaken: ``{wrong answer: sentence}``; of a sorting ``{(item, wrong place): sentence}``.
            hints: nudge, method, worked step on other numbers.
            twin: the same task with other numbers, worked through.
            example: of a text or a package, one that is right.
            contrast: of a text, two answers to set one's own beside, once it stands.
            judge: of a text, what is left to the learner.

        Raises:
            ValueError: for a question that is answered by playing.

        >>> question = Question.number("gap", "How wide is it?", "euros").expects(8, hints=["Look again."])
        >>> question.check.verdict({"gap": 8}).sentence
        'Right.'
        """
        ladder = {"hints": hints, "twin": twin}
        told = ladder | {"right": right, "mistaken": mistaken}
        if self.kind == "number":
            check = number(self.key, *expected, within=within, unit=self.unit, **told)
        elif self.kind in _NAMED:
            check = _NAMED[self.kind](self.key, *expected, **told)
        elif self.kind == "package":
            options = {issue: list(names) for issue, names in self.choices.items()}
            check = package(self.key, options, *expected, right=right, example=example, **ladder)
        elif self.kind == "text":
            check = text(self.key, *expected, example=example, contrast=contrast, judge=judge, **ladder)
        else:
            raise ValueError(f"'{self.text}' is answered by playing: see what `played` expects.")
        return replace(self, check=check)

    def expects_now(self, make: "Callable[[Mapping[str, object], Question], Question]") -> "Question":
        """Return the same question with a check that hangs on the other answers of the sheet.

        Args:
            make: takes the answers and this question, and returns it with the check as it stands now.
        """
        return replace(self, check=following(lambda answers: make(answers, self).check))

    def keeps(
        self, label: str, *, unit: str | None = None, words: Mapping[str, str] | None = None
    ) -> "Question":
        """Return the same question with the line it gives on the page to keep.

        Args:
            label: what stands before the answer.
            unit: behind a number; without it, the question's own.
            words: ``{name: words}`` of a choice; without it, those of the options.
        """
        chosen = {name: told for names in self.choices.values() for name, told in names.items()}
        named = {**self.items, **chosen} if self.choices else dict(self.options)
        line = Line(self.key, label, self.unit if unit is None else unit, named if words is None else words)
        return replace(self, kept=line)

    def titled(self, text: str) -> "Question":
        """Return the same question under other words."""
        return replace(self, text=text)

    def rows(self, answer: object) -> dict[str, str]:
        """Return what was sorted or put together, ``{item: "item → place"}`` in words; else nothing."""
        if self.kind not in ("sort", "package") or not isinstance(answer, Mapping):
            return {}
        return {
            item: f"{words.rstrip('.')} → {self._place(item, answer.get(item)) or 'not chosen'}"
            for item, words in self.items.items()
        }

    def told(self, answer: object) -> str:
        """Return an answer in the words that were chosen; whatever does not fit is told as it stands.

        >>> Question.number("low", "The least", "euros").told(436.0)
        '436 euros'
        >>> Question.sort("plan", "I …", {"cap": "my limit"}, ["ask", "protect"]).told({"cap": "protect"})
        'my limit → protect'
        """
        if answer is None or answer == "" or answer == {} or answer == []:
            return ""
        if self.kind == "number" and is_number(answer):
            return f"{shown(answer)} {self.unit}".strip()
        if self.kind == "choice" and isinstance(answer, str):
            return self.options.get(answer) or shown(answer)
        if self.kind == "several" and isinstance(answer, list):
            return ", ".join(
                self.options.get(one, shown(one)) if isinstance(one, str) else shown(one)
                for one in answer[:50]
            )
        if self.kind == "talks":
            number = len(answer) if isinstance(answer, list) else 1
            return "1 negotiation" if number == 1 else f"{number} negotiations, of which the best counts"
        if rows := self.rows(answer):
            return "; ".join(rows.values())
        return shown(answer)

    def _place(self, item: str, place: object) -> str:
        if not isinstance(place, str):
            return shown(place)
        return self.choices.get(item, self.options).get(place, place[:LONGEST_SHOWN])


_NAMED = {"choice": choice, "several": several, "sort": sort}


def _words(options: Words) -> dict[str, str]:
    if isinstance(options, Mapping):
        return {str(name): str(words) for name, words in options.items()}
    return {str(words): str(words) for words in options}
