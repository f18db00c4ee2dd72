"""``manage.py load_data FOLDER``: check a pair's data set and store it, all of it or nothing."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cooperation.actions.dataset import DatasetRefusedError, load_folder


class Command(BaseCommand):
    """Loads a folder of CSV files."""

    help = "Check the data set in FOLDER and store it: all of it, or nothing and a list of every problem."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One folder."""
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        """Load it and say what was done."""
        if not folder.is_dir():
            raise CommandError(f"There is no folder {folder}.")
        try:
            report = load_folder(folder)
        except DatasetRefusedError as error:
            raise CommandError(f"Nothing was loaded. Problems: {len(error.problems)}\n{error}") from error
        counts = f"added: {report.added}, changed: {report.changed}, unchanged: {report.unchanged}"
        self.stdout.write(f"{report.pair}. Rows {counts}.")
        for finding in report.findings:
            self.stdout.write(f"Stored, but cannot all be true: {finding}.")
