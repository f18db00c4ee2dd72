"""``manage.py load_reference [FOLDER]``: what all pairs share, such as a corrected sectors.csv."""

from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from cooperation.actions.dataset import DatasetRefusedError, LoadReport
from cooperation.actions.places import load_countries
from cooperation.actions.reference import load_groups, load_sectors
from cooperation.actions.shipped import DATA


class Command(BaseCommand):
    """Loads countries, groups with their members, and sectors; as often as one likes."""

    help = (
        "Load the countries of ISO 3166-1, then sectors.csv, groups.csv and memberships.csv of FOLDER "
        "(by default the shipped ones; a folder may hold the sectors or the groups only). All of it, or nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where the files are."""
        parser.add_argument("folder", type=Path, nargs="?", default=DATA / "reference")

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        """Load what is there and say what was done."""
        steps: dict[str, Callable[[], LoadReport]] = {
            "sectors.csv": lambda: load_sectors(folder / "sectors.csv"),
            "groups.csv": lambda: load_groups(folder),
        }
        present = {file: load for file, load in steps.items() if (folder / file).is_file()}
        if not present:
            raise CommandError(f"{folder} holds neither sectors.csv nor groups.csv.")
        try:
            with transaction.atomic():
                said = [f"Countries: {load_countries()}."]
                for file, load in present.items():
                    report = load()
                    counts = f"added: {report.added}, changed: {report.changed}, unchanged: {report.unchanged}"
                    said.append(f"{file}: rows {counts}.")
        except DatasetRefusedError as error:
            raise CommandError(f"Nothing was loaded. Problems: {len(error.problems)}\n{error}") from error
        self.stdout.write("\n".join(said))
