"""Five small cases of different shapes and worlds. What holds for any case is tested on all of them.

Their labels hold commas, colons and brackets on purpose: code that cuts a text at a sign is found out.

price: a price, in francs, and all that a case may have. no_price: nobody buys. three_parties: nobody buys,
and there are three. no_guess: a price, in yen, and nobody guesses. no_practice: no practice block, no short
forms, and parties whose names bear no article.
"""

from pathlib import Path

from negolib.cases import Case, load_case

SHAPES: dict[str, Case] = {
    name: load_case(Path(__file__).with_name(f"{name}.yaml"))
    for name in ("price", "no_price", "three_parties", "no_guess", "no_practice")
}
