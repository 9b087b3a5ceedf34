"""The picture beside a value matrix: all packages for two parties, or the weights of one."""

from collections.abc import Mapping
from itertools import combinations

import ipywidgets

from negolib.analysis import OutcomeSpace
from negolib.cases import Case
from negolib.cases.words import measured
from negolib.charts.packages import package_space_chart, weights_chart
from negolib.in_words import sentence_start
from negolib.widgets.chart.chart import Chart, as_traits
from negolib.widgets.matrix.findings import Points, findings, what_matters
from negolib.widgets.page.seats import side_of

Kinds = Mapping[str, Mapping[str, object]]


class PackagePicture(ipywidgets.VBox):
    """Show what a value matrix means; of three parties and more, for the pair that is chosen above it.

    Args:
        case: the case.
        points: ``{party: {issue: {option: points}}}`` of the parties that the matrix shows.
        space: the outcome space of these points, the parties by what they are called; None of one party.
        kinds: the kind of each issue, with the reason.
        trades: whether it is said which exchange gains most.
    """

    def __init__(
        self, case: Case, points: Points, space: OutcomeSpace | None, kinds: Kinds, trades: bool = True
    ) -> None:
        self._case = case
        self._state = points, space, kinds, trades
        pairs = list(combinations(points, 2))
        self.chooser = ipywidgets.Dropdown(
            options=[(_pair_words(case, pair), pair) for pair in pairs],
            description="The picture shows",
            style={"description_width": "initial"},
            layout=ipywidgets.Layout(
                width="auto", max_width="100%", display="" if len(pairs) > 1 else "none"
            ),
        )
        self.chart = Chart(**as_traits(**self._picture()))
        self.chooser.observe(lambda _change: self.chart.show(**self._picture()), "value")
        super().__init__(
            [self.chooser, self.chart],
            _dom_classes=["nego-stay"],
            layout=ipywidgets.Layout(flex="1 1 430px", min_width="0", overflow="visible"),
        )

    def show(self, points: Points, space: OutcomeSpace | None, kinds: Kinds, trades: bool = True) -> None:
        """Draw the picture anew."""
        self._state = points, space, kinds, trades
        self.chart.show(**self._picture())

    def _picture(self) -> dict[str, object]:
        points, space, kinds, trades = self._state
        if space is None:
            return self._weights(points)
        figure = package_space_chart(
            space,
            sides={self._case.called[party]: side_of(self._case, party) for party in self.chooser.value},
            unit=measured(self._case),
            today=self._case.today,
            middle=self._case.middle(),
            as_data=True,
        )
        return {"figure": figure, "summary": findings(self._case, points, kinds, trades)}

    def _weights(self, points: Points) -> dict[str, object]:
        party = next(iter(points))
        figure = weights_chart(
            {i: {o: v or 0.0 for o, v in row.items()} for i, row in points[party].items()},
            side=side_of(self._case, party),
            labels={issue.name: issue.label for issue in self._case.issues},
            unit=measured(self._case),
            as_data=True,
        )
        return {"figure": figure, "summary": what_matters(self._case, points, party)}


def _pair_words(case: Case, pair: tuple[str, str]) -> str:
    return sentence_start(" and ".join(case.called[party] for party in pair))
