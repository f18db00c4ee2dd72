"""What the loaded product data cover: which years, chapters, months and editions of whose trade."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from cooperation.analysis.choosing.coverage import speaks_for_the_whole
from cooperation.analysis.intervals import Interval
from cooperation.models import CountryPair, ProductCoverage, ProductFlow, ProductUpload, UploadState
from cooperation.models.replacement import LEVELS, WORLD

# Chapters of the Harmonized System that goods can have: 01 to 97 without 77.
ALL_CHAPTERS = frozenset({f"{number:02}" for number in range(1, 98)} - {"77"})
ALL_MONTHS = 12


@dataclass(frozen=True)
class UploadValue:
    """A product file as it was loaded: its database, its name or what an editor says of it, when it was fetched."""

    key: int
    database: str
    file_name: str
    note: str
    retrieved_on: date | None


@dataclass(frozen=True)
class Cover:
    """One reporter's flow in a year, as far as any upload holds it; the newest says how.

    ``totals`` and ``bilateral``: chapters with totals of all partners, and with single partners. ``whole``: the flow in
    all commodities, in dollars, where a file gives it. ``uploads``: those that it rests on.
    """

    totals: frozenset[str] = frozenset()
    bilateral: frozenset[str] = frozenset()
    editions: tuple[str, ...] = ()
    months: int = ALL_MONTHS
    digits: int = 0
    whole: Decimal | None = None
    uploads: tuple[UploadValue, ...] = ()

    def covers_enough(self, loaded: Decimal) -> bool:
        """Whether a sentence about products of which so many dollars are loaded may be one about the whole flow."""
        whole = loaded if self.whole is None and self.totals >= ALL_CHAPTERS else self.whole
        return speaks_for_the_whole(loaded, None if whole is None else Interval.point(whole))


NOTHING = Cover()


@dataclass(frozen=True)
class Coverage:
    """Covers by database, year, reporter and flow."""

    covers: dict[tuple[str, int, str, str], Cover] = field(default_factory=dict)

    def of(self, database: str, year: int, reporter: str, flow: str) -> Cover:
        """One cover; an empty one where nothing is loaded."""
        return self.covers.get((database, year, reporter, flow), NOTHING)

    def databases(self) -> list[str]:
        """The databases with any data, in the order of the alphabet."""
        return sorted({database for database, *_rest in self.covers})

    def years(self, database: str) -> list[int]:
        """The years with any data of a reporter, the latest first."""
        of_reporters = (key for key in self.covers if key[0] == database and key[2] != WORLD)
        return sorted({year for _database, year, *_rest in of_reporters}, reverse=True)

    def usable_years(self, database: str, buyer: str, seller: str, chapter: str = "") -> list[int]:
        """The years of which the buyer's imports and the seller's exports are both there, the latest first.

        With a chapter, those of which both have that chapter.
        """
        return [year for year in self.years(database) if self._is_usable(database, year, buyer, seller, chapter)]

    def _is_usable(self, database: str, year: int, buyer: str, seller: str, chapter: str) -> bool:
        bought = self.of(database, year, buyer, ProductFlow.IMPORTS).totals
        sold = self.of(database, year, seller, ProductFlow.EXPORTS).totals
        return chapter in bought & sold if chapter else bool(bought and sold)

    def levels(self, database: str, year: int, buyer: str, seller: str) -> list[int]:
        """The numbers of digits at which the year's imports of the buyer and exports of the seller are both there."""
        bought = self.of(database, year, buyer, ProductFlow.IMPORTS)
        sold = self.of(database, year, seller, ProductFlow.EXPORTS)
        return [level for level in LEVELS if level <= min(bought.digits, sold.digits)]

    def best_database(self, buyer: str, seller: str) -> str:
        """The database with the latest usable year; of several the one with more years; "" without any data."""
        usable = {name: self.usable_years(name, buyer, seller) for name in self.databases()}
        ranked = sorted(usable, key=lambda name: (usable[name][:1], len(usable[name]), name), reverse=True)
        return next(iter(ranked), "")


def coverage_of(pair: CountryPair) -> Coverage:
    """What is loaded of the pair's countries and of the world: one query."""
    return coverage_of_countries((pair.first_id, pair.second_id))


def coverage_of_countries(codes: Iterable[str]) -> Coverage:
    """What is loaded of these countries and of the world: one query."""
    rows = ProductCoverage.objects.filter(upload__state=UploadState.LOADED, reporter__in=[*codes, WORLD])
    by_key: dict[tuple[str, int, str, str], list[ProductCoverage]] = {}
    for row in rows.select_related("upload").order_by("-upload", "pk"):
        by_key.setdefault((row.upload.database, row.year, row.reporter, row.flow), []).append(row)
    return Coverage({key: _cover(found) for key, found in by_key.items()})


def _cover(rows: Sequence[ProductCoverage]) -> Cover:
    """Rows of one reporter, flow and year, the newest upload first: an older one counts for what no newer one has."""
    kept = list(_not_replaced(rows))
    main = [row for row in kept if row.has_total] or kept
    return Cover(
        totals=_chapters(row for row in kept if row.has_total),
        bilateral=_chapters(row for row in kept if row.partners),
        editions=tuple(sorted({row.edition for row in main})),
        months=min(row.months for row in main),
        digits=max(row.digits for row in main),
        whole=next((row.whole_usd for row in main if row.whole_usd is not None), None),
        uploads=tuple({row.upload_id: _upload(row.upload) for row in main}.values()),
    )


def _upload(row: ProductUpload) -> UploadValue:
    return UploadValue(row.pk, row.database, row.file_name, row.note, row.retrieved_on)


def _not_replaced(rows: Sequence[ProductCoverage]) -> Iterable[ProductCoverage]:
    seen: set[tuple[bool, str]] = set()
    for row in rows:
        new = {(kind, chapter) for kind in _kinds(row) for chapter in row.chapter_set}
        if new - seen:
            seen |= new
            yield row


def _kinds(row: ProductCoverage) -> list[bool]:
    return [*([True] if row.has_total else []), *([False] if row.partners else [])]


def _chapters(rows: Iterable[ProductCoverage]) -> frozenset[str]:
    return frozenset(chapter for row in rows for chapter in row.chapter_set)
