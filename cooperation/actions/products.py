"""Uploads of product data: checked first, then loaded in one transaction, or not at all."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import transaction
from django.utils.translation import gettext

from cooperation.actions.places import bump_all_revisions
from cooperation.actions.product_coverage import Tally
from cooperation.actions.product_lines import TradeLine, lines_of, write_lines
from cooperation.analysis.editions import Edition
from cooperation.ingest.nomenclature import read_names, shipped_concordance
from cooperation.ingest.products.files import FileRefusedError, prepare
from cooperation.ingest.products.lists import read_list
from cooperation.ingest.products.reading import Known, Progress, ReadFile, read_file
from cooperation.ingest.products.relation import Relation, all_answers, number_of_answers
from cooperation.models import (
    Country,
    CountryPair,
    Database,
    Product,
    ProductCoverage,
    ProductTrade,
    ProductUpload,
    UploadState,
)

DATA = Path(__file__).parent.parent / "data" / "products"
STEP = 10_000
EXAMPLE = "chapter-03-2017.csv"
EXAMPLE_NOTE = (
    "Example: fresh and frozen fish (headings 0302 and 0303 of chapter 03) in 2017 alone, from the monthly reports of "
    "both countries, summed by heading."
)


@dataclass(frozen=True)
class LoadedProducts:
    """What loading an upload did: lines written, and lines of earlier uploads that they replace."""

    upload: ProductUpload
    written: int
    replaced: int


def countries_of_pairs() -> frozenset[str]:
    """The countries whose trade is kept with each of their partners."""
    return frozenset(code for pair in CountryPair.objects.values_list("first_id", "second_id") for code in pair)


def known_to_readers(edition: str = "") -> Known:
    """What a reader has to know of countries and codes; ``edition`` for files that do not state it."""
    areas: dict[str, str] = {}
    for code, alpha2, numeric, comtrade in Country.objects.values_list("code", "alpha2", "numeric", "comtrade_code"):
        areas |= {alpha2: code, code: code, str(int(numeric)): code}
        areas |= {str(comtrade): code} if comtrade else {}
    return Known(areas, countries_of_pairs(), shipped_concordance(), Edition(edition) if edition else None)


def check_products(upload: ProductUpload, path: Path, progress: Progress) -> None:
    """Read a file without storing any figure of it; FileRefusedError where it cannot be read.

    The upload then holds the account of its rows and what it would cover.
    """
    with read_file(path, known_to_readers(upload.edition), progress, name=upload.file_name) as reading:
        _describe(upload, reading)
        tally = Tally(reading.slices)
        for _line in tally.over(lines_of(all_answers(reading, countries_of_pairs()))):
            pass
    with transaction.atomic():
        upload.state = UploadState.CHECKED
        upload.save()
        upload.coverage.all().delete()
        ProductCoverage.objects.bulk_create(tally.rows(upload))


def load_products(upload: ProductUpload, path: Path, progress: Progress) -> LoadedProducts:
    """Read a file and store its figures in one transaction; what goes wrong leaves the database as it was.

    FileRefusedError where the file cannot be read, or holds nothing for the countries of any pair.
    """
    with read_file(path, known_to_readers(upload.edition), progress, name=upload.file_name) as reading:
        _describe(upload, reading)
        with transaction.atomic():
            store_products(
                [Product(edition=edition, code=code, name_en=name) for (edition, code), name in reading.names.items()],
                keep=True,
            )
            return _store(upload, reading, Tally(reading.slices), progress)


def load_relation(upload: ProductUpload, address: str, progress: Progress) -> LoadedProducts:
    """The same from a folder of Parquet files or a table in PostgreSQL (see ``ingest.products.stores``)."""
    # DuckDB and PostgreSQL's client: the administration imports this module and needs neither.
    from cooperation.ingest.products.stores import open_store

    upload.database = Database.OWN
    with open_store(address, Edition(upload.edition)) as relation:
        return _store(upload, relation, Tally(), progress)


def load_example() -> LoadedProducts | None:
    """Load the example that ships and the names of products, unless figures are there already."""
    load_nomenclature()
    if ProductUpload.objects.filter(state=UploadState.LOADED).exists():
        return None
    path = DATA / EXAMPLE
    upload = ProductUpload(
        file_name=path.name, database=Database.COMTRADE, note=EXAMPLE_NOTE, recorded_by="load_products"
    )
    return load_products(upload, path, lambda stage, share, rows: None)


def load_nomenclature() -> int:
    """Store the names of chapters and headings as the project ships them; returns how many there are."""
    names = [
        Product(edition=Edition.H6, code=name.code, section=name.section, name_en=name.name_en, name_ru=name.name_ru)
        for name in read_names(DATA / "nomenclature.csv")
        if name.code[0].isdigit()
    ]
    return store_products(names)


def load_names(path: Path) -> int | None:
    """Store the names of a list of products (see ``ingest.products.lists``); None where the file is none."""
    with TemporaryDirectory(prefix="products-") as folder:
        found = read_list(prepare(path, Path(folder)).path, shipped_concordance())
    if found is None:
        return None
    field = f"name_{found.language}"
    products = [Product(edition=found.edition, code=code, **{field: name}) for code, name in found.names.items()]
    return store_products(products, fields=(field,))


def store_products(
    products: list[Product], *, fields: Sequence[str] = ("section", "name_en", "name_ru"), keep: bool = False
) -> int:
    """Store names of products; those that are there already are replaced in these fields, or kept."""
    if keep:
        Product.objects.bulk_create(products, ignore_conflicts=True)
    else:
        Product.objects.bulk_create(
            products, update_conflicts=True, unique_fields=["code", "edition"], update_fields=[*fields]
        )
    return len(products)


def _describe(upload: ProductUpload, reading: ReadFile) -> None:
    """Note on the upload what the file is and what became of its rows."""
    account = reading.account
    upload.database = upload.database or reading.form.database
    upload.layout = reading.form.title
    upload.sha256 = reading.file.sha256
    upload.size_bytes = reading.file.size
    upload.rows, upload.rows_used, upload.rows_refused = account.rows, account.used, account.refused
    upload.rows_aside = {reason: rows for reason, rows in account.aside.items() if rows}
    upload.problems = [str(problem) for problem in account.problems]
    upload.findings = list(_findings(reading))


def _findings(reading: ReadFile) -> Iterator[str]:
    if reading.guessed_edition:
        yield gettext("The file does not state the edition of its codes; they fit HS %(year)d.") % {
            "year": reading.guessed_edition.year
        }
    if reading.file.encoding not in ("utf-8", "utf-8-sig"):
        yield gettext("The file is in the encoding %(name)s.") % {"name": reading.file.encoding}
    if not reading.world_years:
        yield gettext("The file does not hold the exports of the whole world, which indices need.")


def _store(upload: ProductUpload, relation: Relation, tally: Tally, progress: Progress) -> LoadedProducts:
    countries = countries_of_pairs()
    with transaction.atomic():
        upload.state = UploadState.LOADED
        upload.save()
        upload.coverage.all().delete()
        answers = tally.over(lines_of(all_answers(relation, countries)))
        lines = _watched(answers, number_of_answers(relation, countries), progress)
        written, replaced = write_lines(upload, lines, tally.complete)
        if not written:
            raise FileRefusedError(_why_nothing(upload))
        ProductCoverage.objects.bulk_create(tally.rows(upload))
        bump_all_revisions()
    return LoadedProducts(upload, written, replaced)


def _why_nothing(upload: ProductUpload) -> str:
    """Why no line of a file was stored: none could be taken, or none is of a country that has a pair."""
    if not upload.rows_used and upload.problems:
        return gettext("No row of the file could be taken. %(problem)s") % {"problem": upload.problems[0]}
    return gettext("The file holds no trade of the countries that this site is about.")


def _watched(lines: Iterable[TradeLine], expected: int, progress: Progress) -> Iterator[TradeLine]:
    """Hand the lines on and say how many there were."""
    count = 0
    for count, line in enumerate(lines, start=1):
        if count % STEP == 0:
            progress("store", min(count / expected, 1.0), count)
        yield line
    progress("store", 1.0, count)


def replaced_by(upload: ProductUpload) -> list[str]:
    """The files of loaded uploads that say something which this one would replace."""
    covers = {(c.reporter, c.flow, c.year): c.chapter_set for c in upload.coverage.all()}
    loaded = ProductCoverage.objects.filter(upload__state=UploadState.LOADED, upload__database=upload.database)
    others = loaded.exclude(upload=upload).select_related("upload").order_by("upload")
    names = [
        other.upload.file_name
        for other in others
        if covers.get((other.reporter, other.flow, other.year), frozenset()) & other.chapter_set
    ]
    return list(dict.fromkeys(names))


@transaction.atomic
def withdraw(upload: ProductUpload) -> int:
    """Take an upload's figures away again, so that those which they replaced count; returns how many they were.

    FileRefusedError where a later upload has replaced some of them: that one has to go first.
    """
    lines = ProductTrade.objects.filter(upload=upload)
    if later := lines.exclude(superseded_by=None).values_list("superseded_by__file_name", flat=True).first():
        raise FileRefusedError(gettext("“%(file)s” has replaced some of it; withdraw that first.") % {"file": later})
    count, _by_model = lines.delete()
    ProductTrade.objects.filter(superseded_by=upload).update(superseded_by=None)
    upload.coverage.all().delete()
    upload.delete()
    bump_all_revisions()
    return count
