"""What rows held on a day, where they were corrected since: for pages that are asked for as known on it."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from django.db.models import Min, Model

from cooperation.ingest.columns import DEFAULT_UNIT, OWN_UNITS, UNITS
from cooperation.ingest.contract import TABLES
from cooperation.models import Change, CountryPair

type Cells = dict[str, str]

# Numbers in the unit that another cell of the row names.
AMOUNTS = {"value", "step", "upper", "own_value", "own_step", "own_upper"}
# Columns whose field has another name than theirs, with or without “_usd”.
FIELDS = {"reporter": "reporter_id", "number": "count"}
TABLE = {table.name: table for table in TABLES}


def cells_on(table: str, keys: Sequence[int], day: date) -> dict[int, Cells]:
    """The cells that readers saw at the end of a day, of those rows of a table that were corrected later.

    Rows that were not on record yet on that day are left out: nothing was shown of them, and what is known now is
    what can be told. One query for the corrections and one for the first days.
    """
    of_rows = Change.objects.filter(table=table, row__in=keys)
    later = of_rows.filter(recorded_at__date__gt=day).exclude(after={}).order_by("-pk")
    # From the newest back, so that the first correction after the day has the last word.
    held = {row: before for row, before in later.values_list("row", "before") if before}
    entries = of_rows.filter(row__in=held, before={}).values("row").annotate(day=Min("recorded_at__date"))
    shown = {entry["row"] for entry in entries if entry["day"] <= day}
    return {row: cells for row, cells in held.items() if row in shown}


def is_corrected_since(pair: CountryPair, tables: Collection[str], day: date) -> bool:
    """Whether any row of these tables of a pair was corrected after a day: one query."""
    later = Change.objects.filter(pair=pair, table__in=tables, recorded_at__date__gt=day)
    return later.exclude(before={}).exclude(after={}).exists()


def as_shown_on[M: Model](table: str, rows: Iterable[M], day: date | None) -> list[M]:
    """These rows with the values that they held on a day; without a day, as they are.

    Values alone, and whose figure it is: what else a row points to (its evidence, its speaker) stays what it is now.
    """
    fetched = list(rows)
    held = values_on(table, type(fetched[0]), [row.pk for row in fetched], day) if fetched else {}
    for row in fetched:
        for name, value in held.get(row.pk, {}).items():
            setattr(row, name, value)
    return fetched


def values_on(table: str, model: type[Model], keys: Sequence[int], day: date | None) -> dict[int, dict[str, Any]]:
    """What the fields of rows held on a day, by the keys of those that were corrected since; nothing without a day."""
    held = cells_on(table, keys, day) if day and keys else {}
    return {key: dict(_fields(model, table, cells)) for key, cells in held.items()}


def _fields(model: type[Model], table: str, cells: Cells) -> Iterator[tuple[str, Any]]:
    """The cells of a version as values of the fields of its row."""
    fields = {field.attname: field for field in model._meta.concrete_fields}
    for column in TABLE[table].columns:
        cell = cells.get(column.name)
        names = (f"{column.name}_usd", column.name, FIELDS.get(column.name))
        name = next((name for name in names if name in fields), None)
        if cell is None or name is None:
            continue
        value = _value(column.parse(cell), column.name, cells) if cell else None
        yield name, fields[name].get_default() if value is None and not fields[name].null else value


def _value(value: Any, column: str, cells: Cells) -> Any:
    """A cell's value as it is stored: units as powers of ten, amounts in whole units of their currency."""
    is_own = column.startswith("own_")
    units, unit = (OWN_UNITS, cells.get("own_unit")) if is_own else (UNITS, cells.get("unit"))
    if column in {"unit", "own_unit"}:
        return units[value]
    if isinstance(value, tuple):
        return "\n".join(value)
    is_amount = column in AMOUNTS and unit is not None
    return value.scaleb(units[unit or DEFAULT_UNIT]) if is_amount else value
