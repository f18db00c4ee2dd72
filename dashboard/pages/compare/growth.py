"""Growth of the trade of several pairs: the latest that was stated, and what two yearly figures make."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext

from cooperation.analysis.growth import growth_percent
from cooperation.analysis.intervals import Interval
from cooperation.models import CountryPair, TradeFigure
from cooperation.wording.dates import period_words
from cooperation.wording.spans import close_percent_span
from cooperation.wording.stated import growth_range, growth_words
from dashboard.charts.compare_ranges import RateGroup, RateRow, RatesChart, rates_chart
from dashboard.components.citations import Citations
from dashboard.components.page import Cell, ChartCard, Column, DataTable
from dashboard.components.sides import side_of
from dashboard.pages.compare.trade import ComparedTrade

# No growth can be less.
EVERYTHING_LOST = Decimal(-100)


@dataclass(frozen=True)
class Growth:
    """A pair's growth in percent and the figures it rests on: one that states it, or two that it is derived from."""

    pair: CountryPair
    value: Interval
    figures: tuple[TradeFigure, ...]

    @property
    def is_derived(self) -> bool:
        """Whether nobody stated it."""
        return len(self.figures) > 1

    @property
    def words(self) -> str:
        """ "almost +65%", or a derived range."""
        return close_percent_span(self.value) if self.is_derived else growth_words(self.figures[0].stated_growth)

    @property
    def range_words(self) -> str:
        """The range that it is read as."""
        return close_percent_span(self.value) if self.is_derived else growth_range(self.figures[0].growth)

    @property
    def reporter(self) -> str:
        """Who reports it."""
        reporter = self.figures[0].reporter_id
        return side_of(self.pair, reporter).label if reporter else gettext("reporter not said")

    @property
    def period(self) -> str:
        """ "2017 on 2016"; of stated growth the period alone: it is on the same months a year before."""
        periods = [period_words(figure.period) for figure in self.figures]
        if self.is_derived:
            return gettext("%(year)s on %(before)s") % {"year": periods[0], "before": periods[1]}
        return periods[0]


def growths(trade: ComparedTrade) -> list[Growth]:
    """For each pair the latest stated growth and the latest derived one; those that there are."""
    return [growth for pair in trade.pairs for growth in _of_pair(trade, pair)]


def _of_pair(trade: ComparedTrade, pair: CountryPair) -> Iterable[Growth]:
    stated = trade.growth.get(pair.pk)
    if stated and stated.growth:
        yield Growth(pair, stated.growth, (stated,))
    derived = latest_derived([row.figure for row in trade.of(pair)])
    if derived:
        yield Growth(pair, *derived)


def latest_derived(figures: Sequence[TradeFigure]) -> tuple[Interval, tuple[TradeFigure, ...]] | None:
    """The growth of the latest year that one reporter states with the year before, of one kind of trade.

    None where there is no such year; where the year before need not be above zero, growth from there means nothing,
    and a growth of any size (two years of "at least") says nothing.
    """
    by_year = {(f.reporter_id or "", f.category, f.period.end.year): f for f in figures}
    for (reporter, category, year), figure in sorted(by_year.items(), key=lambda item: item[0][2], reverse=True):
        before = by_year.get((reporter, category, year - 1))
        if before and figure.amount and before.amount:
            growth = _growth(figure.amount, before.amount)
            if growth and (growth.low, growth.high) != (EVERYTHING_LOST, None):
                return growth, (figure, before)
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
            "pale bars: derived from two yearly figures. Periods and reporters differ: each row says its own"
        ),
        alt=gettext("Growth of turnover by pair, stated and derived; the table holds the same rows."),
        table=_table(found, marks),
        info=RatesChart(tuple(group for group in groups if group.rows)),
        draw=rates_chart,
        source_note=gettext("figures as stated; a derived rate is (year ÷ year before − 1), by interval arithmetic."),
    )


def _finding(found: Sequence[Growth]) -> str:
    """The fastest derived growth where all are of the same years; rates of different years are not ranked."""
    derived = [growth for growth in found if growth.is_derived and growth.value.low is not None]
    if len(derived) > 1 and len({growth.period for growth in derived}) == 1:
        most = max(derived, key=lambda growth: growth.value.low or 0)
        words = {"pair": most.pair.name, "growth": most.words, "period": most.period}
        return gettext("By yearly figures the trade of %(pair)s grew most: %(growth)s, %(period)s") % words
    if len(found) > 1:
        return gettext("The latest growth on record is of different periods: each row says its own")
    if found:
        words = {"growth": found[0].words, "pair": found[0].pair.name, "period": found[0].period}
        return gettext("Growth is on record for %(pair)s alone: %(growth)s, %(period)s") % words
    return gettext("No growth is stated, and none follows from two years")


def _rate(growth: Growth) -> RateRow:
    words = {"period": growth.period, "reporter": growth.reporter}
    label = (
        gettext("Derived: %(period)s, %(reporter)s")
        if growth.is_derived
        else gettext("Stated: %(period)s, %(reporter)s")
    )
    stated = None if growth.is_derived else growth.figures[0].growth_percent
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
        Column(gettext("Pair")),
        Column(gettext("Period")),
        Column(gettext("Growth"), numeric=True),
        Column(gettext("Range used"), numeric=True),
        Column(gettext("Of what")),
        Column(gettext("Reported by")),
    )
    rows = (
        (
            Cell(growth.pair.name, cites=marks[growth.pair.pk](growth.figures[0].paragraphs())),
            Cell(growth.period),
            Cell(growth.words, derived=growth.is_derived),
            Cell(growth.range_words),
            Cell(str(growth.figures[0].get_category_display())),
            Cell(growth.reporter),
        )
        for growth in found
    )
    return DataTable(columns, tuple(rows))
