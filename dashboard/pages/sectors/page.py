"""Areas of cooperation: the matrix of sectors and statuses, and one sector with its proposals."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.http import Http404, QueryDict
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from cooperation.analysis.counts import count_by, inside, matrix, once
from cooperation.models import CountryPair, ProposalStatus, Sector
from cooperation.queries.proposals import proposals_of_sectors
from cooperation.queries.sectors import children_of, codes_within, sector_of, sectors_and_groups
from cooperation.queries.standings import standings_by_sector
from dashboard.components.citations import Citations
from dashboard.components.crumbs import pair_crumbs
from dashboard.components.page import BuiltPage, Crumb, Link, Record
from dashboard.components.parameters import day
from dashboard.components.sides import sides
from dashboard.components.statuses import as_known, counted_proposals, progress_heading
from dashboard.pages.proposals.page import ProposalRow, proposal_rows
from dashboard.pages.replacement.product_links import product_links
from dashboard.pages.sectors.chart import matrix_card


@dataclass(frozen=True, kw_only=True)
class SectorsPage(BuiltPage):
    """The matrix, as chart and table."""

    knows_days: ClassVar[bool] = True

    as_of: str


@dataclass(frozen=True, kw_only=True)
class SectorPage(BuiltPage):
    """One sector (or group): its definition, its standard codes, its proposals, and the way to its products."""

    knows_days: ClassVar[bool] = True

    name: str
    definition: str
    group: Link | None
    children: tuple[Link, ...]
    codes: tuple[tuple[str, str], ...]
    products: tuple[Link, ...]
    rows: tuple[ProposalRow, ...]
    count_words: str
    as_of: str


def sectors_heading(counts: Collection[int]) -> str:
    """The finding over the matrix: how many sectors are named, and by how many proposals at most.

    ``counts`` holds the number of proposals of each sector, zeros included.
    """
    named = sum(count > 0 for count in counts)
    if not named:
        return gettext("No sector has a proposal on record")
    if named == 1:
        return gettext("All proposals on record are in one sector")
    most = max(counts)
    sentence = ngettext(
        "%(named)d sectors are named, none by more than %(count)d proposal",
        "%(named)d sectors are named, none by more than %(count)d proposals",
        most,
    )
    return sentence % {"named": named, "count": most}


def sector_page(pair: CountryPair, params: QueryDict, today: date, code: str) -> SectorPage:
    """Build the page of a sector; Http404 with a sentence where there is none."""
    sector = sector_of(code)
    if sector is None:
        raise Http404(gettext("There is no sector “%(code)s”.") % {"code": code})
    cites = Citations(pair)
    as_of = day(params.get("as_of", ""))
    proposals = proposals_of_sectors(pair, codes_within(sector), as_of)
    rows = proposal_rows(pair, proposals, cites)
    children = children_of(sector)
    counts = _totals(rows, {p.number: p.part_of.number for p in proposals if p.part_of})
    return SectorPage(
        title=_as_known(
            gettext("%(sector)s: %(finding)s") % {"sector": sector.name, "finding": _finding(counts)}, as_of
        ),
        filters=as_known(as_of) if as_of else "",
        standfirst=sector.definition,
        crumbs=pair_crumbs(pair, Crumb(gettext("Sectors"), reverse("sectors", args=[pair.slug])), sector.name),
        records=lambda: _records(pair, sector, rows),
        name=sector.name,
        definition=sector.definition,
        group=_link(pair, sector.parent) if sector.parent else None,
        children=tuple(_link(pair, child) for child in children),
        codes=tuple((name, value) for name, value in _codes(sector) if value),
        products=product_links(pair, [sector, *children]),
        rows=rows,
        count_words=counted_proposals(len(rows)),
        as_of=as_of.isoformat() if as_of else "",
        cited=cites.cited,
    )


def _totals(rows: Iterable[ProposalRow], part_of: dict[int, int]) -> dict[str, int]:
    """Rows by status, each thing once: a part counts with its whole where that is listed too."""
    statuses = {row.number: row.status for row in rows}
    counted = statuses.keys() - inside(statuses.keys(), part_of)
    return {status: sum(statuses[number] == status for number in counted) for status in ProposalStatus.values}


def _finding(counts: dict[str, int]) -> str:
    finding = progress_heading(counts)
    return finding[:1].lower() + finding[1:]


def _link(pair: CountryPair, sector: Sector) -> Link:
    return Link(sector.name, reverse("sector", args=[pair.slug, sector.code]))


def _codes(sector: Sector) -> Iterable[tuple[str, str]]:
    yield gettext("DAC purpose codes"), sector.dac
    yield gettext("COFOG"), sector.cofog
    yield gettext("HS codes"), sector.hs


def _records(pair: CountryPair, sector: Sector, rows: Iterable[ProposalRow]) -> Iterable[Record]:
    codes = {side.shape: side.code for side in sides(pair)}
    for row in rows:
        yield {
            "pair": pair.slug,
            "sector": sector.code,
            "proposal": row.number,
            "title": row.title,
            "status": row.status,
            "put_forward_by": codes[row.side],
        }


def sectors_page(pair: CountryPair, params: QueryDict, today: date) -> SectorsPage:
    """Build the matrix; ``as_of`` in the query string shows it as known on a day."""
    as_of = day(params.get("as_of", ""))
    by_sector = standings_by_sector(pair, as_of)
    cells = matrix(by_sector)
    sectors = sectors_and_groups()
    proposals = {row.number: row for row in by_sector}
    totals = count_by((row.status for row in once(by_sector)), ProposalStatus.values)
    per_sector = count_by((row.sector for row in by_sector), [sector.code for sector in sectors])
    return SectorsPage(
        title=_as_known(sectors_heading(per_sector.values()), as_of),
        standfirst=gettext("A proposal stands in each sector that it names. The grouping into sectors is ours."),
        crumbs=pair_crumbs(pair, gettext("Sectors")),
        records=lambda: _matrix_records(pair, cells),
        filters=as_known(as_of) if as_of else "",
        as_of=as_of.isoformat() if as_of else "",
        charts=(matrix_card(pair, sectors, cells, proposals, totals),),
    )


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
