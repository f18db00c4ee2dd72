"""Store one row of a data set: only where it is new or differs, and with everything that is wrong with it."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum, auto
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from cooperation.ingest.cells import Table
from cooperation.ingest.dataset import Problem, Row
from cooperation.models import Bearing, EarlierDeadline, ProposalParty, StatusChange

# Columns whose cells hold something else than the field of the same name.
MONEY = {"value": "value_usd", "step": "step_usd", "upper": "upper_usd"}
TOTAL = {"total_value": "total_usd", "total_step": "total_step_usd", "total_upper": "total_upper_usd"}
# Of the file of counts alone: elsewhere a number is what the row is cited by.
COUNT = {"number": "count"}
OWN_MONEY = ("own_value", "own_step", "own_upper")

# Relations whose rows say something about what they link to: their model, the pointer, and what it says.
LINKS: dict[str, tuple[type[models.Model], str, str]] = {
    "parties": (ProposalParty, "body", "role"),
    "bearings": (Bearing, "proposal", "shows"),
    "earlier_deadlines": (EarlierDeadline, "evidence", "deadline_on"),
}


class NotStoredError(Exception):
    """What a row points to was refused itself, which is told already."""


class Outcome(Enum):
    """What became of a row."""

    ADDED = auto()
    CHANGED = auto()
    UNCHANGED = auto()


def store(obj: models.Model, fields: dict[str, Any], lists: dict[str, list[Any]] | None = None) -> Outcome:
    """Save the row if it is new or differs; raises ValidationError where it breaks a rule of its model.

    What a stored row is linked to is asked row by row, unless the rows come with it (``prefetch_related``).
    """
    is_new = obj.pk is None
    differs = not is_new and any(holds_other(obj, name, value) for name, value in fields.items())
    for name, value in fields.items():
        setattr(obj, name, value)
    if is_new or differs:
        _save(obj)
    relinked = [_relink(obj, name, rows) for name, rows in (lists or {}).items() if rows or not is_new]
    if is_new:
        return Outcome.ADDED
    return Outcome.CHANGED if differs or any(relinked) else Outcome.UNCHANGED


def _save(obj: models.Model) -> None:
    """Save a row; raises ValidationError with all that is wrong with it.

    The database holds the constraints. To ask for each in words first takes most of a load, so that is done where it
    refuses.
    """
    try:
        obj.full_clean(validate_constraints=False)
        with transaction.atomic():
            obj.save()
    except (ValidationError, IntegrityError):
        obj.full_clean()
        raise


def find(stored: dict[Any, Any], key: Any) -> Any:
    """The stored row that another one points to; raises NotStoredError where it was refused."""
    if key not in stored:
        raise NotStoredError
    return stored[key]


def holds_other(obj: models.Model, name: str, value: Any) -> bool:
    """Whether the field differs from the value; for a pointer, without fetching the row behind it."""
    if isinstance(value, models.Model):
        return bool(getattr(obj, f"{name}_id") != value.pk)
    return bool(getattr(obj, name) != value)


def _relink(obj: Any, name: str, rows: list[Any]) -> bool:
    """Make a relation hold exactly these rows; says whether it held others."""
    if name in LINKS:
        return _set_links(obj, name, rows)
    manager = getattr(obj, name)
    differs = {row.pk for row in rows} != {row.pk for row in manager.all()}
    if differs:
        manager.set(rows)
    return differs


def _set_links(obj: Any, name: str, entries: list[tuple[Any, Any]]) -> bool:
    model, pointer, about = LINKS[name]
    manager = getattr(obj, name)
    if {(row.pk, word) for row, word in entries} == {
        (getattr(link, f"{pointer}_id"), getattr(link, about)) for link in manager.all()
    }:
        return False
    manager.all().delete()
    owner = manager.field.name
    model._default_manager.bulk_create(model(**{owner: obj, pointer: row, about: word}) for row, word in entries)
    return True


def record_again(row: StatusChange) -> None:
    """Store a row anew, as the last one recorded, with all that it says and rests on."""
    further = list(row.further_evidence.all())
    row.delete()
    row.save()
    row.further_evidence.set(further)


def filled(model: type[models.Model], name: str, value: Any) -> Any:
    """An empty cell is NULL where the field has it, and the empty text elsewhere."""
    return "" if value is None and not model._meta.get_field(name).null else value


@contextmanager
def telling(table: Table, row: Row, problems: list[Problem]) -> Iterator[None]:
    """Add to the problems why a row is refused; whoever finds any stores none of the rows."""
    try:
        yield
    except ValidationError as error:
        problems += _problems(table, row, error)
    except NotStoredError:
        pass


def _problems(table: Table, row: Row, error: ValidationError) -> list[Problem]:
    columns = {field: column for column, field in (MONEY | TOTAL | COUNT).items()}
    return [
        Problem(table.file, row.line, columns.get(name, "" if name == "__all__" else name), sentence)
        for name, sentences in error.message_dict.items()
        for sentence in sentences
    ]
