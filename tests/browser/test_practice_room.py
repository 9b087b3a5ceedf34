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
GENEROUS = (
    "If we come out at 440 euros, then we take nine formats, sign for four years, "
    "fix the delivery days and let the price follow the paper index once a year."
)


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
    """Set the kind of move by hand."""
    chip = page.locator(f'.nego-chip:has(span:text-is("{name}"))')
    if not chip.count():
        other = page.locator('.nego-chip:has(span:text-is("something else"))')
        (other if other.count() else page.locator("[data-act=hand]")).click()
        chip.wait_for()
    chip.click()
    expect(chip.locator("input")).to_be_checked()
    heard(page)


def pick(page: Page, selector: str, option: str) -> None:
    """Choose an option; which fields come next is known once the kernel has heard of it."""
    page.select_option(selector, option)
    heard(page)


def hear(page: Page, words: str) -> str:
    """Type words, and return what they are heard as; "" where that is not plain."""
    page.fill("[data-act=words]", words)
    page.press("[data-act=words]", "Enter")
    heard(page)
    page.wait_for_selector('.nego-kinds[aria-label="Heard as"] .nego-chip')
    return "".join(
        page.locator('.nego-kinds[aria-label="Heard as"] .nego-chip:has(:checked)').all_inner_texts()
    )


def stage(page: Page) -> str:
    return page.get_attribute(".nego-room", "data-stage")


def say(page: Page, words: str) -> None:
    """Say it with the mouse, as the likeliest move, and wait for the answer."""
    before = page.locator(".nego-turn").count()
    if not hear(page, words):
        page.locator('.nego-kinds[aria-label="Heard as"] .nego-chip').first.click()
        heard(page)
    page.click("[data-act=say]")
    page.wait_for_function("(n) => document.querySelectorAll('.nego-turn').length >= n + 2", arg=before)


def reload(page: Page) -> None:
    """Save the notebook, and load the page again."""
    # From the menu: a field that has the focus keeps its keys.
    page.click('.lm-MenuBar-itemLabel:text-is("File")')
    page.click('.lm-Menu-itemLabel:text-is("Save Notebook")')
    until(page, lambda: "widget-view" in page.sheet.with_name("lesson.ipynb").read_text())
    page.reload()


def test_a_whole_negotiation_with_the_mouse_and_the_page_loaded_again(practice):
    page = practice(ROOM.format("principled"))
    begin(page)
    say(page, "What matters most to you, and why?")
    expect(page.locator(".nego-turn").nth(1)).to_contain_text("asks, openly, what matters most")
    assert hear(page, GENEROUS).startswith("a proposal")
    expect(page.locator(".nego-live")).to_contain_text("above your BATNA (−84)")
    say(page, GENEROUS)
    page.fill("[data-act=notes]", "The bank wants four years.")
    until(page, lambda: answers(page).get("practice_notes") == "The bank wants four years.")
    talk = page.locator(".nego-turn .nego-bubble").all_inner_texts()
    known = page.locator(".nego-known").first.inner_text()
    reload(page)
    page.wait_for_selector(".nego-turn")
    assert page.locator(".nego-turn .nego-bubble").all_inner_texts() == talk
    assert page.locator(".nego-known").first.inner_text() == known
    assert page.input_value("[data-act=notes]") == "The bank wants four years."
    for _ in range(12):
        if stage(page) == "over" or page.locator(".nego-offer:not(.nego-below)").count():
            break
        say(page, GENEROUS)
    if stage(page) != "over":
        assert hear(page, "We accept.").startswith("a yes to what they proposed")
        page.click("[data-act=say]")
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
    for words in (
        "I can see that you have waited long for a word from us.",
        "I am sorry that nobody from our side called you.",
    ):
        say(page, words)
    talk = page.locator(".nego-turn .nego-bubble").all_inner_texts()
    restart(page)
    page.wait_for_selector(".nego-turn")
    assert page.locator(".nego-turn .nego-bubble").all_inner_texts() == talk
    assert page.inner_text(".nego-round") == "Round 3 of 14"
    say(page, "What did it mean for you?")
    assert len(answers(page)["practice_talks"]["turns"]) == 7


