"""What readers saw and no longer see: a tombstone in its place."""

from dataclasses import dataclass
from datetime import date

from cooperation.models import Change, CountryPair, Proposal, Publication, Source

# The rows that have an address of their own.
WITH_ADDRESS: dict[str, tuple[str, type[Proposal] | type[Source]]] = {
    "proposal": ("proposals", Proposal),
    "source": ("sources", Source),
}


@dataclass(frozen=True)
class Tombstone:
    """A row that was withdrawn: its kind and number, the day (None where it is not on record) and the reason given."""

    kind: str
    number: int
    withdrawn_on: date | None
    why: str


def tombstone(pair: CountryPair, kind: str, number: int) -> Tombstone | None:
    """What stands in the place of a pair's proposal or source of that number; None where none was withdrawn."""
    table, model = WITH_ADDRESS[kind]
    row = model._default_manager.filter(pair=pair, number=number, state=Publication.WITHDRAWN).first()
    if row is None:
        return None
    last = Change.objects.filter(table=table, row=row.pk, after={}).order_by("-pk").first()
    return Tombstone(kind, number, last.recorded_at.date() if last else None, last.why if last else "")
