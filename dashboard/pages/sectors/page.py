"""Areas of cooperation: the matrix of sectors and statuses, and one sector with its proposals."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.http import Http404, QueryDict
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from cooperation.analysis.counts import Standing, count_by, inside, matrix, once
from cooperation.models import CountryPair, OtherProposer, ProposalStatus
from cooperation.queries.proposal_values import ProposalValue
from cooperation.queries.proposals import proposals_of_sectors
from cooperation.queries.sectors import SectorValue, children_of, codes_within, sector_of, sectors_and_groups
from cooperation.queries.standings import standings_by_sector
from cooperation.wording.lists import listed
from dashboard.charts.sectors import MatrixChart, MatrixColumn, MatrixGroup, MatrixMark, MatrixRow, matrix_chart
from dashboard.components import parameters
from dashboard.components.citations import Citations
from dashboard.components.crumbs import pair_crumbs
from dashboard.components.page import Block, Cell, ChartCard, Crumb, DataTable, Head, Link, Page, Record
from dashboard.components.sides import drawn, others, proposer_of, sides
from dashboard.components.statuses import as_known, counted_proposals, progress_heading
from dashboard.presenting.products import product_links
from dashboard.presenting.proposals import PER_PAGE, ProposalRow, proposal_rows

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
        subtitle=gettext("One mark for each proposal and sector, under its latest status"),
        alt=gettext("Matrix of sectors and statuses; the table lists the same proposals."),
        table=_table(pair, sectors, cells, proposals),
        info=MatrixChart(
            columns=tuple(MatrixColumn(str(label), totals[code]) for code, label in ProposalStatus.choices),
            groups=tuple(_groups(pair, sectors, cells, proposals)),
            empty_text=gettext("Nothing\nreported"),
            empty_line=gettext("Nothing reported: %(statuses)s") % {"statuses": listed(empty)} if empty else "",
        ),
        draw=matrix_chart,
        source_note=gettext(
            "Each proposal’s page cites the paragraphs behind its status. The grouping into sectors is ours."
        ),
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
    columns = (Head(gettext("Sector")), *(Head(str(label)) for label in ProposalStatus.labels))
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


@dataclass(frozen=True)
class SectorFacts:
    """What a sector is beside its proposals: standard codes, its group or its sectors, the way to its products."""

    codes: tuple[tuple[str, str], ...]
    products: tuple[Link, ...]
    group: Link | None
    children: tuple[Link, ...]


@dataclass(frozen=True)
class GroupLine:
    """A group of sectors: the way to it and to each of its sectors, with the number of its proposals."""

    group: Link
    sectors: tuple[tuple[Link, int], ...]


class SectorsPage(Page):
    """The matrix of sectors and statuses, as chart and table, and the way to each sector, as known on the day."""

    knows_days = True
    blocks = (
        Block("matrix", lambda page: page.matrix),
        Block("groups", lambda page: page.groups, "sectors/groups.html"),
    )

    def __init__(self, pair: CountryPair, params: QueryDict, today: date) -> None:
        self.pair, self.today = pair, today
        self.day = parameters.day(params.get("as_of", ""))

    @cached_property
    def by_sector(self) -> list[Standing]:
        """Where each proposal stands, once for each of its sectors."""
        return standings_by_sector(self.pair, self.today, self.day)

    @cached_property
    def sectors(self) -> list[SectorValue]:
        """All sectors and their groups."""
        return sectors_and_groups()

    @cached_property
    def cells(self) -> dict[tuple[str, str], list[int]]:
        """The numbers of the proposals of each sector and status."""
        return matrix(self.by_sector)

    @property
    def matrix(self) -> ChartCard | None:
        """Proposals by sector and status as a chart; None where there is none to draw."""
        if not self.by_sector:
            return None
        proposals = {row.number: row for row in self.by_sector}
        totals = count_by((row.status or "" for row in once(self.by_sector)), [*ProposalStatus.values, ""])
        return matrix_card(self.pair, self.sectors, self.cells, proposals, totals)

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many proposals each sector has, zeros included."""
        return count_by((row.sector for row in self.by_sector), [sector.code for sector in self.sectors])

    @property
    def groups(self) -> tuple[GroupLine, ...]:
        """The groups that have sectors, in shown order."""
        lines = (
            GroupLine(
                _link(self.pair, group),
                tuple(
                    (_link(self.pair, one), self.counts[one.code]) for one in self.sectors if one.group == group.code
                ),
            )
            for group in self.sectors
        )
        return tuple(line for line in lines if line.sectors)

    @property
    def title(self) -> str:
        """How many sectors are named."""
        return _as_known(sectors_heading(self.counts.values()), self.day)

    @property
    def standfirst(self) -> str:
        """How the matrix is read."""
        return gettext("A proposal is listed in each sector that it names.")

    @property
    def crumbs(self) -> tuple[Crumb, ...]:
        """From the pair."""
        return pair_crumbs(self.pair, gettext("Sectors"))

    @property
    def filters(self) -> str:
        """The day on which the record is read, in words."""
        return as_known(self.day) if self.day else ""

    def records(self) -> Iterable[Record]:
        """A record a sector and status that any proposal has."""
        return _matrix_records(self.pair, self.cells)


