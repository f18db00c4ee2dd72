"""Keeping the history of the published record: what each row was, what it became, and in which revision."""

from collections.abc import Collection, Iterable, Mapping
from datetime import timedelta
from itertools import batched
from typing import Any

from django.db import models, transaction
from django.db.models.functions import Now

from cooperation.actions.affected import Keys
from cooperation.actions.export import cells_of, with_cells
from cooperation.actions.pairs import pair_path
from cooperation.actions.record import MODELS, published
from cooperation.actions.search import index_rows
from cooperation.ingest.cells import Table
from cooperation.ingest.contract import TABLES
from cooperation.models import Change, CountryPair

BATCH = 500
SLIP = timedelta(hours=1)
UNSEEN = {"state", "full_text", "follows_on", "other_proposer"}


@transaction.atomic
def note_pair(pair: CountryPair, *, by: str, keys: Keys | None = None, why: str = "", by_hand: bool = False) -> None:
    """Append to the history how a pair's record differs from what was noted last, and renew its words in the search.

    Call it in the transaction of a change, after the pair's revision has grown; rows that are as they were leave no
    trace. The whole record is compared, so that nothing passes unnoticed, whatever wrote it; or, where a writer knows
    what its change affects, the rows with these ``keys``. ``by`` names the account, or what else wrote, ``why`` is its
    reason; what somebody mends ``by_hand`` within the hour is a slip and no news.
    """
    revision = CountryPair.objects.values_list("revision", flat=True).get(pk=pair.pk)
    for table in TABLES:
        if table.name in MODELS:
            compared = _keys(pair, table) if keys is None else keys.get(table.name, set())
            for batch in batched(sorted(compared), BATCH):
                changes = dict(_changes(table, batch))
                corrected = [key for key, cells in changes.items() if cells["before"] and cells["after"]]
                slips = _slips(table.name, corrected, by) if by_hand and corrected else set()
                Change.objects.bulk_create(
                    Change(
                        pair=pair,
                        revision=revision,
                        table=table.name,
                        row=key,
                        recorded_by=by,
                        why=why,
                        is_slip=key in slips,
                        **cells,
                    )
                    for key, cells in changes.items()
                )
                index_rows(MODELS[table.name], batch)


def is_slip(row: models.Model, *, by: str) -> bool:
    """Whether a change that an account makes now mends what it wrote within the hour."""
    table = next(name for name, model in MODELS.items() if model is type(row))
    return row.pk in _slips(table, [row.pk], by)


def _slips(table: str, keys: Collection[int], by: str) -> set[int]:
    """Rows that this account wrote within the hour, and nobody else since."""
    lately = Change.objects.filter(table=table, row__in=keys, recorded_at__gt=Now() - SLIP).order_by("pk")
    found: set[int] = set()
    for row, author, is_slip_too in lately.values_list("row", "recorded_by", "is_slip"):
        if author != by:
            found.discard(row)
        elif not is_slip_too:
            found.add(row)
    return found


def _keys(pair: CountryPair, table: Table) -> set[int]:
    """The rows of a table that the pair has, and those that it had."""
    model = MODELS[table.name]
    had = Change.objects.filter(pair=pair, table=table.name).values_list("row", flat=True)
    return {*had, *model._default_manager.filter(**{pair_path(model): pair}).values_list("pk", flat=True)}


def _changes(table: Table, keys: Collection[int]) -> Iterable[tuple[int, dict[str, Any]]]:
    """The rows that differ from what was noted last, with their cells before and after."""
    noted = Change.objects.filter(table=table.name, row__in=keys).order_by("pk").values_list("row", "after")
    before = dict(noted)
    after = dict(_as_they_are(table, keys))
    for key in keys:
        was, became = before.get(key, {}), after.get(key, {})
        if _filled(was) != _filled(became):
            yield key, {"before": was, "after": became}


def _filled(cells: Mapping[str, str]) -> dict[str, str]:
    """The cells that say something: a column that the format has since gained, and that is empty, changes no row."""
    return {column: cell for column, cell in cells.items() if cell}


def _as_they_are(table: Table, keys: Collection[int]) -> Iterable[tuple[int, dict[str, str]]]:
    """The cells of those rows that readers see."""
    model: type[models.Model] = MODELS[table.name]
    for row in with_cells(table, published(model._default_manager.filter(pk__in=keys))):
        yield row.pk, seen(table, row)


def seen(table: Table, row: models.Model) -> dict[str, str]:
    """What readers see of a row: its cells in the data set, and texts for which the data set has no column."""
    texts = (field.name for field in row._meta.fields if isinstance(field, models.CharField | models.TextField))
    further = (name for name in texts if name not in table.by_name and name not in UNSEEN)
    return cells_of(table, row) | {name: str(getattr(row, name)) for name in further}
