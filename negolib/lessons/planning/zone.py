"""Where the two could meet on price alone: half of it known, half of it believed."""

from collections.abc import Iterator, Mapping

from negolib.analysis import best_take_it_or_leave_it, zopa
from negolib.cases import Case
from negolib.in_words import is_number, percent
from negolib.worksheet import Question

# From which chance on a feeling fits.
FEELINGS = {"surely": 0.95, "probably": 0.5, "probably not": 0.05, "none": 0.0}


def questions(case: Case) -> Iterator[Question]:
    """Yield the first feeling, and the two numbers to read off the chart."""
    ines, henrik = case.parties["buyer"], case.parties["supplier"]
    yield Question.choice(
        "zone_guess",
        "On price alone …",
        {
            "surely": "there surely is a price that suits both",
            "probably": "there probably is one",
            "probably not": "there probably is none",
            "none": "there surely is none",
        },
    )
    limit = case.reservation_price("buyer")
    yield (
        Question.number(
            "zone_width",
            "If his limit is where she thinks it most likely is, the zone is this wide",
            case.price.unit,
        )
        .expects(
            zopa(seller=ines.belief.parameters["mode"], buyer=limit).surplus,
            within=0.5,
            right="Right: from his limit to hers. Narrow, and one end of it is only a belief.",
            mistaken={
                henrik.target - ines.target: "That is how far the hopes lie apart. A zone lies between the "
                "limits.",
                limit - ines.target: "That is the distance between her own hope and her own limit.",
            },
            hints=[
                "The zone lies between the two places at which somebody would leave.",
                "Her limit less his.",
                "If he left below 70 and she above 90, the zone would be 20 wide.",
            ],
        )
        .keeps("Then the zone is this wide")
    )
    chance = 100 * ines.belief.deal_probability(limit, "seller")
    bold = 100 * best_take_it_or_leave_it(ines.belief, limit, "seller").deal_probability
    yield (
        Question.number(
            "zone_chance",
            "The chance, as she believes, that there is a zone at all: read the curve at her limit, roughly",
            "%",
        )
        .expects(
            chance,
            within=12,
            right=f"Right, {chance:.0f} per cent as near as one can tell. There is a zone whenever his limit lies "
            "below hers; she believes this, and no more.",
            mistaken={
                100 - chance: "That is the chance that there is none.",
                bold: "That is the chance of a yes at a lower price. Read the curve at her limit.",
            },
            hints=[
                "There is a zone when he would accept the highest price that she would pay.",
                "Follow the curve to her limit, and read the small axis on the right.",
                "If the curve stood there at half of its height, the chance would be 50 per cent.",
            ],
        )
        .keeps("Chance that there is one")
    )


def belief(case: Case, _answers: Mapping[str, object]) -> str:
    """Return the note of what Ines believes of Henrik's limit, and what she hopes for."""
    ines = case.parties["buyer"]
    believed = ines.belief.parameters
    return (
        f"> *Ines's note.* His limit: **{believed['low']:g}** at the lowest, **{believed['high']:g}** at the "
        f"highest, most likely **{believed['mode']:g}** {case.price.unit}. Word in the trade is that box makers "
        f"are short of work.\n>\n> Our target: **{ines.target:g}**. {ines.target_why}"
    )


def zone_seen(case: Case, answers: Mapping[str, object]) -> str:
    """Set the first feeling beside the chance that the belief gives."""
    if not is_number(answers.get("zone_chance")):
        return "*Once you have read the curve, your first feeling stands here beside it.*"
    chance = case.parties["buyer"].belief.deal_probability(case.reservation_price("buyer"), "seller")
    fits = next(name for name, least in FEELINGS.items() if chance >= least)
    felt = answers.get("zone_guess")
    if felt not in FEELINGS:
        return f"*You left your feeling open; Ines's belief says {percent(chance)}.*"
    said = "surely none" if felt == "none" else {"probably not": "probably none"}.get(felt, f"{felt} one")
    if felt == fits:
        verdict = "That fits."
    elif felt in ("surely", "none"):
        verdict = "A feeling can be surer than what it rests on."
    else:
        verdict = "Her belief leans the other way: which of the two has reasons?"
    return f"**You felt there was {said}; by Ines's belief the chance is {percent(chance)}.** {verdict}"


LINES = (belief, zone_seen)
