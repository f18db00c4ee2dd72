"""What is asked of the trade page: which target, from which level, as known on which day, in which vintage."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Self

from django.http import QueryDict

from cooperation.analysis.choosing import known
from cooperation.analysis.currencies import USD
from cooperation.analysis.figures import Flow
from cooperation.analysis.intervals import Comparison
from cooperation.analysis.mirror import CIF_TO_FOB
from cooperation.models import Source, Target, TradeFigure
from dashboard.components.parameters import day
from dashboard.pages.trade.levels import LevelLine

MAX_CODE = 120
CODE_LETTERS = 3
# What insurance and freight may add: nothing, what the IMF takes now, and what it took before.
ALLOWANCES = (Decimal("1.00"), CIF_TO_FOB, Decimal("1.10"))
FIRST = "first"


@dataclass(frozen=True)
class TradeQuery:
    """The state of the trade page. Codes that the pair does not have fall back to the default."""

    target: str = ""
    base: str = ""
    as_of: date | None = None
    vintage: str = ""
    cif: Decimal = CIF_TO_FOB
    currency: str = ""

    @classmethod
    def from_params(cls, params: QueryDict) -> Self:
        """Read an address's query string."""
        return cls(
            params.get("target", "")[:MAX_CODE],
            params.get("base", "")[:MAX_CODE],
            day(params.get("as_of", "")),
            FIRST if params.get("vintage") == FIRST else "",
            _allowance(params.get("cif", "")),
            params.get("currency", "")[:CODE_LETTERS],
        )

    @property
    def first_published(self) -> bool:
        """Whether revised figures are shown as they were first published."""
        return self.vintage == FIRST

    def choose_target(self, targets: Sequence[Target]) -> Target | None:
        """The target asked for; else the one that the first source of the pair states."""
        asked = [target for target in targets if target.code == self.target]
        return next(iter(asked or sorted(targets, key=lambda target: target.evidence.source.number)), None)

    def choose_currency(self, lines: Sequence[LevelLine], target: Target | None) -> str:
        """The currency asked for, or that of the level asked for; else that of the target; else the dollar.

        Where nothing is on record in that one, the currency of which most is.
        """
        known = Counter(line.currency for line in lines if line.level.key.flow is Flow.TURNOVER)
        aimed = target.stated.currency if target and target.stated else USD
        asked = next((line.currency for line in lines if line.level.code == self.base), "")
        wanted = (code for code in (self.currency, asked, aimed, USD) if code in known)
        # Of two with as many levels the first by its code.
        return next(wanted, None) or min(known, key=lambda code: (-known[code], code), default=aimed)

    def choose_base(self, lines: Sequence[LevelLine], target: Target | None, currency: str) -> LevelLine | None:
        """The level asked for; else the turnover that the target's source states, or the last one before it.

        Where nobody stated a level before the target, the last level on record.
        """
        possible = [line for line in lines if can_be_base(line) and line.currency == currency]
        asked = [line for line in possible if line.level.code == self.base]
        stated = [line for line in possible if line.figure]
        return next(iter(asked), None) or _at_hand(stated, target) or _last(stated) or _last(possible)

    def known(self, figures: Iterable[TradeFigure], as_of: date) -> list[TradeFigure]:
        """The figures that had been published by a day; all of them where none was asked for."""
        if self.as_of is None:
            return list(figures)
        return [figure for figure in figures if known_on(figure.evidence.source) <= as_of]

    def in_vintage(self, figures: Sequence[TradeFigure]) -> list[TradeFigure]:
        """Of each revised figure the latest of ``figures``, or the first where that is asked for."""
        if self.first_published:
            return [figure for figure in figures if figure.revises_id is None]
        revised = {figure.revises_id for figure in figures}
        return [figure for figure in figures if figure.pk not in revised]


def can_be_base(line: LevelLine) -> bool:
    """Whether a target of turnover can be measured from a level: above zero, of the first months of a year."""
    level = line.level
    return level.key.flow is Flow.TURNOVER and bool(level.months) and level.value.compare(0) is Comparison.ABOVE


def _at_hand(lines: Sequence[LevelLine], target: Target | None) -> LevelLine | None:
    if target is None or target.stated_on is None:
        return None
    latest = target.stated_on.latest
    own = [line for line in lines if line.evidence_source == target.evidence.source_id]
    return _last(own or [line for line in lines if line.level.key.period.end <= latest])


def _last(lines: Iterable[LevelLine]) -> LevelLine | None:
    return max(lines, key=lambda line: (line.level.key.period.end, line.level.code), default=None)


def _allowance(text: str) -> Decimal:
    return next((allowance for allowance in ALLOWANCES if str(allowance) == text), CIF_TO_FOB)


def known_on(source: Source) -> date:
    """The day from which a source counts as known: the last that its date of publication can mean.

    A source without a date counts from the day on which it was read.
    """
    return known.known_on(source.published_on, source.retrieved_on)
