"""``manage.py export_data BLR-KAZ FOLDER``: write a pair's published record as a data set."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cooperation.actions.export import export_folder
from cooperation.models import CountryPair


class Command(BaseCommand):
    """Writes a folder of CSV files."""

    help = "Write the published record of PAIR (such as BLR-KAZ) as CSV files into FOLDER."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The pair, then the folder."""
        parser.add_argument("pair")
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, pair: str, folder: Path, **options: Any) -> None:
        """Export and say where to."""
        found = CountryPair.objects.by_slug(pair).first()
        if found is None:
            raise CommandError(f"There is no pair {pair}.")
        if folder.exists() and not folder.is_dir():
            raise CommandError(f"{folder} is not a folder.")
        export_folder(found, folder)
        self.stdout.write(f"The record of {found.slug} is in {folder}.")
