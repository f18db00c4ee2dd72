"""Generated trade by product: headings of the Harmonized System, both reporters, five years."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from random import Random

from django.db import connection

from cooperation.actions.generated_figures import FIGURES_PER_PAIR
from cooperation.models import CountryPair, Database, Product, ProductCoverage, ProductTrade, ProductUpload, UploadState
from cooperation.models.replacement import WORLD

YEARS = range(2019, 2024)
EDITION, LEVEL = "H6", 4
FLOWS = ("X", "M")
# 10,000 figures a pair, less those that are stated: both reporters, both flows, five years.
HEADINGS = (10_000 - FIGURES_PER_PAIR) // (2 * len(FLOWS) * len(YEARS))
COLUMNS = ("upload_id", "database", "edition", "level", "reporter", "partner", "year", "flow", "code", "value_usd")


@dataclass(frozen=True)
class _Side:
    """Who reports trade with whom, and how large a figure is at least, in dollars."""

    reporter: str
    partner: str
    scale: int
    flows: tuple[str, ...] = FLOWS


class Trade:
    """The trade of all generated pairs, as one upload; each country's totals with the world are stored once."""

    def __init__(self, seed: int, pairs: Iterable[tuple[str, str]]) -> None:
        self._seed = seed
        headings = Product.objects.filter(edition=EDITION, code__regex=r"^[0-9]{4}$").order_by("code")
        self._codes = list(headings.values_list("code", flat=True))[:HEADINGS]
        self._partners = len({code for pair in pairs for code in pair})
        self._done: set[str] = set(ProductTrade.objects.values_list("reporter", flat=True).distinct())
        self._upload: ProductUpload | None = None

    def store(self, pair: CountryPair) -> None:
        """Store what both countries report of each other, and what each reports of the world."""
        upload = self._upload or ProductUpload.objects.create(
            database=Database.OWN,
            file_name="Generated, not real",
            note="Made by a program to try out scale. Nobody traded this.",
            state=UploadState.LOADED,
            recorded_by="generated data",
        )
        self._upload = upload
        reporters = ((pair.first_id, pair.second_id), (pair.second_id, pair.first_id))
        for reporter, partner in reporters:
            random = Random(f"{self._seed} {reporter} {partner}")  # noqa: S311  # made up on purpose
            _store(self._lines(upload, random, _Side(reporter, partner, 10**5)))
        for reporter in (pair.first_id, pair.second_id, WORLD):
            if reporter not in self._done:
                self._store_world(upload, reporter)

    def _store_world(self, upload: ProductUpload, reporter: str) -> None:
        """A country's totals, or those of all exporters; and that they are covered."""
        random = Random(f"{self._seed} {reporter}")  # noqa: S311  # made up on purpose
        side = _Side(WORLD, WORLD, 10**9, FLOWS[:1]) if reporter == WORLD else _Side(reporter, WORLD, 10**7)
        _store(self._lines(upload, random, side))
        ProductCoverage.objects.bulk_create(
            ProductCoverage(
                upload=upload,
                reporter=reporter,
                flow=flow,
                year=year,
                edition=EDITION,
                chapters=" ".join(sorted({code[:2] for code in self._codes})),
                digits=LEVEL,
                months=12,
                partners=self._partners,
                has_total=True,
                is_cif=flow == "M",
                lines=len(self._codes),
            )
            for flow in side.flows
            for year in YEARS
        )
        self._done.add(reporter)

    def _lines(self, upload: ProductUpload, random: Random, side: "_Side") -> Iterator[tuple[int | str, ...]]:
        """Rows of values for COLUMNS."""
        fixed = (upload.pk, Database.OWN.value, EDITION, LEVEL, side.reporter, side.partner)
        for year in YEARS:
            for flow in side.flows:
                for code in self._codes:
                    yield *fixed, year, flow, code, random.randint(side.scale, 10 * side.scale)


def _store(lines: Iterable[tuple[int | str, ...]]) -> None:
    """Straight into the table: two million rows would take minutes as objects."""
    table = connection.ops.quote_name(ProductTrade._meta.db_table)
    marks = ", ".join(["%s"] * len(COLUMNS))
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} ({', '.join(COLUMNS)}) VALUES ({marks})", list(lines))  # noqa: S608
