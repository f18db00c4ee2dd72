"""Who put the proposals forward: a bar and a count for each side."""

from dataclasses import dataclass

from dashboard.charts.drawing import NARROW_PX, Frame, Letters, PlotlyFigure, Sheet
from dashboard.charts.lettering import markup, text_width
from dashboard.charts.theme import THEMES, SideMark, Variant

ASIDE_PX = 364  # the chart stands in the narrow column of a wide page
ROW_PX = 42


@dataclass(frozen=True)
class ProposerBar:
    """One side and its number of proposals; hover: what the pointer shows."""

    side: SideMark
    count: int
    hover: str = ""


@dataclass(frozen=True)
class ProposersChart:
    """Bars from top to bottom, in the order given; a side with none keeps its row and a zero."""

    bars: tuple[ProposerBar, ...] = ()


def proposers_chart(info: ProposersChart, variant: Variant) -> PlotlyFigure:
    theme = THEMES[variant.theme]
    sheet = Sheet(theme, framed(info, NARROW_PX if variant.narrow else ASIDE_PX))
    middles = [ROW_PX * (index + 0.5) for index in range(len(info.bars))]
    sheet.trace(
        type="bar",
        orientation="h",
        y=middles,
        x=[bar.count for bar in info.bars],
        width=22,
        marker={"color": [theme.colour(bar.side) for bar in info.bars]},
        hovertext=[markup(bar.hover or f"{bar.side.name}: {bar.count}") for bar in info.bars],
        hoverinfo="text",
    )
    for bar, middle in zip(info.bars, middles, strict=True):
        name = Letters(theme.colour(bar.side), bold=True, anchor="right", dx=-10)
        sheet.note((0, middle), bar.side.name, name)
        sheet.note((bar.count, middle), str(bar.count), Letters(theme.ink, 15, bold=True, dx=8))
    return sheet.figure()


def framed(info: ProposersChart, width: int) -> Frame:
    name_px = max([text_width(bar.side.name, 13, bold=True) for bar in info.bars], default=60)
    left = round(name_px) + 14
    most = max([bar.count for bar in info.bars], default=0) or 1
    depth = ROW_PX * len(info.bars) or ROW_PX
    return Frame(width, depth + 4, (0, most), (depth, 0), left=left, right=34, top=2, bottom=2)
