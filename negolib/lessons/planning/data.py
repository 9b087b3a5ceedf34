"""The letter, and what can be looked up."""

from collections.abc import Iterator, Mapping

from negolib.cases import Case
from negolib.in_words import amount, is_number, percent
from negolib.worksheet import Question

NEAR = 2  # so many per cent off, and a guess was close


def questions(case: Case) -> Iterator[Question]:
    """Yield the first answer to the letter, and what the benchmarks explain."""
    yield Question.words("first_reply", "Dear Mr Wellenbrink, …", later="On Monday you wrote:")
    yield Question.number("guess_rise", "My guess, all costs together", "%")
    paper = case.cost_model.parts[0]
    yield (
        Question.number(
            "paper_alone", "If only paper had become dearer, making a box would cost more by", "%"
        )
        .expects(
            100 * paper.share * paper.change,
            within=0.2,
            right="Right: its share of the price, times how far it moved.",
            mistaken={
                100 * paper.change: "That is how far paper itself moved. It is only a part of a box's price.",
                100 * paper.share: "That is how large a part paper is. How far did it move?",
            },
            hints=[
                "How large a part of a box's price is paper?",
                "Multiply that share by the change in the same row.",
                "A part that makes up a quarter of a price and rises by 8 per cent lifts the price by 2 per cent.",
            ],
        )
        .keeps("What paper alone explains")
    )
    yield (
        Question.several(
            "beside_the_price",
            "Which of them are not about the price of a box, but about money lost around it?",
            {one.name: one.label for one in case.criteria},
        )
        .expects(
            [one.name for one in case.criteria if one.kind == "statistic"],
            right="Right. Nobody pays for these on the box maker's invoice, and both could help to lower them.",
            hints=[
                "Which lines would stay as they are, even if boxes were free?",
                "Look for what goes wrong with parcels.",
            ],
        )
        .keeps("Money lost around the box")
    )


def rise_seen(case: Case, answers: Mapping[str, object]) -> str:
    """Set the first guess beside what the benchmarks explain."""
    model = 100 * case.cost_model.change
    explained = f"the benchmarks explain a rise of {percent(model / 100)}"
    guess = answers.get("guess_rise")
    if not is_number(guess):
        return f"*You left your guess open; {explained}.*"
    off = guess - model
    if abs(off) <= NEAR:
        verdict = "You were close."
    elif off > 0:
        verdict = "The letter may have pulled you its way: the first figure that one hears often does."
    else:
        verdict = "More has happened in his hall than you thought."
    return f"**You guessed {amount(guess)}%; {explained}.** {verdict}"


LINES = (rise_seen,)
