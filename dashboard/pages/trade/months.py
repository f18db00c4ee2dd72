"""Monthly series: sums of twelve months in both vintages, the latest months, and what a model makes of the year."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext, ngettext

from cooperation.analysis.dates import MONTHS_IN_YEAR, Period
from cooperation.analysis.figures import Flow
from cooperation.analysis.forecast import Forecast, ForecastTest, forecast_total, past_forecasts
from cooperation.analysis.intervals import Interval
from cooperation.analysis.monthly import MonthValue, Series
from cooperation.models import CountryPair, Paragraph
from cooperation.wording.amounts import money_span
from cooperation.wording.dates import period_words
from cooperation.wording.flows import counted
from cooperation.wording.numbers import NOT_STATED
from cooperation.wording.spans import close_percent_span
from cooperation.wording.stated import amount_range, amount_words
from dashboard.components.citations import Citations
from dashboard.components.page import Cell, Column, DataTable, Record
from dashboard.components.records import plain
from dashboard.components.section import Section
from dashboard.components.sides import side_of
from dashboard.pages.trade.view import TradeView

SHOWN_MONTHS = 12
DECEMBER = MONTHS_IN_YEAR
UNIT = 6
DIGIT = Decimal(10) ** (UNIT - 1)
A_WEEK = 7 * 24 * 3600


def month_sections(view: TradeView, cites: Citations) -> tuple[Section, ...]:
    """For each series its sums of twelve months and its latest months, then what a model makes of the year."""
    evidence = _paragraphs(view.monthly.series)
    found: list[Section] = []
    for series in view.monthly.series:
        found += [*_sums_section(view.pair, series), _latest_section(view.pair, series, evidence, cites)]
        found += _forecast_section(view, series)
    return tuple(found)


def _paragraphs(series: Iterable[Series]) -> dict[int, Paragraph]:
    """The paragraphs behind the months that are shown; one query, none without a series."""
    keys = {month.figure.evidence_id for one in series for month in one.months[-SHOWN_MONTHS:]}
    return Paragraph.objects.select_related("source").in_bulk(keys) if keys else {}


def _key(series: Series) -> str:
    return f"{series.reporter.lower() or 'not-said'}-{series.category}-{series.flow.lower()}".replace("_", "-")


def reporter_words(pair: CountryPair, series: Series) -> str:
    """Whose series it is."""
    return side_of(pair, series.reporter).label if series.reporter else gettext("Reporter not said")


def series_words(pair: CountryPair, series: Series) -> str:
    """ "Belarus, turnover, goods"."""
    return f"{reporter_words(pair, series)}, {counted(series.flow, series.category)}"


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
        note=gettext("A sum stands only where all twelve months are on record."),
    )


def _sums_table(series: Series) -> DataTable:
    revised = series.sums != series.first_sums
    columns = [
        Column(gettext("Twelve months to")),
        Column(gettext("Latest"), numeric=True),
        *([Column(gettext("As first published"), numeric=True)] if revised else []),
        Column(gettext("On a year before"), numeric=True),
    ]
    by_month = {value.month: value for value in series.sums}
    first = {value.month: value for value in series.first_sums}
    shown = [value for value in series.sums if value.month.month == DECEMBER or value is series.sums[-1]]
    return DataTable(tuple(columns), tuple(_sum_row(value, by_month, first if revised else None) for value in shown))


def _sum_row(
    value: MonthValue, by_month: dict[date, MonthValue], first: dict[date, MonthValue] | None
) -> tuple[Cell, ...]:
    before = by_month.get(value.month.replace(year=value.month.year - 1))
    published = (
        [Cell(money(first[value.month].value) if value.month in first else NOT_STATED)] if first is not None else []
    )
    return (
        Cell(month_words(value.month)),
        Cell(money(value.value), derived=True),
        *published,
        Cell(_change(value, before)),
    )


def _change(value: MonthValue, before: MonthValue | None) -> str:
    if before is None or before.value.low is None or before.value.low <= 0:
        return NOT_STATED
    return close_percent_span((value.value / before.value - 1) * 100)


# Months


def _latest_section(pair: CountryPair, series: Series, evidence: dict[int, Paragraph], cites: Citations) -> Section:
    columns = (
        Column(gettext("Month")),
        Column(gettext("Value"), numeric=True),
        Column(gettext("Range used"), numeric=True),
        Column(gettext("Figure")),
    )
    rows = tuple(
        (
            Cell(month_words(month.month), cites=cites([evidence[month.figure.evidence_id]])),
            Cell(amount_words(month.figure)),
            Cell(amount_range(month.figure)),
            Cell(month.code),
        )
        for month in series.months[-SHOWN_MONTHS:]
    )
    count = len(series.months)
    sentence = ngettext(
        "%(who)s: %(count)d month is on record, %(first)s",
        "%(who)s: %(count)d months are on record, %(first)s to %(last)s",
        count,
    )
    first, last = month_words(series.months[0].month), month_words(series.months[-1].month)
    return Section(
        key=f"months-{_key(series)}",
        title=sentence % {"who": reporter_words(pair, series), "count": count, "first": first, "last": last},
        subtitle=gettext("%(series)s: the latest months; all of them are in the CSV")
        % {"series": series_words(pair, series)},
        table=DataTable(columns, rows),
    )


# Model


def _forecast_section(view: TradeView, series: Series) -> Iterable[Section]:
    """Where 36 months follow each other up to the latest; a year that is over leads on to the next."""
    sums = _unbroken([value for value in series.sums if value.value.low is not None])
    if series.flow is Flow.BALANCE or not sums:
        return
    ahead = DECEMBER - sums[-1].month.month or DECEMBER
    year = sums[-1].month.year + (sums[-1].month.month == DECEMBER)
    forecast, tests = _forecast(view, series, [_middle(value.value) for value in sums], ahead)
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


def _unbroken(sums: Sequence[MonthValue]) -> list[MonthValue]:
    """The last run of sums that follow each other month by month."""
    run: list[MonthValue] = []
    for value in sums:
        follows = run and _month_number(value) == _month_number(run[-1]) + 1
        run = [*run, value] if follows else [value]
    return run


def _month_number(value: MonthValue) -> int:
    return value.month.year * MONTHS_IN_YEAR + value.month.month


def _middle(value: Interval) -> float:
    return float((value.low or Decimal(0)) + (value.high or Decimal(0))) / 2


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
        Column(gettext("Year")),
        Column(gettext("Expected"), numeric=True),
        Column(gettext("80% range"), numeric=True),
        Column(gettext("95% range"), numeric=True),
        Column(gettext("Came to"), numeric=True),
        Column(gettext("Error"), numeric=True),
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


def month_records(view: TradeView) -> Iterable[Record]:
    """Every month of every series in the vintage asked for, as plain values."""
    for series in view.monthly.series:
        for month in series.months:
            yield {
                "pair": view.pair.slug,
                "code": month.code,
                "kind": "stated",
                "reporter": series.reporter or None,
                "flow": series.flow.value,
                "category": series.category,
                "period": f"{month.month:%Y-%m}",
                "low_usd": plain(month.value.low),
                "high_usd": plain(month.value.high),
            }
