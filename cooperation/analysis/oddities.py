"""What is legal and seems odd: asked about when it is entered, by form and by file alike, and kept where confirmed.

What is impossible is refused elsewhere. An oddity is no error: sources do print such things.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cooperation.analysis.choosing.plausible import implausible
from cooperation.analysis.dates import PartialDate
from cooperation.analysis.figures import Flow, StatedFigure
from cooperation.analysis.intervals import Comparison

NOTHING_LEFT = -100  # percent


class Odd(StrEnum):
    """Why a row is asked about."""

    FAR_OUTSIDE = "far_outside"
    NEGATIVE = "negative"
    FUTURE = "future"
    GROWTH_OF_BALANCE = "growth_of_balance"
    NOTHING_LEFT = "nothing_left"
    TWO_GROWTHS = "two_growths"
    ENDS_LATER = "ends_later"


@dataclass(frozen=True)
class Oddity:
    """What seems odd about the row that `code` names, and the other row or the date that makes it so."""

    code: str
    odd: Odd
    against: str = ""


def odd_figures(
    figures: Collection[StatedFigure], published: dict[str, PartialDate | None], today: date | None = None
) -> list[Oddity]:
    """All that seems odd about unconfirmed figures, in the order of their codes; they are given as they were entered.

    ``published``: when the source of each figure was published, as far as known. Without ``today`` nothing is to come.
    """
    asked = [figure for figure in figures if not figure.confirmed]
    far = implausible(figures)
    found = [Oddity(code, Odd.FAR_OUTSIDE) for code in far]
    for figure in asked:
        found += _of_itself(figure, published.get(figure.code), today)
    found += _two_growths(figures)
    return sorted({*found}, key=lambda oddity: (oddity.code, [*Odd].index(oddity.odd), oddity.against))


def _of_itself(figure: StatedFigure, published: PartialDate | None, today: date | None) -> Iterator[Oddity]:
    value, growth, is_balance = figure.value, figure.growth, figure.flow is Flow.BALANCE
    if value is not None and not is_balance and value.compare(0) is Comparison.BELOW:
        yield Oddity(figure.code, Odd.NEGATIVE)
    if growth is not None and is_balance:
        yield Oddity(figure.code, Odd.GROWTH_OF_BALANCE)
    nothing_left = growth is not None and growth.contains(NOTHING_LEFT)
    if nothing_left and value is not None and value.compare(0) is Comparison.ABOVE:
        yield Oddity(figure.code, Odd.NOTHING_LEFT)
    if is_future(figure.period.start, today):
        yield Oddity(figure.code, Odd.FUTURE, figure.period.start.isoformat())
    elif published is not None and figure.period.end > published.latest:
        yield Oddity(figure.code, Odd.ENDS_LATER, str(published))


def is_future(begins: date, today: date | None) -> bool:
    """Whether what a row tells of has not begun on a day."""
    return today is not None and begins > today


def _two_growths(figures: Iterable[StatedFigure]) -> Iterator[Oddity]:
    """Growths of one thing that cannot both be true, told of the one that was entered later.

    A revision replaces what it revises.
    """
    before: dict[tuple[object, ...], list[StatedFigure]] = {}
    replaced = {figure.revises for figure in figures}
    for figure in figures:
        if figure.growth is None or figure.code in replaced:
            continue
        others = before.setdefault(figure.key, [])
        against = next((other for other in others if other.growth and not other.growth.intersects(figure.growth)), None)
        if against is not None and not figure.confirmed:
            yield Oddity(figure.code, Odd.TWO_GROWTHS, against.code)
        others.append(figure)
