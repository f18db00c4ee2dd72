"""Areas of cooperation: the sectors and groups, and how many proposals of each pair name them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count

from cooperation.models import CountryPair, Proposal, Sector


@dataclass(frozen=True)
class NamedSectors:
    """How many proposals of each pair name each sector, by keys of pair and codes of sector; all sectors in order."""

    counts: Mapping[tuple[int, str], int]
    sectors: tuple[Sector, ...]

    @property
    def named(self) -> tuple[Sector, ...]:
        """The sectors that any proposal names."""
        codes = {code for _pair, code in self.counts}
        return tuple(sector for sector in self.sectors if sector.code in codes)

    def of(self, sector: Sector, pairs: Sequence[CountryPair]) -> tuple[int, ...]:
        """How many proposals of each pair name a sector, zeros included."""
        return tuple(self.counts.get((pair.pk, sector.code), 0) for pair in pairs)


def sectors() -> dict[str, Sector]:
    """All sectors by code, in shown order; without the groups that hold them."""
    return {sector.code: sector for sector in Sector.objects.leaves().in_shown_order()}


def sectors_and_groups() -> list[Sector]:
    """All sectors and groups that are in use, with the group of each, in shown order."""
    return list(Sector.objects.select_related("parent").filter(retired_on=None).in_shown_order())


def sectors_with_products() -> list[Sector]:
    """The sectors in use that have codes of products, in shown order."""
    return list(Sector.objects.exclude(hs="").filter(retired_on=None).in_shown_order())


def sector_of(code: str) -> Sector | None:
    """The sector or group of that code, with its group; None where there is none."""
    return Sector.objects.select_related("parent").filter(code=code).first()


def children_of(group: Sector) -> list[Sector]:
    """The sectors of a group that are in use, in shown order; none of a sector."""
    return list(group.children.filter(retired_on=None).in_shown_order())


def codes_within(sector: Sector) -> list[str]:
    """The code of a sector, and those of a group's sectors, retired ones too."""
    return [sector.code, *sector.children.values_list("code", flat=True)]


def sectors_named_by(pairs: Sequence[CountryPair]) -> NamedSectors:
    """Published proposals by pair and sector: two queries, however many pairs."""
    rows = Proposal.objects.published().filter(pair__in=pairs, sectors__isnull=False).order_by()
    counted = rows.values_list("pair_id", "sectors__code").annotate(n=Count("pk", distinct=True))
    return NamedSectors({(pair, code): count for pair, code, count in counted}, tuple(sectors().values()))
