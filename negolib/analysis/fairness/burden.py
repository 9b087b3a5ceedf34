"""Sharing a burden among countries: who may emit how much of a common allowance."""

from negolib.analysis import door
from negolib.in_words import sentence_start

from .shares import ShareDict, ShareList, explained

BURDEN_RULES = ("grandfathering", "equal_per_capita", "convergence", "ability_to_pay")


def burden_shares(
    allowance: float,
    emissions: object,
    population: object = None,
    gdp: object = None,
    *,
    rule: str,
    progress: float = 0.5,
    business_as_usual: object = None,
) -> ShareList | ShareDict:
    """Return each party's part of a common allowance (Ringius, Torvanger & Underdal 2002).

    The result is a plain list or dict that also says why (`.why`).

    Args:
        allowance: what all may emit together.
        emissions, population, gdp: per party, sequences of one length (the result is a list) or dicts with
            the same names (the result is a dict); gdp is the total, not per head.
        rule: "grandfathering" in proportion to emissions; "equal_per_capita" in proportion to population;
            "convergence" on the way from the first to the second, `progress` from 0 to 1; "ability_to_pay"
            cuts each party's business-as-usual emissions in proportion to the cube root of its income per
            head, scaled to the allowance (van den Berg et al. 2020).
        business_as_usual: what each would emit without an agreement, for ability_to_pay; the emissions by
            default.

    >>> burden_shares(50, [60, 30, 10], [20, 30, 50], rule="convergence", progress=0.5)
    [20.0, 15.0, 15.0]
    """
    door.one_of(rule, BURDEN_RULES, "the rule")
    total = float(door.not_negative(allowance, "the allowance"))
    names: list | None = None
    emitted, names = _column(emissions, "the emissions", None, None)
    if sum(emitted) <= 0:
        raise ValueError("All emissions are 0, so there is nothing to share.")
    share = float(door.a_probability(progress, "the progress")) if rule == "convergence" else 0.0
    heads: list[float] = []
    if rule != "grandfathering":
        if population is None:
            raise ValueError(f"The rule {rule!r} needs the population of each party.")
        heads, _ = _column(population, "the population", names, len(emitted))
        for place, number in enumerate(heads):
            door.positive(number, f"the population {place + 1 if names is None else f'of {names[place]!r}'}")
    if rule != "ability_to_pay":
        now = [total * e / sum(emitted) for e in emitted]
        equal = [total * p / sum(heads) for p in heads] if heads else now
        share = 1.0 if rule == "equal_per_capita" else share
        given = [(1 - share) * a + share * b for a, b in zip(now, equal, strict=True)]
        return explained(given, names, _TITLES[rule], _WHY[rule])
    if gdp is None:
        raise ValueError("The rule 'ability_to_pay' needs the gdp of each party.")
    income, _ = _column(gdp, "the gdp", names, len(emitted))
    if sum(income) <= 0:
        raise ValueError("All gdp is 0, so nobody is able to pay; write the gdp of each party.")
    expected = emitted
    if business_as_usual is not None:
        expected, _ = _column(business_as_usual, "the business-as-usual emissions", names, len(emitted))
    cut = sum(expected) - total
    if cut < 0:
        raise ValueError(
            "The allowance exceeds what everyone would emit anyway, so there is no burden to share."
        )
    average = sum(income) / sum(heads)
    weights = [(g / p / average) ** (1 / 3) * e for g, p, e in zip(income, heads, expected, strict=True)]
    if sum(weights) <= 0:
        raise ValueError("Whoever emits has no income, so nobody is able to pay; check gdp and emissions.")
    given = [e - cut * w / sum(weights) for e, w in zip(expected, weights, strict=True)]
    why = _WHY[rule]
    if min(given) < 0:
        why += " A part below 0 means a party has to take out more than it emits, or pay others to emit less."
    return explained(given, names, _TITLES[rule], why)


def _column(
    values: object, what: str, names: list | None, count: int | None
) -> tuple[list[float], list | None]:
    numbers, own = door.named_numbers(values, what, door.not_negative)
    if count is not None:
        if (own is None) != (names is None):
            raise ValueError(f"{sentence_start(what)} and the emissions have to be both lists or both dicts.")
        if len(numbers) != count:
            raise ValueError(
                f"{sentence_start(what)} has {len(numbers)} entries, the emissions {count}; "
                "they have to match."
            )
        if own is not None and names is not None:
            for name in own:
                door.one_of(name, names, f"{what}: the party")
            numbers = [numbers[own.index(name)] for name in names]
    return [float(number) for number in numbers], own


_TITLES = {
    "grandfathering": "Grandfathering",
    "equal_per_capita": "Equal per head",
    "convergence": "Convergence",
    "ability_to_pay": "Ability to pay",
}
_WHY = {
    "grandfathering": "Everyone keeps the same part of what it emits today: today's use counts as a right.",
    "equal_per_capita": "Every person gets the same allowance, wherever they live.",
    "convergence": "On the way from today's emissions to an equal allowance for every person.",
    "ability_to_pay": "Everyone cuts, and richer parties cut a larger part of what they would emit.",
}
