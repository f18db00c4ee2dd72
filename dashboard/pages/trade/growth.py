"""The yearly growth that the chosen target asks for, by number of years, as sentence, chart and table."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from cooperation.analysis.dates import MONTHS_IN_YEAR
from cooperation.analysis.intervals import Comparison, Interval
from cooperation.analysis.outlook import Outlook
from cooperation.analysis.target import pace_multiple
from cooperation.models import Target
from cooperation.wording.spans import close_percent_span
from cooperation.wording.stated import level_words
from dashboard.charts.trade_growth import GrowthNeededChart, GrowthRange, Reference, growth_needed_chart
from dashboard.components.citations import Citations
from dashboard.components.page import Cell, ChartCard, Cite, Column, DataTable
from dashboard.pages.trade.charts import evidence_of, times_words
from dashboard.pages.trade.levels import LevelLine
from dashboard.pages.trade.view import TradeView, threshold_of


@dataclass(frozen=True)
class Climb:
    """What growth the target asks for, in words: the finding, what it means, and the formula."""

    finding: str
    text: str
    formula: str
    cites: tuple[Cite, ...]


def growth_card(view: TradeView, cites: Citations) -> ChartCard | None:
    """A range for each number of years; None without a target, or from a level that meets it or may do so."""
    if view.start is None or view.target is None or view.outlook is None or not _is_short(view.outlook):
        return None
    start, target, needed = view.start, view.target, view.outlook.needed
    return ChartCard(
        key="growth",
        title=gettext("The sooner the goal is to be met, the more trade has to grow"),
        subtitle=gettext("Growth needed every year to reach %(goal)s, by number of years, from %(base)s")
        % {"goal": level_words(target), "base": _base_words(start)},
        alt=gettext("Range chart. %(values)s.")
        % {"values": "; ".join(f"{within(years)}: {close_percent_span(rate)}" for years, rate in needed.items())},
        table=_table(start, target, needed, cites),
        info=GrowthNeededChart(tuple(_ranges(start, target, needed)), _reference(start, cites)),
        draw=growth_needed_chart,
        source_note=gettext("Derived from %(base)s and the goal.") % {"base": _base_words(start)},
        cites=cites(start.paragraphs() + target.paragraphs()),
        evidence=evidence_of([*start.paragraphs(), *target.paragraphs()], (start.caution, target.caution), cites),
        method=gettext("(goal ÷ level)^(1 ÷ years) − 1, for both ends of the level."),
        span=8,
    )


def climb(view: TradeView, cites: Citations) -> Climb | None:
    """The growth needed in one year and what was seen, as a statement; None as for the chart."""
    if view.start is None or view.target is None or view.outlook is None or not _is_short(view.outlook):
        return None
    start, target, needed = view.start, view.target, view.outlook.needed
    words = {"goal": level_words(target), "base": _base_words(start), "rate": close_percent_span(needed[1])}
    return Climb(
        finding=gettext("To reach %(goal)s in one year, trade has to grow by %(rate)s") % words,
        text=" ".join(_sentences(start, target, needed)),
        formula=gettext("(%(goal)s ÷ %(base)s)^(1 ÷ years) − 1") % words,
        cites=cites(start.paragraphs()),
    )


def _is_short(follows: Outlook) -> bool:
    """Whether the level is certainly below the target, so that growth is needed at all."""
    return follows.reaches is Comparison.BELOW and bool(follows.needed)


def _sentences(start: LevelLine, target: Target, needed: dict[int, Interval]) -> Iterable[str]:
    months, threshold = start.level.months, threshold_of(target, start)
    if threshold is not None and months is not None and months < MONTHS_IN_YEAR:
        times = times_words(pace_multiple(threshold, start.level.value, months))
        sentence = gettext("To reach it in %(year)d, each month left has to bring %(times)s as much as those so far.")
        yield sentence % {"year": start.year, "times": times}
    if start.growth:
        comparisons = {
            Comparison.BELOW: gettext("Growth like that of %(period)s, %(rate)s, would not be enough for that."),
            Comparison.ABOVE: gettext("Growth like that of %(period)s, %(rate)s, would be more than enough for that."),
        }
        unsure = gettext("Growth like that of %(period)s, %(rate)s, may be enough for that.")
        sentence = comparisons.get(start.growth.compare(needed[1]), unsure)
        yield sentence % {"period": start.period_text, "rate": start.growth_text}
    years = _years_left(start, target)
    if years in needed:
        sentence = ngettext(
            "The deadline leaves %(years)d year: %(rate)s a year.",
            "The deadline leaves %(years)d years: %(rate)s a year.",
            years,
        )
        yield sentence % {"years": years, "rate": close_percent_span(needed[years])}
    elif target.deadline_on is None:
        yield gettext("The goal has no deadline, so the growth it asks for depends on when it should be met.")


def _years_left(start: LevelLine, target: Target) -> int:
    """From the year of the level to the year of the deadline; 0 where none is stated."""
    return target.deadline_on.year - start.year if target.deadline_on else 0


def _base_words(start: LevelLine) -> str:
    year = start.year
    if start.level.months == MONTHS_IN_YEAR:
        return gettext("%(value)s in %(year)d") % {"value": start.value_text, "year": year}
    return gettext("the full year %(year)d at the pace of %(period)s") % {"year": year, "period": start.period_text}


def within(years: int) -> str:
    """ "Within 3 years"."""
    return ngettext("Within %(years)d year", "Within %(years)d years", years) % {"years": years}


def _ranges(start: LevelLine, target: Target, needed: dict[int, Interval]) -> Iterable[GrowthRange]:
    deadline = _years_left(start, target)
    for years, rate in needed.items():
        short = ngettext("%(years)d year", "%(years)d years", years) % {"years": years}
        label = gettext("%(within)s (the deadline)") % {"within": within(years)} if years == deadline else within(years)
        words = close_percent_span(rate)
        text = words if years == 1 else gettext("%(rate)s a year") % {"rate": words}
        high = None if rate.high is None else float(rate.high)
        yield GrowthRange(label, short, float(rate.low or 0), high, text, f"{label}: {text}")


def _reference(start: LevelLine, cites: Citations) -> Reference | None:
    """The growth that the source states with the level."""
    if start.figure is None or start.figure.growth_percent is None:
        return None
    mark = cites(start.paragraphs())[0].label
    words = {"period": start.period_text, "rate": start.growth_text, "mark": mark}
    return Reference(float(start.figure.growth_percent), gettext("Growth in %(period)s:\n%(rate)s %(mark)s") % words)


def _table(start: LevelLine, target: Target, needed: dict[int, Interval], cites: Citations) -> DataTable:
    columns = (
        Column(gettext("The goal is met")),
        Column(gettext("Growth a year"), numeric=True),
        Column(gettext("How")),
    )
    marks = cites(start.paragraphs())
    rows = [
        (
            Cell(within(years), cites=marks),
            Cell(close_percent_span(rate)),
            Cell(gettext("(goal ÷ level)^(1 ÷ %(years)d) − 1") % {"years": years}, derived=True),
        )
        for years, rate in needed.items()
    ]
    return DataTable(columns, tuple(rows), _base_words(start))
