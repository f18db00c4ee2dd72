"""What sources state of trade, as plain values: figures, goals and rates, each with its reading, source and day."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property

from cooperation.analysis.amounts import Amount, Multiple, Number
from cooperation.analysis.choosing.bearing import Aim
from cooperation.analysis.choosing.known import is_visible
from cooperation.analysis.choosing.official import Edition
from cooperation.analysis.currencies import USD
from cooperation.analysis.dates import PartialDate, Period, PeriodKind
from cooperation.analysis.exchange import StatedRate
from cooperation.analysis.figures import Flow, StatedFigure
from cooperation.analysis.intervals import Interval
from cooperation.analysis.observations import Observation
from cooperation.analysis.readings import Qualifier
from cooperation.analysis.target import Target
from cooperation.queries.evidence import Passage, SourceValue


@dataclass(frozen=True)
class Speaker:
    """Who says something: a body by its code and name, and a person's name; all empty where nobody is named."""

    code: str = ""
    body: str = ""
    person: str = ""


# Compared by identity: one value is made of each row, and handed on.
@dataclass(frozen=True, eq=False, kw_only=True)
class Stated:
    """What everything stated shares: what it counts, its words, and where it was read, the main paragraph first.

    ``key`` is that of its row, on record since ``recorded_at``. ``part`` is the name of the scope in the reader's
    language; both are empty of the whole.
    """

    key: int
    code: str
    recorded_at: datetime
    reporter: str
    category: str
    flow: Flow
    scope: str
    part: str
    amounts: tuple[Amount, ...]
    speaker: Speaker
    quote: str
    caution: str
    passages: tuple[Passage, ...]

    @property
    def source(self) -> SourceValue:
        """The source that says it."""
        return self.passages[0].source

    @property
    def known_on(self) -> date:
        """The day from which it counts as known."""
        return self.source.known_on

    @property
    def lead(self) -> Amount | None:
        """The amount that the source leads with; None where it states none."""
        return self.amounts[0] if self.amounts else None

    def amount_in(self, currency: str) -> Amount | None:
        """The amount as stated in one currency; None where none is stated in it."""
        return next((amount for amount in self.amounts if amount.currency == currency), None)


@dataclass(frozen=True, eq=False, kw_only=True)
class Figure(Stated):
    """A number that one side states about trade; the period is None where the source states none.

    ``growth`` is on the same period a year before, unless ``growth_base`` names another; ``growth_read`` is it as read.
    ``by_share`` is what the share of a stated whole comes to, in US dollars.
    """

    period: Period | None
    growth: Number | None = None
    growth_read: Interval | None = None
    growth_base: Period | None = None
    share: Number | None = None
    share_of: str = ""
    by_share: Interval | None = None
    revises: str = ""
    confirmed: bool = False
    attribution: str = ""

    stated_multiple: None = None

    @property
    def is_month(self) -> bool:
        """Whether it is of one whole month, with an amount in US dollars: what monthly series are made of."""
        return self.period is not None and self.period.kind is PeriodKind.MONTH and self.amount_in(USD) is not None

    @property
    def order(self) -> tuple[date, date, str]:
        """In time: by the end of the period, then its start, then code; without a period last."""
        return (*((self.period.end, self.period.start) if self.period else (date.max, date.max)), self.code)

    @cached_property
    def stated(self) -> tuple[StatedFigure, ...]:
        """The figure as the rules take it, once for each currency; nothing without a period.

        Growth goes with the amount that the source leads with; a share is no level and takes no part.
        """
        if self.period is None or not (self.amounts or self.growth_read or self.by_share):
            return ()
        growths = (self.growth_read, *(None for _ in self.amounts[1:]))
        return tuple(
            StatedFigure(
                self.code,
                self.reporter,
                self.category,
                self.flow,
                self.period,
                amount.interval if amount else None,
                growth,
                amount.currency if amount else USD,
                self.scope,
                self.source.kind,
                self.known_on,
                self.revises,
                self.confirmed,
                _printed(amount),
                self.growth_base,
                self.by_share,
                self,
            )
            for amount, growth in zip(self.amounts or (None,), growths, strict=True)
        )


def _printed(amount: Amount | None) -> Decimal | None:
    """The number itself, where its source states it without a hedge."""
    return amount.value if amount and amount.qualifier in (Qualifier.EXACT, Qualifier.ROUNDED) else None


@dataclass(frozen=True, eq=False, kw_only=True)
class Goal(Stated):
    """A level of trade that someone wants to see reached: an amount, or a multiple of another period's trade.

    ``base`` is the figure that it was said against, or that the multiple is counted from, ``base_year`` the year in
    its place. ``restates`` is the code of an earlier goal that this one says again.
    """

    stated_on: PartialDate
    stated_multiple: Multiple | None = None
    base: Figure | None = None
    base_year: int | None = None
    deadline_from: PartialDate | None = None
    deadline_on: PartialDate | None = None
    deadline_approximate: bool = False
    deadline_words: str = ""
    restates: str = ""

    @property
    def wanted(self) -> Interval | None:
        """The values that would meet it: its level or more; only more where it says "more than".

        In the currency that it leads with; of a goal in growth terms the multiples that would meet it.
        """
        stated = self.lead or self.stated_multiple
        return Interval(stated.value, None, low_open=stated.qualifier is Qualifier.MORE_THAN) if stated else None

    @property
    def threshold(self) -> Decimal | None:
        """The level that it names, in the currency that it leads with; None of a goal in growth terms."""
        return self.lead.value if self.lead else None

    def aim(self, currency: str = "") -> Aim:
        """What it is about, in the currency that it leads with or in another."""
        leads = self.lead.currency if self.lead else USD
        return Aim(self.category, self.flow, self.reporter, self.scope, currency or leads)

    @property
    def target(self) -> Target | None:
        """The goal as the rules take it; None where it names no level."""
        due = self.deadline_on.latest if self.deadline_on else None
        return Target(self.wanted, self.stated_on.earliest, due) if self.wanted else None


@dataclass(frozen=True, eq=False)
class Rate:
    """A rate of exchange that a source states for a period, with what makes it known."""

    stated: StatedRate
    passages: tuple[Passage, ...]
    caution: str

    @property
    def source(self) -> SourceValue:
        """The source that states it."""
        return self.passages[0].source


# Compared by identity, as what is stated is.
@dataclass(frozen=True, eq=False, kw_only=True)
class OfficialSeries:
    """An edition of a series of exports or imports: what the office says of it, and where it was read."""

    code: str
    reporter: str
    category: str
    flow: Flow
    office: str
    own: bool
    table: str
    classification: str
    valuation: str
    partner_by: str
    unit: int
    edition_on: PartialDate
    provisional: bool
    observed: tuple[Observation, ...]
    caution: str
    passages: tuple[Passage, ...]

    @property
    def known_on(self) -> date:
        """The day from which it counts as known."""
        return self.edition_on.latest

    def is_visible(self, today: date, asked: date | None) -> bool:
        """Whether it is there today, or was on the day asked for."""
        return is_visible(self.edition_on, None, today, asked)

    @cached_property
    def edition(self) -> Edition:
        """The edition as the rules take it."""
        of = (self.reporter, self.category, self.flow, self.own, self.known_on, self.unit)
        return Edition(self.code, *of, self.observed, self)
