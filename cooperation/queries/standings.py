"""Where the proposals of a pair stand, filed by sector: one query, however many there are; two of an earlier day."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from cooperation.analysis.counts import Standing
from cooperation.models import CountryPair, Proposal
from cooperation.models.proposals import proposer
from cooperation.queries.corrections import is_corrected_since
from cooperation.queries.evidence import Evidence
from cooperation.queries.reports import Reported, Reports

ANNOTATED = ("status", "basis", "changed_on", "latest_change_id", "evidence_level")
COLUMNS = (
    "number",
    "title",
    proposer(),
    "part_of__number",
    "status",
    "basis",
    "sectors__code",
    "sectors__parent__code",
)


def standings_by_sector(pair: CountryPair, today: date, as_of: date | None = None) -> list[Standing]:
    """The pair's published proposals, a row for each and each of its sectors, by number; without a sector none.

    As of an earlier day only what was known by then.
    """
    listed = Proposal.objects.for_pair(pair).published().with_status(today, as_of).filter(sectors__isnull=False)
    rows = listed.order_by("number", "sectors__position")
    stood = stood_on(pair, today, as_of)
    return [_as_it_stood(Standing(*values), stood) for values in rows.values_list(*COLUMNS)]


def stood_on(pair: CountryPair, today: date, as_of: date | None) -> Mapping[int, Reported]:
    """The proposals by number as they stood and were called on a day, with all that queries annotate (``ANNOTATED``).

    Nothing where nothing that it rests on was corrected since: then what is stored tells it.
    """
    if as_of is None or not is_corrected_since(pair, ("proposals", "status_changes", "events"), as_of):
        return {}
    reports = Reports(pair, today, as_of, Evidence([pair], today, as_of))
    return {one.number: one for one in reports.each()}


def _as_it_stood(one: Standing, stood: Mapping[int, Reported]) -> Standing:
    then = stood.get(one.number)
    return replace(one, title=then.title, status=then.status, basis=then.basis) if then else one
