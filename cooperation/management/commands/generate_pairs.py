"""``manage.py generate_pairs --pairs 200 --seed 1``: records of no real pair, to try out scale."""

from argparse import ArgumentParser
from time import monotonic
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cooperation.actions.generated import OtherDataError, generate_pairs, split
from cooperation.models import ProductTrade, Proposal, TradeFigure


class Command(BaseCommand):
    """Fills an empty database."""

    help = (
        "Fill an empty database with generated pairs to try out scale. Nothing in them is real: every source, title "
        f"and upload says “Generated, not real”. {split()} The same seed gives the same data."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How many, from which seed, and whether other data may be there."""
        parser.add_argument("--pairs", type=int, default=200)
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--beside", action="store_true", help="Add to a database that holds other pairs.")

    def handle(self, *args: Any, pairs: int, seed: int, beside: bool, **options: Any) -> None:
        """Generate, say how far it is, and what is there now."""
        if pairs < 1:
            raise CommandError("Ask for one pair at least.")
        began = monotonic()

        def tell(done: int, total: int) -> None:
            if done % 10 == 0 or done == total:
                self.stdout.write(f"{done} of {total} pairs, {monotonic() - began:.0f} s")

        try:
            generate_pairs(pairs=pairs, seed=seed, beside=beside, tell=tell)
        except OtherDataError as error:
            raise CommandError(str(error)) from error
        figures = TradeFigure.objects.count() + ProductTrade.objects.exclude(partner="W00").count()
        self.stdout.write(f"In the database now: {Proposal.objects.count():,} proposals, {figures:,} figures.")
