"""Targets in time: a lane for each, from the day it was named to its deadline."""

from dataclasses import dataclass

from dashboard.charts.axes import Tick, shown
from dashboard.charts.drawing import NARROW_PX, WIDE_PX, Frame, Letters, PlotlyFigure, Sheet, Stroke
from dashboard.charts.theme import THEMES, Variant
from dashboard.charts.trade_lanes import TargetLine, draw_targets, lanes_height, placed_targets
from dashboard.charts.years import year_marks, year_span

HEAD_PX = 26


@dataclass(frozen=True)
class TargetsChart:
    """Targets, and the year in which the reader looks at them."""

    targets: tuple[TargetLine, ...]
    today: int


def targets_chart(info: TargetsChart, variant: Variant) -> PlotlyFigure:
    first = int(min((year_span(target.stated_on)[0] for target in info.targets), default=info.today))
    last = int(max((year_span(target.until)[1] for target in info.targets if target.until), default=info.today))
    years = (first, max(last, info.today + 1))
    width = NARROW_PX if variant.narrow else WIDE_PX
    flat = Frame(width, 1, years, (0, 1), left=8, right=10)
    runs = placed_targets(info.targets, flat)
    height = round(HEAD_PX + lanes_height(runs))
    sheet = Sheet(THEMES[variant.theme], Frame(width, height, years, (-height, 0), left=8, right=10))
    marks = [Tick(year, str(year)) for year in year_marks(years[0], years[1], (width - 18) / 48)]
    sheet.path("".join(f"M{mark.value},{-HEAD_PX + 6}V{-height}" for mark in marks), Stroke(sheet.theme.rule, 1))
    letters = Letters(sheet.theme.ink_3, 12, anchor="center")
    worded = shown(marks, sheet.frame)
    sheet.texts([(mark.value, -HEAD_PX / 2) for mark in worded], [mark.label for mark in worded], letters)
    draw_targets(sheet, runs, HEAD_PX, 0)
    return sheet.figure()
