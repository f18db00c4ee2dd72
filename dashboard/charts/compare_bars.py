"""How far the proposals of several pairs have got: a row a pair, a column a stage, all bars on one scale."""

from dataclasses import dataclass

from dashboard.charts.drawing import NARROW_PX, WIDE_PX, Frame, Letters, PlotlyFigure, Sheet, Stroke
from dashboard.charts.lettering import markup, text_height, text_width, wrapped, wrapped_pair
from dashboard.charts.theme import THEMES, Variant

ROW_PX = 34
BAR_PX = 16
NAME_PX = 190  # widest column of names
LINE_PX = 22  # a stage's line on a phone
GAP_PX = 18


@dataclass(frozen=True)
class StageBar:
    """A pair's value at a stage; text: in words; hover: what the pointer shows."""

    value: float
    text: str
    hover: str = ""


@dataclass(frozen=True)
class StageRow:
    """A pair with a bar for each stage."""

    name: str
    bars: tuple[StageBar, ...]


@dataclass(frozen=True)
class StagesChart:
    """Stages by label and by the status that gives the colour; rows from top to bottom; ``most``: end of the scale."""

    stages: tuple[tuple[str, str], ...] = ()
    rows: tuple[StageRow, ...] = ()
    most: float = 0

    @property
    def end(self) -> float:
        """The end of the scale that all bars share."""
        return self.most or max([bar.value for row in self.rows for bar in row.bars], default=0) or 1


def stages_chart(info: StagesChart, variant: Variant) -> PlotlyFigure:
    return listed(info, variant) if variant.narrow else in_columns(info, variant)


def in_columns(info: StagesChart, variant: Variant) -> PlotlyFigure:
    """Wide: names on the left, the stages side by side."""
    theme = THEMES[variant.theme]
    names = [wrapped_pair(row.name, NAME_PX, 13, bold=True) for row in info.rows]
    left = max([text_width(name, 13, bold=True) for name in names], default=60) + 14
    pitch = (WIDE_PX - left) / max(1, len(info.stages))
    text_px = widest_text(info)
    scale = (pitch - GAP_PX - text_px - 8) / info.end
    heads = [wrapped(label, pitch - 30, 13, bold=True) for label, _status in info.stages]
    head_px = max([text_height(head, 13) for head in heads], default=0) + 10
    height = round(head_px + ROW_PX * len(info.rows) + 6) or 40
    sheet = Sheet(theme, Frame(WIDE_PX, height, (0, WIDE_PX), (height, 0)))
    for index, head in enumerate(heads):
        sheet.note((left + index * pitch, 0), head, Letters(theme.ink_2, bold=True, level="top"))
    middles = [head_px + ROW_PX * (number + 0.5) for number in range(len(info.rows))]
    for name, y in zip(names, middles, strict=True):
        sheet.path(f"M0,{y - ROW_PX / 2}H{WIDE_PX}", Stroke(theme.rule, 1))
        sheet.note((0, y), name, Letters(theme.ink, bold=True))
    for index, (_label, status) in enumerate(info.stages):
        points = [(left + index * pitch, y) for y in middles]
        bars = [row.bars[index] for row in info.rows]
        for bar, at in zip(bars, points, strict=True):
            draw_bar(sheet, bar, at, scale)
        draw_trace(sheet, theme.statuses[status], points, bars, scale)
    return sheet.figure()


def listed(info: StagesChart, variant: Variant) -> PlotlyFigure:
    """On a phone: a heading for each pair, a line for each stage."""
    theme = THEMES[variant.theme]
    left = max([text_width(label, 12) for label, _ in info.stages], default=60) + 10
    scale = (NARROW_PX - left - widest_text(info) - 12) / info.end
    tops, y = [], 0.0
    for row in info.rows:
        name = wrapped_pair(row.name, NARROW_PX, 13, bold=True)
        tops.append((name, y))
        y += text_height(name, 13) + 6 + LINE_PX * len(info.stages) + 14
    height = round(y) or 40
    sheet = Sheet(theme, Frame(NARROW_PX, height, (0, NARROW_PX), (height, 0)))
    for row, (name, top) in zip(info.rows, tops, strict=True):
        sheet.note((0, top), name, Letters(theme.ink, bold=True, level="top"))
        start = top + text_height(name, 13) + 6
        for index, bar in enumerate(row.bars):
            middle = start + LINE_PX * (index + 0.5)
            sheet.note((0, middle), info.stages[index][0], Letters(theme.ink_2, 12))
            draw_bar(sheet, bar, (left, middle), scale)
            draw_trace(sheet, theme.statuses[info.stages[index][1]], [(left, middle)], [bar], scale)
    return sheet.figure()


def widest_text(info: StagesChart) -> float:
    return max([text_width(bar.text, 13, bold=True) for row in info.rows for bar in row.bars], default=20)


def draw_bar(sheet: Sheet, bar: StageBar, at: tuple[float, float], scale: float) -> None:
    """The foot of the bar, and its text after it."""
    x, y = at
    sheet.line((x, y - BAR_PX / 2), (x, y + BAR_PX / 2), Stroke(sheet.theme.edge, 1))
    colour = sheet.theme.ink if bar.value else sheet.theme.ink_3
    sheet.note((round(x + bar.value * scale + 6, 1), y), bar.text, Letters(colour, bold=bool(bar.value)))


def draw_trace(
    sheet: Sheet, colour: str, points: list[tuple[float, float]], bars: list[StageBar], scale: float
) -> None:
    sheet.trace(
        type="bar",
        orientation="h",
        base=[round(x, 1) for x, _ in points],
        y=[round(y, 1) for _, y in points],
        x=[round(bar.value * scale, 1) for bar in bars],
        width=BAR_PX,
        marker={"color": colour},
        hovertext=[markup(bar.hover or bar.text) for bar in bars],
        hoverinfo="text",
    )
