"""The practice room in a real JupyterLab: whole negotiations, by mouse and by keyboard."""

import pytest
from playwright.sync_api import Page, expect

from tests.tools.lab import answers

START = (
    "import negolib as nl\n"
    "from negolib.widgets.talks.meeting_room import MeetingRoom\n"
    "from negolib.widgets.talks.practice_room import PracticeRoom\n"
    'case = nl.load_case("supplier")\n'
    'sheet = nl.Worksheet("practice")'
)
ROOM = 'room = PracticeRoom(case, sheet, party="buyer", temperament="{}", seed=7)\nroom'
GENEROUS = {
    "price": "440",
    "formats": "9 formats",
    "term": "4 years",
    "rhythm": "fixed days",
    "index": "yearly",
}


@pytest.fixture
def practice(lab, open_notebook, run_all, request):
    """Return a function that opens a room in a fresh notebook in a folder of its own."""

    def _practice(*cells: str, **options: object) -> Page:
        folder = request.node.name.replace("[", "-").replace("]", "")
        page = open_notebook(lab.write_notebook(f"{folder}/lesson.ipynb", [START, *cells]), **options)
        page.sheet = lab.root / folder / "practice.answers.json"
        run_all(page)
        page.wait_for_selector(".nego-room")
        return page

    return _practice


def until(page: Page, condition) -> None:
    """Wait until something outside the page has become true."""
    for _ in range(200):
        if condition():
            return
        page.wait_for_timeout(50)
    assert condition()


def begin(page: Page) -> None:
    page.click("[data-act=start]")
    page.wait_for_selector(".nego-turn")


def heard(page: Page) -> None:
    """Wait until the kernel has answered all that the room told it, and the page shows what came of it."""
    page.wait_for_selector(".nego-room .nego-unkept:not([data-waiting])", state="attached")


def kind(page: Page, name: str) -> None:
    chip = page.locator(f'.nego-chip:has(span:text-is("{name}"))')
    chip.click()
    expect(chip.locator("input")).to_be_checked()
    heard(page)


def pick(page: Page, selector: str, option: str) -> None:
    """Choose an option; which fields come next is known once the kernel has heard of it."""
    page.select_option(selector, option)
    heard(page)


def ask(page: Page, words: str) -> None:
    """Ask what they need, in these words."""
    kind(page, "Ask")
    pick(page, "[data-field=about]", "interest")
    pick(page, "[data-field=issue]", "*")
    say(page, words)


def stage(page: Page) -> str:
    return page.get_attribute(".nego-room", "data-stage")


def say(page: Page, words: str) -> None:
    """Say it with the mouse, and wait for the answer."""
    before = page.locator(".nego-turn").count()
    page.fill("[data-act=words]", words)
    page.click("[data-act=say]")
    page.wait_for_function("(n) => document.querySelectorAll('.nego-turn').length >= n + 2", arg=before)


def repeat(page: Page, words: str) -> None:
    """Say it, and once more yes where the room asks whether it is meant."""
    before = page.locator(".nego-turn").count()
    page.fill("[data-act=words]", words)
    page.click("[data-act=say]")
    page.wait_for_function(
        """(n) => document.querySelectorAll('.nego-turn').length >= n + 2
                || document.querySelector('.nego-confirm [data-act=yes]')""",
        arg=before,
    )
    if page.locator(".nego-confirm [data-act=yes]").count():
        page.click("[data-act=yes]")
    page.wait_for_function("(n) => document.querySelectorAll('.nego-turn').length >= n + 2", arg=before)


def choose(page: Page, package: dict[str, str]) -> None:
    for issue, option in package.items():
        pick(page, f'[data-issue="{issue}"][data-place="0"]', option)


