"""How growth went on within a year, from figures that both count from January."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext

from cooperation.analysis.figures import Flow
from cooperation.analysis.intervals import Comparison
from cooperation.analysis.series import stated_levels
from cooperation.analysis.within_year import MonthsBetween, months_between
from cooperation.wording.dates import period_words
from cooperation.wording.spans import close_percent_span
from dashboard.components.citations import Citations
from dashboard.components.page import Cell, Column, DataTable, Record
from dashboard.components.records import derived_record, ends
from dashboard.components.section import Section
from dashboard.pages.trade.table import side_cell
from dashboard.pages.trade.view import TradeView


def within_year_section(view: TradeView, cites: Citations) -> Section | None:
    """What two figures of one year that both count from January say of the months between them."""
    steps = months_compared(view)
    if not steps:
        return None
    return Section(
        key="within-year",
        title=_within_heading(steps),
        subtitle=gettext("The months between two figures that both count from January, by the same side"),
        table=_within_table(view, steps, cites),
        note=gettext("Difference of the two levels, against the difference of what they imply for the year before."),
    )


def months_compared(view: TradeView) -> list[MonthsBetween]:
    """Two figures of turnover in one year that both count from January, by the same side; each such two."""
    return [step for step in months_between(view.trade.stated) if step.longer.flow is Flow.TURNOVER]


def _within_heading(steps: Sequence[MonthsBetween]) -> str:
    latest = max(steps, key=lambda step: step.period.end).period.end.year
    changes = {step.change for step in steps if step.period.end.year == latest}
    words = {"year": latest}
    if changes == {Comparison.BELOW}:
        return gettext("Every comparison we can make shows growth slowing during %(year)d") % words
    if changes == {Comparison.ABOVE}:
        return gettext("Every comparison we can make shows growth quickening during %(year)d") % words
    return gettext("Figures do not agree on whether growth slowed during %(year)d") % words


def _within_table(view: TradeView, steps: Sequence[MonthsBetween], cites: Citations) -> DataTable:
    columns = (
        Column(gettext("Months between")),
        Column(gettext("Side")),
        Column(gettext("Growth until then"), numeric=True),
        Column(gettext("Level"), numeric=True),
        Column(gettext("A year before"), numeric=True),
        Column(gettext("Growth"), numeric=True),
        Column(gettext("From")),
    )
    return DataTable(columns, tuple(_within_row(view, step, cites) for step in steps))


def within_year_records(view: TradeView) -> Iterable[Record]:
    """The months between the two figures of each comparison, and the same months a year before."""
    for step in months_compared(view):
        low, high = ends(step.implied.growth)
        further = {"rests_on": f"{step.longer.code} {step.shorter.code}", "reporter": step.longer.reporter or None}
        code, formula = f"{step.longer.code}-less-{step.shorter.code}", "longer - shorter"
        growth: Record = {"growth_low": low, "growth_high": high}
        current, previous = step.implied.current, step.implied.previous
        yield derived_record(view.pair, code, str(step.period), current, formula, **further, **growth)
        before = str(step.period.previous_year())
        yield derived_record(view.pair, f"{code}-before", before, previous, formula, **further)


def _within_row(view: TradeView, step: MonthsBetween, cites: Citations) -> tuple[Cell, ...]:
    shorter, longer = (view.line_of(stated_levels([step_end])[0]) for step_end in (step.shorter, step.longer))
    rougher = max(shorter, longer, key=lambda line: line.digit)
    codes = gettext("%(longer)s less %(shorter)s") % {"longer": longer.level.code, "shorter": shorter.level.code}
    return (
        Cell(period_words(step.period), cites=cites([*shorter.passages, *longer.passages])),
        side_cell(view.pair, step.longer.reporter or None),
        Cell(shorter.growth_text),
        Cell(rougher.money(step.implied.current)),
        Cell(rougher.money(step.implied.previous)),
        Cell(close_percent_span(step.implied.growth)),
        Cell(codes, derived=True),
    )
