"""Monthly series: vintages, sums of twelve months, and the months of a year so far.

A frame of months has the columns of MONTH_COLUMNS, a row a figure: ``reporter`` (empty where none is named),
``category``, ``flow``, ``month`` (its first day), ``low`` and ``high`` in US dollars (NaN where unbounded), ``code``,
``revises`` (the code of the figure it replaces, or None) and ``figure`` (whatever says how it is stated; it is handed
on unread). Sums are of floats, exact to the cent.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from cooperation.analysis.dates import MONTHS_IN_YEAR, Period
from cooperation.analysis.figures import Flow, Key
from cooperation.analysis.intervals import Interval
from cooperation.analysis.series import Derivation, Level

if TYPE_CHECKING:
    import pandas as pd

SERIES = ["reporter", "category", "flow"]
MONTH_COLUMNS = [*SERIES, "month", "low", "high", "code", "revises", "figure"]
ENDS = ["low", "high"]


@dataclass(frozen=True)
class MonthValue:
    """A month, or the twelve months that it ends, in US dollars; of a month also its code and ``figure``."""

    month: date
    value: Interval
    code: str = ""
    figure: Any = None


@dataclass(frozen=True)
class Series:
    """One flow by one reporter: its months in the vintage asked for, its sums of twelve months in both vintages."""

    reporter: str
    category: str
    flow: Flow
    months: tuple[MonthValue, ...]
    sums: tuple[MonthValue, ...]
    first_sums: tuple[MonthValue, ...]


@dataclass(frozen=True)
class Monthly:
    """All series of a pair, the levels that their sums give, and whether any month was revised."""

    series: tuple[Series, ...] = ()
    levels: tuple[Level, ...] = ()
    is_revised: bool = False


def monthly(months: "pd.DataFrame | None", *, first: bool = False) -> Monthly:
    """The series of a frame, shown in the latest vintage or in the ``first``; nothing without a frame."""
    if months is None or months.empty:
        return Monthly()
    latest, original = vintage(months), vintage(months, first=True)
    shown = original if first else latest
    sums, first_sums = twelve_months(latest), twelve_months(original)
    series = [
        Series(reporter, category, Flow(flow), *(_values(frame, names) for frame in (shown, sums, first_sums)))
        for names in sorted({*latest[SERIES].itertuples(index=False, name=None)})
        for reporter, category, flow in [names]
    ]
    return Monthly(tuple(series), tuple(month_levels(shown)), bool(months["revises"].notna().any()))


def _values(frame: "pd.DataFrame", names: Sequence[str]) -> tuple[MonthValue, ...]:
    of_series = (frame[SERIES] == list(names)).all(axis=1)
    return tuple(_month_value(row) for row in frame[of_series].itertuples())


def _month_value(row: Any) -> MonthValue:
    low, high = (None if math.isnan(end) else Decimal(str(end)) for end in (row.low, row.high))
    return MonthValue(row.month.date(), Interval(low, high), getattr(row, "code", ""), getattr(row, "figure", None))


def vintage(months: "pd.DataFrame", *, first: bool = False) -> "pd.DataFrame":
    """One figure for each series and month: not revised by another, or ``first``, itself no revision.

    Of several that stand side by side the narrowest is taken, then the one whose code comes first.
    """
    superseded = months["revises"].notna() if first else months["code"].isin(months["revises"].dropna())
    kept = months[~superseded]
    ranked = kept.assign(width=kept["high"] - kept["low"]).sort_values([*SERIES, "month", "width", "code"])
    return ranked.drop_duplicates([*SERIES, "month"])[MONTH_COLUMNS].reset_index(drop=True)


def twelve_months(months: "pd.DataFrame") -> "pd.DataFrame":
    """For each month that ends twelve known ones their sum, as ``low`` and ``high``; ``months`` is one vintage."""
    import pandas as pd

    sums = [_rolled(series) for _, series in months.groupby(SERIES)]
    columns = [*SERIES, "month", *ENDS]
    return pd.concat(sums, ignore_index=True)[columns] if sums else months[columns]


def _rolled(series: "pd.DataFrame") -> "pd.DataFrame":
    every_month = series.set_index("month")[ENDS].asfreq("MS")
    sums = every_month.rolling(MONTHS_IN_YEAR).sum().dropna().round(2)
    named = {name: series[name].iloc[0] for name in SERIES}
    return sums.reset_index().assign(**named)


def since_january(months: "pd.DataFrame") -> "pd.DataFrame":
    """The sum from January to each month, where all of these are known: columns ``year`` and ``months`` beside."""
    ordered = months.dropna(subset=ENDS).sort_values([*SERIES, "month"])
    dated = ordered.assign(year=ordered["month"].dt.year, months=ordered["month"].dt.month)
    by_year = dated.groupby([*SERIES, "year"])
    sums = dated.assign(low=by_year["low"].cumsum().round(2), high=by_year["high"].cumsum().round(2))
    unbroken = by_year.cumcount() + 1 == dated["months"]
    return sums[unbroken][[*SERIES, "year", "months", *ENDS]].reset_index(drop=True)


def month_levels(months: "pd.DataFrame") -> list[Level]:
    """Levels from a series: each whole year, the year so far, and the same months of the years before it."""
    sums = since_january(months)
    longest = sums.groupby([*SERIES, "year"])["months"].max().reset_index()
    newest = longest.sort_values("year").drop_duplicates(SERIES, keep="last")[[*SERIES, "months"]]
    shown = sums.merge(newest.rename(columns={"months": "so_far"}), on=SERIES)
    kept = shown[(shown["months"] == MONTHS_IN_YEAR) | (shown["months"] == shown["so_far"])]
    return [_level(row) for row in kept.itertuples()]


def _level(row: Any) -> Level:
    period = Period.parse(f"{row.year}-01/{row.year}-{row.months:02d}")
    key = Key(row.reporter, row.category, Flow(row.flow), period)
    value = Interval(Decimal(str(row.low)), Decimal(str(row.high)))
    series = f"{row.reporter or 'not-said'}-{row.category}-{row.flow}-months"
    return Level(f"{series}-{row.year}-{row.months:02d}", key, value, (series,), Derivation.MONTHS)