def test_a_whole_negotiation_with_the_mouse_and_the_page_loaded_again(practice):
    page = practice(ROOM.format("principled"))
    begin(page)
    kind(page, "Ask")
    pick(page, "[data-field=about]", "priority")
    pick(page, "[data-field=issue]", "*")
    say(page, "What matters most to you, and why?")
    expect(page.locator(".nego-turn").nth(1)).to_contain_text("asks, openly, what matters most")
    kind(page, "Propose")
    choose(page, GENEROUS)
    expect(page.locator(".nego-live")).to_contain_text("above your BATNA (−84)")
    say(page, "")
    page.fill("[data-act=notes]", "The bank wants four years.")
    until(page, lambda: answers(page).get("practice_notes") == "The bank wants four years.")
    talk = page.locator(".nego-turn .nego-bubble").all_inner_texts()
    known = page.locator(".nego-known").first.inner_text()
    # From the menu: a field that has the focus keeps its keys.
    page.click('.lm-MenuBar-itemLabel:text-is("File")')
    page.click('.lm-Menu-itemLabel:text-is("Save Notebook")')
    until(page, lambda: "widget-view" in page.sheet.with_name("lesson.ipynb").read_text())
    page.reload()
    page.wait_for_selector(".nego-turn")
    assert page.locator(".nego-turn .nego-bubble").all_inner_texts() == talk
    assert page.locator(".nego-known").first.inner_text() == known
    assert page.input_value("[data-act=notes]") == "The bank wants four years."
    for _ in range(12):
        if stage(page) == "over" or page.locator(".nego-offer:not(.nego-below)").count():
            break
        kind(page, "Propose")
        choose(page, GENEROUS)
        repeat(page, "If you can live with this, then so can we.")
    if stage(page) != "over":
        page.locator(".nego-offer:not(.nego-below) button").first.click()
        expect(page.locator(".nego-confirm")).to_contain_text("Accept this and end the talks?")
        page.click("[data-act=yes]")
    expect(page.locator(".nego-over")).to_contain_text("You have a deal")
    expect(page.locator(".nego-over")).to_contain_text("You met the principled one.")
    kept = answers(page)
    assert kept["practice_talks"]["ended"] == "deal"
    assert kept["practice_finished"] == [kept["practice_talks"]]
    assert page.errors == []


def test_closed_at_round_three_and_opened_tomorrow_in_another_kernel(practice, restart):
    page = practice(ROOM.format("wounded"))
    begin(page)
    for words in ("I can see that you have waited long for a word from us.", "I can see what it cost you."):
        kind(page, "Acknowledge")
        say(page, words)
    talk = page.locator(".nego-turn .nego-bubble").all_inner_texts()
    restart(page)
    page.wait_for_selector(".nego-turn")
    assert page.locator(".nego-turn .nego-bubble").all_inner_texts() == talk
    assert page.inner_text(".nego-round") == "Round 3 of 14"
    ask(page, "What did it mean for you?")
    assert len(answers(page)["practice_talks"]["turns"]) == 7


def test_a_whole_negotiation_by_keyboard_alone(practice):
    page = practice(ROOM.format("accommodating"), "'the next cell'")
    page.locator("[data-act=start]").focus()
    page.keyboard.press("Enter")
    # The focus goes on to the kinds of move; the arrows choose among them.
    page.wait_for_function("() => document.activeElement.closest('.nego-chip')")
    for name in ("Acknowledge", "Reframe", "Tell", "Propose"):
        page.keyboard.press("ArrowRight")
        page.wait_for_function(
            "(name) => document.activeElement.closest('.nego-chip')?.textContent === name", arg=name
        )
    page.wait_for_selector("[data-issue=formats]")
    page.locator("[data-issue=formats]").focus()
    page.keyboard.type("9")
    expect(page.locator(".nego-live")).to_contain_text("Worth 210 to you")
    # The select was drawn again with the answer, and still has the focus.
    assert page.evaluate("() => document.activeElement.dataset.issue") == "formats"
    page.locator("[data-act=words]").focus()
    page.keyboard.type("Nine formats would help both of us. dd")
    page.keyboard.press("Control+Enter")
    page.wait_for_function("() => document.querySelectorAll('.nego-turn').length >= 3")
    assert page.input_value("[data-act=words]") == ""
    assert page.evaluate("() => document.activeElement.dataset.act") == "words" or stage(page) == "over"
    page.locator(".nego-log").focus()
    page.keyboard.type("dd")
    assert page.locator(".jp-CodeCell").count() == 3
    if stage(page) != "over":
        page.locator("[data-act=leave]").focus()
        page.keyboard.press("Enter")
        # The safe answer has the focus.
        page.wait_for_function("() => document.activeElement.dataset.act === 'no'")
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Enter")
    page.wait_for_selector('.nego-room[data-stage="over"]')
    page.wait_for_function("() => document.activeElement.classList.contains('nego-over')")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector('.nego-room[data-stage="before"]')
    assert page.errors == []


