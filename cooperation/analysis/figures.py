"""What a stated figure counts, what it says and who says it, as the rules take it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, NamedTuple

from cooperation.analysis.categories import WHOLE
from cooperation.analysis.currencies import USD
from cooperation.analysis.dates import Period
from cooperation.analysis.intervals import Interval
from cooperation.analysis.source_ranks import SourceKind


class Flow(StrEnum):
    """What is counted, as seen by the reporter; B is exports less imports."""

    EXPORTS = "X"
    IMPORTS = "M"
    TURNOVER = "TT"
    BALANCE = "B"


class Key(NamedTuple):
    """What two numbers share when they count the same thing.

    The reporter is empty where none is named, the scope where it is the whole.
    """

    reporter: str
    category: str
    flow: Flow
    period: Period
    currency: str = USD
    scope: str = WHOLE


@dataclass(frozen=True)
class StatedFigure:
    """A figure of the data set, which `code` names: its value, its growth in percent, or both.

    One that states its value in two currencies comes as two of the same code. `kind` and `known_on` say whose word it
    is and since when; `revises` is the code of the figure that it replaces; `confirmed` is an editor's word that the
    number stands so in its source; `printed` is that number, where it has no hedge. Growth is on the same period a
    year before, unless `growth_base` names another; `by_share` is what a share of a stated whole comes to, in US
    dollars. `origin` is whatever says how it is stated: it is handed on unread.
    """

    code: str
    reporter: str
    category: str
    flow: Flow
    period: Period
    value: Interval | None = None
    growth: Interval | None = None
    currency: str = USD
    scope: str = WHOLE
    kind: str = SourceKind.PRESS
    known_on: date = date.min
    revises: str = ""
    confirmed: bool = False
    printed: Decimal | None = None
    growth_base: Period | None = None
    by_share: Interval | None = None
    origin: Any = None

    @property
    def grown_from(self) -> Period:
        """The period that its growth is counted from."""
        return self.growth_base or self.period.previous_year()

    @property
    def key(self) -> Key:
        """What it counts."""
        return Key(self.reporter, self.category, self.flow, self.period, self.currency, self.scope)
