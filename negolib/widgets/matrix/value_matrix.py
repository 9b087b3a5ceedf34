"""What every option is worth to each party, and what that means for the deal."""

from collections.abc import Mapping, Sequence

import ipywidgets

from negolib.analysis import OutcomeSpace, issue_kinds, logrolls
from negolib.cases import Case
from negolib.charts.packages import package_space_chart, weights_chart
from negolib.in_words import amount, is_number, listed, sentence_start
from negolib.widgets.chart.chart import Chart, as_traits
from negolib.widgets.matrix.matrix_form import MatrixForm
from negolib.widgets.page import place_of
from negolib.widgets.page.restore import Restore
from negolib.widgets.page.seats import seat_mark, side_of
from negolib.widgets.page.sheet_link import SheetLink, checked_sheet, party_named
from negolib.widgets.page.state import fresh
from negolib.widgets.page.typed_number import read_number
from negolib.worksheet import Worksheet

STARTS = ("empty", "case", "guess")
Points = dict[str, dict[str, dict[str, float | None]]]


class ValueMatrix(ipywidgets.Box):
    """The value matrix: issues and options down, parties across, with the packages that follow from it.

    Points and weights are edited in place. An issue's weight is its swing, the best less the worst option;
    a new weight stretches the issue's points. Beside the table stand all packages, their frontier, today's
    contract and the Nash settlement, and in words what kind each issue is and which trade gains most.

    Args:
        case: the case.
        sheet: where the answers are kept, under ``<name>_points``: {party: {issue: {option: points}}}, with
            the options that are filled in.
        name: what the keys begin with.
        start: "empty" (only today's options are filled in: they are the 0 that points are measured from),
            "case", or "guess" (the first party's own points, and what it believes of the other's).
        show: the parties to show: one, or two.

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
        name: str = "matrix",
        start: str = "empty",
        show: Sequence[str] | str | None = None,
    ) -> None:
        if start not in STARTS:
            raise ValueError(
                f"A ValueMatrix starts 'empty', with the 'case' or with a 'guess'; not {start!r}."
            )
        wanted = list(case.parties)[:2] if show is None else [show] if isinstance(show, str) else list(show)
        self.parties = [party_named(case, party) for party in wanted]
        if len(set(self.parties)) != len(self.parties) or len(self.parties) not in (1, 2):
            raise ValueError(
                "A ValueMatrix shows one party or two different ones, like show=('buyer', 'supplier')."
            )
        self.case = case
        self.key = name
        self._start = start
        self._called = [case.called[party] for party in self.parties]
        if start == "guess" and not case.parties[self.parties[0]].guess:
            raise ValueError(
                f"The case '{case.name}' does not say what {self._called[0]} believes of the other."
            )
        back = "Empty the table again" if start == "empty" else f"Put {self._called[0]}'s figures back"
        self._restore = Restore(back)
        self._link = SheetLink(checked_sheet(sheet), self._follow)
        self.points: Points = {}
        self._read()
        roles = [
            {"name": party, "called": case.called[party], "seat": seat_mark(case, party)}
            for party in self.parties
        ]
        space = self._space_of(self._called)
        kinds = self._kinds(space)
        self.form = MatrixForm(
            self._hear,
            place=place_of(sheet, name),
            parties=roles,
            unit=case.points_unit,
            layout=ipywidgets.Layout(flex="1 1 460px", min_width="0"),
            **self._form_state(kinds),
        )
        self.chart = Chart(
            _dom_classes=["nego-stay"],
            layout=ipywidgets.Layout(flex="1 1 430px", min_width="0"),
            **as_traits(**self._picture(space, kinds)),
        )
        super().__init__(
            [self.form, self.chart],
            layout=ipywidgets.Layout(
                display="flex",
                flex_flow="row wrap",
                align_items="flex-start",
                grid_gap="8px 18px",
                overflow="visible",
                width="100%",
            ),
        )

    def close(self) -> None:
        """Take the widget off the page and stop following the sheet."""
        if link := getattr(self, "_link", None):
            link.stop()
        for child in self.children:
            child.close()
        super().close()

    @property
    def space(self) -> OutcomeSpace | None:
        """The outcome space of the table, empty cells counted as 0; None with one party only."""
        return self._space_of(self.parties)

    @property
    def exchange(self) -> dict[str, str]:
        """The exchange of two issues that gains most against today: {party: the issue on which it gets more}.

        Empty where no exchange helps both, and with one party only.
        """
        space = self.space
        trades = () if space is None else logrolls(space, self.case.today)
        if not len(trades):
            return {}
        best = trades.iloc[0]
        return {best["helps"]: best["issue"], best["other helps"]: best["other issue"]}

    def _space_of(self, names: Sequence[str]) -> OutcomeSpace | None:
        """The table as an outcome space in which the parties have these names."""
        if len(self.parties) < 2:
            return None
        called = dict(zip(self.parties, names, strict=True))
        return OutcomeSpace(
            {
                called[party]: [
                    [value or 0.0 for value in row.values()] for row in self.points[party].values()
                ]
                for party in self.parties
            },
            issues=[issue.name for issue in self.case.issues],
            options=[[option.name for option in issue.options] for issue in self.case.issues],
            reservation={name: self.case.parties[party].reservation_value for party, name in called.items()},
        )

    # what the learner does

    def _hear(self, message: Mapping[str, object]) -> None:
        if message.get("act") == "restore":
            self._put_back()
            return
        party, issue = str(message.get("party")), str(message.get("issue"))
        if party not in self.points or issue not in self.points[party]:
            return
        problem = ""
        before = fresh(self.points)
        try:
            if message.get("act") == "weight":
                self._stretch(party, issue, str(message["text"]))
            elif (option := str(message.get("option"))) in self.points[party][issue]:
                text = str(message["text"])
                what = f"What “{self._label(issue, option)}” is worth to {self.case.called[party]}"
                self.points[party][issue][option] = (
                    read_number(text, what, unit=self.case.points_unit) if text.strip() else None
                )
            if self.points != before:
                self._restore.forget()
                self._link.write({f"{self.key}_points": self._filled()})
        except ValueError as said:
            problem = str(said)
        self._redraw(problem)

    def _put_back(self) -> None:
        first = {party: self._read_party(party, None) for party in self.parties}
        self.points = fresh(self._restore.press(fresh(self.points), first))
        self._link.write({f"{self.key}_points": self._filled()})
        self._redraw()

    def _stretch(self, party: str, issue: str, text: str) -> None:
        row = self.points[party][issue]
        who, what = self.case.called[party], self.case.issue(issue).label
        weight = read_number(text, f"The weight of “{what}” for {who}", low=0, unit=self.case.points_unit)
        old = _swing(row)
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
        kept = self._link.sheet.get(f"{self.key}_points")
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
                    value = float(self.case.parties[self.parties[0]].guess[issue.name][option.name])
                elif self._start != "empty":
                    value = float(option.points[party])
                else:
                    value = 0.0 if option.name == issue.today else None
                rows[issue.name][option.name] = value
        return rows

    def _filled(self) -> Points:
        kept = self._link.sheet.get(f"{self.key}_points")
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

    # what the learner sees

    def _redraw(self, problem: str = "") -> None:
        space = self._space_of(self._called)
        kinds = self._kinds(space)
        with self.form.hold_sync():
            for name, value in self._form_state(kinds, problem).items():
                setattr(self.form, name, value)
        self.chart.show(**self._picture(space, kinds))

    def _kinds(self, space: OutcomeSpace | None) -> dict[str, Mapping[str, object]]:
        return {} if space is None else {row["issue"]: row for _, row in issue_kinds(space).iterrows()}

    def _form_state(self, kinds: Mapping[str, Mapping[str, object]], problem: str = "") -> dict[str, object]:
        return {
            "points": self.points,
            "weights": self._weights(),
            "issues": self._issues(kinds),
            "restore": self._restore.label,
            "problem": problem or self._link.problem,
        }

    def _picture(
        self, space: OutcomeSpace | None, kinds: Mapping[str, Mapping[str, object]]
    ) -> dict[str, object]:
        if space is None:
            return {"figure": self._weights_figure(), "summary": self._weights_words()}
        figure = package_space_chart(
            space,
            sides={self.case.called[party]: side_of(self.case, party) for party in self.parties},
            unit=self.case.points_unit,
            today=self.case.today,
            middle=self.case.middle(),
            as_data=True,
        )
        return {"figure": figure, "summary": self._findings(space, kinds)}

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

    def _weights(self) -> dict[str, dict[str, list[float | None]]]:
        weights = {}
        for party, rows in self.points.items():
            swings = {issue: _swing(row) for issue, row in rows.items()}
            total = sum(swings.values())
            weights[party] = {
                issue: [swing, swing / total if total else None] for issue, swing in swings.items()
            }
        return weights

    def _findings(self, space: OutcomeSpace, kinds: Mapping[str, Mapping[str, object]]) -> str:
        parts = []
        if empty := sum(
            v is None for rows in self.points.values() for row in rows.values() for v in row.values()
        ):
            cells = "One cell is" if empty == 1 else f"{empty} cells are"
            parts.append(f"{cells} still empty and counted as 0, as good as today.")
        label = {issue.name: issue.label for issue in self.case.issues}
        weights = self._weights()
        one, other = self.parties
        matter = [i for i in label if weights[one][i][0] or weights[other][i][0]]
        if agreed := [label[i] for i in matter if kinds[i]["kind"] == "compatible"]:
            parts.append(f"Both want the same on: {listed(agreed)}.")
        if fought := [label[i] for i in matter if kinds[i]["kind"] == "distributive"]:
            parts.append(f"What one gains the other loses on: {listed(fought)}.")
        parts += self._difference(matter, weights, label)
        trades = logrolls(space, self.case.today)
        if len(trades):
            parts.append(self._trade(trades.iloc[0], label))
        elif matter:
            parts.append("No exchange of two issues helps both against today’s contract.")
        return "\n".join(parts)

    def _difference(self, matter: list[str], weights: Mapping, label: Mapping[str, str]) -> list[str]:
        one, other = self.parties
        shares = {i: (weights[one][i][1] or 0.0, weights[other][i][1] or 0.0) for i in matter}
        if not shares:
            return []
        most = max(shares, key=lambda i: abs(shares[i][0] - shares[i][1]))
        if abs(shares[most][0] - shares[most][1]) < 0.01:
            return ["Both weigh every issue alike."]
        return [
            f"They differ most on {label[most]}: {shares[most][0]:.0%} of what is at stake for "
            f"{self._called[0]}, {shares[most][1]:.0%} for {self._called[1]}."
        ]

    def _trade(self, trade: Mapping[str, object], label: Mapping[str, str]) -> str:
        one, other = self._called
        return (
            f"The exchange of two issues that gains most against today: {trade['helps']} gets "
            f"“{self._label(trade['issue'], trade['to'])}” on {label[trade['issue']]}, "
            f"{trade['other helps']} gets “{self._label(trade['other issue'], trade['other to'])}” "
            f"on {label[trade['other issue']]}. "
            f"{sentence_start(one)} gains {amount(trade[one])}, {other} {amount(trade[other])}, "
            f"together {amount(trade['joint gain'])} {self.case.points_unit}."
        )

    def _label(self, issue: str, option: str) -> str:
        return self.case.option(issue, option).label

    def _weights_figure(self) -> object:
        party = self.parties[0]
        points = {i: {o: v or 0.0 for o, v in row.items()} for i, row in self.points[party].items()}
        return weights_chart(
            points,
            labels={issue.name: issue.label for issue in self.case.issues},
            side=side_of(self.case, party),
            unit=self.case.points_unit,
            as_data=True,
        )

    def _weights_words(self) -> str:
        party = self.parties[0]
        shares = {i: part for i, (_, part) in self._weights()[party].items() if part}
        if not shares:
            return f"Fill in what each option is worth to {self._called[0]}; today’s options are the zero."
        label = {issue.name: issue.label for issue in self.case.issues}
        ranked = sorted(shares, key=shares.get, reverse=True)[:3]
        words = listed([f"{label[i]} ({shares[i]:.0%})" for i in ranked])
        return f"What matters most to {self._called[0]}, as a share of all that is at stake: {words}."


def _swing(row: Mapping[str, float | None]) -> float:
    values = [value or 0.0 for value in row.values()]
    return round(max(values) - min(values), 6)
