"""``manage.py load_series FILE``: check a file of official statistics and store it, all of it or nothing."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import localdate

from cooperation.actions.dataset import DatasetRefusedError
from cooperation.actions.series import load_series


class Command(BaseCommand):
    """Loads editions of statistical series from a CSV file."""

    help = "Check the statistics in FILE (CSV, a row an observation; see docs/statistics.md) and store them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One file, and whether to look only."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--check", action="store_true", help="Say what would be done, and store nothing.")

    def handle(self, *args: Any, file: Path, check: bool, **options: Any) -> None:
        """Load it and say what was done."""
        if not file.is_file():
            raise CommandError(f"There is no file {file}.")
        try:
            reports = load_series(file, today=localdate(), check_only=check)
        except DatasetRefusedError as error:
            raise CommandError(f"Nothing was loaded. Problems: {len(error.problems)}\n{error}") from error
        start = "Only checked, nothing stored. " if check else ""
        for report in reports:
            counts = f"added: {report.added}, unchanged: {report.unchanged}"
            self.stdout.write(f"{start}{report.pair}. Editions {counts}.")
