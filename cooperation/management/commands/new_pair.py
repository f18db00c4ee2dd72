"""``manage.py new_pair KAZ KGZ [FOLDER]``: the empty files of a pair, with a comment on each column."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cooperation.ingest.skeleton import write_skeleton
from cooperation.models import Country, CountryPair


class Command(BaseCommand):
    """Writes a folder to fill in; the database stays as it is."""

    help = "Write the empty files of a pair into FOLDER (by default named after the pair). See docs/add-a-pair.md."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Two countries in either order, and where to."""
        parser.add_argument("first", help="ISO 3166-1 code: KAZ or KZ")
        parser.add_argument("second", help="ISO 3166-1 code: KGZ or KG")
        parser.add_argument("folder", type=Path, nargs="?")

    def handle(self, *args: Any, first: str, second: str, folder: Path | None, **options: Any) -> None:
        """Write them and say what comes next."""
        one, other = sorted((country(first), country(second)), key=lambda found: found.code)
        if one == other:
            raise CommandError(f"A pair is two different countries; {one.name} was named twice.")
        target = folder or Path(f"{one.code}-{other.code}")
        if target.exists() and (not target.is_dir() or any(target.iterdir())):
            raise CommandError(f"{target} is there already and not an empty folder; name another one.")
        write_skeleton(one.code, other.code, target)
        self.stdout.write(f"{one.name}–{other.name}: the empty files are in {target}.")
        self.stdout.write(f"Fill them, then: manage.py load_data {target}")
        if CountryPair.objects.filter(first=one, second=other).exists():
            slug = f"{one.code}-{other.code}"
            self.stdout.write(
                f"The pair is on record; what is known is written by: manage.py export_data {slug} FOLDER"
            )


def country(code: str) -> Country:
    """The country of an alpha-3 or alpha-2 code in any case; CommandError with a sentence without one."""
    field = "alpha2" if len(code) == 2 else "code"  # alpha-2 is two letters
    found = Country.objects.filter(**{field: code.upper()}).first()
    if found is None and not Country.objects.exists():
        raise CommandError("The database holds no countries yet; run: manage.py load_reference")
    if found is None:
        named = Country.objects.filter(name_en__iexact=code).first()
        expected = f"for {named.name_en} that is {named.code}" if named else "such as KAZ or KZ for Kazakhstan"
        raise CommandError(
            f"“{code}” is not a country code. Write the three or two letters of ISO 3166-1, {expected}; "
            f"nothing was written."
        )
    return found
