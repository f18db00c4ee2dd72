"""Where the proposals of a pair stand, for counting: one query, however many there are."""

from datetime import date

from cooperation.analysis.counts import Standing
from cooperation.models import CountryPair, Proposal
from cooperation.models.proposals import proposer

COLUMNS = ("number", "title", proposer(), "part_of__number", "status", "basis")


def standings(pair: CountryPair, today: date, as_of: date | None = None) -> list[Standing]:
    """The pair's published proposals, a row each, by number; as of an earlier day only what was known by then."""
    rows = Proposal.objects.for_pair(pair).published().with_status(today, as_of).order_by("number")
    return [Standing(*values) for values in rows.values_list(*COLUMNS)]


def standings_by_sector(pair: CountryPair, today: date, as_of: date | None = None) -> list[Standing]:
    """As ``standings``, a row for each proposal and sector; proposals without a sector have none."""
    listed = Proposal.objects.for_pair(pair).published().with_status(today, as_of).filter(sectors__isnull=False)
    rows = listed.order_by("number", "sectors__position")
    return [Standing(*values) for values in rows.values_list(*COLUMNS, "sectors__code", "sectors__parent__code")]
