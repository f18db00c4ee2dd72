"""The charts that are worth exploring, as native Plotly figures: own axes and legend, zoom, hover over all sides.

A picture places every word by the pixel and stands still. Here Plotly's own axes take over, so that a reader can look
closer, switch a side off and step through the points by keyboard. Each function takes what its picture is drawn from
and gives a figure as plain data; ``customdata`` of a point is the sentence that is spoken when the keyboard reaches it.
"""

from collections.abc import Iterable, Sequence
from textwrap import wrap
from typing import Any

from dashboard.charts.axes import whisker
from dashboard.charts.compare_panels import PanelsChart
from dashboard.charts.drawing import PlotlyFigure, Spec
from dashboard.charts.lettering import markup
from dashboard.charts.replacement import StockChart
from dashboard.charts.theme import FONT_FAMILY, SideMark, Theme
from dashboard.charts.timeline import TimelineChart
from dashboard.charts.trade_mirror import MirrorChart, MirrorRow, SideFigure
from dashboard.charts.trade_months import MonthsChart
from dashboard.charts.trade_years import PlacedFigure, YearsChart, highest, placed_columns

LEAST_PX = 420
ROW_PX, AXES_PX = 26, 130
YEAR_BESIDE = 0.3  # of a year, free before the first event and after the last
LANE_NAME_PX = 40  # the name of a lane stands over its bars
HOVER_LETTERS = 40
WHISKER = {"thickness": 1.5, "width": 3}
DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")
UNNAMED = {"showlegend": False}
SLIDER = {"visible": True, "thickness": 0.08}


def explore_years(info: YearsChart, theme: Theme) -> PlotlyFigure:
    """Columns by year, hatched for a part of one, with the readings that contradict; the levels of targets as lines.

    All that one side reports is switched together. A level far above every figure would flatten the columns: it is left
    to the picture, which tells it in words.
    """
    series = []
    columns = placed_columns(info)
    for side in info.sides:
        own = [column for column in columns if column.figure.side == side]
        series += [_columns(theme, side, apart) for apart in _apart([one for one in own if not one.figure.part])]
        series += [_columns(theme, side, apart, "/") for apart in _apart([one for one in own if one.figure.part])]
        series.append(_rivals(theme, side, own))
    ends = [info.first_year - 0.5, info.last_year + 0.5]
    near = [goal for goal in info.goals if goal.level <= highest(info)]
    series += [_line(theme.edge, goal.label, ends, [goal.level, goal.level], "dash") for goal in near]
    years = {"tickformat": "d", "hoverformat": "d", "range": ends, "rangeslider": SLIDER}
    return _figure(theme, series, years, {"rangemode": "tozero"}, hovermode="x unified", barmode="overlay")


def explore_mirror(info: MirrorChart, theme: Theme) -> PlotlyFigure:
    """What both sides report, a row for each flow and period, a series for each side.

    The flow stands in a row of its own above its periods: beside them the names would leave a phone no room to draw in.
    """
    rows = [(group.label, row) for group in info.groups for row in group.rows]
    series = []
    for side, readings in zip(
        info.sides or (), ([row.first for _, row in rows], [row.second for _, row in rows]), strict=True
    ):
        known = [(flow, row, one) for (flow, row), one in zip(rows, readings, strict=True) if one]
        series.append(_reports(theme, side, known))
    places = [
        place for group in info.groups for place in (group.label, *(_row(group.label, one) for one in group.rows))
    ]
    periods = {
        "type": "category",
        "categoryarray": places,
        "range": [len(places) - 0.5, -0.5],
        "tickvals": [_row(flow, row) for flow, row in rows],
        "ticktext": [row.label for _flow, row in rows],
    }
    beside = {"xref": "paper", "x": 0, "xanchor": "left", "showarrow": False, "bgcolor": theme.paper}
    flows = [beside | {"y": group.label, "text": markup(group.label)} for group in info.groups]
    height = max(LEAST_PX, AXES_PX + ROW_PX * len(places))
    return _figure(theme, series, {}, periods, hovermode="y unified", height=height, annotations=flows)


def _row(flow: str, row: MirrorRow) -> str:
    return f"{flow}, {row.label}"


