"""Planning, the first stage: what to know, want and hold in hand before one answers a letter."""

from collections.abc import Iterator

from negolib.cases import Case
from negolib.cases.words import measured
from negolib.lessons.common.declared import PageToKeep
from negolib.lessons.planning import closing, data, limits, myths, trades, wants, zone
from negolib.worksheet import Line, Question

CASE = "supplier"
SHEET = "01_planning"
_PARTS = (data, wants, limits, zone, trades, myths, closing)
LINES = tuple(say for part in _PARTS for say in getattr(part, "LINES", ()))


def questions(case: Case) -> Iterator[Question]:
    """Yield every question of the lesson, in its order."""
    for part in _PARTS:
        yield from part.questions(case)


def page(case: Case) -> PageToKeep:
    """Return the preparation, as it is taken along."""
    euros, points = case.price.unit, measured(case)
    return PageToKeep(
        "Before I meet Henrik Wellenbrink",
        {
            "Objective data": ["paper_alone", "beside_the_price", "target_benchmark"],
            "Issues": ["my_issues", "not_the_price"],
            "BATNA and reservation value": [
                "batna_choice",
                Line("batna_reservation_value", "What it is worth", points),
                Line("batna_reservation_price", "So I walk away above", euros),
            ],
            "Target": [Line("zopa_buyer_target", "I hope for", euros), "target_reason", "target_and_value"],
            "ZOPA on price alone": [
                Line("zopa_seller_reservation", "I believe he leaves below", euros),
                "zone_width",
                "zone_chance",
            ],
            "Trades": ["trade_get", "trade_give", "true_favour", "package"],
            "Ask, reveal, protect": ["information"],
            "First words": ["first_question", "second_reply"],
        },
    )
