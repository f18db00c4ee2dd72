"""Ways from products to sectors and proposals and back, and from one direction of trade to the other."""

from collections.abc import Callable, Collection, Iterable
from datetime import date

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext, ngettext

from cooperation.ingest.nomenclature import read_ranges
from cooperation.models import CountryPair
from cooperation.queries.product_coverage import ALL_CHAPTERS
from cooperation.queries.proposals import proposals_naming
from cooperation.queries.sectors import SectorValue, sectors_with_products
from cooperation.wording.lists import listed
from dashboard.components.page import Link

MOST_PROPOSALS = 3
FEW_CHAPTERS = 4


def sectors_covering(codes: Collection[str]) -> list[SectorValue]:
    """The sectors that cover any of the codes."""
    return [
        sector
        for sector in sectors_with_products()
        if any(found.covers(code) for found in read_ranges(sector.hs) for code in codes)
    ]


def sector_links(pair: CountryPair, sectors: Iterable[SectorValue]) -> tuple[Link, ...]:
    """Links to sectors."""
    return tuple(
        Link(sector.name, reverse("sector", kwargs={"slug": pair.slug, "code": sector.code})) for sector in sectors
    )


def proposals_in(pair: CountryPair, sectors: Collection[SectorValue], today: date) -> tuple[Link, ...]:
    """The first published proposals of these sectors, and the way to all of them where there are more."""
    found = proposals_naming(pair, sectors, today, MOST_PROPOSALS + 1)
    links = [
        Link(
            gettext("Proposal %(number)d: %(title)s") % {"number": proposal.number, "title": proposal.title},
            reverse("proposal", kwargs={"slug": pair.slug, "number": proposal.number}),
        )
        for proposal in found[:MOST_PROPOSALS]
    ]
    if len(found) > MOST_PROPOSALS:
        query = urlencode({"sector": [sector.code for sector in sectors]}, doseq=True)
        address = reverse("proposals", kwargs={"slug": pair.slug})
        links.append(Link(gettext("All proposals in these sectors"), f"{address}?{query}"))
    return tuple(links)


def product_links(pair: CountryPair, sectors: Iterable[SectorValue]) -> tuple[Link, ...]:
    """The way from sectors to the stock-take of their products; none for those without codes."""
    base = reverse("replacement", kwargs={"slug": pair.slug})
    return tuple(
        Link(
            gettext("What could be replaced in %(sector)s (HS %(codes)s)")
            % {"sector": sector.name, "codes": sector.hs},
            f"{base}?sector={sector.code}",
        )
        for sector in sectors
        if read_ranges(sector.hs)
    )


def directions(pair: CountryPair, chosen: str, address: Callable[[str], str]) -> tuple[Link, ...]:
    """Who buys: a link each way, at the address for a buyer's code; ``main`` marks the chosen buyer."""
    return tuple(
        Link(
            gettext("%(buyer)s buys, %(seller)s sells") % {"buyer": buyer.name, "seller": seller.name},
            address(buyer.code),
            main=buyer.code == chosen,
        )
        for buyer, seller in ((pair.second, pair.first), (pair.first, pair.second))
    )


def chapters_words(chapters: frozenset[str]) -> str:
    """Which chapters: "chapter 03 only", "chapters 01, 02 and 03 only", "12 chapters", "all chapters"."""
    if chapters >= ALL_CHAPTERS:
        return gettext("all chapters")
    if len(chapters) > FEW_CHAPTERS:
        return gettext("%(count)d of %(all)d chapters") % {"count": len(chapters), "all": len(ALL_CHAPTERS)}
    sentence = ngettext("chapter %(codes)s only", "chapters %(codes)s only", len(chapters))
    return sentence % {"codes": listed(sorted(chapters))}
