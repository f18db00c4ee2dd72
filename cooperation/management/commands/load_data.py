"""``manage.py load_data FOLDER``: check a pair's data set and store it, all of it or nothing."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import localdate

from cooperation.actions.dataset import DatasetRefusedError, load_path
from cooperation.ingest.archive import ArchiveRefusedError


class Command(BaseCommand):
    """Loads a folder of CSV files, or one packed as .zip."""

    help = (
        "Check the data set in FOLDER (or FOLDER.zip) and store it: all of it, or nothing and a list of every problem."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One folder, and whether to look only."""
        parser.add_argument("folder", type=Path)
        parser.add_argument("--check", action="store_true", help="Say what would be done, and store nothing.")

    def handle(self, *args: Any, folder: Path, check: bool, **options: Any) -> None:
        """Load it and say what was done."""
        if not folder.exists():
            raise CommandError(f"There is no folder {folder}.")
        try:
            report = load_path(folder, check_only=check, today=localdate())
        except ArchiveRefusedError as error:
            raise CommandError(f"Nothing was loaded. {error}") from error
        except DatasetRefusedError as error:
            raise CommandError(f"Nothing was loaded. Problems: {len(error.problems)}\n{error}") from error
        counts = f"added: {report.added}, changed: {report.changed}, unchanged: {report.unchanged}"
        start = "Only checked, nothing stored. " if check else ""
        self.stdout.write(f"{start}{report.pair}. Rows {counts}.")
        for finding in report.findings:
            self.stdout.write(f"{'Sound' if check else 'Stored'}, but cannot all be true: {finding}.")
        for question in report.questions:
            self.stdout.write(f"Look again, or write “yes” under “confirmed”: {question}")
