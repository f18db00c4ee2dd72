"""Where the proposals of a pair stand, for counting: one query, however many there are."""

from datetime import date

from django.db.models import Value
from django.db.models.functions import Coalesce

from cooperation.analysis.counts import Standing
from cooperation.models import CountryPair, Proposal

# A proposer that is not one country is both sides.
SIDE = Coalesce("put_forward_by_id", Value("both"))
COLUMNS = ("number", "title", SIDE, "part_of__number", "status", "basis")


def standings(pair: CountryPair, as_of: date | None = None) -> list[Standing]:
    """The pair's published proposals, a row each, by number; as of a day only what was known by then."""
    rows = Proposal.objects.for_pair(pair).published().with_status(as_of).order_by("number")
    return [Standing(*values) for values in rows.values_list(*COLUMNS)]


def standings_by_sector(pair: CountryPair, as_of: date | None = None) -> list[Standing]:
    """As ``standings``, a row for each proposal and sector; proposals without a sector have none."""
    listed = Proposal.objects.for_pair(pair).published().with_status(as_of).filter(sectors__isnull=False)
    rows = listed.order_by("number", "sectors__position")
    return [Standing(*values) for values in rows.values_list(*COLUMNS, "sectors__code", "sectors__parent__code")]
