"""Which sectors the proposals of several pairs name: a matrix of numbers."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from cooperation.models import CountryPair
from cooperation.queries.sectors import NamedSectors
from cooperation.wording.numbers import EN_DASH
from dashboard.charts.compare_matrix import CountRow, CountsChart, counts_chart
from dashboard.components.page import Cell, ChartCard, Column, DataTable

NOTHING = "–"


def sectors_card(pairs: Sequence[CountryPair], found: NamedSectors) -> ChartCard:
    """The matrix of sectors and pairs, those sectors that any pair names."""
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
        source_note=_left_out(len(found.sectors) - len(rows)),
    )


def count_rows(pairs: Sequence[CountryPair], found: NamedSectors) -> tuple[CountRow, ...]:
    """A row of the chart for each sector that is named."""
    return tuple(CountRow(sector.name, found.of(sector, pairs)) for sector in found.named)


def _finding(pairs: Sequence[CountryPair], found: NamedSectors) -> str:
    named = found.named
    if not named:
        return gettext("No sector is named by any of these pairs")
    common = sum(all(found.of(sector, pairs)) for sector in named)
    if len(pairs) == 1:
        sentence = ngettext("%(named)d sector is named", "%(named)d sectors are named", len(named))
        return sentence % {"named": len(named)}
    words = {"common": common, "named": len(named)}
    if not common:
        return gettext("%(named)d sectors are named, none of them by all of these pairs") % words
    return gettext("%(named)d sectors are named, %(common)d of them by all of these pairs") % words


def _left_out(count: int) -> str:
    if not count:
        return gettext("the proposals of each pair. The grouping into sectors is ours.")
    sentence = ngettext(
        "the proposals of each pair. The grouping into sectors is ours. %(count)d sector is named by none.",
        "the proposals of each pair. The grouping into sectors is ours. %(count)d sectors are named by none.",
        count,
    )
    return sentence % {"count": count}


def counts_table(pairs: Sequence[CountryPair], found: NamedSectors, labels: Sequence[str]) -> DataTable:
    """The numbers as links to the sector's page of each pair; ``labels`` head the columns of the pairs."""
    columns = (Column(gettext("Sector")), *(Column(label, numeric=True) for label in labels))
    rows = tuple(
        (
            Cell(sector.name),
            *(
                Cell(str(count), url=reverse("sector", args=[pair.slug, sector.code])) if count else Cell(NOTHING)
                for pair, count in zip(pairs, found.of(sector, pairs), strict=True)
            ),
        )
        for sector in found.named
    )
    return DataTable(columns, rows)
