"""Pure functions from analysis results to plotly figures; one style for all."""

from negolib.charts.packages import package_space_chart, weights_chart
from negolib.charts.style import Side
from negolib.charts.tree import price_axis_chart, tree_chart
from negolib.charts.zopa import DealCurve, zopa_chart

__all__ = [
    "DealCurve",
    "Side",
    "package_space_chart",
    "price_axis_chart",
    "tree_chart",
    "weights_chart",
    "zopa_chart",
]
