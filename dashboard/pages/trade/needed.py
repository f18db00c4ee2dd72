"""The yearly growth that a target asks for, by number of years and by its deadline, as finding, chart and table."""

from collections.abc import Iterable

from django.utils.translation import gettext, ngettext

from cooperation.analysis.dates import MONTHS_IN_YEAR
from cooperation.analysis.intervals import Comparison
from cooperation.analysis.target import pace_multiple
from cooperation.wording.flows import in_part
from cooperation.wording.spans import close_percent_span
from cooperation.wording.stated import level_words
from dashboard.charts.trade_growth import GrowthNeededChart, GrowthRange, Reference, growth_needed_chart
from dashboard.components import numbers
from dashboard.components.citations import Citations
from dashboard.components.page import Cell, ChartCard, Column, DataTable
from dashboard.pages.trade.began import evidence_of, months_left_of, times_words
from dashboard.pages.trade.levels import LevelLine
from dashboard.pages.trade.view import Measure, TradeView


def needed_card(view: TradeView, cites: Citations) -> ChartCard | None:
    """A range for each number of years; None without a target, or from a level that meets it or may do so."""
    measured = view.measured
    if measured is None or not measured.outlook.needed:
        return None
    base, goal = measured.base, measured.goal
    both = (*base.passages, *goal.passages)
    return ChartCard(
        key="growth",
        title=_heading(measured),
        subtitle=" ".join(_sentences(measured, view)),
        alt=gettext("Range chart. %(values)s.") % {"values": "; ".join(_alt(measured))},
        table=_table(measured, cites),
        info=GrowthNeededChart(tuple(_ranges(measured)), _reference(base, cites)),
        draw=growth_needed_chart,
        source_note=gettext("Derived from %(base)s and the target.") % {"base": base_words(base)},
        cites=cites(both),
        evidence=evidence_of(both, (base.caution, goal.caution), cites),
        method=gettext("(target ÷ level)^(1 ÷ years) − 1, for both ends of the level."),
    )


def _alt(measured: Measure) -> Iterable[str]:
    return (f"{within(years)}: {close_percent_span(rate)}" for years, rate in measured.outlook.needed.items())


def horizon(measured: Measure) -> int:
    """In how many years: by the deadline where there is one ahead of the level, else within three."""
    return years_left(measured) if years_left(measured) in measured.outlook.needed else 3


def _heading(measured: Measure) -> str:
    years = horizon(measured)
    words = {
        "goal": in_part(level_words(measured.goal), measured.goal.part),
        "rate": close_percent_span(measured.outlook.needed[years]),
        "years": years,
        "base": base_words(measured.base),
    }
    sentence = ngettext(
        "To reach %(goal)s within %(years)d year, trade must grow %(rate)s, from %(base)s",
        "To reach %(goal)s within %(years)d years, trade must grow %(rate)s a year, from %(base)s",
        years,
    )
    return sentence % words


def _sentences(measured: Measure, view: TradeView) -> Iterable[str]:
    base, needed = measured.base, measured.outlook.needed
    months = months_left_of(measured, view.as_of)
    if months:
        times = times_words(pace_multiple(measured.threshold, base.level.value, months))
        sentence = gettext("To reach it in %(year)d, each month left has to bring %(times)s as much as those so far.")
        yield sentence % {"year": base.year, "times": times}
    if base.growth:
        comparisons = {
            Comparison.BELOW: gettext("Growth like that of %(period)s, %(rate)s, would not reach it in one year."),
            Comparison.ABOVE: gettext("Growth like that of %(period)s, %(rate)s, would reach it in one year."),
        }
        unsure = gettext("Growth like that of %(period)s, %(rate)s, may reach it in one year.")
        sentence = comparisons.get(base.growth.compare(needed[1]), unsure)
        yield sentence % {"period": base.period_text, "rate": base.growth_text}
    if measured.goal.deadline_on is None:
        yield gettext("The target has no deadline, so the growth it asks for depends on when it should be met.")


def years_left(measured: Measure) -> int:
    """From the year of the level to the year of the deadline; 0 where none is stated."""
    return measured.goal.deadline_on.latest.year - measured.base.year if measured.goal.deadline_on else 0


def base_words(base: LevelLine) -> str:
    """What growth is counted from: "$896 m in 2018"."""
    if base.level.months == MONTHS_IN_YEAR:
        return gettext("%(value)s in %(period)s") % {"value": base.value_text, "period": base.period_text}
    words = {"year": base.year, "period": base.period_text}
    return gettext("the full year %(year)d at the pace of %(period)s") % words


def within(years: int) -> str:
    """ "Within 3 years"."""
    return ngettext("Within %(years)d year", "Within %(years)d years", years) % {"years": years}


def _label(years: int, measured: Measure) -> str:
    if years != years_left(measured):
        return within(years)
    return gettext("%(within)s (the deadline)") % {"within": within(years)}


def _ranges(measured: Measure) -> Iterable[GrowthRange]:
    for years, rate in measured.outlook.needed.items():
        short = ngettext("%(years)d year", "%(years)d years", years) % {"years": years}
        label, words = _label(years, measured), close_percent_span(rate)
        text = words if years == 1 else gettext("%(rate)s a year") % {"rate": words}
        high = None if rate.high is None else float(rate.high)
        yield GrowthRange(label, short, float(rate.low or 0), high, text, f"{label}: {text}")


def _reference(base: LevelLine, cites: Citations) -> Reference | None:
    """The growth that the source states with the level."""
    growth = base.figure.growth if base.figure and base.growth else None
    if growth is None:
        return None
    mark = cites(base.passages)[0].label
    words = {"period": base.period_text, "rate": base.growth_text, "mark": mark}
    return Reference(float(growth.value), gettext("Growth in %(period)s:\n%(rate)s %(mark)s") % words)


def _table(measured: Measure, cites: Citations) -> DataTable:
    columns = (
        Column(gettext("To be met")),
        Column(gettext("Growth needed a year"), numeric=True),
        Column(gettext("How")),
    )
    marks = cites(measured.base.passages)
    rows = [
        (
            Cell(_label(years, measured), cites=marks),
            Cell(close_percent_span(rate), numbers=numbers.percent(rate)),
            Cell(gettext("(target ÷ level)^(1 ÷ %(years)d) − 1") % {"years": years}, derived=True),
        )
        for years, rate in measured.outlook.needed.items()
    ]
    return DataTable(columns, tuple(rows), base_words(measured.base))
