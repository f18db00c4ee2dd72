"""``manage.py due``: deadlines that have passed without a report since, and those that are near."""

from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Max
from django.utils import timezone

from cooperation.models import CountryPair, EvidenceSearch
from cooperation.queries.due import AHEAD, due
from cooperation.queries.evidence import Evidence
from cooperation.queries.sources import coverage
from cooperation.wording.dates import day_or_part, day_words


class Command(BaseCommand):
    """Reads; stores nothing."""

    help = "List deadlines of proposals and targets that have passed without a report since, and those that are near."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The pairs, and how far to look ahead."""
        parser.add_argument("pairs", nargs="*", metavar="PAIR", help="such as BLR-KAZ; all without one")
        parser.add_argument("--ahead", type=int, default=AHEAD.days, metavar="DAYS", help="look so many days ahead")

    def handle(self, *args: Any, pairs: list[str], ahead: int, **options: Any) -> None:
        """Print what is due, and of each pair up to when it was looked for."""
        if not 0 <= ahead <= 36_500:
            raise CommandError("--ahead is a number of days from 0 to 36500.")
        known = {pair.slug: pair for pair in CountryPair.objects.with_countries()}
        if unknown := [slug for slug in pairs if slug not in known]:
            raise CommandError(f"There is no pair {', '.join(unknown)}.")
        asked = [known[slug] for slug in pairs] or list(known.values())
        today = timezone.localdate()
        for one in due(asked, today, timedelta(days=ahead)):
            self.stdout.write(f"{one.pair.slug}: {one.row} – {one.words}")
        for pair in asked:
            latest = coverage(Evidence([pair], today), today, None).until
            searched = EvidenceSearch.objects.as_of(today).filter(proposal__pair=pair).aggregate(on=Max("searched_on"))
            read = f"no source later than {day_or_part(latest)} was read" if latest else "no source was read"
            looked = f"; last looked for on {day_words(searched['on'])}" if searched["on"] else ""
            self.stdout.write(f"{pair.slug}: {read}{looked}.")
