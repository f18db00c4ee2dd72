"""Official statistics of pairs as plain values: each edition with its observations and where it was read."""

from collections import defaultdict
from collections.abc import Sequence

from cooperation.analysis.figures import Flow
from cooperation.models import CountryPair, SeriesEdition
from cooperation.queries.evidence import Evidence
from cooperation.queries.trade_values import OfficialSeries

AS_THEY_ARE = ("code", "category", "office", "own", "table", "classification", "valuation", "partner_by", "unit")


def official_series(pairs: Sequence[CountryPair], evidence: Evidence) -> dict[int, list[OfficialSeries]]:
    """Every published edition of some pairs, by the key of the pair, in the order of their days: one query."""
    by_pair: dict[int, list[OfficialSeries]] = defaultdict(list)
    rows = SeriesEdition.objects.filter(pair__in=pairs).published()
    for row in rows.order_by("edition_on", "code"):
        if row.edition_on is not None:
            series = OfficialSeries(
                **{name: getattr(row, name) for name in AS_THEY_ARE},
                reporter=row.reporter_id,
                flow=Flow(row.flow),
                edition_on=row.edition_on,
                provisional=row.provisional,
                observed=row.observed,
                caution=row.caution,
                passages=evidence.of(row),
            )
            by_pair[row.pair_id].append(series)
    return by_pair
