"""Takes the pictures of the documentation from the running widgets: ``make pictures``."""

import sys
import tempfile
from pathlib import Path

DOCS = Path(__file__).resolve().parent
sys.path.insert(0, str(DOCS.parent))

from tests.tools.lab import open_page, run_all_cells, running_browser, running_lab  # noqa: E402

SETUP = 'import negolib as nl\ncase = nl.load_case("supplier")\nsheet = nl.Worksheet("pictures")'
PICTURES = {
    "zopa": 'nl.ZopaBuilder(case, sheet, start="case")',
    "batna": 'nl.BatnaBuilder(case, sheet, start="case")',
    "matrix": 'nl.ValueMatrix(case, sheet, start="case")',
}


def main() -> None:
    """Write one picture for each widget into ``docs/pictures``."""
    (DOCS / "pictures").mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as home,
        tempfile.TemporaryDirectory() as root,
        running_lab(Path(home), Path(root)) as lab,
        running_browser() as browser,
    ):
        for name, cell in PICTURES.items():
            lab.write_notebook(f"{name}.ipynb", [SETUP, cell])
            page = open_page(lab, browser, f"{name}.ipynb", width=1000, height=2600)
            run_all_cells(page)
            page.wait_for_selector(".nego-chart[data-drawn]")
            shown = page.locator(".jp-OutputArea-output:has(.nego)").first
            shown.screenshot(path=DOCS / "pictures" / f"{name}.png")
            page.context.close()
            lab.stop_kernels()


if __name__ == "__main__":
    main()
