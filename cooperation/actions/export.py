"""Write a pair's record back as a data set: byte for byte what the loader reads."""

import csv
from collections.abc import Callable, Iterable
from decimal import Decimal
from operator import attrgetter
from pathlib import Path
from typing import Any

from django.db import models

from cooperation.actions.record import ORDERS, published_rows_of
from cooperation.ingest.cells import SEPARATOR, Table
from cooperation.ingest.contract import PAIR, TABLES, UNITS
from cooperation.models import CountryPair, Paragraph, Proposal, ProposalParty, Sector

UNIT_NAMES = {power: name for name, power in UNITS.items()}


def export_folder(pair: CountryPair, folder: Path) -> None:
    """Write the pair's published record as the files of the data set format."""
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / PAIR.file, PAIR, [[pair.first_id, pair.second_id]])
    for table in TABLES[1:]:
        rows = ([_cell(obj, column.name) for column in table.columns] for obj in _rows(table, pair))
        _write(folder / table.file, table, rows)


def _write(path: Path, table: Table, rows: Iterable[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow([column.name for column in table.columns])
        writer.writerows(rows)


def _rows(table: Table, pair: CountryPair) -> list[Any]:
    names = {column.name for column in table.columns}
    pointers = [pointer for name, pointer in POINTERS.items() if name in names]
    lists = [prefetch for name, prefetch in LISTS.items() if name in names]
    rows = published_rows_of(table.name, pair).prefetch_related(*lists)
    # Sorted here, since databases collate text in different ways.
    return sorted(rows.select_related(*pointers) if pointers else rows, key=_file_order(table.name))


def _file_order(name: str) -> Callable[[Any], tuple[Any, ...]]:
    getters = [attrgetter(path.replace("__", ".")) for path in ORDERS[name]]
    return lambda row: tuple(getter(row) for getter in getters)


POINTERS = {"evidence": "evidence__source"} | {
    name: name for name in ("source", "speaker", "proposal", "part_of", "revises", "target")
}
LISTS: dict[str, "str | models.Prefetch[Any]"] = {
    "evidence": models.Prefetch(
        "further_evidence", Paragraph.objects.select_related("source").order_by("source__number", "number")
    ),
    "sectors": models.Prefetch("sectors", Sector.objects.in_shown_order()),
    "parties": models.Prefetch("parties", ProposalParty.objects.select_related("body").order_by("pk")),
    "proposals": "proposals",
    "bodies": "bodies",
    "facilities": "facilities",
}


def _cell(obj: Any, name: str) -> str:
    """The text of one cell: the reverse of what the loader reads."""
    if name in CELLS:
        return CELLS[name](obj)
    value = getattr(obj, name)
    if isinstance(value, models.Model):
        return str(getattr(value, "code", None) or value.number)  # type: ignore[attr-defined]
    if isinstance(value, models.Manager):
        return SEPARATOR.join(str(key) for key in _listed_keys(name, value.all()))
    return "" if value is None else str(value)


def _listed_keys(name: str, rows: Iterable[Any]) -> list[Any]:
    if name == "sectors":
        return [sector.code for sector in rows]  # in shown order
    return sorted(row.number if name == "proposals" else row.code for row in rows)


def _parties(proposal: Proposal) -> str:
    return SEPARATOR.join(f"{party.body.code}:{party.role}" for party in proposal.parties.all())


def _stated(value: Decimal | None, step: Decimal | None, unit: int = 0) -> str:
    """A number with the digits that the source gives, in the source's unit."""
    if value is None:
        return ""
    scaled = [number.scaleb(-unit).normalize() for number in (value, step) if number is not None]
    decimals = max(-int(number.as_tuple().exponent) for number in scaled)
    return f"{scaled[0]:.{max(0, decimals)}f}"


CELLS: dict[str, Callable[[Any], str]] = {
    "evidence": lambda claim: SEPARATOR.join(map(str, claim.paragraphs())),
    "parties": _parties,
    "put_forward_by": lambda proposal: proposal.put_forward_by_id or "both",
    "leaves_open": lambda proposal: SEPARATOR.join(proposal.leaves_open.splitlines()),
    "country": lambda obj: obj.country_id or "",
    "reporter": lambda figure: figure.reporter_id or "",
    "unit": lambda row: UNIT_NAMES[row.unit],
    "value": lambda row: _stated(row.value_usd, row.step_usd, row.unit),
    "step": lambda row: _stated(row.step_usd, None, row.unit),
    "upper": lambda row: _stated(row.upper_usd, row.step_usd, row.unit),
    "growth_percent": lambda figure: _stated(figure.growth_percent, figure.growth_step),
    "growth_step": lambda figure: _stated(figure.growth_step, None),
    "growth_upper": lambda figure: _stated(figure.growth_upper, figure.growth_step),
}
