"""The only door from the database to pandas: fixed, documented columns; one query a frame."""

from collections.abc import Iterable
from datetime import date

import pandas as pd

from cooperation.models import CountryPair, Proposal

PROPOSAL_COLUMNS = ["number", "title", "put_forward_by", "status", "basis"]
SECTOR_COLUMNS = [*PROPOSAL_COLUMNS, "sector", "group"]


def proposals(pair: CountryPair, as_of: date | None = None) -> pd.DataFrame:
    """The pair's published proposals, a row each, by number.

    Columns: number (int), title, put_forward_by (alpha-3 code, or "both"), status and basis (codes of the
    latest change, as of a day if given; None where a proposal has no published status).
    """
    rows = Proposal.objects.for_pair(pair).published().with_status(as_of).order_by("number")
    values = rows.values_list("number", "title", "put_forward_by_id", "status", "basis")  # type: ignore[misc]
    return _frame(values, PROPOSAL_COLUMNS)


def proposals_by_sector(pair: CountryPair, as_of: date | None = None) -> pd.DataFrame:
    """As ``proposals``, a row for each proposal and sector; with the codes of sector and group."""
    rows = Proposal.objects.for_pair(pair).published().with_status(as_of).order_by("number", "sectors__position")
    columns = (
        "number",
        "title",
        "put_forward_by_id",
        "status",
        "basis",
        "sectors__code",
        "sectors__parent__code",
    )
    values = rows.filter(sectors__isnull=False).values_list(*columns)
    return _frame(values, SECTOR_COLUMNS)


def _frame(values: Iterable[tuple[object, ...]], columns: list[str]) -> pd.DataFrame:
    """Texts stay Python's, so that a missing one is None; a proposer that is not one country is both sides."""
    frame = pd.DataFrame(list(values), columns=columns, dtype=object)
    return frame.assign(number=frame["number"].astype(int), put_forward_by=frame["put_forward_by"].fillna("both"))
