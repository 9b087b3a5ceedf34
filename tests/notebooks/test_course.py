"""What every notebook must keep: it runs clean, holds no number of the case, and reads as a lesson should."""

import re
from functools import cache
from pathlib import Path

import nbclient
import nbformat
import pytest

import negolib as nl

ROOT = Path(__file__).resolve().parents[2]
COURSE = sorted((ROOT / "course").glob("*.ipynb"))
SOLUTIONS = sorted((ROOT / "solutions").glob("*/*.ipynb"))
EXERCISES = sorted((ROOT / "exercises").glob("*/*.ipynb"))

LONGEST_READ = 150  # words between two things to do
LONGEST_CODE = 6  # lines of a cell that is not folded away
WIDGET = "application/vnd.jupyter.widget-view+json"
SECTIONS = (
    "You will be able to",
    "What people get wrong",
    "In the room",
    "You can now",
    "to keep",
    "Sources",
)


def short(path: Path) -> str:
    return str(path.relative_to(ROOT))


def each(paths: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("path", paths, ids=short)


@cache
def read(path: Path) -> nbformat.NotebookNode:
    return nbformat.read(path, as_version=4)


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """Return a function that runs a notebook once, on a fresh kernel in an empty folder."""

    @cache
    def _run(path: Path) -> nbformat.NotebookNode:
        notebook = nbformat.read(path, as_version=4)
        folder = tmp_path_factory.mktemp(path.stem)
        client = nbclient.NotebookClient(
            notebook, timeout=120, allow_errors=True, resources={"metadata": {"path": str(folder)}}
        )
        client.execute()
        return notebook

    return _run


def code_cells(notebook: nbformat.NotebookNode) -> list[nbformat.NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def words_of(markdown: str) -> int:
    text = re.sub(r"\]\([^)]*\)", "]", markdown)
    return len(re.findall(r"[^\W_]+(?:['’.,-][^\W_]+)*", text))


def is_something_to_do(cell: nbformat.NotebookNode) -> bool:
    """Tell whether a cell that was run shows a widget or a table."""
    shown = [output.data for output in cell.outputs if "data" in output]
    return any(
        WIDGET in data or "<table" in data.get("text/html", "") or "|:--" in data.get("text/markdown", "")
        for data in shown
    )


# what is committed


def test_there_is_something_to_test():
    assert COURSE
    assert SOLUTIONS
    assert EXERCISES


@each(COURSE + SOLUTIONS + EXERCISES)
def test_it_is_a_clean_notebook_of_the_agreed_format(path):
    notebook = read(path)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    assert notebook.metadata.kernelspec.name == "python3"
    nbformat.validate(notebook)
    for cell in code_cells(notebook):
        assert cell.outputs == [], f"{cell.id} was committed with outputs"
        assert cell.execution_count is None, f"{cell.id} was committed with a count"


@each(COURSE)
def test_cells_are_called_by_words(path):
    for cell in read(path).cells:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", cell.id), f"{cell.id} is no name made of words"


@each(COURSE)
def test_code_is_short_or_folded_away(path):
    for cell in code_cells(read(path)):
        if not cell.metadata.get("jupyter", {}).get("source_hidden"):
            lines = len(cell.source.splitlines())
            assert lines <= LONGEST_CODE, f"{cell.id} shows {lines} lines of code"


# what happens when it is run


@each(COURSE + SOLUTIONS + EXERCISES)
def test_it_runs_on_a_fresh_kernel_without_a_word_of_complaint(path, run):
    for cell in code_cells(run(path)):
        assert cell.execution_count, f"{cell.id} was not run"
        for output in cell.outputs:
            assert output.output_type != "error", f"{cell.id}: {output.get('ename')}: {output.get('evalue')}"
            assert output.get("name") != "stderr", f"{cell.id}: {output.get('text')}"


@each(COURSE)
def test_never_long_to_read_before_there_is_something_to_do(path, run):
    count, since = 0, "the top"
    for cell in run(path).cells:
        if cell.cell_type == "markdown":
            count += words_of(cell.source)
        elif is_something_to_do(cell):
            assert count <= LONGEST_READ, f"{count} words between {since} and {cell.id}"
            count, since = 0, cell.id


@each(COURSE)
def test_a_lesson_is_mostly_something_one_does(path, run):
    assert sum(is_something_to_do(cell) for cell in code_cells(run(path))) >= 10


# what it answers


@pytest.fixture
def checkpoints(monkeypatch, tmp_path):
    """Return a function that runs a lesson's code here, over some answers, and returns its checkpoints."""
    monkeypatch.chdir(tmp_path)

    def _checkpoints(path: Path, answers: dict[str, object]) -> list[nl.Checkpoint]:
        made = []
        checkpoint = nl.Checkpoint
        monkeypatch.setattr(nl, "Checkpoint", lambda *parts: made.append(checkpoint(*parts)) or made[-1])
        nl.Worksheet(path.stem).update(answers)
        space = {"__name__": path.stem}
        for cell in code_cells(read(path)):
            exec(compile(cell.source, f"{path.name}:{cell.id}", "exec"), space)
        for one in made:
            one.press()
        return made

    return _checkpoints


@each(COURSE)
def test_a_checkpoint_without_an_answer_says_so_and_gives_nothing_away(path, checkpoints):
    points = checkpoints(path, {})
    assert len(points) >= 5
    for field in (field for point in points for field in point.rows[0]["fields"]):
        assert field["lines"] == ["Not answered yet."]
        assert not field["hint"]
    assert not any(point.closing for point in points)


@each(COURSE)
def test_every_checkpoint_has_a_ladder_of_hints(path, checkpoints):
    wrong = {"number": -987.0, "choice": "nothing of the kind", "several": ["nothing of the kind"]}
    wrong |= {"sort": {"nothing": "of the kind"}, "package": nl.load_case("supplier").today, "text": "no"}
    for point in checkpoints(path, {}):
        for check in point._checks:
            assert len(check.hints) >= 2, f"{check.key} has no ladder"
            verdicts = [check.verdict({check.key: answer}) for answer in wrong.values()]
            assert all(verdict.status != "right" for verdict in verdicts), f"{check.key} takes anything"
            assert any(verdict.status in ("wrong", "partly") for verdict in verdicts), check.key


def planner(case: nl.Case) -> dict[str, object]:
    """Return what a learner answers who has understood the lesson on planning, taken from the case."""
    ines = case.parties["buyer"]
    said = {"position": ines.positions, "interest": ines.interests, "value": ines.values}
    limit, likeliest = case.reservation_price("buyer"), ines.belief.parameters["mode"]
    boxes, total = ines.cost_today[0].amount, case.total_cost_today
    best = case.outcome_space()
    paper = case.criteria[0].parts[0]
    # What Ines would propose: formats for the index clause, paid for with a part of the price.
    proposal = case.today | {"price": "440", "formats": "9 formats", "index": "quarterly"}
    return {
        "paper_alone": 100 * paper.share * paper.change,
        "beside_the_price": ["damage rate", "air in parcels"],
        "headline_or_calendars": "why",
        "wants": {one.name: kind for kind, things in said.items() for one in things},
        "not_the_price": 100 * (1 - boxes / total),
        "one_euro_more": 3,
        "batna_choice": ines.batna.name,
        "batna_reservation_price": limit,
        "after_tests": "falls",
        "target_benchmark": "quotes",
        "target_reason": "I hope for what others quote, because we hold it in writing.",
        "five_words": {
            "quote": "objective criterion",
            "switch": "BATNA",
            "limit": "reservation value",
            "hope": "target",
            "letter": "position",
        },
        "zone_width": limit - likeliest,
        "zone_chance": 100 * ines.belief.deal_probability(limit, "seller"),
        "trade_get": "formats",
        "trade_give": "index",
        "package": proposal,
        "wrong_way": "rhythm",
        "true_favour": "term",
        "class_share": 100 * 8973 / 13200,
        "middle_share": 100
        * sum(case.value(party, case.middle()) for party in case.parties)
        / sum(best.utilitarian().points.values()),
        "claim_needs": ["source", "whom", "against"],
        "information": {item.name: item.advice for item in ines.information},
        "first_question": "What could you do with a contract that runs for longer than a year?",
        "on_the_telephone": "talk",
        "second_reply": "Thank you for your letter. What has become dearer, line by line? "
        "I should like to talk about formats and delivery, too.",
    }


def test_who_has_understood_planning_is_told_so_everywhere(checkpoints):
    path = ROOT / "course" / "01_planning.ipynb"
    answers = planner(nl.load_case("supplier"))
    points = checkpoints(path, answers)
    keys = [check.key for point in points for check in point._checks]
    assert sorted(keys) == sorted(answers)
    for point in points:
        for check, row in zip(point._checks, point.rows[0]["fields"], strict=True):
            assert row["status"] == "right", f"{check.key}: {row['lines']}"


def test_the_check_of_the_exchange_follows_the_matrix_that_the_learner_has_made(checkpoints):
    path, case = ROOT / "course" / "01_planning.ipynb", nl.load_case("supplier")
    ines = case.parties["buyer"]
    points = {
        "buyer": {
            issue.name: {one.name: one.points["buyer"] for one in issue.options} for issue in case.issues
        },
        "supplier": {name: dict(row) for name, row in ines.guess.items()},
    }
    # Henrik, as this learner sees him, cares for nothing but a long contract.
    points["supplier"] |= {
        name: dict.fromkeys(row, 0.0) for name, row in ines.guess.items() if name != "term"
    }
    points["supplier"]["formats"]["9 formats"] = points["supplier"]["formats"]["14 formats"] = -5.0
    answers = planner(case) | {"matrix_points": points, "trade_give": "term"}
    rows = {
        check.key: row
        for point in checkpoints(path, answers)
        for check, row in zip(point._checks, point.rows[0]["fields"], strict=True)
    }
    assert rows["trade_give"]["status"] == rows["trade_get"]["status"] == "right"


def test_where_the_matrix_has_no_exchange_the_check_says_how_to_get_one_back(checkpoints):
    path, case = ROOT / "course" / "01_planning.ipynb", nl.load_case("supplier")
    flat = {issue.name: {one.name: 0.0 for one in issue.options} for issue in case.issues}
    answers = planner(case) | {"matrix_points": {"buyer": flat, "supplier": flat}}
    rows = [row for point in checkpoints(path, answers) for row in point.rows[0]["fields"]]
    assert sum("Put Ines's figures back" in " ".join(row["lines"]) for row in rows) == 2


# what it says


@each(COURSE)
def test_a_lesson_has_its_parts_in_their_order(path):
    prose = "\n".join(cell.source for cell in read(path).cells if cell.cell_type == "markdown")
    places = [prose.find(section) for section in SECTIONS]
    missing = [section for section, place in zip(SECTIONS, places, strict=True) if place < 0]
    assert not missing
    assert places == sorted(places)
    assert re.search(r"\b45\b.*\b75\b", prose.split("\n## ")[0]), "how long it takes is not said at the top"
    assert re.search(r"\]\(\w+/\w+\.ipynb\)", prose), "no link leads to the exercise"


@each(COURSE)
def test_a_lesson_begins_with_a_scene(path):
    cells = read(path).cells
    able = next(place for place, cell in enumerate(cells) if "You will be able to" in cell.source)
    assert any("nl.story(" in cell.source for cell in cells[:able])


@each(COURSE)
def test_links_of_a_lesson_lead_to_exercises(path):
    for cell in read(path).cells:
        if cell.cell_type == "markdown":
            for link in re.findall(r"\]\((?!http)([^)#]+)\)", cell.source):
                assert (ROOT / "exercises" / link).is_file() or (path.parent / link).is_file(), link


# no number of the case stands in a notebook


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
        prices |= {case.reservation_price(party.name), party.target}
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
    units = set(re.findall(r"\d+", case.price.unit.replace(",", "")))
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


def test_the_numbers_looked_for_are_those_of_the_case():
    case = nl.load_case("supplier")
    limits = {f"{case.reservation_price(party):g}" for party in case.parties}
    assert limits | {f"{case.price.today:g}"} <= numbers_of(case)
    price = f"{case.price.today:g}"
    assert case_numbers_in(f"At {price} euros the boxes are cheap.", case) == [price]
    assert case_numbers_in("Fisher & Ury 1981; page 7; allow 45 minutes", case) == []
    assert all(case_numbers_in(f"It is {share}%.", case) for share in shares_of(case))


@each(COURSE + SOLUTIONS)
def test_no_number_of_the_case_stands_in_it(path):
    notebook = read(path)
    names = set(re.findall(r"load_case\(\"([\w-]+)\"\)", "\n".join(cell.source for cell in notebook.cells)))
    for name in names or nl.list_cases():
        for cell in notebook.cells:
            assert not case_numbers_in(cell.source, nl.load_case(name)), f"{cell.id} has numbers of '{name}'"
