"""The only door from the database to pandas: fixed, documented columns; one query a frame."""

from collections.abc import Iterable
from datetime import date

import pandas as pd

from cooperation.analysis.intervals import Interval
from cooperation.analysis.monthly import MONTH_COLUMNS
from cooperation.models import CountryPair, Proposal, TradeFigure

PROPOSAL_COLUMNS = ["number", "title", "put_forward_by", "part_of", "status", "basis"]
SECTOR_COLUMNS = [*PROPOSAL_COLUMNS, "sector", "group"]


def proposals(pair: CountryPair, as_of: date | None = None) -> pd.DataFrame:
    """The pair's published proposals, a row each, by number.

    Columns: number (int), title, put_forward_by (alpha-3 code, or "both"), part_of (number of the whole, or none),
    status and basis (codes of the latest change; None where a proposal has no published status). As of a day there
    is only what was known by then.
    """
    rows = Proposal.objects.for_pair(pair).published().with_status(as_of).order_by("number")
    values = rows.values_list("number", "title", "put_forward_by_id", "part_of__number", "status", "basis")  # type: ignore[misc]
    return _frame(values, PROPOSAL_COLUMNS)


def proposals_by_sector(pair: CountryPair, as_of: date | None = None) -> pd.DataFrame:
    """As ``proposals``, a row for each proposal and sector; with the codes of sector and group."""
    rows = Proposal.objects.for_pair(pair).published().with_status(as_of).order_by("number", "sectors__position")
    columns = (
        "number",
        "title",
        "put_forward_by_id",
        "part_of__number",
        "status",
        "basis",
        "sectors__code",
        "sectors__parent__code",
    )
    values = rows.filter(sectors__isnull=False).values_list(*columns)
    return _frame(values, SECTOR_COLUMNS)


def months(pair: CountryPair, as_of: date | None = None) -> pd.DataFrame:
    """The pair's published figures of one whole month, all vintages known on a day or ever, a row each, by code.

    The columns of ``cooperation.analysis.monthly``, where ``figure`` is the row itself, its evidence not fetched.
    Figures without an amount are left out.
    """
    figures = list(TradeFigure.objects.for_pair(pair).published().known_on(as_of).of_months().order_by("code"))
    codes = {figure.pk: figure.code for figure in figures}
    whole = (figure for figure in figures if figure.period.months == 1)
    rows = [_month(figure, amount, codes) for figure in whole if (amount := figure.amount)]
    frame = pd.DataFrame(rows, columns=MONTH_COLUMNS, dtype=object)
    return frame.astype({"month": "datetime64[s]", "low": float, "high": float})


def _month(figure: TradeFigure, amount: Interval, codes: dict[int, str]) -> tuple[object, ...]:
    series = (figure.reporter_id or "", figure.category, figure.flow, figure.period_start)
    ends = (None if end is None else float(end) for end in (amount.low, amount.high))
    revises = codes.get(figure.revises_id) if figure.revises_id else None
    return (*series, *ends, figure.code, revises, figure)


def _frame(values: Iterable[tuple[object, ...]], columns: list[str]) -> pd.DataFrame:
    """Texts stay Python's, so that a missing one is None; a proposer that is not one country is both sides."""
    frame = pd.DataFrame(list(values), columns=columns, dtype=object)
    return frame.assign(number=frame["number"].astype(int), put_forward_by=frame["put_forward_by"].fillna("both"))
