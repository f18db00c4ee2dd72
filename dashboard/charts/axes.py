"""Round numbers on an axis, and how its labels look."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.charts.drawing import Frame, Spec
from dashboard.charts.lettering import markup, text_width
from dashboard.charts.theme import Theme


@dataclass(frozen=True)
class Tick:
    """A value on an axis and its worded, formatted label."""

    value: float
    label: str


def mark_position(stated: float | None, low: float | None, high: float | None) -> float:
    """Where the mark of a range stands: as stated, else the middle of the range, else its known end, else zero."""
    if stated is not None:
        return stated
    known = [end for end in (low, high) if end is not None]
    return sum(known) / len(known) if known else 0.0


class Marked:
    """What is drawn as a range with a mark on it; None is an unknown end, or no value of its own."""

    low: float | None
    high: float | None
    stated: float | None

    @property
    def value(self) -> float:
        """Where its mark stands: as stated, else the middle of the range, else its known end, else zero."""
        return mark_position(self.stated, self.low, self.high)


def lowest_shown(value: float, low: float | None, high: float | None) -> float:
    """Where a range begins on an axis: at zero when only its upper end is known, at its mark when no end is."""
    if low is not None:
        return low
    return value if high is None else 0.0


def whisker(value: float, low: float | None, high: float | None) -> tuple[float, float]:
    """How far a range reaches below and above its mark."""
    above = 0.0 if high is None else high - value
    return round(max(value - lowest_shown(value, low, high), 0), 6), round(max(above, 0), 6)


def round_step(span: float, parts: int) -> float:
    """The smallest of 1, 2, 2.5, 5 x 10^n that cuts `span` into at most `parts` steps."""
    if not (math.isfinite(span) and span > 0):
        return 1
    rough = span / parts
    power = 10.0 ** math.floor(math.log10(rough))
    return next(power * digit for digit in (1, 2, 2.5, 5, 10) if power * digit >= rough * (1 - 1e-9))


def tick_values(low: float, high: float, parts: int = 5) -> list[float]:
    """Round values from low to high, zero among them when it lies there."""
    step = round_step(high - low, parts)
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [float(f"{number * step:.10g}") for number in range(first, last + 1)]


def ticks(low: float, high: float, parts: int = 5) -> list[Tick]:
    """Round values with bare labels, for callers that word none."""
    return [Tick(value, f"{value:,.10g}".replace("-", "−")) for value in tick_values(low, high, parts)]


def shown(marks: Sequence[Tick], frame: Frame) -> list[Tick]:
    """The ticks of x whose labels are wholly inside the picture."""
    halves = [(mark, frame.x_px(mark.value), text_width(mark.label, 12) / 2) for mark in marks]
    return [mark for mark, px, half in halves if px - half >= 0 and px + half <= frame.width]


def labelled_axis(theme: Theme, marks: Sequence[Tick], *, grid: bool = False) -> Spec:
    """An axis of small labels, without a line of its own."""
    return {
        "tickmode": "array",
        "tickvals": [mark.value for mark in marks],
        "ticktext": [markup(mark.label) for mark in marks],
        "tickfont": {"size": 12, "color": theme.ink_3},
        "showgrid": grid,
        "ticklabelstandoff": 4 if grid else 0,
        "gridcolor": theme.rule,
        "zeroline": False,
    }
