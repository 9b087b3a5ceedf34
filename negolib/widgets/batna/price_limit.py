"""What an alternative's worth means on the price axis, for the party that buys or sells."""

from dataclasses import dataclass

from negolib.cases import Case
from negolib.charts.style import tidy_step
from negolib.charts.tree import price_axis_chart
from negolib.in_words import amount
from negolib.widgets.page.seats import side_of


@dataclass(frozen=True)
class PriceLimit:
    """The price at which a buyer or a seller is indifferent between the deal and its alternative."""

    case: Case
    party: str

    @classmethod
    def of(cls, case: Case, party: str) -> "PriceLimit | None":
        """Return the limit of a party; None for one that neither buys nor sells."""
        trades = case.price is not None and party in (case.price.buyer, case.price.seller)
        return cls(case, party) if trades else None

    @property
    def role(self) -> str:
        """Whether the party is the "buyer" or the "seller"."""
        return "buyer" if self.party == self.case.price.buyer else "seller"

    def price(self, points: float) -> float:
        """Return the price at which the deal is worth as many points, all else as today."""
        return round(float(self.case.price_for(self.party, points)), 6)

    def picture(self, points: float | None) -> dict[str, object]:
        """Return the price axis as plotly data; None points leave it empty."""
        issue = self.case.issue(self.case.price.issue)
        amounts = [option.amount for option in issue.options if option.amount is not None]
        step = tidy_step(max(amounts) - min(amounts), 10)
        return price_axis_chart(
            None if points is None else self.price(points),
            side=side_of(self.case, self.party),
            span=(min(amounts) - 2 * step, max(amounts) + 2 * step),
            unit=self.case.price.unit,
            today=self.case.price.today,
            as_data=True,
        )

    def sentence(self, points: float) -> str:
        """Say where the party is indifferent on price alone."""
        better = "less" if self.role == "buyer" else "more"
        return (
            f"On price alone you are indifferent at {amount(self.price(points))} "
            f"{self.case.price.unit}: any price {better} than that beats walking away."
        )