def explore_timeline(info: TimelineChart, theme: Theme) -> PlotlyFigure:
    """Events by date, a lane for each kind; an event is as wide as its day, or as what is known of its date."""
    series = []
    for lane in info.lanes:
        spans = [event.span for event in lane.events]
        colours = [theme.statuses.get(event.status, theme.joint) for event in lane.events]
        series.append(
            {
                "type": "bar",
                "orientation": "h",
                "name": lane.label,
                "y": [lane.label] * len(spans),
                "base": [start for start, _end in spans],
                "x": [round(end - start, 4) for start, end in spans],
                "width": 0.5,
                # A day is too narrow to be seen from afar; the outline keeps it visible.
                "marker": {"color": colours, "opacity": 0.6, "line": {"color": colours, "width": 4}},
                **_words(f"{lane.label}\n{event.hover}" for event in lane.events),
            }
        )
    lanes = {"autorange": "reversed", "ticklabelposition": "inside", "ticklabelshift": LANE_NAME_PX}
    spans = [event.span for lane in info.lanes for event in lane.events]
    first, last = (min(start for start, _end in spans), max(end for _start, end in spans)) if spans else (0, 1)
    # Left to itself the axis would make room for the names of the lanes beside the bars.
    room = {"range": [round(first - YEAR_BESIDE, 4), round(last + YEAR_BESIDE, 4)]}
    years = {"tickformat": "d", "rangeslider": SLIDER | room} | room
    return _figure(theme, series, years, lanes, barmode="overlay", showlegend=False)


def explore_months(info: MonthsChart, theme: Theme) -> PlotlyFigure:
    """Each series month by month, with the range of each month."""
    series = [
        {
            "type": "scatter",
            "mode": "lines+markers",
            "name": line.name,
            "x": [month.at for month in line.months],
            "y": [month.value for month in line.months],
            "line": {"color": theme.colour(line.side), "width": 1.5, "dash": DASHES[number % len(DASHES)]},
            "marker": {"size": 6, "symbol": line.side.symbol},
            "error_y": _whisker(
                theme,
                [max(0.0, (month.high or month.value) - month.value) for month in line.months],
                [0 if month.low is None else max(0.0, month.value - month.low) for month in line.months],
            ),
            **_words(month.hover for month in line.months),
        }
        for number, line in enumerate(info.lines)
    ]
    years = {"tickformat": "d", "rangeslider": SLIDER}
    return _figure(theme, series, years, {"rangemode": "tozero"}, hovermode="closest")


def explore_stock(info: StockChart, theme: Theme) -> PlotlyFigure:
    """Products by what the buyer buys and the seller sells elsewhere, both logarithmic; area: the ceiling."""
    amounts = [amount for one in info.candidates for amount in (one.bought, one.sold)]
    ends = [min(amounts), max(amounts)] if amounts else [1, 10]
    greatest = max((one.ceiling for one in info.candidates), default=1)
    products = {
        "type": "scatter",
        "mode": "markers",
        "name": info.y_title,
        "x": [one.sold for one in info.candidates],
        "y": [one.bought for one in info.candidates],
        "marker": {
            "color": theme.colour(info.seller),
            "opacity": 0.7,
            "size": [max(6, 34 * (one.ceiling / greatest) ** 0.5) for one in info.candidates],
        },
        **_words(one.hover for one in info.candidates),
    }
    equal = _line(theme.edge, info.equal, ends, ends, "dot")
    log = {"type": "log"}
    return _figure(
        theme, [products, equal], log | {"title": {"text": info.x_title}}, log | {"title": {"text": info.y_title}}
    )


def explore_panels(info: PanelsChart, theme: Theme) -> PlotlyFigure:
    """Yearly trade of several pairs on one pair of axes: a line for each pair and side, dashed alike within a pair."""
    series = []
    for dash, panel in enumerate(info.panels):
        for side in dict.fromkeys(point.side for point in panel.points):
            own = sorted((point for point in panel.points if point.side == side), key=lambda point: point.year)
            series.append(
                {
                    "type": "scatter",
                    "mode": "lines+markers",
                    "name": f"{panel.name}: {side.name}",
                    "x": [point.year for point in own],
                    "y": [point.value for point in own],
                    "line": {"color": theme.colour(side), "width": 1.5, "dash": DASHES[dash % len(DASHES)]},
                    "marker": {
                        "color": theme.colour(side),
                        "size": 8,
                        "symbol": [f"{side.symbol}-open" if point.hollow else side.symbol for point in own],
                    },
                    **_words(point.hover for point in own),
                }
            )
        if panel.goal is not None:
            words = "\n".join((panel.name, *panel.lines))
            series.append(_line(theme.edge, words, [info.first, info.last], [panel.goal] * 2, "dash") | UNNAMED)
    years = {"tickformat": "d", "hoverformat": "d", "range": [info.first - 0.5, info.last + 0.5]}
    values = {"type": "log"} if info.log else {"rangemode": "tozero"}
    return _figure(theme, series, years, values, hovermode="x unified")


def _apart(columns: Sequence[PlacedFigure]) -> list[list[PlacedFigure]]:
    """So many lists that none has two of the same year: at one place Plotly would tell only one of them."""
    lists: list[list[PlacedFigure]] = []
    for column in columns:
        free = next((one for one in lists if all(_year(column) != _year(other) for other in one)), None)
        if free is None:
            lists.append(free := [])
        free.append(column)
    return lists


