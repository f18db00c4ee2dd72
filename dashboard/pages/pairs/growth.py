"""Growth of the trade of several pairs: the latest that was stated, and what two yearly figures make."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext

from cooperation.analysis.choosing.choice import Choice
from cooperation.analysis.dates import Period
from cooperation.analysis.growth import growth_percent
from cooperation.analysis.intervals import Comparison, Interval
from cooperation.analysis.rounding import tells_growth
from cooperation.models import CountryPair
from cooperation.queries.evidence import Passage
from cooperation.queries.trade_values import Figure
from cooperation.wording.dates import period_words
from cooperation.wording.flows import CATEGORY_WORDS
from cooperation.wording.spans import close_percent_span
from cooperation.wording.stated import growth_range, growth_words
from dashboard.charts.compare_ranges import RateGroup, RateRow, RatesChart, rates_chart
from dashboard.components import numbers
from dashboard.components.citations import Citations
from dashboard.components.page import Cell, ChartCard, DataTable, Head
from dashboard.components.sides import side_of
from dashboard.pages.pairs.compared_trade import ComparedTrade
from dashboard.presenting.levels import LevelLine, line_of


@dataclass(frozen=True)
class Growth:
    """A pair's growth in percent: stated by a ``figure``, or derived from two ``years``, the later first."""

    pair: CountryPair
    value: Interval
    reporter_code: str
    category: str
    figure: Figure | None = None
    years: tuple[LevelLine, ...] = ()

    @property
    def is_derived(self) -> bool:
        """Whether nobody stated it."""
        return self.figure is None

    @property
    def stated(self) -> Decimal | None:
        """The number as stated; None where it is derived."""
        return self.figure.growth.value if self.figure and self.figure.growth else None

    @property
    def words(self) -> str:
        """ "almost +65%", or a derived range."""
        return growth_words(self.figure.growth) if self.figure else close_percent_span(self.value)

    @property
    def range_words(self) -> str:
        """The range that it is read as."""
        return growth_range(self.value) if self.figure else close_percent_span(self.value)

    @property
    def reporter(self) -> str:
        """Who reports it."""
        return side_of(self.pair, self.reporter_code).label if self.reporter_code else gettext("reporter not said")

    @property
    def period(self) -> str:
        """ "2017 on 2016"; of stated growth the period alone: it is on the same months a year before."""
        if self.figure and self.figure.period:
            return period_words(self.figure.period)
        words = {"year": self.years[0].period_text, "before": self.years[1].period_text}
        return gettext("%(year)s on %(before)s") % words

    @property
    def span(self) -> Period | None:
        """The later of its periods."""
        return self.figure.period if self.figure else self.years[0].level.key.period

    @property
    def codes(self) -> tuple[str, ...]:
        """The figures that it rests on."""
        return (self.figure.code,) if self.figure else tuple(c for line in self.years for c in line.level.rests_on)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Where it was read."""
        return self.figure.passages if self.figure else self.years[0].passages


def growths(trade: ComparedTrade) -> list[Growth]:
    """For each pair the latest stated growth and the latest derived one; those that there are."""
    return [growth for pair in trade.pairs for growth in _of_pair(trade, pair)]


def _of_pair(trade: ComparedTrade, pair: CountryPair) -> Iterable[Growth]:
    stated = trade.growth.get(pair.pk)
    if stated and stated.growth_read:
        yield Growth(pair, stated.growth_read, stated.reporter, stated.category, figure=stated)
    derived = latest_derived([row.choice for row in trade.of(pair)])
    if derived:
        value, year, before = derived
        key = year.key
        yield Growth(pair, value, key.reporter, key.category, years=(line_of(year.chosen), line_of(before.chosen)))


def latest_derived(choices: Sequence[Choice]) -> tuple[Interval, Choice, Choice] | None:
    """The growth of the latest year that one country reports with the year before, of one kind of trade and of year.

    None where there is no such year: two figures that nobody is named for need not be of one statistic. Where the year
    before need not be above zero, growth from there means nothing, and one from a base without an upper end says
    nothing. Of a contested year all readings count.
    """
    by_key = {choice.key: choice for choice in choices if choice.key.reporter}
    for key, choice in sorted(by_key.items(), key=lambda item: item[0].period.end, reverse=True):
        before = by_key.get(key._replace(period=key.period.previous_year()))
        growth = _growth(choice.span, before.span) if before else None
        if before and growth and tells_growth(growth):
            return growth, choice, before
    return None


def _growth(year: Interval, before: Interval) -> Interval | None:
    try:
        return growth_percent(year, before)
    except ValueError:
        return None


def growth_card(trade: ComparedTrade, found: Sequence[Growth], marks: Mapping[int, Citations]) -> ChartCard:
    """All rates on one axis of percent, each with its period and its reporter."""
    groups = (
        RateGroup(pair.name, tuple(_rate(growth) for growth in found if growth.pair == pair)) for pair in trade.pairs
    )
    return ChartCard(
        key="growth",
        title=_finding(found),
        subtitle=gettext(
            "Percent on the same period a year before. Squares: stated, with the range they are read as; "
            "pale bars: derived from two yearly figures. Each row says its period and reporter"
        ),
        alt=gettext("Growth of turnover by pair, stated and derived; the table holds the same rows."),
        table=_table(found, marks),
        info=RatesChart(tuple(group for group in groups if group.rows)),
        draw=rates_chart,
        source_note=gettext("figures as stated; a derived rate is (year ÷ year before − 1), by interval arithmetic."),
    )


def _finding(found: Sequence[Growth]) -> str:
    """The fastest derived growth where all are of the same years and it is above all others; else none is ranked."""
    derived = sorted((growth for growth in found if growth.is_derived), key=lambda growth: growth.value.low or 0)
    most, others = derived[-1:], derived[:-1]
    of_one_period = len({growth.period for growth in derived}) == 1
    if others and of_one_period and all(most[0].value.compare(one.value) is Comparison.ABOVE for one in others):
        words = {"pair": most[0].pair.name, "growth": most[0].words, "period": most[0].period}
        return gettext("Trade of %(pair)s grew most: %(growth)s, %(period)s") % words
    if len(found) > 1:
        return gettext("The latest growth rates cannot be ranked: their periods differ or their ranges overlap")
    if found:
        words = {"growth": found[0].words, "pair": found[0].pair.name, "period": found[0].period}
        return gettext("Only %(pair)s has a growth rate: %(growth)s, %(period)s") % words
    return gettext("No growth rate is stated, and none follows from two years")


def _rate(growth: Growth) -> RateRow:
    words = {"period": growth.period, "reporter": growth.reporter}
    label = (
        gettext("Derived: %(period)s, %(reporter)s")
        if growth.is_derived
        else gettext("Stated: %(period)s, %(reporter)s")
    )
    stated = growth.figure.growth.value if growth.figure and growth.figure.growth else None
    return RateRow(
        label % words,
        _number(growth.value.low),
        _number(growth.value.high),
        _number(stated),
        growth.words,
    )


def _number(value: object) -> float | None:
    return None if value is None else round(float(str(value)), 2)


def _table(found: Sequence[Growth], marks: Mapping[int, Citations]) -> DataTable:
    columns = (
        Head(gettext("Pair")),
        Head(gettext("Period")),
        Head(gettext("Growth"), numeric=True),
        Head(gettext("Range used"), numeric=True),
        Head(gettext("Of what")),
        Head(gettext("Reported by")),
    )
    rows = (
        (
            Cell(growth.pair.name, cites=marks[growth.pair.pk](growth.passages)),
            Cell(growth.period),
            Cell(growth.words, derived=growth.is_derived, numbers=numbers.percent(growth.value, growth.stated)),
            Cell(growth.range_words),
            Cell(str(CATEGORY_WORDS[growth.category])),
            Cell(growth.reporter),
        )
        for growth in found
    )
    return DataTable(columns, tuple(rows))
