"""What each side reports month by month: a line for each series, broken where months are missing."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.charts.axes import Marked, Tick, labelled_axis, ticks
from dashboard.charts.drawing import NARROW_PX, WIDE_PX, Frame, Letters, PlotlyFigure, Sheet, Stroke
from dashboard.charts.lettering import markup, text_width
from dashboard.charts.theme import THEMES, SideMark, Variant
from dashboard.charts.years import year_marks

KEY_PX, AXIS_PX, PANEL_PX = 30, 26, 240
YEAR_PX = 40
# Two middles of months that follow each other are at most this far apart, in years.
NEXT_MONTH = 1.5 / 12
DASHES = ("solid", "dash", "dot", "dashdot")


@dataclass(frozen=True)
class MonthFigure(Marked):
    """The trade of a month: its middle in years (January 2017: 2017.04), its range, and the value as stated."""

    at: float
    low: float | None
    high: float | None
    stated: float | None
    hover: str = ""


@dataclass(frozen=True)
class MonthsLine:
    """A series: whose it is, what it counts ("Belarus, exports"), and its months in order."""

    side: SideMark
    name: str
    months: tuple[MonthFigure, ...]


@dataclass(frozen=True)
class MonthsChart:
    """Series in one unit, and the values of the axis in words."""

    lines: tuple[MonthsLine, ...] = ()
    ticks: tuple[Tick, ...] = ()

    @property
    def sides(self) -> tuple[SideMark, ...]:
        """Whose series there are, each once."""
        return tuple(dict.fromkeys(line.side for line in self.lines))


def months_chart(info: MonthsChart, variant: Variant) -> PlotlyFigure:
    theme = THEMES[variant.theme]
    months = [month for line in info.lines for month in line.months]
    first = int(min((month.at for month in months), default=0))
    last = int(max((month.at for month in months), default=0)) + 1
    top = max((max(month.value, month.high or 0) for month in months), default=1) * 1.06
    axis = tuple(tick for tick in info.ticks if tick.value <= top) or tuple(ticks(0, top, 5))
    left = round(max(text_width(tick.label, 12) for tick in axis)) + 14
    width = NARROW_PX if variant.narrow else WIDE_PX
    # Key and years stand within the axes: Plotly leaves out what lies beyond them.
    px = top / PANEL_PX
    frame = Frame(width, KEY_PX + PANEL_PX + AXIS_PX, (first, last), (-AXIS_PX * px, top + KEY_PX * px), left, right=14)
    sheet = Sheet(theme, frame)
    sheet.key(info.sides, (left, top + (KEY_PX - 12) * px))
    for number, line in enumerate(info.lines):
        draw_line(sheet, line, DASHES[number // max(len(info.sides), 1) % len(DASHES)])
    sheet.line((first, 0), (last, 0), Stroke(theme.edge, 1))
    years = year_marks(first, last - 1, (width - left) / YEAR_PX) if months else []
    middles = [(year + 0.5, round(-14 * px, 6)) for year in years]
    sheet.texts(middles, [str(year) for year in years], Letters(theme.ink_3, 12, anchor="center"))
    return sheet.figure(yaxis=labelled_axis(theme, axis, grid=True))


def draw_line(sheet: Sheet, line: MonthsLine, dash: str) -> None:
    """The line with its marks, broken where a month is missing; a whisker shows the range of a month."""
    colour = sheet.theme.colour(line.side)
    for months in runs(line.months):
        sheet.trace(
            type="scatter",
            mode="lines+markers",
            name=line.name,
            x=[month.at for month in months],
            y=[month.value for month in months],
            line={"color": colour, "width": 1.5, "dash": dash},
            marker={"color": colour, "size": 4, "symbol": line.side.symbol, "opacity": 1},
            error_y={
                "type": "data",
                "symmetric": False,
                "array": [round(max(0.0, (month.high or month.value) - month.value), 6) for month in months],
                "arrayminus": [round(max(0.0, month.value - (month.low or 0)), 6) for month in months],
                "thickness": 1,
                "width": 0,
                "color": colour,
            },
            hovertext=[markup(month.hover) for month in months],
            hoverinfo="text",
        )


def runs(months: Sequence[MonthFigure]) -> list[list[MonthFigure]]:
    """Months that follow each other without a gap."""
    found: list[list[MonthFigure]] = []
    for month in months:
        if found and month.at - found[-1][-1].at < NEXT_MONTH:
            found[-1].append(month)
        else:
            found.append([month])
    return found
