"""The builders as somebody uses them who builds from nothing, changes the figures, and wants them back."""

from playwright.sync_api import expect

from tests.browser.test_widgets import room, wait_for_answer  # noqa: F401  a fixture


def write(page, place: str, text: str) -> None:
    page.fill(f'[data-at="{place}"]', text)
    page.keyboard.press("Tab")


def test_what_is_typed_into_an_unfinished_tree_stays_in_its_field(room):  # noqa: F811
    page = room("nl.BatnaBuilder(case, sheet)")
    typed = [("0-0-label", "bad"), ("0-0-probability", "70"), ("0-0-value", "−50"), ("0-0-value", "−61")]
    typed += [("0-0-label", "They pass"), ("0-0-label", "They all pass the test"), ("0-cost", "12")]
    for number, (place, text) in enumerate(typed, start=1):
        write(page, place, text)
        latest = dict(typed[:number])
        for field, value in latest.items():
            expect(page.locator(f'[data-at="{field}"]')).to_have_value(value)
    expect(page.locator(".nego-plotly .annotation-text", has_text="They all pass the test")).to_have_count(1)
    # What the sheet holds is what the fields say, also once the page has heard of nothing else for a while.
    kept = {"label": "They all pass the test", "probability": 0.7, "value": -61.0}
    blank = {"label": "", "probability": None, "value": None}
    row = {"name": "Alternative 1", "label": "Alternative 1", "cost": 12.0, "outcomes": [kept, blank]}
    wait_for_answer(page, "batna_alternatives", [row])
    for field, value in dict(typed).items():
        assert page.input_value(f'[data-at="{field}"]') == value


def test_a_button_puts_the_first_figures_back_and_takes_that_back(room):  # noqa: F811
    page = room(
        'nl.BatnaBuilder(case, sheet, start="case")',
        'nl.ValueMatrix(case, sheet, start="guess")',
        'nl.ZopaBuilder(case, sheet, start="case")',
    )
    tree, matrix = (
        page.locator('[data-at="0-0-value"]'),
        page.locator("[data-party=supplier][data-weight=term]"),
    )
    line = page.locator("[data-field=buyer_target]")
    for field, button in (
        (tree, ".nego-batna [data-act=restore]"),
        (matrix, ".nego-matrix [data-act=restore]"),
        (line, "[data-button=restore]"),
    ):
        first = field.input_value()
        field.fill("399")
        field.press("Enter")
        field.press("Tab")
        expect(field).to_have_value("399")
        expect(page.locator(button)).to_have_text("Put Ines's figures back")
        page.click(button)
        expect(field).to_have_value(first)
        expect(page.locator(button)).to_have_text("Take that back")
        page.click(button)
        expect(field).to_have_value("399")
    assert page.errors == []


INK_IS_DARK = """() => getComputedStyle(document.querySelector('.nego-plotly .gtitle'))
                       .fill.match(/[0-9.]+/g).slice(0, 3).every((part) => Number(part) < 128)"""


def wear(page, theme):
    """Put a theme on, and wait until the page wears it."""
    page.evaluate("(theme) => jupyterapp.commands.execute('apputils:change-theme', { theme })", theme)
    light = str(theme.endswith("Light")).lower()
    page.wait_for_selector(f'body[data-jp-theme-light="{light}"]', state="attached")


def test_a_chart_in_a_tab_behind_wears_the_new_theme_when_it_is_seen_again(room):  # noqa: F811
    page = room("nl.ZopaBuilder(case, sheet, start='case')")
    wear(page, "JupyterLab Light")  # a theme is kept for whoever comes next
    page.wait_for_function(INK_IS_DARK)
    page.evaluate(
        """async () => {
             const { commands, shell } = jupyterapp;
             const first = shell.currentWidget;
             await commands.execute('docmanager:new-untitled', { type: 'file', ext: 'txt' }).then((file) =>
               commands.execute('docmanager:open', { path: file.path }));
             window.first = first;
           }"""
    )
    page.wait_for_function("() => !window.first.isVisible")
    wear(page, "JupyterLab Dark")
    page.evaluate("() => jupyterapp.shell.activateById(window.first.id)")
    page.wait_for_function("() => window.first.isVisible")
    page.wait_for_function(f"() => !({INK_IS_DARK})()")
    wear(page, "JupyterLab Light")


def test_the_matrix_keeps_its_picture_in_sight(room):  # noqa: F811
    page = room('nl.ValueMatrix(case, sheet, start="guess")', width=1400)
    last = page.locator("[data-party=buyer][data-cell]").last
    last.scroll_into_view_if_needed()
    last.focus()
    expect(page.locator(".nego-plotly")).to_be_in_viewport(ratio=0.5)
    expect(page.locator(".nego-chart .nego-summary")).to_be_in_viewport()


def test_no_name_of_an_alternative_or_an_outcome_is_cut(room):  # noqa: F811
    page = room('nl.BatnaBuilder(case, sheet, start="case")', width=1400)
    cut = page.evaluate(
        """() => [...document.querySelectorAll('.nego-alternative textarea')]
                   .filter((one) => one.scrollHeight > one.clientHeight + 1).map((one) => one.value)"""
    )
    assert cut == []
    assert not page.locator(".nego-plotly .annotation-text", has_text="…").count()


def test_the_page_to_keep_opens_with_a_click(room):  # noqa: F811
    page = room(
        "nl.ZopaBuilder(case, sheet)",
        "sheet['low'] = 428\n"
        'nl.PreparationSheet(sheet, "Before I call", {"Limits": [nl.Line("low", "I walk away above")]})',
    )
    page.click('button:text-is("Save this page as HTML")')
    link = page.get_by_role("link", name="Open it, to read or to print")
    with page.context.expect_page() as opened:
        link.click()
    expect(opened.value.locator("body")).to_contain_text("I walk away above")
    assert (page.sheet.parent / "planning_preparation.html").is_file()
