"""The only door from the database to pandas: fixed, documented columns; one query a frame.

It takes a second and 70 MB to load, and few pairs need it: it is imported where the first row asks for it.
"""

from datetime import date
from typing import TYPE_CHECKING

from cooperation.analysis.intervals import Interval
from cooperation.analysis.monthly import MONTH_COLUMNS
from cooperation.models import CountryPair, TradeFigure

if TYPE_CHECKING:
    import pandas as pd


def months(pair: CountryPair, as_of: date | None = None) -> "pd.DataFrame | None":
    """The pair's published figures of one whole month, all vintages known on a day or ever, a row each, by code.

    The columns of ``cooperation.analysis.monthly``, where ``figure`` is the row itself, its evidence not fetched.
    Figures without an amount are left out; None where no figure is left.
    """
    figures = list(TradeFigure.objects.for_pair(pair).published().known_on(as_of).of_months().order_by("code"))
    codes = {figure.pk: figure.code for figure in figures}
    whole = (figure for figure in figures if figure.period.months == 1)
    rows = [_month(figure, amount, codes) for figure in whole if (amount := figure.amount)]
    if not rows:
        return None
    import pandas as pd

    frame = pd.DataFrame(rows, columns=MONTH_COLUMNS, dtype=object)
    return frame.astype({"month": "datetime64[s]", "low": float, "high": float})


def _month(figure: TradeFigure, amount: Interval, codes: dict[int, str]) -> tuple[object, ...]:
    series = (figure.reporter_id or "", figure.category, figure.flow, figure.period_start)
    ends = (None if end is None else float(end) for end in (amount.low, amount.high))
    revises = codes.get(figure.revises_id) if figure.revises_id else None
    return (*series, *ends, figure.code, revises, figure)
