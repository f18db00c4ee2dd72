"""Every chart as Plotly's own classes read it: they refuse what Plotly does not know."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import plotly.graph_objects as go

from dashboard.charts import (
    compare_bars,
    compare_matrix,
    compare_panels,
    compare_ranges,
    proposals,
    sectors,
    timeline,
    trade,
    trade_growth,
    trade_mirror,
    trade_targets,
    trade_years,
)
from dashboard.charts.drawing import PlotlyFigure
from dashboard.charts.theme import Variant


def read(figure: PlotlyFigure) -> go.Figure:
    """The figure; ValueError for a name or a value that Plotly does not know."""
    found = go.Figure(figure.data, figure.layout)
    found.layout.template = None
    return found


def reading[Info](draw: Callable[[Info, Variant], PlotlyFigure]) -> Callable[[Info, Variant], go.Figure]:
    """The chart, read."""

    @wraps(draw)
    def drawn(info: Info, variant: Variant) -> Any:
        return read(draw(info, variant))

    return drawn


counts_chart = reading(compare_matrix.counts_chart)
growth_needed_chart = reading(trade_growth.growth_needed_chart)
matrix_chart = reading(sectors.matrix_chart)
mirror_chart = reading(trade_mirror.mirror_chart)
panels_chart = reading(compare_panels.panels_chart)
proposers_chart = reading(proposals.proposers_chart)
rates_chart = reading(compare_ranges.rates_chart)
stages_chart = reading(compare_bars.stages_chart)
target_chart = reading(trade.target_chart)
targets_chart = reading(trade_targets.targets_chart)
timeline_chart = reading(timeline.timeline_chart)
years_chart = reading(trade_years.years_chart)
