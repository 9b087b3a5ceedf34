"""The texts of a case: its story and briefs, and what stands in the middle of a sentence. Nothing is cut out
of a label: what an author has not said in few words is quoted whole.

Every reader of a case takes its words for sentences from here, so that a comma in a label stays one.
"""

from dataclasses import dataclass

from .model import Case
from .parts import Criterion


@dataclass(frozen=True)
class Page:
    """A text in Markdown that a notebook shows as text."""

    text: str

    def __repr__(self) -> str:
        return self.text

    def _repr_markdown_(self) -> str:
        return self.text


def story(case: Case) -> Page:
    """Return what everybody knows, with the remark on what is invented.

    >>> from negolib.cases import load_case
    >>> story(load_case("supplier")).text.splitlines()[-1].startswith("*Fictional")
    True
    """
    return Page(f"{case.story.strip()}\n\n*{case.fictional.strip()}*")


def brief(case: Case, party: str) -> Page:
    """Return what only one party's negotiator knows."""
    one = case.party(party)
    quoted = "\n".join(f"> {line}".rstrip() for line in one.brief.strip().splitlines())
    news = f"{case.news}\n\n" if case.news else ""
    return Page(f"{news}**For {one.person} only**\n\n{quoted}")


def issue_of(case: Case, issue: str) -> str:
    """An issue in the middle of a sentence: its short form, or else its label in quotation marks.

    >>> from negolib.cases import load_case
    >>> issue_of(load_case("supplier"), "payment")
    'the time to pay'
    """
    one = case.issue(issue)
    return one.short_data or f"“{one.label}”"


def option_of(case: Case, issue: str, option: str) -> str:
    """An option in the middle of a sentence: its short form, or else its label and the issue.

    >>> from negolib.cases import load_case
    >>> option_of(load_case("supplier"), "payment", "30 days")
    'payment in 30 days'
    """
    one = case.option(issue, option)
    return one.short_data or f"“{one.own_label}” for {issue_of(case, issue)}"


def criterion_of(criterion: Criterion) -> str:
    """A criterion in the middle of a sentence: as people call it, or else its label in quotation marks.

    >>> from negolib.cases import load_case
    >>> criterion_of(load_case("supplier").criteria[1])
    'the paper index'
    """
    return criterion.short_data or f"“{criterion.label}”"


def measured(case: Case) -> str:
    """The unit of the points, with what they are measured against: for captions and axes.

    >>> from negolib.cases import load_case
    >>> measured(load_case("supplier"))
    "thousand euros a year against today's contract"
    """
    return f"{case.points_unit} against {case.measured_against}"
