"""The best alternative to a deal, built from what could happen without one."""

from collections.abc import Mapping

import ipywidgets

from negolib.cases import Case
from negolib.cases.words import measured
from negolib.charts.tree import tree_chart
from negolib.in_words import amount
from negolib.typed_number import read_number
from negolib.widgets.batna.batna_form import BatnaForm
from negolib.widgets.batna.batna_risk import risk_state, risk_stops
from negolib.widgets.batna.batna_rows import (
    Row,
    as_alternative,
    blank_outcome,
    blank_row,
    declare,
    rows_from_sheet,
    rows_of_case,
    what_is_missing,
    worth_words,
)
from negolib.widgets.batna.price_limit import PriceLimit
from negolib.widgets.chart.chart import Chart, as_traits
from negolib.widgets.page.page_widget import does, on
from negolib.widgets.page.restore import Restore
from negolib.widgets.page.seats import side_of
from negolib.widgets.page.sheet_widget import SheetWidget, party_named
from negolib.widgets.page.state import fresh
from negolib.worksheet import Worksheet

NAME_LENGTH = 120
MOST_ROWS = 12


class BatnaBuilder(SheetWidget, ipywidgets.VBox):
    """List what you could do without a deal, value it as a decision tree, and pick the best: your BATNA.

    The reservation value follows from the pick: the expected value, or the certainty equivalent at the risk
    tolerance that is set. Probabilities that do not add up are explained, never mended.

    Args:
        case: the case.
        sheet: where the answers are kept: ``<key>_alternatives`` (a list of dicts: ``name``, ``label``,
            ``cost``, ``outcomes`` with ``label``, ``probability`` from 0 to 1 and ``value``; None where
            still empty), ``<key>_choice`` (the name of the picked alternative),
            ``<key>_risk_tolerance`` (in points; None is risk neutral), ``<key>_reservation_value``
            (points) and ``<key>_reservation_price``.
        key: what the keys begin with.
        party: whose alternatives these are, by name or role; without it, the first party's.
        start: "empty", "labels" (the case's alternatives by name, to be valued) or "case" (with all numbers).
        moves: the key of a ZopaBuilder whose reservation line shall follow.

    Raises:
        ValueError: for an unknown party or start, or for something that is no sheet.

    >>> import tempfile
    >>> from negolib.cases import load_case
    >>> sheet = Worksheet("planning", tempfile.mkdtemp())
    >>> builder = BatnaBuilder(load_case("supplier"), sheet, start="case")
    >>> builder.choose(builder.rows[0]["name"])
    >>> sheet["batna_choice"] == builder.rows[0]["name"]
    True
    """

    def __init__(
        self,
        case: Case,
        sheet: Worksheet,
        key: str = "batna",
        *,
        party: str | None = None,
        start: str = "empty",
        moves: str | None = None,
    ) -> None:
        if start not in ("empty", "labels", "case"):
            raise ValueError(
                f"A BatnaBuilder starts 'empty', with 'labels' or with the 'case'; {start!r} is none."
            )
        self.case = case
        self.party = party_named(case, party)
        self.limit = PriceLimit.of(case, self.party)
        self.moves = moves
        self._start = start
        self._me = case.called[self.party]
        self._restore = Restore(f"Put {self._me}'s figures back" if start == "case" else "Begin again")
        self._stops = risk_stops(case.parties[self.party].alternatives)
        self._first_tolerance = case.parties[self.party].risk_tolerance if start == "case" else None
        self._trial_risk: float | None = None
        self._trying = False
        self._sit_on(sheet, key)
        declare(sheet, key)
        self.rows: list[Row] = []
        self._read_rows()
        self.form = BatnaForm(
            self._hear, place=self._place, units={"value": measured(case)}, **self._form_state()
        )
        self.chart = Chart(**as_traits(self._tree()))
        self.price_chart = (
            Chart(**as_traits(self.limit.picture(self.reservation_value))) if self.limit else None
        )
        children = [child for child in (self.form, self.chart, self.price_chart) if child is not None]
        super().__init__(
            children, layout=ipywidgets.Layout(overflow="visible", width="100%", max_width="1100px")
        )

    def choose(self, name: str) -> None:
        """Pick the alternative of this name as the BATNA."""
        if name not in [row["name"] for row in self.rows]:
            known = ", ".join(f"“{row['name']}”" for row in self.rows)
            raise ValueError(f"There is no alternative “{name}”; the list has {known}.")
        self._write({"choice": name})
        self._redraw()

    @property
    def risk_tolerance(self) -> float | None:
        """The risk tolerance in points; None is risk neutral."""
        if self._trying:
            return self._trial_risk
        if self.sheet.get(f"{self.key}_alternatives") is None:
            return self._first_tolerance
        kept = self._number(f"{self.key}_risk_tolerance")
        return kept if kept is not None and kept > 0 else None

    @property
    def choice(self) -> str:
        """The name of the picked alternative, or "" as long as none is picked."""
        kept = self.sheet.get(f"{self.key}_choice")
        return kept if isinstance(kept, str) and kept in [row["name"] for row in self.rows] else ""

    @property
    def reservation_value(self) -> float | None:
        """What the picked alternative is worth, in points; None while it cannot be told."""
        row = next((row for row in self.rows if row["name"] == self.choice), None)
        return None if row is None else self._worth(row)

    # what the learner does

    def _hear(self, message: Mapping[str, object]) -> None:
        act = does(self, message.get("act"))
        if act is None:
            return
        if message["act"] != "restore":
            self._restore.forget()
        problem = ""
        try:
            act(message)
        except ValueError as said:
            problem = str(said)
        except (KeyError, IndexError):
            pass  # about a row that another widget has taken away meanwhile
        self._redraw(problem)

    def _row(self, message: Mapping[str, object]) -> Row:
        return self.rows[_index(message, "alternative")]

    @on("add")
    def _add(self, _message: Mapping[str, object]) -> None:
        if len(self.rows) >= MOST_ROWS:
            raise ValueError(
                f"{MOST_ROWS} alternatives are plenty: remove the weakest before you add another."
            )
        self.rows.append(blank_row([row["name"] for row in self.rows]))
        self._keep_rows()

    @on("remove")
    def _remove(self, message: Mapping[str, object]) -> None:
        row = self._row(message)
        if len(self.rows) == 1:
            raise ValueError("Keep at least one alternative: going on without a deal is one too.")
        chosen = row["name"] == self.choice
        self.rows.remove(row)
        self._keep_rows({"choice": None} if chosen else {})

    @on("more")
    def _more(self, message: Mapping[str, object]) -> None:
        outcomes = self._row(message)["outcomes"]
        if len(outcomes) >= MOST_ROWS:
            raise ValueError(f"{MOST_ROWS} outcomes are plenty: join those that come to much the same.")
        outcomes.append(blank_outcome())
        self._keep_rows()

    @on("drop")
    def _drop(self, message: Mapping[str, object]) -> None:
        outcomes = self._row(message)["outcomes"]
        if len(outcomes) == 1:
            raise ValueError("Keep at least one outcome: something will happen.")
        del outcomes[_index(message, "outcome")]
        self._keep_rows()

    @on("name")
    def _name(self, message: Mapping[str, object]) -> None:
        row = self._row(message)
        text = " ".join(str(message["text"]).split())[:NAME_LENGTH]
        if not text:
            raise ValueError("An alternative needs a name: say what you would do.")
        if any(text in (other["name"], other["label"]) for other in self.rows if other is not row):
            raise ValueError(
                f"Another alternative is already called “{text}”: give this one a name of its own."
            )
        own = row["name"] == row["label"]  # a name from the case stays, only its wording changes
        chosen = row["name"] == self.choice
        row["label"] = text
        if own:
            row["name"] = text
        self._keep_rows({"choice": row["name"]} if chosen else {})

    @on("label")
    def _label(self, message: Mapping[str, object]) -> None:
        self._outcome(message)["label"] = " ".join(str(message["text"]).split())[:NAME_LENGTH]
        self._keep_rows()

    @on("probability")
    def _probability(self, message: Mapping[str, object]) -> None:
        outcome = self._outcome(message)
        percent = self._typed(message, "A probability", low=0, high=100, unit="percent")
        outcome["probability"] = None if percent is None else round(percent / 100, 12)
        self._keep_rows()

    @on("value")
    def _value(self, message: Mapping[str, object]) -> None:
        outcome = self._outcome(message)
        outcome["value"] = self._typed(message, "What an outcome is worth", unit=self.case.points_unit)
        self._keep_rows()

    @on("cost")
    def _cost(self, message: Mapping[str, object]) -> None:
        row = self._row(message)
        row["cost"] = (
            self._typed(message, "The cost of an alternative", low=0, unit=self.case.points_unit) or 0.0
        )
        self._keep_rows()

    @on("restore")
    def _put_back(self, _message: Mapping[str, object]) -> None:
        self._trying = False
        now = fresh([self.rows, self.choice, self.risk_tolerance])
        self.rows, choice, tolerance = fresh(
            self._restore.press(now, [self._first_rows(), self.choice, self._first_tolerance])
        )
        choice = choice if choice in [row["name"] for row in self.rows] else None
        self._write({"alternatives": self.rows, "choice": choice or None, "risk_tolerance": tolerance})

    @on("choose")
    def _choose(self, message: Mapping[str, object]) -> None:
        self._write({"choice": self._row(message)["name"]})

    @on("risk")
    def _risk(self, message: Mapping[str, object]) -> None:
        at = min(_index(message, "at"), len(self._stops) - 1)
        tolerance = None if message["neutral"] else self._stops[at]
        self._trying = not message["final"]
        self._trial_risk = tolerance
        if not self._trying:
            self._write({"risk_tolerance": tolerance})

    def _outcome(self, message: Mapping[str, object]) -> Row:
        return self._row(message)["outcomes"][_index(message, "outcome")]

    def _typed(self, message: Mapping[str, object], what: str, **limits: object) -> float | None:
        text = str(message["text"])
        return read_number(text, what, **limits) if text.strip() else None

    # what is kept

    def _keep_rows(self, more: Mapping[str, object] | None = None) -> None:
        self._write({"alternatives": self.rows, **(more or {})})

    def _write(self, answers: Mapping[str, object]) -> None:
        """Keep answers, and the reservation value that follows from them, in one save."""
        new = {f"{self.key}_{key}": value for key, value in answers.items()}
        choice = answers.get("choice", self.choice)
        if self._start != "empty" and "alternatives" not in answers:
            new.setdefault(f"{self.key}_alternatives", self.rows)
        row = next((row for row in self.rows if row["name"] == choice), None)
        tolerance = answers.get("risk_tolerance", self.risk_tolerance)
        worth = None if row is None else self._worth(row, tolerance)
        # While the picked tree is incomplete the last valid reservation value stays.
        if worth is not None:
            new[f"{self.key}_risk_tolerance"] = tolerance
            new[f"{self.key}_reservation_value"] = worth
            if self.limit:
                price = self.limit.price(worth)
                new[f"{self.key}_reservation_price"] = price
                if self.moves:
                    new[f"{self.moves}_{self.limit.role}_reservation"] = price
        self._store(new)

    def _read_rows(self) -> None:
        kept = rows_from_sheet(self.sheet.get(f"{self.key}_alternatives"))
        if kept:
            self.rows = kept
        else:
            self.rows = self._first_rows()

    def _first_rows(self) -> list[Row]:
        if self._start == "empty":
            return [blank_row([])]
        rows = rows_of_case(self.case, self.party)
        if self._start == "labels":
            for row in rows:
                row.update(cost=0.0, outcomes=[blank_outcome(), blank_outcome()])
        return rows

    def _follow(self, key: str) -> None:
        if not key.startswith(f"{self.key}_"):
            return
        if key == f"{self.key}_alternatives":
            self._read_rows()
        self._redraw()

    # what the learner sees

    def _redraw(self, problem: str = "") -> None:
        self.form.tell(self._form_state(problem))
        self.chart.show(self._tree())
        if self.limit:
            self.price_chart.show(self.limit.picture(self.reservation_value))

    def _form_state(self, problem: str = "") -> dict[str, object]:
        shown = []
        for row in self.rows:
            missing = what_is_missing(row)
            note = missing or worth_words(row, self.risk_tolerance)
            shown.append({**row, "note": note, "complete": not missing})
        return {
            "rows": shown,
            "choice": self.choice,
            "risk": risk_state(self._stops, self.risk_tolerance, self.case.points_unit),
            "restore": self._restore.label,
            "problem": problem or self._unsaved,
            "summary": self._sentence(self.choice, self.reservation_value),
        }

    def _tree(self) -> object:
        return tree_chart(
            [{**row, "worth": self._worth(row)} for row in self.rows],
            chosen=self.choice or None,
            labels={row["name"]: row["label"] for row in self.rows},
            risk_tolerance=self.risk_tolerance,
            side=side_of(self.case, self.party),
            unit=measured(self.case),
            as_data=True,
        )

    def _sentence(self, choice: str, worth: float | None) -> str:
        if not choice:
            return (
                "Write down what you could do without a deal, value it, and pick the best one as your BATNA."
            )
        row = next(row for row in self.rows if row["name"] == choice)
        if worth is None:
            return f"“{row['label']}” is your pick, but it has no value yet. {what_is_missing(row)}"
        words = (
            f"Your BATNA is “{row['label']}”, so your reservation value is {amount(worth, 1)} "
            f"{measured(self.case)}."
        )
        if self.limit:
            words += f" {self.limit.sentence(worth)}"
        best = max(
            (other for other in self.rows if self._worth(other) is not None),
            key=lambda other: self._worth(other),
        )
        if self._worth(best) > worth:
            words += f" But “{best['label']}” would be worth more: {amount(self._worth(best), 1)}."
        return words

    def _worth(self, row: Row, tolerance: float | None = ...) -> float | None:
        tree = as_alternative(row)
        if tree is None:
            return None
        tolerance = self.risk_tolerance if tolerance is ... else tolerance
        return round(float(tree.certainty_equivalent(tolerance)), 6)


def _index(message: Mapping[str, object], key: str) -> int:
    index = message[key]
    if not isinstance(index, int) or index < 0:
        raise KeyError(key)
    return index
