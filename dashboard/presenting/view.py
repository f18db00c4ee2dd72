"""What a trade room looks at: what is asked of it, and what is known, looked up once."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, Self

from django.http import QueryDict

from cooperation.analysis.choosing.bearing import bears_on, can_be_base
from cooperation.analysis.choosing.choice import Choice, chosen_levels
from cooperation.analysis.choosing.leading import latest_years, leads, newer_parts, trade_in_goods
from cooperation.analysis.currencies import USD
from cooperation.analysis.figures import Flow, Key
from cooperation.analysis.hindsight import Hindsight, hindsights
from cooperation.analysis.intervals import Comparison, Interval
from cooperation.analysis.mirror import CIF_TO_FOB
from cooperation.analysis.outlook import Outlook, outlook
from cooperation.analysis.series import Level
from cooperation.analysis.source_ranks import source_rank
from cooperation.models import CountryPair
from cooperation.queries.remembered import remembered_today
from cooperation.queries.trade import GoalState, Trade, trade_of
from cooperation.queries.trade_values import Figure, Goal
from dashboard.components.parameters import day
from dashboard.presenting.levels import LevelLine, line_of

MAX_CODE = 120
CODE_LETTERS = 3
# What insurance and freight may add: nothing, what the IMF takes now, and what it took before.
ALLOWANCES = (Decimal("1.00"), CIF_TO_FOB, Decimal("1.10"))
FIRST = "first"


@dataclass(frozen=True)
class TradeQuery:
    """The state of a trade room. Codes that the pair does not have fall back to the default."""

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


def _allowance(text: str) -> Decimal:
    return next((allowance for allowance in ALLOWANCES if str(allowance) == text), CIF_TO_FOB)


@dataclass(frozen=True)
class Measure:
    """A goal measured from a level of the same kind, in one currency, and what follows."""

    goal: Goal
    base: LevelLine
    threshold: Decimal
    outlook: Outlook

    @property
    def years_left(self) -> int:
        """From the year of the level to the year of the deadline; 0 where none is stated."""
        return _years_left(self.goal, self.base)

    @property
    def horizon(self) -> int:
        """In how many years: by the deadline where there is one ahead of the level, else within three."""
        return self.years_left if self.years_left in self.outlook.needed else 3


def measure(goal: Goal, base: LevelLine) -> Measure | None:
    """What a level says of a goal; None where the goal names no level in its currency, or nothing follows."""
    amount = goal.amount_in(base.currency)
    if amount is None:
        return None
    years = _years_left(goal, base)
    follows = outlook(base.level.value, base.level.months or 0, base.growth, amount.value, years)
    return Measure(goal, base, amount.value, follows) if follows else None


def _years_left(goal: Goal, base: LevelLine) -> int:
    return goal.deadline_on.latest.year - base.year if goal.deadline_on else 0


class TradeView:
    """One pair's trade as asked for. Nothing is worked out before a block needs it, and nothing twice."""

    def __init__(self, trade: Trade, query: TradeQuery) -> None:
        self.trade = trade
        self.query = query
        self.pair = trade.pair
        self.choices = trade.choices
        self._lines: dict[int, LevelLine] = {}
        self._kept = _kept_beside(trade.pair, trade.today, trade.asked, trade.first_published)

    @property
    def as_of(self) -> date:
        """The day on which the record is read."""
        return self.trade.day

    def line_of(self, level: Level) -> LevelLine:
        """A level in words."""
        if id(level) not in self._lines:
            self._lines[id(level)] = line_of(level)
        return self._lines[id(level)]

    def kept[Made](self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What is made of the trade for files, once for all that hold it: a record, or several.

        ``key`` names all that it depends on beside the trade itself.
        """
        if key not in self._kept:
            self._kept[key] = make()
        made: Made = self._kept[key]
        return made

    def choice_for(self, key: Key) -> Choice | None:
        """Which level speaks for what a key counts, a single month or another period; None where none does."""
        return self.choices.get(key) or self.monthly_choices.get(key)

    def revised(self, figure: Figure) -> Figure | None:
        """The figure that another one revises; None where it revises none that is known."""
        return self.trade.by_code.get(figure.revises)

    @cached_property
    def levels(self) -> list[LevelLine]:
        """Every level on record, in time."""
        return [self.line_of(level) for level in self.trade.levels]

    @cached_property
    def monthly_choices(self) -> dict[Key, Choice]:
        """Which level speaks for each single month."""
        return {choice.key: choice for series in self.trade.monthly.series for choice in series.months}

    @cached_property
    def growths(self) -> dict[str, Interval]:
        """Stated growth on the year before, in percent, by the code of its figure."""
        on_year_before = (stated for stated in self.trade.stated if stated.growth_base is None)
        return {stated.code: stated.growth for stated in on_year_before if stated.growth}

    @cached_property
    def past_projections(self) -> list[Hindsight]:
        """Every part of a year held against what the year came to, of goods or of what is not said."""
        aim = trade_in_goods(self.currency)
        levels = [one for one in self.trade.levels if one.key.scope == aim.scope and bears_on(aim, one.key)]
        return hindsights(levels, chosen_levels(self.choices), self.growths)

    @cached_property
    def state(self) -> GoalState | None:
        """The goal asked for with its state; else the one that leads."""
        asked = (state for state in self.trade.states if state.goal.code == self.query.target)
        return next(asked, None) or self.trade.leading

    @property
    def goal(self) -> Goal | None:
        """The goal that the room looks at."""
        return self.state.goal if self.state else None

    @cached_property
    def currency(self) -> str:
        """The currency asked for, or that of the level asked for; else that of the goal.

        Where nothing is on record in that one, the currency of the latest full year, the dollar before others.
        """
        known = Counter(key.currency for key in self.choices if key.flow is Flow.TURNOVER)
        aimed = self.goal.lead.currency if self.goal and self.goal.lead else ""
        asked = next((line.currency for line in self.levels if line.level.code == self.query.base), "")
        wanted = next((code for code in (self.query.currency, asked, aimed) if code in known), None)

        def order(code: str) -> tuple[int, bool, int, str]:
            end = max((year.key.period.end for year in latest_years(self.choices, code)), default=date.min)
            # Of two that reach as far, the one of which more is on record, then the first by its code.
            return -end.toordinal(), code != USD, -known[code], code

        return wanted or min(known, key=order, default=aimed or USD)

    @cached_property
    def latest(self) -> list[Choice]:
        """The latest full year of trade by each who reports one."""
        return latest_years(self.choices, self.currency)

    @cached_property
    def leads(self) -> list[Choice]:
        """What leads the pages: the latest by each side, the country named first before the second."""
        places = {self.pair.first_id: 0, self.pair.second_id: 1}
        return sorted(leads(self.choices, self.currency), key=lambda one: places.get(one.key.reporter, len(places)))

    @cached_property
    def newer(self) -> list[Choice]:
        """The latest part of a year by each, where it is newer."""
        return newer_parts(self.choices, self.currency)

    @cached_property
    def bases(self) -> list[LevelLine]:
        """The levels that the goal can be measured from: of the same kind, of first months of a year, above zero."""
        return self.bases_for(self.goal) if self.goal else []

    def bases_for(self, goal: Goal) -> list[LevelLine]:
        """The levels that bear on a goal as they are, on record in the currency looked at, in time."""
        aim = goal.aim(self.currency)
        return [line for line in self.levels if can_be_base(aim, line.level.key) and _is_measurable(line.level)]

    @cached_property
    def base(self) -> LevelLine | None:
        """The level asked for; else the latest full year with an upper end; else the latest full year or part."""
        asked = (line for line in self.bases if line.level.code == self.query.base)
        chosen = {id(choice.chosen) for choice in self.choices.values()}
        speaking = [line for line in self.bases if id(line.level) in chosen]
        years = [line for line in speaking if line.level.key.period.is_full_year]
        bounded = [line for line in years if line.level.value.high is not None]
        return next(asked, None) or _last(bounded) or _last(years) or _last(speaking)

    @cached_property
    def measured(self) -> Measure | None:
        """The goal measured from that level."""
        return measure(self.goal, self.base) if self.goal and self.base else None

    @cached_property
    def beginning(self) -> Measure | None:
        """How the record began: the first source's goal, measured from the turnover that it states or the last before.

        None where that is what the room looks at anyway.
        """
        first = self.trade.first_goal
        if first is None:
            return None
        stated = [line for line in self.bases_for(first.goal) if line.figure]
        own = [line for line in stated if line.figure and line.figure.source is first.goal.source]
        until = first.goal.stated_on.latest
        base = _last(own) or _last(line for line in stated if line.level.key.period.end <= until)
        return measure(first.goal, base) if base else None

    @property
    def measures(self) -> list[Measure]:
        """Both, each level that is measured from once: the record's beginning where it is the same."""
        return [*{one.base.level.code: one for one in (self.measured, self.beginning) if one}.values()]


def trade_view(pair: CountryPair, query: TradeQuery, today: date) -> TradeView:
    """Fetch the pair's trade."""
    return _view(pair, today, query.as_of, query)


@remembered_today
def _view(pair: CountryPair, today: date, asked: date | None, query: TradeQuery) -> TradeView:
    return TradeView(trade_of(pair, today, asked, first=query.first_published), query)


@remembered_today
def _kept_beside(_pair: CountryPair, _today: date, _asked: date | None, _first: bool) -> dict[Hashable, Any]:
    """Room for what is made of a trade: shared by all that is asked of it."""
    return {}


def _is_measurable(level: Level) -> bool:
    return bool(level.months) and not level.implausible and level.value.compare(0) is Comparison.ABOVE


def _last(lines: Iterable[LevelLine]) -> LevelLine | None:
    return max(lines, key=_lateness, default=None)


def _lateness(line: LevelLine) -> tuple[bool, date, bool, int, date, str]:
    """What is final goes before what is provisional, then the later period; of one period the stronger source."""
    level = line.level
    is_final, is_stated = not level.is_provisional, not level.is_derived
    return is_final, level.key.period.end, is_stated, -source_rank(level.kind), level.known_on, level.code
