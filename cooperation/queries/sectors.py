"""Areas of cooperation: the sectors and groups, and how many proposals of each pair name them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count

from cooperation.models import CountryPair, Proposal, Sector
from cooperation.models.sectors import SectorQuerySet


@dataclass(frozen=True)
class SectorValue:
    """A sector, or a group of sectors (which has no ``group``), in the reader's language, with its standard codes."""

    code: str
    name: str
    group: str
    dac: str
    cofog: str
    hs: str
    definition: str
    is_retired: bool


def value_of(sector: Sector) -> SectorValue:
    """A sector as a plain value; its group has to be fetched where it has one."""
    group = sector.parent.code if sector.parent else ""
    codes = sector.dac, sector.cofog, sector.hs
    return SectorValue(sector.code, sector.name, group, *codes, sector.definition, sector.retired_on is not None)


def _values(sectors: SectorQuerySet) -> list[SectorValue]:
    return [value_of(sector) for sector in sectors.select_related("parent").in_shown_order()]


@dataclass(frozen=True)
class NamedSectors:
    """How many proposals of each pair name each sector, by keys of pair and codes of sector; all sectors in order."""

    counts: Mapping[tuple[int, str], int]
    sectors: tuple[SectorValue, ...]

    @property
    def named(self) -> tuple[SectorValue, ...]:
        """The sectors that any proposal names."""
        codes = {code for _pair, code in self.counts}
        return tuple(sector for sector in self.sectors if sector.code in codes)

    def of(self, sector: SectorValue, pairs: Sequence[CountryPair]) -> tuple[int, ...]:
        """How many proposals of each pair name a sector, zeros included."""
        return tuple(self.counts.get((pair.pk, sector.code), 0) for pair in pairs)


def sectors() -> dict[str, SectorValue]:
    """All sectors by code, in shown order; without the groups that hold them."""
    return {sector.code: sector for sector in _values(Sector.objects.leaves())}


def sectors_and_groups() -> list[SectorValue]:
    """All sectors and groups that are in use, in shown order."""
    return _values(Sector.objects.filter(retired_on=None))


def sectors_with_products() -> list[SectorValue]:
    """The sectors in use that have codes of products, in shown order."""
    return _values(Sector.objects.exclude(hs="").filter(retired_on=None))


def sector_of(code: str) -> SectorValue | None:
    """The sector or group of that code; None where there is none."""
    row = Sector.objects.select_related("parent").filter(code=code).first()
    return value_of(row) if row else None


def children_of(group: SectorValue) -> list[SectorValue]:
    """The sectors of a group that are in use, in shown order; none of a sector."""
    return _values(Sector.objects.filter(parent__code=group.code, retired_on=None))


def codes_within(sector: SectorValue) -> list[str]:
    """The code of a sector, and those of a group's sectors, retired ones too."""
    return [sector.code, *Sector.objects.filter(parent__code=sector.code).values_list("code", flat=True)]


def sectors_named_by(pairs: Sequence[CountryPair]) -> NamedSectors:
    """Published proposals by pair and sector: two queries, however many pairs."""
    rows = Proposal.objects.published().filter(pair__in=pairs, sectors__isnull=False).order_by()
    counted = rows.values_list("pair_id", "sectors__code").annotate(n=Count("pk", distinct=True))
    return NamedSectors({(pair, code): count for pair, code, count in counted}, tuple(sectors().values()))
