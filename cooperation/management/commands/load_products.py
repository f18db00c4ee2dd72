"""``manage.py load_products FILE``: read product data of any known format and store them, all or nothing."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from time import monotonic
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cooperation.actions.products import LoadedProducts, load_example, load_names, load_products, load_relation
from cooperation.actions.progress import Meter, Moment, StoppedError
from cooperation.ingest.products.files import FileRefusedError
from cooperation.models import HsEdition, ProductUpload

STAGES = {"unpack": "Unpacking", "read": "Reading", "store": "Storing"}
SECONDS_BETWEEN_LINES = 5.0
TOLD_PROBLEMS = 20


class Command(BaseCommand):
    """Loads one file, a relation of an institute, or the example that ships."""

    help = (
        "Read product data (UN Comtrade, CEPII BACI, SDMX-CSV or a plain table; .csv, .json, .gz, .zip) and store what "
        "the pairs of this site need: all of it, or nothing. Ctrl-C stops it and leaves the database as it was."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What to load, and what the file does not say itself."""
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument("file", nargs="?", type=Path)
        what.add_argument("--relation", action="store_true", help="load from the address in PRODUCTS_RELATION")
        what.add_argument("--example", action="store_true", help="load the small example that ships")
        parser.add_argument("--edition", default="", choices=["", *HsEdition.values], help="where the file has none")
        parser.add_argument("--retrieved-on", type=date.fromisoformat, help="the day of the download: 2026-11-24")
        parser.add_argument("--note", default="", help="attribution and remarks, shown on the site")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load and say what was done; exit with a sentence where nothing was stored."""
        self._told = monotonic()
        self._meter = Meter(monotonic, self._tell)
        try:
            loaded = self._load(options)
        except FileRefusedError as error:
            raise CommandError(f"Nothing was stored. {error}") from error
        except (KeyboardInterrupt, StoppedError):
            raise CommandError("Stopped. Nothing was stored.", returncode=130) from None
        if loaded:
            self._report(loaded)

    def _load(self, options: dict[str, Any]) -> LoadedProducts | None:
        if options["example"]:
            return load_example()
        details = {name: options[name] for name in ("edition", "retrieved_on", "note")}
        if options["relation"]:
            return self._load_relation(details)
        path: Path = options["file"]
        if not path.is_file():
            raise FileRefusedError(f"There is no file {path}.")
        if (count := load_names(path)) is not None:
            self.stdout.write(f"{path.name}: a list of products; {count:,} names stored.")
            return None
        upload = ProductUpload(file_name=path.name, recorded_by="load_products", **details)
        return load_products(upload, path, self._meter)

    def _load_relation(self, details: dict[str, Any]) -> LoadedProducts:
        address = settings.PRODUCTS_RELATION
        if not (address and details["edition"]):
            raise FileRefusedError("Set PRODUCTS_RELATION to the relation's address, and name its --edition.")
        name = address.partition("?")[0].rpartition("@")[2]
        upload = ProductUpload(file_name=name, recorded_by="load_products", **details)
        return load_relation(upload, address, self._meter)

    def _tell(self, moment: Moment) -> None:
        """Show how far it is: over and over in one line of a terminal, now and then in a log."""
        left = "" if moment.seconds_left is None else f", {moment.seconds_left} s left"
        words = f"{STAGES[moment.stage]}: {moment.rows:,} rows, {moment.share:.0%}{left}"
        if self.stdout.isatty():
            self.stdout.write(f"\r{words:<70}", ending="")
            self.stdout.flush()
        elif monotonic() - self._told > SECONDS_BETWEEN_LINES:
            self._told = monotonic()
            self.stdout.write(words)

    def _report(self, loaded: LoadedProducts) -> None:
        upload = loaded.upload
        if self.stdout.isatty():
            self.stdout.write("")
        aside = sum(upload.rows_aside.values())
        self.stdout.write(f"{upload.file_name}: {upload.layout or upload.get_database_display()}.")
        if upload.rows:
            words = f"{upload.rows_used:,} count, {aside:,} left aside, {upload.rows_refused:,} refused"
            self.stdout.write(f"{upload.rows:,} rows: {words}.")
        for sentence in [*upload.findings, *upload.problems[:TOLD_PROBLEMS]]:
            self.stdout.write(f"  {sentence}")
        if len(upload.problems) > TOLD_PROBLEMS:
            self.stdout.write(
                f"  … and {upload.rows_refused - TOLD_PROBLEMS:,} more; see the upload in the administration."
            )
        self.stdout.write(f"{loaded.written:,} lines stored, {loaded.replaced:,} earlier ones replaced.")