def _year(column: PlacedFigure) -> float:
    """Where a year is called: on its number; one that is no calendar year where its middle lies."""
    return round(column.figure.middle - 0.5, 3)


def _columns(theme: Theme, side: SideMark, columns: Sequence[PlacedFigure], pattern: str = "") -> Spec:
    figures = [column.figure for column in columns]
    whiskers = [figure.whisker for figure in figures]
    return {
        "type": "bar",
        "name": side.name,
        "legendgroup": side.name,
        "x": [_year(column) for column in columns],
        "y": [figure.value for figure in figures],
        "offset": [round(column.x - 0.5 - column.width / 2 - _year(column), 3) for column in columns],
        "width": [column.width for column in columns],
        "marker": {"color": theme.colour(side), "pattern": {"shape": pattern}},
        "error_y": _whisker(theme, [above for _below, above in whiskers], [below for below, _above in whiskers]),
        **_words(figure.hover for figure in figures),
    }


def _rivals(theme: Theme, side: SideMark, columns: Iterable[PlacedFigure]) -> Spec:
    contested = [(column, rival) for column in columns for rival in column.figure.rivals]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": side.name,
        "legendgroup": side.name,
        "x": [round(column.x - 0.5, 3) for column, _rival in contested],
        "y": [rival.value for _column, rival in contested],
        "marker": {"size": 10, "color": theme.colour(side), "symbol": f"{side.symbol}-open"},
        **_words(rival.hover for _column, rival in contested),
    }


def _reports(theme: Theme, side: SideMark, known: Sequence[tuple[str, MirrorRow, SideFigure]]) -> Spec:
    readings = [one for _flow, _period, one in known]
    reaches = [whisker(one.value, one.low, one.high) for one in readings]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": side.name,
        "x": [one.value for one in readings],
        "y": [_row(flow, row) for flow, row, _one in known],
        "marker": {"color": theme.colour(side), "symbol": side.symbol, "size": 11},
        "error_x": _whisker(theme, [above for _below, above in reaches], [below for below, _above in reaches]),
        **_words(f"{flow}\n{row.label}, {side.name}: {one.text}" for flow, row, one in known),
    }


def _whisker(theme: Theme, above: list[float], below: list[float]) -> Spec:
    return {"type": "data", "symmetric": False, "array": above, "arrayminus": below, "color": theme.ink_2, **WHISKER}


def _line(colour: str, name: str, x: Sequence[float], y: Sequence[float], dash: str) -> Spec:
    line = {"color": colour, "width": 1.5, "dash": dash}
    words = _words([name] * len(x)) | {"hovertemplate": None, "hoverinfo": "skip"}
    return {"type": "scatter", "mode": "lines", "name": name, "x": x, "y": y, "line": line, **words}


def _words(sentences: Iterable[str]) -> Spec:
    """What the pointer shows of each point, and the same as it is spoken."""
    told = list(sentences)
    return {
        "hovertext": [markup(_folded(sentence)) for sentence in told],
        "customdata": [sentence.replace("\n", "; ") for sentence in told],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _named_once(series: Iterable[Spec]) -> list[Spec]:
    """Series that are switched together stand in the legend once."""
    named: set[str] = set()
    found = []
    for one in series:
        group = one.get("legendgroup", "")
        found.append(one | {"showlegend": False} if group in named else one)
        named |= {group} - {""}
    return found


def _folded(sentence: str) -> str:
    """Lines that fit on a phone."""
    return "\n".join(part for line in sentence.split("\n") for part in wrap(line, HOVER_LETTERS))


def _figure(
    theme: Theme,
    series: Sequence[Spec],
    xaxis: Spec,
    yaxis: Spec,
    **layout: Any,
) -> PlotlyFigure:
    """A figure in the looks of the page, as wide as its place; a series without a point is left out."""
    lines: Spec = {"gridcolor": theme.rule, "zerolinecolor": theme.edge, "linecolor": theme.edge, "automargin": True}
    looks: Spec = {
        "autosize": True,
        "height": LEAST_PX,
        "margin": {"l": 8, "r": 8, "t": 40, "b": 8},
        "font": {"family": FONT_FAMILY, "size": 13, "color": theme.ink_2},
        "paper_bgcolor": theme.paper,
        "plot_bgcolor": theme.paper,
        "hoverlabel": {"bgcolor": theme.tint, "font": {"color": theme.ink}, "align": "left"},
        "hovermode": "closest",
        "legend": {"orientation": "h", "yref": "container", "yanchor": "bottom", "y": 0, "x": 0},
        "modebar": {"bgcolor": theme.paper, "color": theme.ink_3, "activecolor": theme.ink},
        "xaxis": lines | xaxis,
        "yaxis": lines | yaxis,
    }
    return PlotlyFigure(_named_once(one for one in series if len(one["x"])), looks | layout)
