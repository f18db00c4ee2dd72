"""Levels of trade as a page shows them: stated or derived, in words, with the figures they rest on."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.utils.translation import gettext, gettext_lazy

from cooperation.analysis.amounts import Amount
from cooperation.analysis.dates import MONTHS_IN_YEAR
from cooperation.analysis.intervals import Interval
from cooperation.analysis.series import Derivation, Level
from cooperation.analysis.units import MILLIONS, unit_for
from cooperation.models import CountryPair
from cooperation.queries.evidence import Passage
from cooperation.queries.trade import passages_of
from cooperation.queries.trade_values import Figure, Rate
from cooperation.wording.amounts import digit_of, money_span, read_words, stated_money
from cooperation.wording.dates import period_words
from cooperation.wording.flows import counted
from cooperation.wording.lists import listed
from cooperation.wording.spans import span
from cooperation.wording.stated import growth_words
from dashboard.components import numbers
from dashboard.components.page import Numbers
from dashboard.components.sides import reporter_name

HOW = {
    Derivation.YEAR_BEFORE: gettext_lazy("level ÷ (1 + growth)"),
    Derivation.YEAR_AFTER: gettext_lazy("level a year before × (1 + growth)"),
    Derivation.SUM: gettext_lazy("exports + imports"),
    Derivation.BALANCE: gettext_lazy("exports − imports"),
    Derivation.GOODS_AND_SERVICES: gettext_lazy("goods + services"),
    Derivation.MONTHS: gettext_lazy("sum of the months"),
    Derivation.RATE: gettext_lazy("amount ÷ exchange rate"),
    Derivation.SHARE: gettext_lazy("share of the stated whole"),
    Derivation.BOTH_HOLD: gettext_lazy("what all the readings allow"),
}


@dataclass(frozen=True, eq=False)
class LevelLine:
    """A level with the figures that it rests on: itself, where one states it.

    ``unit`` is a power of ten and ``digit`` the last digit to show, in whole units of the currency; ``rate`` the rate
    of exchange that turned it into US dollars.
    """

    level: Level
    figures: tuple[Figure, ...]
    unit: int
    digit: Decimal
    rate: Rate | None = None

    @property
    def currency(self) -> str:
        """The currency of the level."""
        return self.level.key.currency

    @property
    def figure(self) -> Figure | None:
        """The figure that states the level; None where it is derived."""
        return None if self.level.is_derived else self.figures[0]

    @cached_property
    def amount(self) -> Amount | None:
        """The amount as stated, in the currency of the level; None where it is derived."""
        return self.figure.amount_in(self.currency) if self.figure else None

    @property
    def stated(self) -> Decimal | None:
        """The number as stated, in whole units of the currency."""
        return self.amount.value if self.amount else None

    @property
    def numbers(self) -> Numbers:
        """The range that it is read as and the number as stated."""
        return numbers.money(self.level.value, self.currency, self.stated)

    @property
    def growth(self) -> Interval | None:
        """The growth on the year before that is stated with it: that of the amount which the source leads with."""
        return self.figure.growth_read if self.figure and self._has_growth else None

    @property
    def growth_text(self) -> str:
        """The growth on the year before in the words of the source."""
        return growth_words(self.figure.growth) if self.figure and self._has_growth else ""

    @property
    def _has_growth(self) -> bool:
        figure = self.figure
        return bool(figure and figure.growth_base is None and figure.lead and figure.lead.currency == self.currency)

    @cached_property
    def value_text(self) -> str:
        """The value as its source states it, or a derived one as a range."""
        return stated_money(self.amount) if self.amount else self.money(self.level.value)

    @cached_property
    def range_text(self) -> str:
        """The range without its unit: "0.45–0.55"."""
        if self.amount:
            return read_words(self.amount)
        scale = Decimal(10) ** self.unit
        return span(self.level.value / scale, self.digit / scale)

    @cached_property
    def period_text(self) -> str:
        """ "Jan–Sep 2017"."""
        return period_words(self.level.key.period)

    @property
    def year(self) -> int:
        """The year in which its period ends."""
        return self.level.key.period.year

    @property
    def what(self) -> str:
        """What it counts: "turnover, goods", with the part where it is not the whole."""
        key = self.level.key
        return counted(key.flow, key.category, self.part)

    @property
    def part(self) -> str:
        """The name of the part that it counts, as its figures have it; empty of the whole."""
        return self.figures[0].part if self.level.key.scope else ""

    @property
    def how(self) -> str:
        """How it is known: "stated", or the formula."""
        return str(HOW[self.level.derivation]) if self.level.derivation else gettext("stated")

    @property
    def rests_on(self) -> str:
        """The formula with the codes of the figures: "level ÷ (1 + growth), from H35"."""
        rate = (self.level.rate,) if self.level.rate else ()
        words = {"how": self.how, "codes": listed((*self.level.rests_on, *rate))}
        return gettext("%(how)s, from %(codes)s") % words

    @property
    def caution(self) -> str:
        """What to keep in mind: the cautions of all figures it rests on, each sentence once."""
        rows: tuple[Figure | Rate, ...] = (*self.figures, self.rate) if self.rate else self.figures
        cautions = (row.caution.removesuffix(".") for row in rows if row.caution)
        sentences = ". ".join(dict.fromkeys(sentence for caution in cautions for sentence in caution.split(". ")))
        return f"{sentences}." if sentences else ""

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The paragraphs behind it, each once."""
        return passages_of(self.level)

    def money(self, interval: Interval) -> str:
        """A range of money, in the currency and unit and to the digits of this level."""
        return money_span(interval, unit=self.unit, digit=self.digit, currency=self.currency)


def line_of(level: Level) -> LevelLine:
    """A level in the unit of the roughest figure that states an amount, and no more exact than that."""
    figures = tuple(origin for origin in level.origins if isinstance(origin, Figure))
    rate = next((origin for origin in level.origins if isinstance(origin, Rate)), None)
    if rate:
        return _exchanged(level, figures, rate)
    stated = (figure.amount_in(level.key.currency) for figure in figures)
    roughest = max(filter(None, stated), key=digit_of, default=None)
    unit = roughest.unit if roughest else MILLIONS
    return LevelLine(level, figures, unit, digit_of(roughest) if roughest else Decimal(10) ** (unit - 1))


def _exchanged(level: Level, figures: tuple[Figure, ...], rate: Rate) -> LevelLine:
    """To three digits: a sourced rate is an average, and the amount rarely has more."""
    size = abs(next((end for end in (level.value.low, level.value.high) if end), Decimal(1)))
    return LevelLine(level, figures, unit_for(size), Decimal(10) ** (size.adjusted() - 2), rate)


def reported_words(pair: CountryPair, line: LevelLine) -> str:
    """How much, of when, and whose figure it is: "$896 m in 2018 (Belarus)"."""
    reporter = reporter_name(pair, line.level.key.reporter)
    words = {"value": line.value_text, "period": line.period_text, "reporter": reporter}
    return gettext("%(value)s in %(period)s (%(reporter)s)") % words


def base_words(pair: CountryPair, base: LevelLine) -> str:
    """What growth is counted from: "$896 m in 2018 (Belarus)"."""
    if base.level.months == MONTHS_IN_YEAR:
        return reported_words(pair, base)
    words = {"year": base.year, "period": base.period_text, "reporter": reporter_name(pair, base.level.key.reporter)}
    return gettext("the full year %(year)d at the pace of %(period)s (%(reporter)s)") % words
