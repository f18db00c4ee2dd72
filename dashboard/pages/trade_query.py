"""What is asked of the trade page: which target, from which figure, as known on which day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

from django.http import QueryDict

from cooperation.models import Flow, Source, Target, TradeFigure
from dashboard.pages.proposal_query import day

MAX_CODE = 40


@dataclass(frozen=True)
class TradeQuery:
    """The state of the trade page. Codes that the pair does not have fall back to the default."""

    target: str = ""
    base: str = ""
    as_of: date | None = None

    @classmethod
    def from_params(cls, params: QueryDict) -> Self:
        """Read an address's query string."""
        return cls(
            params.get("target", "")[:MAX_CODE],
            params.get("base", "")[:MAX_CODE],
            day(params.get("as_of", "")),
        )

    def choose_target(self, targets: Sequence[Target]) -> Target | None:
        """The target asked for; else the one that the first source of the pair states."""
        asked = [target for target in targets if target.code == self.target]
        return next(iter(asked or sorted(targets, key=lambda target: target.evidence.source.number)), None)

    def choose_base(self, figures: Sequence[TradeFigure], target: Target | None) -> TradeFigure | None:
        """The figure asked for; else the turnover that the target's source states, or the last one before it."""
        asked = [figure for figure in figures if figure.code == self.base and can_be_base(figure)]
        if asked or target is None:
            return next(iter(asked), None)
        levels = [figure for figure in figures if can_be_base(figure)]
        own = [figure for figure in levels if figure.evidence.source_id == target.evidence.source_id]
        stated_on = target.stated_on.latest if target.stated_on else date.max
        before = [figure for figure in levels if figure.period_end <= stated_on]
        return max(own or before, key=lambda figure: (figure.period_end, figure.code), default=None)

    def known(self, figures: Sequence[TradeFigure], today: date) -> list[TradeFigure]:
        """The figures that had been published by the day asked for."""
        return [figure for figure in figures if known_on(figure.evidence.source) <= (self.as_of or today)]


def can_be_base(figure: TradeFigure) -> bool:
    """Whether a target of turnover can be measured from this figure: a level of the first months of a year."""
    months = figure.period.months
    starts_the_year = figure.period_start.month == 1 and months is not None and months <= 12
    return figure.flow == Flow.TURNOVER and figure.value_usd is not None and starts_the_year


def known_on(source: Source) -> date:
    """The day from which a source counts as known: the last that its date of publication can mean.

    A source without a date counts from the day on which it was read.
    """
    if source.published_on is not None:
        return source.published_on.latest
    return source.retrieved_on or date.max
