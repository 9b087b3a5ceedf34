"""The numbers by which one would recognise a case. None may stand in a notebook: they come from the file."""

import re
from pathlib import Path

import negolib as nl
from tests.notebooks.reading import read


def significant(number: str) -> int:
    return len(number.replace(".", "").replace(",", "").strip("0"))


def texts_in(thing: object) -> list[str]:
    if isinstance(thing, str):
        return [thing]
    parts = thing.values() if isinstance(thing, dict) else thing if isinstance(thing, list) else []
    return [text for part in parts for text in texts_in(part)]


def numbers_of(case: nl.Case) -> set[str]:
    """Return the numbers by which one would recognise the case: its prices, its large points, its shares."""
    prices = {option.amount for issue in case.issues for option in issue.options if option.amount is not None}
    large, small = set(), set()
    for party in case.parties.values():
        if case.price and party.name in (case.price.seller, case.price.buyer):
            prices |= {case.reservation_price(party.name)}
        prices |= {party.target} - {None}
        small |= {abs(party.reservation_value)}
        large |= {abs(option.points[party.name]) for issue in case.issues for option in issue.options}
        large |= {abs(value) for row in party.guess.values() for value in row.values()}
        for tree in party.alternatives:
            large |= {abs(tree.expected_value), *(abs(value) for _, _, value in tree.paths())}
        large |= {line.amount for line in party.cost_today}
    found = {f"{number:g}" for number in prices | small}
    found |= {f"{number:g}" for number in large if number >= 100 and significant(f"{number:g}") > 1}
    written = "\n".join(texts_in(case.model_dump(by_alias=True, exclude={"sources"})))
    found |= {
        number.replace(",", "")
        for number in re.findall(r"(?<![\d.,])\d{1,3}(?:,\d{3})+|(?<![\d.,])\d{3,}(?!\d)", written)
        if significant(number) > 1 or number.count(",")
    }
    # Years are anybody's, and so is the thousand of a unit such as "per 1,000 boxes".
    units = set(re.findall(r"\d+", case.price.unit.replace(",", ""))) if case.price else set()
    return {number for number in found - units if not re.fullmatch(r"(?:18|19|20)\d\d", number)}


def shares_of(case: nl.Case) -> set[str]:
    """Return the percentages of the case that are not so round that anybody might use them."""
    written = re.findall(r"(\d+(?:\.\d+)?) ?%", "\n".join(texts_in(case.model_dump(exclude={"sources"}))))
    parts = [part for criterion in case.criteria for part in criterion.parts]
    written += [f"{100 * share:g}" for part in parts for share in (part.share, part.change)]
    trees = [tree for party in case.parties.values() for tree in party.alternatives]
    written += [f"{100 * chance:.4g}" for tree in trees for _, chance, _ in tree.paths()]
    return {share for share in written if "." in share or (int(share) > 10 and int(share) % 5)}


def case_numbers_in(text: str, case: nl.Case) -> list[str]:
    plain = re.sub(r"(?<=\d)[,  ](?=\d{3}\b)", "", text)
    seen = re.findall(r"(?<![\w.])\d+(?:\.\d+)?(?![\w]|\.\d)", plain)
    known = numbers_of(case)
    found = [number for number in seen if number in known]
    shares = re.findall(r"(?<![\w.])(\d+(?:\.\d+)?) ?(?:%|per ?cent)", plain)
    return found + [f"{share}%" for share in shares if share in shares_of(case)]


def holds_no_number_of_its_case(path: Path) -> None:
    """Prove that no number of the case stands in a notebook; one that names no case is held against all."""
    notebook = read(path)
    names = set(re.findall(r"load_case\(\"([\w-]+)\"\)", "\n".join(cell.source for cell in notebook.cells)))
    for name in names or nl.list_cases():
        for cell in notebook.cells:
            assert not case_numbers_in(cell.source, nl.load_case(name)), f"{cell.id} has numbers of '{name}'"
