"""Growth within a year: from one part of it to a longer one, and by its months."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal

from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext, ngettext

from cooperation.analysis.choosing.choice import Choice
from cooperation.analysis.dates import MONTHS_IN_YEAR, Period
from cooperation.analysis.figures import Flow
from cooperation.analysis.forecast import (
    Forecast,
    ForecastTest,
    can_forecast,
    forecast_total,
    past_forecasts,
)
from cooperation.analysis.intervals import Comparison, Interval
from cooperation.analysis.monthly import Series, Sum
from cooperation.analysis.series import stated_levels
from cooperation.analysis.within_year import MonthsBetween, months_between
from cooperation.models import Category, CountryPair
from cooperation.models.addresses import figure_address
from cooperation.queries.trade_values import Figure
from cooperation.wording.amounts import money_span, unit_words
from cooperation.wording.dates import period_words
from cooperation.wording.flows import counted, in_part
from cooperation.wording.lists import listed
from cooperation.wording.numbers import NOT_STATED
from cooperation.wording.spans import close_percent_span
from dashboard.charts.explore import explore_months
from dashboard.charts.trade_months import MonthFigure, MonthsChart, MonthsLine, months_chart
from dashboard.components.citations import Citations
from dashboard.components.page import Cell, ChartCard, DataTable, Head, Record
from dashboard.components.records import derived_record, ends
from dashboard.components.section import Section
from dashboard.components.sides import drawn, side_of
from dashboard.presenting.began import scaled, scaled_ends
from dashboard.presenting.levels import LevelLine, line_of
from dashboard.presenting.table import links_in, side_cell
from dashboard.presenting.view import TradeView
from dashboard.presenting.years import axis_ticks, unit_of


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
    changes = [step.change for step in steps if step.period.end.year == latest]
    one = {
        Comparison.BELOW: gettext("The one comparison we can make shows growth slowing during %(year)d"),
        Comparison.ABOVE: gettext("The one comparison we can make shows growth quickening during %(year)d"),
    }
    every = {
        Comparison.BELOW: gettext("Every comparison we can make shows growth slowing during %(year)d"),
        Comparison.ABOVE: gettext("Every comparison we can make shows growth quickening during %(year)d"),
    }
    sentence = (one if len(changes) == 1 else every).get(changes[0]) if len(set(changes)) == 1 else None
    return (sentence or gettext("Figures do not agree on whether growth slowed during %(year)d")) % {"year": latest}


def _within_table(view: TradeView, steps: Sequence[MonthsBetween], cites: Citations) -> DataTable:
    columns = (
        Head(gettext("Months between")),
        Head(gettext("Side")),
        Head(gettext("Growth until then"), numeric=True),
        Head(gettext("Level"), numeric=True),
        Head(gettext("A year before"), numeric=True),
        Head(gettext("Growth"), numeric=True),
        Head(gettext("From")),
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
        yield derived_record(view.pair, code, step.period, current, formula, **further, **growth)
        before = step.period.previous_year()
        yield derived_record(view.pair, f"{code}-before", before, previous, formula, **further)


def _within_row(view: TradeView, step: MonthsBetween, cites: Citations) -> tuple[Cell, ...]:
    shorter, longer = (view.line_of(stated_levels([step_end])[0]) for step_end in (step.shorter, step.longer))
    rougher = max(shorter, longer, key=lambda line: line.digit)
    codes = {"longer": longer.level.figure_code, "shorter": shorter.level.figure_code}
    difference = gettext("%(longer)s less %(shorter)s") % codes
    return (
        Cell(period_words(step.period), cites=cites([*shorter.passages, *longer.passages])),
        side_cell(view.pair, step.longer.reporter or None),
        Cell(shorter.growth_text),
        Cell(rougher.money(step.implied.current)),
        Cell(rougher.money(step.implied.previous)),
        Cell(close_percent_span(step.implied.growth)),
        Cell(difference, links=links_in(view, difference), derived=True),
    )


SHOWN_MONTHS = 6
LEAST_DRAWN = 3  # months: fewer are told by their table alone
DRAWN_FLOWS = (Flow.TURNOVER, Flow.EXPORTS, Flow.IMPORTS)
DECEMBER = MONTHS_IN_YEAR
UNIT = 6
DIGIT = Decimal(10) ** (UNIT - 1)
A_WEEK = 7 * 24 * 3600


def months_card(view: TradeView, cites: Citations) -> ChartCard | None:
    """What is reported by the month, turnover before exports before imports: the months of one flow; None of so few."""
    of_flow = {flow: [one for one in view.trade.monthly.series if one.name.flow is flow] for flow in DRAWN_FLOWS}
    counts = {flow: sum(len(one.months) for one in found) for flow, found in of_flow.items()}
    flow = next((flow for flow in DRAWN_FLOWS if counts[flow] >= LEAST_DRAWN), None)
    if flow is None:
        return None
    series, count = of_flow[flow], counts[flow]
    lines = {_key(one): [line_of(choice.chosen) for choice in one.months] for one in series}
    unit = unit_of(line for found in lines.values() for line in found)
    sentence = ngettext("%(count)d month of %(flow)s is reported", "%(count)d months of %(flow)s are reported", count)
    rows = [row for one in series for row in _drawn_rows(view.pair, one, cites)]
    return ChartCard(
        key="months",
        title=sentence % {"count": count, "flow": counted(series[0].name.flow, Category.NOT_SAID)},
        subtitle=gettext("By the month and by who reports it, %(unit)s. A line breaks where a month is missing")
        % {"unit": unit_words(unit, view.currency)},
        alt=gettext("Lines by month; the table holds the same numbers."),
        table=DataTable((Head(gettext("Series")), *_month_columns()), tuple(rows)),
        info=MonthsChart(
            tuple(
                MonthsLine(
                    drawn(side_of(view.pair, one.name.reporter)),
                    series_words(view.pair, one),
                    tuple(_month_mark(line, unit) for line in lines[_key(one)]),
                )
                for one in series
            ),
            tuple(axis_ticks([line for found in lines.values() for line in found], unit)),
        ),
        draw=months_chart,
        explore=explore_months,
        source_note=gettext("The figures that the table cites, one for each month and series."),
    )


def _month_mark(line: LevelLine, unit: int) -> MonthFigure:
    low, high = scaled_ends(line.level.value, unit)
    period = line.level.key.period
    middle = period.start.year + (period.start.month - 0.5) / MONTHS_IN_YEAR
    return MonthFigure(round(middle, 3), low, high, scaled(line.stated, unit), f"{line.period_text}: {line.value_text}")


def _drawn_rows(pair: CountryPair, series: Series, cites: Citations) -> Iterable[tuple[Cell, ...]]:
    return ((Cell(series_words(pair, series)), *_month_row(pair, choice, cites)) for choice in series.months)


def month_sections(view: TradeView, cites: Citations) -> tuple[Section, ...]:
    """For each series its sums of twelve months and its latest months, then what a model makes of the year."""
    found: list[Section] = []
    for series in view.trade.monthly.series:
        found += [*_sums_section(view.pair, series), _latest_section(view.pair, series, cites)]
        found += _forecast_section(view, series)
    return tuple(found)


def _key(series: Series) -> str:
    name = series.name
    parts = (name.reporter or "not-said", name.category, name.scope, name.flow)
    return "-".join(part for part in parts if part).lower().replace("_", "-")


def reporter_words(pair: CountryPair, series: Series) -> str:
    """Whose series it is, and of which part."""
    who = side_of(pair, series.name.reporter).label if series.name.reporter else gettext("Reporter not said")
    figures = (origin for choice in series.months for origin in choice.chosen.origins if isinstance(origin, Figure))
    return in_part(who, next(figures).part) if series.name.scope else who


def series_words(pair: CountryPair, series: Series) -> str:
    """ "Belarus, turnover, goods"."""
    return f"{reporter_words(pair, series)}, {counted(series.name.flow, series.name.category)}"


def money(value: Interval) -> str:
    """A range of dollars in millions, to a tenth."""
    return money_span(value, unit=UNIT, digit=DIGIT)


def month_words(month: date) -> str:
    """ "Nov 2017"."""
    return period_words(Period.parse(f"{month:%Y-%m}"))


# Sums of twelve months


def _sums_section(pair: CountryPair, series: Series) -> Iterable[Section]:
    if not series.sums:
        return
    value, month = money(series.sums[-1].value), month_words(series.sums[-1].month)
    words = {"who": reporter_words(pair, series), "value": value, "month": month}
    yield Section(
        key=f"sums-{_key(series)}",
        title=gettext("%(who)s: the twelve months to %(month)s came to %(value)s") % words,
        subtitle=gettext("%(series)s: sums of twelve months, at the end of each year and at the latest month")
        % {"series": series_words(pair, series)},
        table=_sums_table(series),
        note=gettext("A sum is given only where all twelve months are reported.")
        if can_forecast()
        else gettext(
            "A sum is given only where all twelve months are reported. This site makes no forecast from them: what "
            "fits its model, the dependency group “forecast”, is not installed."
        ),
    )


def _sums_table(series: Series) -> DataTable:
    revised = series.sums != series.first_sums
    columns = [
        Head(gettext("Twelve months to")),
        Head(gettext("Latest"), numeric=True),
        *([Head(gettext("As first published"), numeric=True)] if revised else []),
        Head(gettext("On a year before"), numeric=True),
    ]
    by_month = {value.month: value for value in series.sums}
    first = {value.month: value for value in series.first_sums}
    shown = [value for value in reversed(series.sums) if value.month.month == DECEMBER or value is series.sums[-1]]
    return DataTable(tuple(columns), tuple(_sum_row(value, by_month, first if revised else None) for value in shown))


def sum_records(view: TradeView) -> Iterable[Record]:
    """Every sum of twelve months, of every series."""
    for series in view.trade.monthly.series:
        of_series = {
            "reporter": series.name.reporter or None,
            "flow": series.name.flow,
            "category": series.name.category,
        }
        for value in series.sums:
            code, period = f"sum-{_key(series)}-{value.month:%Y-%m}", _twelve_months_to(value.month)
            yield derived_record(view.pair, code, period, value.value, "sum of twelve months", **of_series)


def _twelve_months_to(month: date) -> Period:
    last = Period.parse(f"{month:%Y-%m}")
    return Period((last.end + timedelta(days=1)).replace(year=last.end.year - (last.end.month < 12)), last.end)


def _sum_row(value: Sum, by_month: dict[date, Sum], first: dict[date, Sum] | None) -> tuple[Cell, ...]:
    before = by_month.get(value.month.replace(year=value.month.year - 1))
    published = (
        [Cell(money(first[value.month].value) if value.month in first else NOT_STATED)] if first is not None else []
    )
    change = NOT_STATED
    if before is not None and before.value.low is not None and before.value.low > 0:
        change = close_percent_span((value.value / before.value - 1) * 100)
    return (
        Cell(month_words(value.month)),
        Cell(money(value.value), derived=True),
        *published,
        Cell(change),
    )


# Months


def _month_columns() -> tuple[Head, ...]:
    return (
        Head(gettext("Month")),
        Head(gettext("Value"), numeric=True),
        Head(gettext("Range used"), numeric=True),
        Head(gettext("Growth on a year before"), numeric=True),
        Head(gettext("Figure")),
    )


def _latest_section(pair: CountryPair, series: Series, cites: Citations) -> Section:
    count, latest = len(series.months), series.months[-SHOWN_MONTHS:]
    sentence = ngettext(
        "%(who)s: %(count)d month is reported, %(first)s",
        "%(who)s: %(count)d months are reported, %(first)s to %(last)s",
        count,
    )
    first, last = (month_words(choice.key.period.start) for choice in (series.months[0], series.months[-1]))
    return Section(
        key=f"months-{_key(series)}",
        title=sentence % {"who": reporter_words(pair, series), "count": count, "first": first, "last": last},
        subtitle=gettext("%(series)s: the latest months; all of them are in the CSV")
        % {"series": series_words(pair, series)},
        table=DataTable(_month_columns(), tuple(_month_row(pair, choice, cites) for choice in reversed(latest))),
    )


def _month_row(pair: CountryPair, choice: Choice, cites: Citations) -> tuple[Cell, ...]:
    line = line_of(choice.chosen)
    url = figure_address(pair.slug, choice.chosen.figure_code)
    return (
        Cell(line.period_text, cites=cites(line.passages)),
        Cell(line.value_text, contested=url if choice.is_contested else ""),
        Cell(line.range_text),
        Cell(line.growth_text or NOT_STATED),
        Cell(listed(choice.chosen.rests_on), url=url),
    )


# Model


def _forecast_section(view: TradeView, series: Series) -> Iterable[Section]:
    """Where 36 months follow each other up to the latest; a year that is over leads on to the next."""
    sums = _unbroken([value for value in series.sums if value.value.low is not None])
    if series.name.flow is Flow.BALANCE or not sums or not can_forecast():
        return
    ahead = DECEMBER - sums[-1].month.month or DECEMBER
    year = sums[-1].month.year + (sums[-1].month.month == DECEMBER)
    middles = [float((value.value.low or 0) + (value.value.high or 0)) / 2 for value in sums]
    forecast, tests = _forecast(view, series, middles, ahead)
    if forecast:
        yield Section(
            key=f"forecast-{_key(series)}",
            title=gettext("%(who)s: exponential smoothing puts %(year)d at %(range)s, with a probability of 80%%")
            % {"who": reporter_words(view.pair, series), "year": year, "range": money(forecast.interval_80)},
            subtitle=gettext("%(series)s: the sum of twelve months at December, by ETS(A,Ad,N) on logarithms")
            % {"series": series_words(view.pair, series)},
            table=_forecast_table(year, forecast, tests),
            note=gettext("The probabilities are the model’s own; it knows nothing of events to come."),
        )


def _unbroken(sums: Sequence[Sum]) -> list[Sum]:
    """The last run of sums that follow each other month by month."""
    run: list[Sum] = []
    for value in sums:
        follows = run and run[-1].month == (value.month - timedelta(days=1)).replace(day=1)
        run = [*run, value] if follows else [value]
    return run


def _forecast(
    view: TradeView, series: Series, sums: list[float], ahead: int
) -> tuple[Forecast | None, list[ForecastTest]]:
    """Fitting takes a second, so the result is kept for as long as the record stays as it is."""
    key = f"forecast:{view.pair.pk}:{_key(series)}:{ahead}:{hash(tuple(sums))}:{settings.CODE_REVISION}"
    kept: tuple[Forecast | None, list[ForecastTest]] | None = cache.get(key)
    if kept is None:
        forecast = forecast_total(sums, ahead)
        kept = (forecast, past_forecasts(sums, ahead) if forecast else [])
        cache.set(key, kept, timeout=A_WEEK)
    return kept


def _forecast_table(year: int, forecast: Forecast, tests: Sequence[ForecastTest]) -> DataTable:
    columns = (
        Head(gettext("Year")),
        Head(gettext("Expected"), numeric=True),
        Head(gettext("80% range"), numeric=True),
        Head(gettext("95% range"), numeric=True),
        Head(gettext("Came to"), numeric=True),
        Head(gettext("Error"), numeric=True),
    )
    rows = [_forecast_row(year, forecast, "", "")]
    for test in tests:
        outcome, error = Interval.point(test.outcome), Interval.point(test.error)
        rows.append(_forecast_row(year - test.years_ago, test.forecast, money(outcome), close_percent_span(error)))
    return DataTable(columns, tuple(rows))


def _forecast_row(year: int, forecast: Forecast, outcome: str, error: str) -> tuple[Cell, ...]:
    return (
        Cell(str(year)),
        Cell(money(Interval.point(forecast.expected)), derived=True),
        Cell(money(forecast.interval_80)),
        Cell(money(forecast.interval_95)),
        Cell(outcome or NOT_STATED),
        Cell(error or NOT_STATED),
    )
