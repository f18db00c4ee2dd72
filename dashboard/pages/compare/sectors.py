"""Which sectors the proposals of several pairs name: a matrix of numbers."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from cooperation.models import CountryPair
from cooperation.queries.sectors import NamedSectors, SectorValue
from cooperation.wording.numbers import EN_DASH
from dashboard.charts.compare_matrix import CountRow, CountsChart, counts_chart
from dashboard.components import numbers
from dashboard.components.page import Cell, ChartCard, Column, DataTable

NOTHING = "–"


MOST_ROWS = 8


def sectors_card(pairs: Sequence[CountryPair], found: NamedSectors) -> ChartCard:
    """The matrix of pairs and the sectors that their proposals name most; the table holds all that any names."""
    columns = tuple((pair.name, pair.slug.replace("-", EN_DASH)) for pair in pairs)
    rows = count_rows(pairs, found)
    return ChartCard(
        key="sectors",
        title=_finding(pairs, found),
        subtitle=gettext("Number of proposals that name each sector; a proposal counts in each that it names"),
        alt=gettext("Matrix of sectors and pairs; the table holds the same numbers."),
        table=counts_table(pairs, found, [pair.name for pair in pairs]),
        info=CountsChart(columns, rows),
        draw=counts_chart,
        source_note=_source_note(len(found.named) - len(rows)),
    )


def count_rows(pairs: Sequence[CountryPair], found: NamedSectors) -> tuple[CountRow, ...]:
    """A row of the chart for each of the sectors that are named most, in shown order."""
    by_count = sorted(found.named, key=lambda sector: -sum(found.of(sector, pairs)))
    drawn = {sector.code for sector in by_count[:MOST_ROWS]}
    return tuple(CountRow(sector.name, found.of(sector, pairs)) for sector in found.named if sector.code in drawn)


def _finding(pairs: Sequence[CountryPair], found: NamedSectors) -> str:
    named = found.named
    if not named:
        return gettext("No proposal of these pairs names a sector")
    common = sum(all(found.of(sector, pairs)) for sector in named)
    if len(pairs) == 1:
        sentence = ngettext("%(named)d sector is named", "%(named)d sectors are named", len(named))
        return sentence % {"named": len(named)}
    words = {"common": common, "named": len(named)}
    if not common:
        return gettext("Proposals name %(named)d sectors, none of them in every pair") % words
    return gettext("Proposals name %(named)d sectors, %(common)d of them in every pair") % words


def _source_note(left: int) -> str:
    """Whose grouping it is; how many sectors only the table holds."""
    ours = gettext("the proposals of each pair. The grouping into sectors is ours.")
    if not left:
        return ours
    sentence = ngettext(
        "The table also holds %(count)d sector that fewer proposals name.",
        "The table also holds %(count)d sectors that fewer proposals name.",
        left,
    )
    return f"{ours} {sentence % {'count': left}}"


def _cell(pair: CountryPair, sector: SectorValue, count: int) -> Cell:
    if not count:
        return Cell(NOTHING, numbers=numbers.count(0))
    return Cell(str(count), url=reverse("sector", args=[pair.slug, sector.code]), numbers=numbers.count(count))


def counts_table(pairs: Sequence[CountryPair], found: NamedSectors, labels: Sequence[str]) -> DataTable:
    """The numbers as links to the sector's page of each pair; ``labels`` head the columns of the pairs."""
    columns = (Column(gettext("Sector")), *(Column(label, numeric=True) for label in labels))
    rows = tuple(
        (
            Cell(sector.name),
            *(_cell(pair, sector, count) for pair, count in zip(pairs, found.of(sector, pairs), strict=True)),
        )
        for sector in found.named
    )
    return DataTable(columns, rows)
