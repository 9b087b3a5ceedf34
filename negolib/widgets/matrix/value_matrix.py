"""What every option is worth to each party, and what that means for the deal."""

from collections.abc import Mapping, Sequence

import ipywidgets

from negolib.analysis import OutcomeSpace, issue_kinds
from negolib.cases import Case
from negolib.cases.words import measured
from negolib.in_words import is_number, listed
from negolib.typed_number import read_number
from negolib.widgets.chart.chart import Chart
from negolib.widgets.matrix.findings import space_of, swing, weights
from negolib.widgets.matrix.matrix_form import MatrixForm
from negolib.widgets.matrix.package_picture import PackagePicture
from negolib.widgets.page.page_widget import does, on
from negolib.widgets.page.restore import Restore
from negolib.widgets.page.seats import seat_mark
from negolib.widgets.page.sheet_widget import SheetWidget, party_named
from negolib.widgets.page.state import fresh
from negolib.worksheet import Worksheet

STARTS = ("empty", "case", "guess")
Points = dict[str, dict[str, dict[str, float | None]]]


class ValueMatrix(SheetWidget, ipywidgets.Box):
    """The value matrix: issues and options down, parties across, with the packages that follow from it.

    Points and weights are edited in place. An issue's weight is its swing, the best less the worst option;
    a new weight stretches the issue's points. Beside the table stand all packages, their frontier, today's
    package and the Nash settlement, and in words what kind each issue is and which trade gains most. Of three
    parties and more the picture shows the pair that is chosen, and the words every pair.

    Args:
        case: the case.
        sheet: where the answers are kept, under ``<key>_points``: {party: {issue: {option: points}}}, with
            the options that are filled in.
        key: what the keys begin with.
        start: "empty" (only today's options are filled in: they are the 0 that points are measured from),
            "case", or "guess" (the first party's own points, and what it believes of the other's).
        show: the parties to show, one or several; by default all.
        asked: keys of questions about the best exchange; which one it is is told once they are answered.

    Raises:
        ValueError: for an unknown party or start, a guess that the case does not have, or for something that
            is no sheet.

    >>> import tempfile
    >>> from negolib.cases import load_case
    >>> case = load_case("supplier")
    >>> matrix = ValueMatrix(case, Worksheet("planning", tempfile.mkdtemp()), start="case")
    >>> matrix.space.size == case.outcome_space().size
    True
    """

    def __init__(
        self,
        case: Case,
        sheet: Worksheet,
        key: str = "matrix",
        *,
        start: str = "empty",
        show: Sequence[str] | str | None = None,
        asked: Sequence[str] = (),
    ) -> None:
        if start not in STARTS:
            raise ValueError(
                f"A ValueMatrix starts 'empty', with the 'case' or with a 'guess'; not {start!r}."
            )
        wanted = list(case.parties) if show is None else [show] if isinstance(show, str) else list(show)
        self.parties = [party_named(case, party) for party in wanted]
        if len(set(self.parties)) != len(self.parties) or not self.parties:
            raise ValueError("A ValueMatrix shows one party, or several different ones.")
        self.case = case
        self._start, self._asked = start, tuple(asked)
        self._called = [case.called[party] for party in self.parties]
        first, *others = self.parties
        if start == "guess" and (unknown := [other for other in others if not case.guess(first, other)]):
            raise ValueError(
                f"“{case.title}” does not say what {self._called[0]} believes of "
                f"{listed(case.called[other] for other in unknown)}."
            )
        back = "Empty the table again" if start == "empty" else f"Put {self._called[0]}'s figures back"
        self._restore = Restore(back)
        self._sit_on(sheet, key)
        self.points: Points = {}
        self._read()
        roles = [
            {"name": party, "called": case.called[party], "seat": seat_mark(case, party)}
            for party in self.parties
        ]
        space = self._called_space()
        kinds = self._kinds(space)
        self.form = MatrixForm(
            self._hear,
            place=self._place,
            parties=roles,
            unit=measured(case),
            layout=ipywidgets.Layout(flex="1 1 460px", min_width="0"),
            **self._form_state(kinds),
        )
        self.picture = PackagePicture(case, self.points, space, kinds, self._may_tell)
        super().__init__(
            [self.form, self.picture],
            layout=ipywidgets.Layout(
                display="flex",
                flex_flow="row wrap",
                align_items="flex-start",
                grid_gap="8px 18px",
                overflow="visible",
                width="100%",
            ),
        )

    @property
    def space(self) -> OutcomeSpace | None:
        """The outcome space of the table, empty cells counted as 0; None with one party only."""
        if len(self.parties) < 2:
            return None
        return space_of(self.case, self.points, {party: party for party in self.parties})

    @property
    def chart(self) -> Chart:
        """The picture's chart."""
        return self.picture.chart

    def _called_space(self) -> OutcomeSpace | None:
        return space_of(self.case, self.points) if len(self.parties) > 1 else None

    # what the learner does

    def _hear(self, message: Mapping[str, object]) -> None:
        act = does(self, message.get("act"))
        if act is None:
            return
        problem = ""
        try:
            act(message)
        except ValueError as said:
            problem = str(said)
        except KeyError:
            pass  # about an option or a party that this table does not show
        self._redraw(problem)

    @on("points")
    def _fill(self, message: Mapping[str, object]) -> None:
        party, issue, option = message["party"], message["issue"], message["option"]
        before = self.points[party][issue][option]
        text = str(message["text"])
        what = f"What “{self.case.option(issue, option).label}” is worth to {self.case.called[party]}"
        value = read_number(text, what, unit=self.case.points_unit) if text.strip() else None
        self.points[party][issue][option] = value
        if value != before:
            self._changed()

    @on("weight")
    def _weigh(self, message: Mapping[str, object]) -> None:
        before = fresh(self.points)
        self._stretch(message["party"], message["issue"], str(message["text"]))
        if self.points != before:
            self._changed()

    def _changed(self) -> None:
        self._restore.forget()
        self._store({f"{self.key}_points": self._filled()})

    @on("restore")
    def _put_back(self, _message: Mapping[str, object]) -> None:
        first = {party: self._read_party(party, None) for party in self.parties}
        self.points = fresh(self._restore.press(fresh(self.points), first))
        self._store({f"{self.key}_points": self._filled()})

    def _stretch(self, party: str, issue: str, text: str) -> None:
        row = self.points[party][issue]
        who, what = self.case.called[party], self.case.issue(issue).label
        weight = read_number(text, f"The weight of “{what}” for {who}", low=0, unit=self.case.points_unit)
        old = swing(row)
        if old == 0:
            raise ValueError(
                f"All options of “{what}” are worth the same to {who}: "
                "give them different points first, then its weight can be stretched."
            )
        if weight == 0:
            raise ValueError(
                f"With a weight of 0 “{what}” would not matter at all: "
                "give all its options the same points if you mean that."
            )
        for option, value in row.items():
            if value is not None:
                row[option] = round(value * weight / old, 6)

    # what is kept

    def _read(self) -> None:
        kept = self.sheet.get(f"{self.key}_points")
        kept = kept if isinstance(kept, Mapping) else {}
        self.points = {party: self._read_party(party, kept.get(party)) for party in self.parties}

    def _read_party(self, party: str, kept: object) -> dict[str, dict[str, float | None]]:
        rows = {}
        for issue in self.case.issues:
            row = kept.get(issue.name) if isinstance(kept, Mapping) else None
            rows[issue.name] = {}
            for option in issue.options:
                if isinstance(row, Mapping):
                    value = row.get(option.name)
                    usable = is_number(value)
                    value = float(value) if usable else None
                elif self._start == "guess" and party != self.parties[0]:
                    value = float(self.case.guess(self.parties[0], party)[issue.name][option.name])
                elif self._start != "empty":
                    value = float(option.points[party])
                else:
                    value = 0.0 if option.name == issue.today else None
                rows[issue.name][option.name] = value
        return rows

    def _filled(self) -> Points:
        kept = self.sheet.get(f"{self.key}_points")
        others = {k: v for k, v in kept.items() if k not in self.points} if isinstance(kept, Mapping) else {}
        return others | {
            party: {
                issue: {option: value for option, value in row.items() if value is not None}
                for issue, row in rows.items()
            }
            for party, rows in self.points.items()
        }

    def _follow(self, key: str) -> None:
        if key == f"{self.key}_points":
            self._read()
            self._redraw()
        elif key in self._asked:
            self._redraw()

    @property
    def _may_tell(self) -> bool:
        return all(self.sheet.get(key) for key in self._asked)

    # what the learner sees

    def _redraw(self, problem: str = "") -> None:
        space = self._called_space()
        kinds = self._kinds(space)
        self.form.tell(self._form_state(kinds, problem))
        self.picture.show(self.points, space, kinds, self._may_tell)

    def _kinds(self, space: OutcomeSpace | None) -> dict[str, Mapping[str, object]]:
        return {} if space is None else {row["issue"]: row for _, row in issue_kinds(space).iterrows()}

    def _form_state(self, kinds: Mapping[str, Mapping[str, object]], problem: str = "") -> dict[str, object]:
        return {
            "points": self.points,
            "weights": weights(self.points),
            "issues": self._issues(kinds),
            "restore": self._restore.label,
            "problem": problem or self._unsaved,
        }

    def _issues(self, kinds: Mapping[str, Mapping[str, object]]) -> list[dict[str, object]]:
        return [
            {
                "name": issue.name,
                "label": issue.label,
                "kind": str(kinds[issue.name]["kind"]) if kinds else "",
                "why": str(kinds[issue.name]["why"]) if kinds else "",
                "options": [{"name": option.name, "label": option.label} for option in issue.options],
            }
            for issue in self.case.issues
        ]