def test_a_line_to_begin_with_is_taken_and_edited(practice):
    page = practice(ROOM.format("analytic"))
    begin(page)
    kind(page, "Ask")
    pick(page, "[data-field=about]", "issue")
    pick(page, "[data-field=issue]", "term")
    page.wait_for_function(
        "() => document.querySelector('[data-act=words]').placeholder.includes('the length of the contract')"
    )
    line = page.get_attribute("[data-act=words]", "placeholder")
    page.click("[data-act=use]")
    assert page.input_value("[data-act=words]") == line
    page.keyboard.press("Control+End")
    page.keyboard.type(" Please tell me.")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".nego-turn .nego-words").nth(1)).to_have_text(f"{line} Please tell me.")


def test_problems_are_one_sentence_and_nothing_typed_is_lost(practice):
    page = practice(ROOM.format("analytic"))
    begin(page)
    kind(page, "Propose")
    choose(
        page,
        dict.fromkeys(["price", "formats", "term", "rhythm", "payment", "index", "rush", "reference"], ""),
    )
    page.fill("[data-act=words]", "Let us begin anew.")
    page.click("[data-act=say]")
    problem = page.locator(".nego-room .nego-problem")
    expect(problem).to_have_text("This proposal is empty: choose an option for at least one issue.")
    assert problem.get_attribute("role") == "alert"
    assert page.input_value("[data-act=words]") == "Let us begin anew."
    assert page.locator(".nego-turn").count() == 1


def test_a_bad_offer_is_accepted_only_after_a_warning(practice):
    page = practice(ROOM.format("positional"))
    begin(page)
    page.click("[data-act=accept-0]")
    expect(page.locator(".nego-warning")).to_contain_text("worth less to you than your BATNA")
    page.click("[data-act=no]")
    expect(page.locator(".nego-confirm")).to_be_hidden()
    assert stage(page) == "playing"


def test_what_is_written_stays_text(practice):
    page = practice(ROOM.format("analytic"))
    begin(page)
    evil = "<img src=x onerror='window.hacked=1'><b>bold</b>"
    page.fill("[data-act=notes]", evil)
    kind(page, "Acknowledge")
    say(page, evil)
    expect(page.locator(".nego-turn .nego-words").nth(1)).to_have_text(evil)
    assert page.evaluate("() => window.hacked") is None
    assert page.locator(".nego-room img, .nego-room b").count() == 0


def test_the_clock_runs_out_on_the_page(practice):
    page = practice('PracticeRoom(case, sheet, party="buyer", temperament="analytic", seed=1, minutes=0.03)')
    begin(page)
    expect(page.locator(".nego-over")).to_contain_text("No deal: time was up")
    assert answers(page)["practice_talks"]["ended"] == "no time"
    assert answers(page)["practice_clock"] == pytest.approx(1.8, abs=0.01)


@pytest.mark.parametrize("width", [744, 1100])
def test_nothing_sticks_out_and_the_newest_line_is_in_sight(practice, width):
    page = practice(ROOM.format("hard-bargainer"), width=width)
    begin(page)
    for words in ("How do you see it?", "What would help you?", "What else?"):
        ask(page, words)
    kind(page, "Propose")
    for place in (1, 2):
        page.click("[data-at=more]")
        page.wait_for_selector(f'[data-place="{place}"]')
    room, inside = page.evaluate(
        """() => {
             const room = document.querySelector('.nego-room');
             const inside = [...room.querySelectorAll('*')].filter((one) => one.offsetWidth > 1);
             return [room.getBoundingClientRect().right,
                     Math.max(...inside.map((one) => one.getBoundingClientRect().right))];
           }"""
    )
    assert inside <= room + 1
    left = page.evaluate(
        """() => { const log = document.querySelector('.nego-log');
                   return log.scrollHeight - log.clientHeight - log.scrollTop; }"""
    )
    assert left <= 1
    log = page.locator(".nego-log")
    assert (log.get_attribute("role"), log.get_attribute("aria-live")) == ("log", "polite")
    assert log.locator("> ol > li.nego-turn").count() == page.locator(".nego-turn").count()


