"""``manage.py check_record BLR-KAZ``: what a careful second reader would ask about a pair's record."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from cooperation.models import CountryPair
from cooperation.queries.questions import asked_of
from cooperation.wording.questions import sentence


class Command(BaseCommand):
    """Reads; stores nothing."""

    help = (
        "Ask about rows of PAIR (such as BLR-KAZ) that say more than their source, or with less care than they could."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The pair."""
        parser.add_argument("pair")

    def handle(self, *args: Any, pair: str, **options: Any) -> None:
        """Print each question, and each answer that is not needed any more; CommandError where a question is open."""
        found = CountryPair.objects.by_slug(pair).first()
        if found is None:
            raise CommandError(f"There is no pair {pair}.")
        result = asked_of(found, timezone.localdate())
        for accepted in result.needless:
            self.stdout.write(f"{accepted.row}: accepted ({accepted.rule}), and not asked any more.")
        for question in result.open:
            self.stdout.write(sentence(question))
        if result.open:
            number = len(result.open)
            raise CommandError(f"Questions about {pair}: {number}. Correct the row, or accept it (accepted.csv).")
        self.stdout.write(f"Nothing to ask about {pair}.")
