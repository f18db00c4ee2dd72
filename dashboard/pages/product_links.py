"""Between products and the record: the proposals and sectors that a product belongs to, and the way back."""

from collections.abc import Collection, Iterable

from django.urls import reverse
from django.utils.translation import gettext

from cooperation.ingest.nomenclature import read_ranges
from cooperation.models import CountryPair, Proposal, Sector
from dashboard.pages.parts import Link
from dashboard.pages.product_names import sectors_of

MOST_PROPOSALS = 12


def sectors_with_products() -> list[Sector]:
    """The sectors that name codes of products."""
    return list(Sector.objects.exclude(hs="").filter(retired_on=None).in_shown_order())


def sector_links(pair: CountryPair, code: str) -> tuple[Link, ...]:
    """The sectors that a product belongs to."""
    return tuple(
        Link(sector.name, reverse("sector", kwargs={"slug": pair.slug, "code": sector.code}))
        for sector in sectors_of(code, sectors_with_products())
    )


def proposals_on(pair: CountryPair, sector: Sector | None, codes: Collection[str]) -> tuple[Link, ...]:
    """The published proposals of the sectors that cover any of the codes, or of the one sector asked for."""
    sectors = [sector] if sector else [one for one in sectors_with_products() if _covers_any(one, codes)]
    proposals = Proposal.objects.for_pair(pair).published().filter(sectors__in=sectors).distinct().order_by("number")
    return tuple(
        Link(
            gettext("Proposal %(number)d: %(title)s") % {"number": proposal.number, "title": proposal.title},
            reverse("proposal", kwargs={"slug": pair.slug, "number": proposal.number}),
        )
        for proposal in proposals[:MOST_PROPOSALS]
    )


def _covers_any(sector: Sector, codes: Iterable[str]) -> bool:
    ranges = read_ranges(sector.hs)
    return any(found.covers(code) for code in codes for found in ranges)


def product_links(pair: CountryPair, sectors: Iterable[Sector]) -> tuple[Link, ...]:
    """The way from a sector, or a proposal's sectors, to the stock-take of its products; none without codes."""
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
