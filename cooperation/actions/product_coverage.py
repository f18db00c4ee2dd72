"""What an upload covers, tallied while its lines pass by."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from cooperation.actions.product_lines import TradeLine
from cooperation.ingest.products.settling import Slice
from cooperation.models import ProductCoverage, ProductUpload
from cooperation.models.replacement import WORLD

ALL_MONTHS = 12

type Key = tuple[str, str, int, str]


@dataclass
class _Covered:
    chapters: set[str] = field(default_factory=set)
    partners: set[str] = field(default_factory=set)
    digits: int = 0
    lines: int = 0


class Tally:
    """Counts lines by reporter, flow, year and edition."""

    def __init__(self, slices: Iterable[Slice] = ()) -> None:
        self._slices = {(s.reporter, s.flow, s.t, s.edition): s for s in slices}
        self._covered: dict[Key, _Covered] = {}

    def over(self, lines: Iterable[TradeLine]) -> Iterator[TradeLine]:
        """Count each line and hand it on."""
        for line in lines:
            key = (line.reporter, line.flow, line.year, line.edition)
            covered = self._covered.get(key) or self._covered.setdefault(key, _Covered())
            covered.chapters.add(line.code[:2])
            covered.partners.add(line.partner)
            covered.digits = max(covered.digits, line.level)
            covered.lines += 1
            yield line

    def complete(self) -> list[tuple[str, str, int]]:
        """Reporter, flow and year of which all partners are named."""
        keys = ((key, self._slices.get(key)) for key in self._covered)
        return sorted({key[:3] for key, found in keys if found is None or found.names_all_partners})

    def rows(self, upload: ProductUpload) -> list[ProductCoverage]:
        """The coverage to store."""
        return [self._row(upload, key, covered) for key, covered in sorted(self._covered.items())]

    def _row(self, upload: ProductUpload, key: Key, covered: _Covered) -> ProductCoverage:
        reporter, flow, year, edition = key
        found = self._slices.get(key)
        return ProductCoverage(
            upload=upload,
            reporter=reporter,
            flow=flow,
            year=year,
            edition=edition,
            chapters=" ".join(sorted(covered.chapters)),
            digits=covered.digits,
            months=found.months if found else ALL_MONTHS,
            partners=len(covered.partners - {WORLD}),
            has_total=WORLD in covered.partners,
            is_cif=found.is_cif if found else False,
            whole_usd=round(Decimal(found.whole), 2) if found and found.whole is not None else None,
            lines=covered.lines,
        )
