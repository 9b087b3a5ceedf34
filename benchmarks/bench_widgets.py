"""How fast a dragged line repaints, and what charts cost on the kernel's websocket, in a real browser.

Each figure stands beside what a notebook gets without this library: the same chart redrawn by ipywidgets'
``interact``, and plotly's own ``FigureWidget``.
"""

import statistics
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.tools.lab import Lab, browser_program, open_page, run_all_cells, running_browser, running_lab

DRAGS = 150
CHARTS = 10
WARM_UP = 10

START = """import negolib as nl
case = nl.load_case("supplier")
sheet = nl.Worksheet("bench")
sheet.update(zopa_seller_reservation=436.0, zopa_buyer_reservation=400.0, zopa_belief=True)"""

OURS = [START, "nl.ZopaBuilder(case, sheet)"]
# The same figure, made by the same function, with the same numbers.
INTERACT = [
    START,
    """import numpy as np
import plotly.io as pio
from ipywidgets import FloatSlider, interact
from negolib.charts import DealCurve, Side, zopa_chart
pio.renderers.default = "plotly_mimetype"
prices = np.linspace(330, 510, 81)
belief = case.parties["buyer"].belief
chances = belief.deal_probability(prices, "seller").tolist()
@interact(buyer=FloatSlider(400.0, min=330, max=510, step=1, layout={"width": "900px"}))
def draw(buyer):
    best = nl.best_take_it_or_leave_it(belief, buyer, "seller")
    side = Side(0, "the buyer", "buyer")
    curve = DealCurve(prices.tolist(), chances, side, best.price, best.deal_probability)
    unit = case.price.unit
    zopa_chart(seller=436, buyer=buyer, span=(330, 510), unit=unit, today=400, belief=curve).show()""",
]
TEN_OURS = [START, *[f'nl.ZopaBuilder(case, sheet, "zone{n}", start="case")' for n in range(CHARTS)]]
TEN_PLOTLY = [
    START,
    """import plotly.graph_objects as go
from negolib.charts import zopa_chart
figure = zopa_chart(seller=436, buyer=428, seller_target=480, buyer_target=390, span=(330, 510))""",
    *["go.FigureWidget(figure)"] * CHARTS,
]

# Times each pointermove until the frame is painted in which the chart's title has changed.
STOPWATCH = """() => {
  window.times = [];
  let moved = null, title = null;
  const shown = () => document.querySelector('.gtitle')?.textContent;
  document.addEventListener('pointermove', (event) => {
    if (moved === null) [moved, title] = [event.timeStamp, shown()];
  }, true);
  new MutationObserver(() => {
    const now = shown();
    if (moved === null || !now || now === title) return;
    const start = moved;
    moved = null;
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        window.times.push(performance.now() - start);
        window.painted?.();
      };
      channel.port2.postMessage(0);
    });
  }).observe(document.body, {childList: true, subtree: true, characterData: true});
}"""

# A promise, because looking again at every frame would cost the page time that is being measured.
PAINTED = """(count) => new Promise((resolve) => {
  window.painted = () => window.times.length >= count && resolve();
  window.painted();
})"""


def run() -> None:
    """Print both tables."""
    if not browser_program():
        print("No Chromium or Chrome was found on the PATH, so there is nothing to measure the widgets in.")
        return
    with tempfile.TemporaryDirectory() as folder:
        home, root = Path(folder, "jupyter"), Path(folder, "lab")
        home.mkdir()
        root.mkdir()
        # As `negolib lab` runs it.
        server = (
            "jupyterlab",
            "--ServerApp.kernel_websocket_connection_class=negolib.lab.connection.PromptConnection",
        )
        with running_lab(home, root, server) as lab, running_browser() as browser:
            _print_latencies(lab, browser)
            _print_traffic(lab, browser)


def _print_latencies(lab: Lab, browser: Browser) -> None:
    ours = _latencies(lab, browser, "ours", OURS, ".nego-handle:nth-child(3)")
    theirs = _latencies(lab, browser, "interact", INTERACT, ".noUi-handle")
    print(
        f"From pointermove to the repaint that shows the new zone, {DRAGS} steps of one drag (milliseconds)"
    )
    print(f"{'':34}{'median':>10}{'p95':>10}{'worst':>10}")
    for name, times in (
        ("ZopaBuilder, line dragged on chart", ours),
        ("ipywidgets interact, slider", theirs),
    ):
        print(f"{name:34}{statistics.median(times):10.1f}{_p95(times):10.1f}{max(times):10.1f}")
    ratio = statistics.median(theirs) / statistics.median(ours), _p95(theirs) / _p95(ours)
    print(f"{'interact / ZopaBuilder':34}{ratio[0]:9.1f}x{ratio[1]:9.1f}x\n")


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def _latencies(lab: Lab, browser: Browser, name: str, cells: list[str], grip: str) -> list[float]:
    page = open_page(lab, browser, lab.write_notebook(f"{name}.ipynb", cells))
    run_all_cells(page)
    page.wait_for_selector(".gtitle")
    page.locator(grip).first.scroll_into_view_if_needed()
    page.wait_for_timeout(1000)  # let the page settle: this is a measurement, not a test
    box = page.locator(grip).first.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] * 0.86
    page.evaluate(STOPWATCH)
    page.mouse.move(x, y)
    page.mouse.down()
    # Below the supplier's limit the title names the gap, so that each step changes it.
    for step in range(DRAGS + WARM_UP):
        goal = x - 60 + 8 * (step % 16 if step // 16 % 2 == 0 else 16 - step % 16)
        page.mouse.move(goal, y)
        page.evaluate(PAINTED, step + 1)
    page.mouse.up()
    times = page.evaluate("() => window.times")[WARM_UP:]
    page.context.close()
    lab.stop_kernels()
    return times


def _print_traffic(lab: Lab, browser: Browser) -> None:
    ours = _traffic(lab, browser, "ten", TEN_OURS, ".nego-chart[data-drawn] .gtitle")
    theirs = _traffic(lab, browser, "ten_plotly", TEN_PLOTLY, ".js-plotly-plot .gtitle")
    print(f"What {CHARTS} charts move over the kernel's websocket until all are drawn (megabytes)")
    print(f"{f'{CHARTS} ZopaBuilders':34}{ours / 1e6:10.2f}")
    print(f"{f'{CHARTS} FigureWidgets':34}{theirs / 1e6:10.2f}")
    print(f"{'FigureWidget / ZopaBuilder':34}{theirs / ours:9.1f}x")


def _traffic(lab: Lab, browser: Browser, name: str, cells: list[str], drawn: str) -> int:
    moved = [0]
    page = open_page(lab, browser, lab.write_notebook(f"{name}.ipynb", cells), prepare=_counter(moved))
    run_all_cells(page)
    page.wait_for_function(
        "([drawn, count]) => document.querySelectorAll(drawn).length >= count", arg=[drawn, CHARTS]
    )
    page.context.close()
    lab.stop_kernels()
    return moved[0]


def _counter(moved: list[int]) -> Callable[[Page], None]:
    def count(payload: object) -> None:
        moved[0] += len(payload if isinstance(payload, bytes) else payload.encode())

    def listen(socket: object) -> None:
        if "/channels" in socket.url:
            socket.on("framereceived", count)
            socket.on("framesent", count)

    return lambda page: page.on("websocket", listen)