def test_a_whole_negotiation_by_keyboard_alone(practice):
    page = practice(ROOM.format("accommodating"), "'the next cell'")
    page.locator("[data-act=start]").focus()
    page.keyboard.press("Enter")
    # The focus goes on to the words; what they are heard as follows them, and the arrows choose.
    page.wait_for_function("() => document.activeElement.dataset.act === 'words'")
    page.keyboard.type("Could you live with 30 days? dd")
    page.keyboard.press("Enter")
    page.wait_for_selector(".nego-kinds .nego-chip")
    assert "\n" not in page.input_value("[data-act=words]")
    page.keyboard.press("Tab")
    page.wait_for_function("() => document.activeElement.closest('.nego-chip')")
    page.keyboard.press("ArrowUp")
    page.wait_for_selector('.nego-chip:has(span:text-is("Propose"))')
    page.keyboard.press("Escape")
    page.wait_for_function("() => !document.querySelector('.nego-composer [aria-label=\"Kind of move\"] *')")
    page.wait_for_function("() => document.activeElement.dataset.act === 'words'")
    page.keyboard.press("Control+a")
    page.keyboard.type("We could go for nine formats. dd")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-issue=formats]")
    page.locator("[data-issue=formats]").focus()
    page.keyboard.type("Nine")
    expect(page.locator(".nego-live")).to_contain_text("to you")
    page.locator("[data-issue=rush]").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".nego-heard")).to_contain_text("Changed to")
    # The select was drawn again with the answer, and still has the focus.
    assert page.evaluate("() => document.activeElement.dataset.issue") == "rush"
    page.locator("[data-act=words]").focus()
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
    kind(page, "Call a break")
    page.fill("[data-act=words]", evil)
    page.click("[data-act=say]")
    page.wait_for_function(
        """() => document.querySelectorAll('.nego-turn').length >= 3
                || document.querySelector('[data-act=yes]')"""
    )
    if page.locator("[data-act=yes]").count():
        page.click("[data-act=yes]")
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
    for words in ("What do you need?", "What would help you on the price?", "What matters to you?"):
        say(page, words)
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
    hear(page, "If you pay in 30 days, we could go to nine formats.")
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
    assert hear(page, "How do you see the price?") == "an open question about the price"
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


def test_what_is_heard_is_confirmed_or_corrected_with_a_click(practice):
    page = practice(ROOM.format("analytic"))
    begin(page)
    page.click("[data-act=say]")
    problem = page.locator(".nego-room .nego-problem")
    expect(problem).to_contain_text("Nothing has been said yet, so no round is used")
    words = "Could you live with 30 days?"
    assert hear(page, words) == "a closed question about what they cannot do on the time to pay"
    expect(problem).to_be_empty()
    page.click('.nego-chip:has(span:text-is("a proposal in part: payment in 30 days"))')
    expect(page.locator('[data-issue="payment"]')).to_have_value("30 days")
    page.select_option("[data-issue=payment]", "14 days")
    expect(page.locator(".nego-heard")).to_contain_text("Changed to: a proposal in part: payment in 14 days")
    page.select_option("[data-issue=payment]", "30 days")
    heard(page)
    page.click("[data-act=say]")
    expect(page.locator(".nego-turn").nth(1)).to_contain_text("proposes payment in 30 days")
    assert page.inner_text(".nego-round") == "Round 2 of 14"
    assert page.input_value("[data-act=words]") == ""
    expect(page.locator('.nego-kinds[aria-label="Heard as"]')).to_be_hidden()


def test_the_counterpart_asks_back_and_is_answered_both_ways(practice):
    page = practice(ROOM.format("analytic"))
    begin(page)
    words = "Your price is far too high for us."
    hear(page, words)
    kind(page, "Acknowledge")
    page.click("[data-act=say]")
    asked = page.locator(".nego-turn").nth(1)
    expect(asked).to_contain_text("asks back")
    assert page.inner_text(".nego-round") == "Round 1 of 14"
    page.wait_for_function("() => document.activeElement.dataset.act === 'no'")
    page.keyboard.press("Escape")
    expect(page.locator(".nego-turn")).to_have_count(1)
    page.wait_for_function("() => document.activeElement.dataset.act === 'words'")
    assert page.input_value("[data-act=words]") == words
    page.fill("[data-act=words]", f"{words} We cannot pay it.")
    page.click("[data-act=say]")
    expect(asked).to_contain_text("asks back")
    page.click("[data-act=yes]")
    expect(page.locator(".nego-turn")).to_have_count(3)
    assert page.inner_text(".nego-round") == "Round 2 of 14"
    until(page, lambda: len(answers(page)["practice_talks"]["turns"]) == 3)
    assert answers(page)["practice_talks"]["turns"][1]["meant"] is True
    assert page.errors == []


def test_a_half_typed_sentence_is_there_again_after_a_reload_and_in_another_kernel(practice, restart):
    page = practice(ROOM.format("analytic"))
    begin(page)
    half = "We could sign for four years if the pr"
    page.locator("[data-act=words]").press_sequentially(half)
    until(page, lambda: half in str(answers(page).get("practice_draft")))
    heard(page)
    page.select_option("[data-issue=formats]", "9 formats")
    until(page, lambda: "9 formats" in str(answers(page).get("practice_draft")))
    for again in (reload, restart):
        again(page)
        page.wait_for_selector("[data-issue=formats]")
        assert page.input_value("[data-act=words]") == half
        assert page.input_value("[data-issue=term]") == "4 years"
        assert page.input_value("[data-issue=formats]") == "9 formats"
    kind(page, "Tell")
    pick(page, '[data-at="tell about"]', "priority")
    pick(page, "[data-field=issue]", "rush")
    restart(page)
    page.wait_for_selector("[data-field=issue]")
    assert page.input_value("[data-field=issue]") == "rush"
    assert page.input_value("[data-act=words]") == half