class SectorPage(Page):
    """One sector (or group) with its proposals, as known on the day; Http404 with a sentence where there is none."""

    knows_days = True
    blocks = (
        Block("list", lambda page: page, "sectors/list.html", span=8),
        Block("facts", lambda page: page.facts, "sectors/facts.html", span=4),
    )

    def __init__(self, pair: CountryPair, params: QueryDict, today: date, code: str) -> None:
        sector = sector_of(code)
        if sector is None:
            raise Http404(gettext("There is no sector “%(code)s”.") % {"code": code})
        self.pair, self.today, self.sector = pair, today, sector
        self.day = parameters.day(params.get("as_of", ""))
        self.number = parameters.page_number(params)
        self.cites = Citations(pair)
        self.cited = self.cites.cited

    @cached_property
    def proposals(self) -> list[ProposalValue]:
        """The proposals filed under it, or under any sector of the group."""
        return proposals_of_sectors(self.pair, codes_within(self.sector), self.today, self.day)

    @cached_property
    def list_page(self) -> ListPage[ProposalValue]:
        """A page of them."""
        return Paginator(self.proposals, PER_PAGE).get_page(self.number)

    @cached_property
    def rows(self) -> tuple[ProposalRow, ...]:
        """The proposals of this page of the list as rows, each with its other sectors."""
        here = self.sector.name
        rows = proposal_rows(self.list_page, self.cites)
        return tuple(replace(row, sectors=tuple(one for one in row.sectors if one.label != here)) for row in rows)

    @property
    def count_words(self) -> str:
        """How many there are."""
        return counted_proposals(len(self.proposals))

    @property
    def title(self) -> str:
        """How far its proposals are."""
        words = {"sector": self.sector.name, "finding": _finding(_totals(self.proposals))}
        return _as_known(gettext("%(sector)s: %(finding)s") % words, self.day)

    @property
    def standfirst(self) -> str:
        """What the sector holds."""
        return str(self.sector.definition)

    @property
    def crumbs(self) -> tuple[Crumb, ...]:
        """From the sectors."""
        sectors = Crumb(gettext("Sectors"), reverse("sectors", args=[self.pair.slug]))
        return pair_crumbs(self.pair, sectors, self.sector.name)

    @property
    def filters(self) -> str:
        """The day on which the record is read, in words."""
        return as_known(self.day) if self.day else ""

    @cached_property
    def facts(self) -> SectorFacts:
        """Codes, products, and the sectors around it."""
        children = children_of(self.sector)
        group = sector_of(self.sector.group) if self.sector.group else None
        return SectorFacts(
            codes=tuple((name, value) for name, value in _codes(self.sector) if value),
            products=product_links(self.pair, [self.sector, *children]),
            group=_link(self.pair, group) if group else None,
            children=tuple(_link(self.pair, child) for child in children),
        )

    def records(self) -> Iterable[Record]:
        """A record a proposal."""
        return _records(self.pair, self.sector, self.proposals)


def sectors_heading(counts: Collection[int]) -> str:
    """The finding over the matrix: how many sectors are named, and by how many proposals at most.

    ``counts`` holds the number of proposals of each sector, zeros included.
    """
    named = sum(count > 0 for count in counts)
    if not named:
        return gettext("No sector has a proposal yet")
    if named == 1:
        return gettext("All proposals are in one sector")
    most = max(counts)
    sentence = ngettext(
        "Proposals spread over %(named)d sectors, at most %(count)d in each",
        "Proposals spread over %(named)d sectors, at most %(count)d in each",
        most,
    )
    return sentence % {"named": named, "count": most}


def _totals(proposals: Sequence[ProposalValue]) -> dict[str, int]:
    """Proposals by status, each thing once: a part counts with its whole where that is listed too."""
    statuses = {proposal.number: proposal.status or "" for proposal in proposals}
    part_of = {proposal.number: proposal.part_of.number for proposal in proposals if proposal.part_of}
    counted = statuses.keys() - inside(statuses.keys(), part_of)
    return {status: sum(statuses[number] == status for number in counted) for status in (*ProposalStatus.values, "")}


def _finding(counts: dict[str, int]) -> str:
    finding = progress_heading(counts)
    return finding[:1].lower() + finding[1:]


def _link(pair: CountryPair, sector: SectorValue) -> Link:
    return Link(sector.name, reverse("sector", args=[pair.slug, sector.code]))


def _codes(sector: SectorValue) -> Iterable[tuple[str, str]]:
    yield gettext("DAC purpose codes"), sector.dac
    yield gettext("COFOG"), sector.cofog
    yield gettext("HS codes"), sector.hs


def _records(pair: CountryPair, sector: SectorValue, proposals: Iterable[ProposalValue]) -> Iterable[Record]:
    for proposal in proposals:
        yield {
            "pair": pair.slug,
            "sector": sector.code,
            "proposal": proposal.number,
            "title": proposal.title,
            "summary": proposal.summary,
            "status": proposal.status or "",
            "put_forward_by": proposal.by,
        }


def _as_known(heading: str, as_of: date | None) -> str:
    return f"{heading}, {as_known(as_of)}" if as_of else heading


def _matrix_records(pair: CountryPair, cells: dict[tuple[str, str], list[int]]) -> Iterable[Record]:
    for (sector, status), numbers in cells.items():
        yield {
            "pair": pair.slug,
            "sector": sector,
            "status": status,
            "count": len(numbers),
            "proposals": " ".join(map(str, numbers)),
        }