def test_every_field_has_a_name_and_keeps_its_keys(practice):
    page = practice(ROOM.format("analytic"))
    begin(page)
    for name in ("Ask", "Tell", "Propose", "Cite a criterion", "Reframe", "Accept"):
        kind(page, name)
        fields = page.locator(".nego-room :is(input, select, textarea, button, summary):visible")
        unnamed, open_keys = page.evaluate(
            """() => {
                 const all = [...document.querySelectorAll(
                   '.nego-room :is(input, select, textarea, button, summary)')];
                 const named = (one) => one.getAttribute('aria-label') || one.closest('label')?.textContent
                   || one.textContent.trim();
                 return [all.filter((one) => !named(one)).length,
                         all.filter((one) => one.dataset.lmSuppressShortcuts !== 'true').length];
               }"""
        )
        assert fields.count() > 5
        assert (unnamed, open_keys) == (0, 0)


def test_two_people_at_one_machine_meet_a_curtain_between_turns(practice):
    page = practice("MeetingRoom(case, sheet)")
    page.click("[data-act=start]")
    page.click("[data-act=ready]")
    page.fill("[data-act=notes]", "Not above 428.")
    kind(page, "Ask")
    pick(page, "[data-field=about]", "other")
    page.fill("[data-act=words]", "How do you see the price?")
    page.click("[data-act=say]")
    expect(page.locator(".nego-curtain")).to_contain_text("Hand over to Henrik")
    expect(page.locator(".nego-composer")).to_be_hidden()
    expect(page.locator(".nego-notes")).to_be_hidden()
    assert "BATNA" not in page.inner_text(".nego-room")
    page.click("[data-act=ready]")
    expect(page.locator(".nego-room-head")).to_contain_text("You are Henrik Wellenbrink")
    assert page.input_value("[data-act=notes]") == ""
    until(page, lambda: answers(page).get("meeting_notes") == {"buyer": "Not above 428."})
    assert page.errors == []


def test_a_slip_is_asked_about_before_it_counts_and_costs_no_round(practice):
    page = practice(ROOM.format("analytic"))
    begin(page)
    kind(page, "Ask")
    page.fill("[data-act=words]", "What would you need from us?")
    page.click("[data-act=say]")
    problem = page.locator(".nego-room .nego-problem")
    expect(problem).to_have_text("Choose “About” first: nothing has been said yet.")
    pick(page, "[data-field=about]", "issue")
    pick(page, "[data-field=issue]", "price")
    expect(page.locator(".nego-heard")).to_have_text(
        "This will count as: Ines Falk asks, openly, about the price."
    )
    page.fill("[data-act=words]", "")
    page.click("[data-act=say]")
    expect(problem).to_contain_text("Nothing has been said yet, so no round is used")
    page.fill("[data-act=words]", "What would a longer contract change for you?")
    page.click("[data-act=say]")
    expect(page.locator(".nego-confirm")).to_contain_text(
        "You marked the price; your words name the length of the contract."
    )
    page.wait_for_function("() => document.activeElement.dataset.act === 'no'")
    page.keyboard.press("Enter")
    expect(page.locator(".nego-confirm")).to_be_hidden()
    assert page.input_value("[data-act=words]") == "What would a longer contract change for you?"
    assert page.inner_text(".nego-round") == "Round 1 of 14"
    pick(page, "[data-field=issue]", "term")
    say(page, "What would a longer contract change for you?")
    assert page.inner_text(".nego-round") == "Round 2 of 14"
    assert page.input_value("[data-field=about]") == ""


def test_a_half_typed_sentence_is_there_again_in_another_kernel(practice, restart):
    page = practice(ROOM.format("analytic"))
    begin(page)
    kind(page, "Tell")
    pick(page, '[data-at="tell about"]', "priority")
    pick(page, "[data-field=issue]", "formats")
    page.locator("[data-act=words]").press_sequentially("The formats are what I came")
    until(page, lambda: "came" in str(answers(page).get("practice_draft")))
    restart(page)
    page.wait_for_selector(".nego-turn")
    assert page.input_value("[data-act=words]") == "The formats are what I came"
    assert page.input_value("[data-field=issue]") == "formats"
