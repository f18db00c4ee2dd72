"""The room of estimates: what the latest part of a year points to, and how such projections have fared."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cached_property, reduce

from django.utils.translation import gettext, gettext_lazy, ngettext

from cooperation.analysis.choosing.choice import chosen_levels
from cooperation.analysis.dates import MONTHS_IN_YEAR, Period
from cooperation.analysis.hindsight import Hindsight, projected
from cooperation.analysis.intervals import Comparison, Interval
from cooperation.analysis.projection import Projection
from cooperation.analysis.series import Level, stated_levels
from cooperation.analysis.units import MILLIONS
from cooperation.wording.amounts import unit_words
from cooperation.wording.spans import error_span, span
from dashboard.components.citations import Citations
from dashboard.components.forms import Select, select
from dashboard.components.page import Block, Cell, DataTable, Head, KeptRecord, Record
from dashboard.components.records import derived_record, ends
from dashboard.components.section import Section, first_rows
from dashboard.pages.trade.months import (
    month_sections,
    months_card,
    months_compared,
    sum_records,
    within_year_records,
    within_year_section,
)
from dashboard.presenting.levels import LevelLine
from dashboard.presenting.rooms import FoldedRoom, TradeForm, base_label, trade_form, vintages_select
from dashboard.presenting.table import how_cell, line_records, side_cell
from dashboard.presenting.view import TradeView

# How many a page shows, unless all are asked for: of past estimates and of months.
LATEST_CASES, LATEST_MONTHS = 6, 6


def projection_section(view: TradeView, cites: Citations) -> Section | None:
    """What a part of a year says of the whole, by each method; None without a part to project from.

    The finding heads the room.
    """
    base = part_of(view)
    if base is None:
        return None
    projection = projection_of(view, base)
    return Section(
        key="projection",
        title=gettext("The whole year %(year)d by each method that %(period)s allows")
        % {"year": base.year, "period": base.period_text},
        subtitle="",
        table=_projection_table(view, base, projection, cites),
        note=_probability_note(projection),
    )


def part_of(view: TradeView) -> LevelLine | None:
    """The part of a year to project from: the level asked for, else the latest, else the one the record began with."""
    asked = [view.base] if view.base and view.base.level.code == view.query.base else []
    newest = [view.line_of(choice.chosen) for choice in view.newer]
    began = [view.beginning.base] if view.beginning else []
    return next((line for line in (*asked, *newest, *began) if can_be_projected(line.level)), None)


def parts_select(view: TradeView) -> Select:
    """The parts of years to project from, the latest first."""
    chosen = part_of(view)
    lines = [line for line in reversed(view.bases) if can_be_projected(line.level)]
    if chosen and chosen not in lines:
        lines.insert(0, chosen)
    choices = [(line.level.code, base_label(view, line)) for line in lines]
    return select("base", gettext("Projected from"), choices, chosen.level.code if chosen else "")


def can_be_projected(level: Level) -> bool:
    """Whether it is of the first months of a year, and certainly above zero."""
    return level.months in range(1, MONTHS_IN_YEAR) and level.value.compare(0) is Comparison.ABOVE


def projection_of(view: TradeView, base: LevelLine) -> Projection:
    """The projection of a part of a year."""
    return projected(base.level, chosen_levels(view.choices), base.growth)


def _projection_heading(start: LevelLine, projection: Projection) -> str:
    words = {
        "period": start.period_text,
        "range": start.money(projection.interval_80 or projection.range),
        "year": start.year,
    }
    if projection.interval_80:
        return gettext("%(period)s points to %(range)s for %(year)d, with a probability of 80%%") % words
    if projection.prior_years:
        return gettext("%(period)s pointed to %(range)s for %(year)d; too few years to give odds") % words
    return gettext("At the pace of %(period)s, the whole of %(year)d comes to %(range)s") % words


def _probability_note(projection: Projection) -> str:
    if projection.interval_80:
        return gettext(
            "The probabilities come from the spread of the shares in earlier years; early in a year the range is wide."
        )
    if not projection.prior_years:
        return gettext("No earlier year has figures for the same months: a probability needs three.")
    sentence = ngettext(
        "%(count)d earlier year has figures for the same months: a probability needs three.",
        "%(count)d earlier years have figures for the same months: a probability needs three.",
        projection.prior_years,
    )
    return sentence % {"count": projection.prior_years}


def _projection_table(view: TradeView, start: LevelLine, projection: Projection, cites: Citations) -> DataTable:
    columns = (Head(gettext("Method")), Head(gettext("Whole year"), numeric=True), Head(gettext("How")))
    rows = [
        (Cell(name, cites=cites(start.passages)), Cell(start.money(value)), Cell(how, derived=True))
        for _code, name, value, how in _methods(start, projection)
    ]
    outcome = outcome_of(view, start)
    if outcome:
        label = gettext("What the year came to")
        value = Cell(outcome.value_text)
        rows.append((Cell(label, cites=cites(outcome.passages)), value, how_cell(view.pair, outcome)))
    return DataTable(columns, tuple(rows))


def _methods(start: LevelLine, projection: Projection) -> Iterable[tuple[str, str, Interval, str]]:
    """The code of each method, its name, what it gives for the year, and how."""
    months = start.level.months or 0
    run_rate = gettext("level × 12 ÷ %(months)d; assumes that every month is alike") % {"months": months}
    yield "run-rate", gettext("At the same pace, not a forecast"), projection.run_rate, run_rate
    if projection.share and projection.prior_years == 1:
        brought = gettext("the year before × growth of the same months since")
        yield "year-before", gettext("The year before plus growth"), projection.share, brought
    elif projection.share:
        shares = gettext("level ÷ mean share of these months in %(count)d earlier years")
        usual = gettext("By the usual share of these months")
        yield "earlier-years", usual, projection.share, shares % {"count": projection.prior_years}
    if projection.interval_80 and projection.interval_95:
        spread = gettext("by the spread of the shares; Student’s t")
        yield "80", gettext("With a probability of 80%"), projection.interval_80, spread
        yield "95", gettext("With a probability of 95%"), projection.interval_95, spread
    elif projection.share:
        yield "both", gettext("Both together"), projection.range, gettext("from the lowest to the highest")


def projection_records(view: TradeView) -> Iterable[Record]:
    """What each method gives for the year that is projected."""
    start = part_of(view)
    if start is None:
        return
    further = {"rests_on": " ".join(start.level.rests_on), "currency": start.currency}
    year = Period.of_year(start.year)
    for method, name, value, how in _methods(start, projection_of(view, start)):
        code = f"{start.level.code}-{method}"
        yield derived_record(view.pair, code, year, value, f"{name}: {how}", **further)


def outcome_of(view: TradeView, start: LevelLine) -> LevelLine | None:
    """What the same reporter’s figures give for the year of a part; None where they give nothing."""
    key, year = start.level.key, start.year
    found = (
        choice.chosen
        for other, choice in view.choices.items()
        if other._replace(period=key.period) == key and other.period.is_year and other.period.year == year
    )
    return next((view.line_of(level) for level in found), None)


MILLION = Decimal(10**6)


def hindsight_section(view: TradeView, cites: Citations) -> Section | None:
    """How each method fared for every part of a year whose year is known; None without one."""
    past = view.past_projections
    if not past:
        return None
    return Section(
        key="backtest",
        title=_hindsight_heading(past),
        subtitle=gettext("Parts of years of which the same side’s figures give the whole; %(unit)s, errors in percent")
        % {"unit": unit_words(MILLIONS, view.currency)},
        table=_hindsight_table(view, past, cites),
        note=_hindsight_note(past),
    )


def _hindsight_heading(past: Sequence[Hindsight]) -> str:
    run_rates = reduce(Interval.hull, (case.by_year_before.run_rate_error for case in past))
    shares = [case.by_year_before.share_error for case in past if case.by_year_before.share_error]
    words = {"run_rate": error_span(run_rates)}
    if not shares:
        return gettext("How wrong such estimates were: %(run_rate)s at the same pace") % words
    words["share"] = error_span(reduce(Interval.hull, shares))
    return gettext("How wrong such estimates were: %(run_rate)s at the same pace, %(share)s with growth added") % words


def _hindsight_note(past: Sequence[Hindsight]) -> str:
    """What the methods are that head the columns, and how far their errors can be trusted."""
    sentences = [gettext("At the same pace: the level × 12 ÷ its months.")]
    if any(case.by_year_before.share_error for case in past):
        sentence = gettext("Year before plus growth: the whole year before, grown as the same months have since.")
        sentences.append(sentence)
    sentences.append(
        gettext(
            "An error above zero is too high. Earlier years are taken as they are known now. "
            "A few cases are an illustration, not a validation."
        )
    )
    return " ".join(sentences)


def _hindsight_table(view: TradeView, past: Sequence[Hindsight], cites: Citations) -> DataTable:
    rows = tuple(_hindsight_row(view, case, cites) for case in reversed(past))
    columns = (
        Head(gettext("Projected from")),
        Head(gettext("Side")),
        Head(gettext("Level"), numeric=True),
        Head(gettext("At the same pace"), numeric=True),
        Head(gettext("Error"), numeric=True),
        Head(gettext("Year before plus growth"), numeric=True),
        Head(gettext("Error"), numeric=True),
        Head(gettext("Earlier years"), numeric=True),
        Head(gettext("80% range"), numeric=True),
        Head(gettext("Came to"), numeric=True),
    )
    told = [number for number in range(len(columns)) if any(row[number] != Cell() for row in rows)]
    return DataTable(tuple(columns[number] for number in told), tuple(tuple(row[n] for n in told) for row in rows))


def _hindsight_row(view: TradeView, case: Hindsight, cites: Citations) -> tuple[Cell, ...]:
    part, outcome, row = view.line_of(case.part), view.line_of(case.outcome), case.by_year_before
    projection = row.case.projection
    return (
        Cell(part.period_text, cites=cites([*part.passages, *outcome.passages])),
        side_cell(view.pair, case.part.key.reporter or None),
        Cell(part.value_text, derived=part.level.is_derived),
        Cell(_millions(projection.run_rate)),
        Cell(error_span(row.run_rate_error)),
        Cell(_millions(projection.share) if projection.share else ""),
        Cell(error_span(row.share_error) if row.share_error else ""),
        Cell(str(case.prior_years)),
        Cell(_range_80(case)),
        Cell(_millions(case.outcome.value)),
    )


def _millions(value: Interval) -> str:
    return span(value / MILLION, Decimal(1))


def _range_80(case: Hindsight) -> str:
    """The range that three or more earlier years gave, and whether the year came out within it."""
    interval = case.by_shares.case.projection.interval_80 if case.by_shares else None
    if interval is None:
        return ""
    words = {"range": _millions(interval)}
    if case.outcome.value.is_within(interval):
        return gettext("%(range)s, outcome inside") % words
    return gettext("%(range)s, outcome outside") % words


def hindsight_records(view: TradeView) -> Iterable[Record]:
    """Projections of the past with their errors, as plain values."""
    return view.kept(("hindsight", view.currency), lambda: tuple(map(KeptRecord, _hindsight(view))))


def _hindsight(view: TradeView) -> Iterable[Record]:
    for case in view.past_projections:
        row = case.by_year_before
        code = f"{case.part.code}-estimate"
        errors = _errors("run_rate_error", row.run_rate_error) | _errors("year_before_error", row.share_error)
        period = case.outcome.key.period
        estimate = row.case.projection
        further = {"rests_on": " ".join((*case.part.rests_on, *case.outcome.rests_on))}
        yield derived_record(view.pair, code, period, estimate.run_rate, "level * 12 / months", **further, **errors)
        if estimate.share:
            formula = "the year before * growth of the same months since"
            yield derived_record(view.pair, f"{code}-before", period, estimate.share, formula, **further)
        by_shares = case.by_shares.case.projection.interval_80 if case.by_shares else None
        if by_shares:
            formula = "with a probability of 80%, by the shares of earlier years"
            yield derived_record(view.pair, f"{code}-80", period, by_shares, formula, **further)


def _errors(name: str, error: Interval | None) -> dict[str, float | None]:
    low, high = ends(error)
    return {f"{name}_low": low, f"{name}_high": high}


class EstimatesRoom(FoldedRoom):
    """Full-year estimates, how such estimates fared, and growth within the year: a room for specialists."""

    room = "trade-estimates"
    blocks = (
        Block("choice", lambda page: page.form),
        Block("projection", lambda page: page.projection, label=gettext_lazy("The whole year")),
        Block("backtest", lambda page: page.fared, label=gettext_lazy("How such estimates fared")),
        Block("within-year", lambda page: page.within_year, label=gettext_lazy("Growth within a year")),
        Block("months", lambda page: months_card(page.view, page.cites), label=gettext_lazy("Month by month")),
        Block("series", lambda page: page.months, "sections.html", label=gettext_lazy("Sums of months")),
    )

    @cached_property
    def title(self) -> str:
        """What the latest part of a year points to."""
        if base := part_of(self.view):
            return _projection_heading(base, projection_of(self.view, base))
        found = self.fared or self.within_year or next(iter(self.months), None)
        return found.title if found else gettext("No reported figure allows an estimate")

    @property
    def standfirst(self) -> str:
        """What an estimate is here."""
        return gettext("Arithmetic on stated figures, with its past errors beside it; not a forecast.")

    @property
    def form(self) -> TradeForm | None:
        """From which level, in which vintage."""
        return trade_form(self.view, parts_select(self.view), vintages_select(self.view))

    @cached_property
    def projection(self) -> Section | None:
        """The whole year, by each method."""
        return projection_section(self.view, self.cites)

    @cached_property
    def fared(self) -> Section | None:
        """Past estimates against what the years came to."""
        section = hindsight_section(self.view, self.cites)
        return first_rows(section, LATEST_CASES, self.opened) if section else None

    @cached_property
    def within_year(self) -> Section | None:
        """Growth between two figures of one year."""
        return within_year_section(self.view, self.cites)

    @cached_property
    def months(self) -> tuple[Section, ...]:
        """Monthly series, each with its latest months and its sums of twelve."""
        return tuple(first_rows(one, LATEST_MONTHS, self.opened) for one in month_sections(self.view, self.cites))

    def records(self) -> Iterable[Record]:
        """The levels that estimates rest on, then estimates with their errors, growth within a year, sums of months."""
        yield from line_records(self.view, self._rested_on())
        yield from projection_records(self.view)
        yield from hindsight_records(self.view)
        yield from within_year_records(self.view)
        yield from sum_records(self.view)

    def _rested_on(self) -> Iterable[LevelLine]:
        view = self.view
        start = part_of(view)
        if start:
            yield from filter(None, (start, outcome_of(view, start)))
        for case in view.past_projections:
            yield from (view.line_of(level) for level in (case.part, case.outcome))
        for step in months_compared(view):
            yield from map(view.line_of, stated_levels([step.shorter, step.longer]))
        yield from (view.line_of(choice.chosen) for choice in view.monthly_choices.values())
