"""The matrix of sectors and statuses, as chart and as table."""

from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils.translation import gettext

from cooperation.analysis.counts import Standing
from cooperation.models import CountryPair, OtherProposer, ProposalStatus
from cooperation.queries.sectors import SectorValue
from cooperation.wording.lists import listed
from dashboard.charts.sectors import MatrixChart, MatrixColumn, MatrixGroup, MatrixMark, MatrixRow, matrix_chart
from dashboard.components.page import Cell, ChartCard, Column, DataTable
from dashboard.components.sides import drawn, others, proposer_of, sides
from dashboard.components.statuses import progress_heading

type Cells = dict[tuple[str, str], list[int]]
type Proposals = dict[int, Standing]
NOTHING = "–"


def matrix_card(
    pair: CountryPair, sectors: Sequence[SectorValue], cells: Cells, proposals: Proposals, totals: dict[str, int]
) -> ChartCard:
    """The matrix: ``cells`` holds proposal numbers by sector and status, ``proposals`` their rows by number.

    ``totals`` counts each proposal once, by status.
    """
    has_others = any(row.put_forward_by in OtherProposer.values for row in proposals.values())
    empty = [str(label).lower() for code, label in ProposalStatus.choices if not totals[code]]
    return ChartCard(
        key="matrix",
        title=progress_heading(totals),
        subtitle=gettext("One mark for each proposal and sector. Position: latest status. Number: the proposal"),
        alt=gettext("Matrix of sectors and statuses; the table lists the same proposals."),
        table=_table(pair, sectors, cells, proposals),
        info=MatrixChart(
            columns=tuple(MatrixColumn(str(label), totals[code]) for code, label in ProposalStatus.choices),
            groups=tuple(_groups(pair, sectors, cells, proposals)),
            empty_text=gettext("Nothing\non record"),
            empty_line=gettext("Nothing on record: %(statuses)s") % {"statuses": listed(empty)} if empty else "",
        ),
        draw=matrix_chart,
        source_note=gettext("Each proposal’s page cites the paragraphs behind its status. The grouping is ours."),
        legend=tuple(map(drawn, (*sides(pair), *([others()] if has_others else ())))),
        legend_note=gettext("Numbers are proposal numbers"),
    )


def _groups(
    pair: CountryPair, sectors: Sequence[SectorValue], cells: Cells, proposals: Proposals
) -> Iterable[MatrixGroup]:
    """The groups that have sectors, in shown order; a sector that no proposal names keeps its empty row."""
    for group in sectors:
        members = [sector for sector in sectors if sector.group == group.code]
        if members:
            yield MatrixGroup(group.name, tuple(_row(pair, sector, cells, proposals) for sector in members))


def _row(pair: CountryPair, sector: SectorValue, cells: Cells, proposals: Proposals) -> MatrixRow:
    marks = [
        _mark(pair, column, proposals[number])
        for column, status in enumerate(ProposalStatus.values)
        for number in cells.get((sector.code, status), ())
    ]
    return MatrixRow(sector.name, sector.name, tuple(marks))


def _mark(pair: CountryPair, column: int, proposal: Standing) -> MatrixMark:
    return MatrixMark(proposal.number, column, drawn(proposer_of(pair, proposal.put_forward_by)), hover=proposal.title)


def _table(pair: CountryPair, sectors: Sequence[SectorValue], cells: Cells, proposals: Proposals) -> DataTable:
    columns = (Column(gettext("Sector")), *(Column(str(label)) for label in ProposalStatus.labels))
    rows = tuple(
        (
            Cell(sector.name, url=reverse("sector", args=[pair.slug, sector.code])),
            *(_cell(cells.get((sector.code, status), ())) for status in ProposalStatus.values),
        )
        for sector in sectors
        if sector.group
    )
    return DataTable(columns, rows, gettext("Numbers of the proposals in each sector, by latest status"))


def _cell(numbers: Sequence[int]) -> Cell:
    return Cell(", ".join(map(str, numbers)) or NOTHING)
