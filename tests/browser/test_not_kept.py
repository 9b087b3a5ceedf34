"""What is typed while no kernel hears it: said on the spot, and on the sheet as soon as one does."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.tools.lab import answers

START = 'import negolib as nl\nsheet = nl.Worksheet("planning")'
FIELDS = (
    'nl.NumberAnswer(sheet, "gap", question="How wide is the gap?", unit="euros")',
    'nl.TextAnswer(sheet, "ask", question="What would you ask?")',
    'nl.ChoiceAnswer(sheet, "deal", question="Is there a zone?", options={"yes": "Yes", "no": "No"})',
    'nl.SeveralAnswer(sheet, "same", question="Both want …", options=["price", "rhythm", "term"])',
    'nl.SortAnswer(sheet, "kind", question="Which is which?", items={"a": "An offer", "b": "A threat"},'
    ' places={"good": "Good", "bad": "Bad"})',
)
TYPED = {"gap": 8, "ask": "What drives your costs?", "deal": "no", "same": ["rhythm"], "kind": {"a": "good"}}
NUMBER = ".nego-number input"


@pytest.fixture
def room(lab, open_notebook, run_all, request):
    """Return a function that runs cells in a fresh notebook in a folder of its own."""

    def _room(*cells: str) -> Page:
        folder = request.node.name.replace("[", "-").replace("]", "")
        page = open_notebook(lab.write_notebook(f"{folder}/lesson.ipynb", [START, *cells]))
        page.sheet = lab.root / folder / "planning.answers.json"
        run_all(page)
        page.wait_for_selector(".nego")
        return page

    return _room


def wait_for_answers(page: Page, expected: dict[str, object]) -> None:
    for _ in range(400):
        if answers(page) == expected:
            return
        page.wait_for_timeout(50)
    assert answers(page) == expected


def restart_kernel(lab) -> None:
    """Start the kernel anew without running anything, as a crash or the menu does."""
    for session in lab.api("sessions"):
        lab.api(f"kernels/{session['kernel']['id']}/restart", "POST")


def answer_all(page: Page) -> None:
    page.fill(NUMBER, "8")
    page.keyboard.press("Tab")
    page.locator("textarea").press_sequentially(TYPED["ask"])
    page.get_by_label("No", exact=True).check()
    page.get_by_label("rhythm").check()
    page.get_by_label("An offer").select_option("good")


def shows_all(page: Page) -> None:
    expect(page.locator(NUMBER)).to_have_value("8")
    expect(page.locator("textarea")).to_have_value(TYPED["ask"])
    expect(page.get_by_label("No", exact=True)).to_be_checked()
    expect(page.get_by_label("rhythm")).to_be_checked()
    expect(page.get_by_label("An offer")).to_have_value("good")


def says_not_kept(page: Page, count: int) -> None:
    expect(page.locator(".nego-unkept", has_text="Not kept yet")).to_have_count(count, timeout=20_000)


@pytest.mark.parametrize("reloaded", [False, True], ids=["same page", "page loaded anew"])
def test_what_is_typed_into_a_dead_page_reaches_the_sheet(lab, room, run_all, reloaded):
    page = room(*FIELDS)
    restart_kernel(lab)
    answer_all(page)
    says_not_kept(page, len(FIELDS))
    shows_all(page)
    assert answers(page) == {}
    if reloaded:
        page.reload()
        page.wait_for_selector(".jp-Notebook .jp-Cell")
    run_all(page)
    wait_for_answers(page, TYPED)
    shows_all(page)
    says_not_kept(page, 0)
    assert (
        page.evaluate("() => Object.keys(sessionStorage).filter((key) => key.startsWith('negolib:'))") == []
    )
    assert page.errors == []


BUILDERS = {
    "batna": 'nl.BatnaBuilder(nl.load_case("supplier"), sheet)',
    "matrix": 'nl.ValueMatrix(nl.load_case("supplier"), sheet, start="case")',
    "zopa": 'nl.ZopaBuilder(nl.load_case("supplier"), sheet)',
}


def first_of(page: Page, selector: str):
    return page.locator(selector).first


def test_what_is_typed_into_dead_builders_reaches_the_sheet(lab, room, run_all):
    page = room(*BUILDERS.values())
    restart_kernel(lab)
    label, value = first_of(page, '[data-act="label"]'), first_of(page, '[data-act="value"]')
    points, line = first_of(page, "[data-cell]"), first_of(page, "[data-field]")
    typed = {label: "They all pass", value: "−50", points: "7", line: "428"}
    for field, text in typed.items():
        field.fill(text)
        page.keyboard.press("Tab")
    says_not_kept(page, 3)
    for field, text in typed.items():
        expect(field).to_have_value(text)
    run_all(page)
    says_not_kept(page, 0)
    for _ in range(400):
        kept = answers(page)
        if "batna_alternatives" in kept and "matrix_points" in kept and 428 in kept.values():
            outcome = kept["batna_alternatives"][0]["outcomes"][0]
            if outcome["value"] == -50 and outcome["label"]:
                break
        page.wait_for_timeout(50)
    outcome = answers(page)["batna_alternatives"][0]["outcomes"][0]
    assert (outcome["label"], outcome["value"]) == ("They all pass", -50)
    assert 428 in answers(page).values()
    for field, text in typed.items():
        expect(field).to_have_value(text)
    assert page.errors == []


RUN_CELL = """async (place) => {
  jupyterapp.shell.currentWidget.content.activeCellIndex = place;
  await jupyterapp.commands.execute('notebook:run-cell');
}"""


def test_a_cell_that_is_run_again_takes_over_what_was_typed_and_leaves_nothing_behind(room):
    counted = "sheet.update(watchers=len(sheet._watchers), models=len(ipywidgets.widgets.widget._instances))"
    page = room(FIELDS[1], f"import ipywidgets\n{counted}")
    wait_for_answers(page, {"watchers": 1, "models": 2})
    for number in range(5):
        page.locator("textarea").press_sequentially(f"{number}")
        page.evaluate(RUN_CELL, 1)
        expect(page.locator(".nego-answer")).to_have_count(1)
        expect(page.locator("textarea")).to_have_value("01234"[: number + 1])
    page.locator("textarea").press_sequentially("!")
    wait_for_answers(page, {"watchers": 1, "models": 2, "ask": "01234!"})
    # What a page may still be fetching is taken away some seconds later, and follows nothing meanwhile.
    for _ in range(100):
        page.evaluate(RUN_CELL, 2)
        assert answers(page)["watchers"] == 1
        if answers(page)["models"] == 2:
            break
        page.wait_for_timeout(200)
    assert answers(page) == {"watchers": 1, "models": 2, "ask": "01234!"}
    assert page.errors == []


ROOM = (
    "from negolib.widgets.talks.practice_room import PracticeRoom\n"
    'PracticeRoom(nl.load_case("supplier"), sheet, party="buyer", temperament="principled", seed=7)'
)


def test_a_sentence_to_a_dead_counterpart_is_in_the_box_again_and_not_said_twice(lab, room, run_all):
    page = room(ROOM)
    page.click('[data-act="start"]')
    page.wait_for_selector(".nego-composer:visible")
    page.fill('[data-act="notes"]', "Ask about paper first.")
    for _ in range(200):
        if "Ask about paper first." in answers(page).values():
            break
        page.wait_for_timeout(50)
    before = answers(page)
    restart_kernel(lab)
    words = "What would you need from us?"
    page.fill('[data-act="words"]', words)
    page.click('[data-act="say"]')
    expect(page.locator(".nego-unkept:not(:empty)")).to_have_count(1, timeout=20_000)
    expect(page.locator('[data-act="words"]')).to_have_value(words)
    page.reload()
    page.wait_for_selector(".jp-Notebook .jp-Cell")
    run_all(page)
    page.wait_for_selector(".nego-composer:visible")
    expect(page.locator('[data-act="words"]')).to_have_value(words)
    expect(page.locator('[data-act="notes"]')).to_have_value("Ask about paper first.")
    expect(page.locator(".nego-words", has_text=words)).to_have_count(0)
    assert answers(page)["practice_talks"] == before["practice_talks"]
    assert page.errors == []


def test_a_pressed_check_that_reached_nobody_says_so(lab, room):
    page = room('nl.Checkpoint(sheet, nl.number("gap", 8))')
    restart_kernel(lab)
    page.click(".nego-check")
    expect(page.locator(".nego-unkept:not(:empty)")).to_have_count(1, timeout=20_000)
    assert page.errors == []


def test_a_refused_text_stays_and_its_sentence_goes_at_the_next_key(room):
    page = room(FIELDS[0])
    page.fill(NUMBER, "428 boxes or more")
    page.keyboard.press("Tab")
    problem = page.locator(".nego-problem")
    expect(problem).not_to_be_empty()
    expect(page.locator(NUMBER)).to_have_value("428 boxes or more")
    page.locator(NUMBER).press_sequentially("s")
    expect(problem).to_be_empty()
    for typed, kept in (("428 €", 428), ("½", 0.5), ("1.200,50", 1200.5)):
        page.fill(NUMBER, typed)
        page.keyboard.press("Tab")
        wait_for_answers(page, {"gap": kept})
        expect(page.locator(".nego-note", has_text="Kept.")).to_be_visible()
        expect(page.locator(NUMBER)).to_have_value(f"{kept:g}")
    # The same old value again, after a refusal.
    page.fill(NUMBER, "cheap")
    page.keyboard.press("Tab")
    expect(problem).not_to_be_empty()
    page.fill(NUMBER, "1200.5")
    page.keyboard.press("Tab")
    expect(problem).to_be_empty()
    wait_for_answers(page, {"gap": 1200.5})


def test_a_verdict_is_grey_while_its_field_shows_what_could_not_be_read(room):
    page = room(FIELDS[0], 'nl.Checkpoint(sheet, nl.number("gap", 8))')
    for typed, stale in (("8", 0), ("about eight or more", 1), ("8", 0)):
        page.fill(NUMBER, typed)
        page.keyboard.press("Tab")
        if not page.locator(".nego-verdict").count():
            page.click(".nego-check")
        expect(page.locator(".nego-verdict.nego-right")).to_have_count(1)
        expect(page.locator(".nego-verdict.nego-stale")).to_have_count(stale)
    assert page.errors == []


def test_a_verdict_follows_a_number_field_beside_a_line(room):
    zopa = 'nl.ZopaBuilder(nl.load_case("supplier"), sheet)'
    page = room(zopa, 'nl.Checkpoint(sheet, nl.number("zopa_buyer_reservation", 428))')
    line = page.locator("[data-field=buyer_reservation]")
    line.fill("428")
    line.press("Enter")
    wait_for_answers(page, {"zopa_buyer_reservation": 428})
    page.click(".nego-check")
    expect(page.locator(".nego-verdict.nego-right")).to_have_count(1)
    line.fill("dear")
    line.press("Enter")
    expect(page.locator(".nego-verdict.nego-stale")).to_have_count(1)
    assert page.errors == []


def test_a_sentence_about_an_answer_does_not_move_the_page(room):
    page = room(FIELDS[0], FIELDS[1])
    below = page.locator("textarea")
    before = below.bounding_box()["y"]
    for typed in ("cheap", "8"):
        page.fill(NUMBER, typed)
        page.keyboard.press("Tab")
        expect(page.locator(".nego-foot").first).not_to_be_empty()
        assert abs(below.bounding_box()["y"] - before) < 2


def test_two_pages_on_one_kernel_follow_each_other(lab, room, run_all):
    page = room(*FIELDS)
    notebook = page.sheet.with_name("lesson.ipynb")
    page.keyboard.press("Control+s")
    for _ in range(200):
        if "widget-view" in notebook.read_text():
            break
        page.wait_for_timeout(50)
    other = page.context.new_page()
    other.goto(f"{lab.url}/doc/tree/{notebook.relative_to(lab.root)}")
    other.wait_for_selector(".nego-number input")
    page.fill(NUMBER, "8")
    page.keyboard.press("Tab")
    expect(other.locator(NUMBER)).to_have_value("8")
    other.locator("textarea").press_sequentially("From here")
    expect(page.locator("textarea")).to_have_value("From here")
    page.locator("textarea").press("End")
    page.keyboard.type(" and there")
    expect(other.locator("textarea")).to_have_value("From here and there")
    wait_for_answers(page, {"gap": 8, "ask": "From here and there"})


def test_two_notebooks_on_one_sheet_do_not_overwrite_each_other_after_a_loss(lab, room, run_all):
    page = room(FIELDS[0])
    restart_kernel(lab)
    page.fill(NUMBER, "8")
    page.keyboard.press("Tab")
    says_not_kept(page, 1)
    # Somebody answers elsewhere meanwhile.
    content = {"sheet": "planning", "revision": 1, "answers": {"gap": 9}, "hints": {}}
    page.sheet.write_text(json.dumps(content))
    run_all(page)
    expect(page.locator(NUMBER)).to_have_value("9")
    ask = page.locator(".nego-left-over")
    expect(ask).to_contain_text("“8”")
    assert answers(page) == {"gap": 9}
    ask.get_by_text("Use what I had typed").click()
    wait_for_answers(page, {"gap": 8})
    expect(ask).to_have_count(0)
