"""Write a pair's record back as a data set: byte for byte what the loader reads."""

import csv
import zipfile
from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from operator import attrgetter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any

from django.db import models

from cooperation.actions.proposals import place_all
from cooperation.actions.record import ORDERS, published_rows_of
from cooperation.analysis.dates import PartialDate
from cooperation.ingest.cells import SEPARATOR, Table
from cooperation.ingest.contract import PAIR, TABLES
from cooperation.ingest.package import DESCRIPTOR, written
from cooperation.models import (
    Bearing,
    CountryPair,
    EarlierDeadline,
    Event,
    Facility,
    Manner,
    Paragraph,
    Proposal,
    ProposalParty,
    Publication,
    Sector,
    Showing,
    StatusChange,
)
from cooperation.models.hedged import hedged
from cooperation.queries.history import Cells, record_at
from cooperation.stated import DOLLAR_UNITS


def export_folder(pair: CountryPair, folder: Path) -> None:
    """Write the pair's published record as the files of the data set format."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / DESCRIPTOR).write_text(written(pair.first_id, pair.second_id), encoding="utf-8", newline="\n")
    _write(folder / PAIR.file, PAIR, [[pair.first_id, pair.second_id]])
    for table in TABLES[1:]:
        rows = with_cells(table, published_rows_of(table.name, pair))
        # Sorted here, since databases collate text in different ways.
        _write(
            folder / table.file, table, [[*cells_of(table, row).values()] for row in sorted(rows, key=_order(table))]
        )


def export_archive(pair: CountryPair, file: IO[bytes], revision: int | None = None) -> None:
    """Write the files of the data set as a .zip: of the record as it is, or as it was at a revision.

    The same record gives the same bytes.
    """
    with TemporaryDirectory(prefix="data-set-") as folder, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        if revision is None:
            export_folder(pair, Path(folder))
        else:
            export_revision(pair, Path(folder), revision)
        for path in sorted(Path(folder).iterdir()):
            archive.writestr(zipfile.ZipInfo(f"{pair.slug}/{path.name}"), path.read_bytes(), zipfile.ZIP_DEFLATED)


def export_revision(pair: CountryPair, folder: Path, revision: int) -> None:
    """Write the record as readers saw it at a revision, from its history, in the present version of the format."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / DESCRIPTOR).write_text(written(pair.first_id, pair.second_id), encoding="utf-8", newline="\n")
    _write(folder / PAIR.file, PAIR, [[pair.first_id, pair.second_id]])
    record = record_at(pair, revision)
    for table in TABLES[1:]:
        rows = _in_order(table, record.get(table.name, {}))
        _write(folder / table.file, table, [[cells.get(column.name, "") for column in table.columns] for cells in rows])


def _in_order(table: Table, rows: Mapping[int, Cells]) -> list[Cells]:
    """Cells by the keys of their rows in the order in which the rows themselves would be written."""
    placed = _placed(rows) if table.name == "status_changes" else {}

    def value(key: int, path: str) -> Any:
        name = path.partition("__")[0].removesuffix("_id")
        if name in table.by_name:
            cell = rows[key].get(name, "")
            return table.by_name[name].parse(cell) if cell else None
        return placed[key] if name == "ordered_on" else key

    order = {key: [value(key, path) for path in ORDERS[table.name]] for key in rows}
    return [rows[key] for key in sorted(rows, key=lambda key: _last_if_none(order[key]))]


def _placed(rows: Mapping[int, Cells]) -> dict[int, str]:
    """The date by which each status change stands among those of its proposal, which history does not keep."""
    changes: dict[str, list[StatusChange]] = {}
    for key, cells in rows.items():
        changed_on = PartialDate.parse(cells["changed_on"])
        change = StatusChange(pk=key, changed_on=changed_on, old=cells["old"], new=cells["new"])
        changes.setdefault(cells["proposal"], []).append(change)
    for of_proposal in changes.values():
        place_all(of_proposal)
    together = chain.from_iterable(changes.values())
    return {change.pk: str(change.follows_on or change.changed_on) for change in together}


def _last_if_none(values: Iterable[Any]) -> tuple[Any, ...]:
    """Values to sort by: what is not stated comes last."""
    return tuple((value is None, value) for value in values)


def _write(path: Path, table: Table, rows: Iterable[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow([column.name for column in table.columns])
        writer.writerows(rows)


def cells_of(table: Table, row: models.Model) -> dict[str, str]:
    """A row as the texts of its cells, by the table's columns (fetch it by ``with_cells``)."""
    stated = {cell: text for number in hedged(type(row)) for cell, text in number.written(vars(row)).items()}
    return {
        column.name: stated[column.name] if column.name in stated else _cell(row, column.name)
        for column in table.columns
    }


def with_cells(table: Table, rows: models.QuerySet[Any]) -> models.QuerySet[Any]:
    """Rows of a table with all that their cells need, in a fixed number of queries."""
    names = {column.name for column in table.columns}
    pointers = [pointer for name, pointer in POINTERS.items() if name in names]
    lists = [prefetch for name, prefetch in LISTS.items() if name in names]
    rows = rows.prefetch_related(*lists)
    return rows.select_related(*pointers) if pointers else rows


def _order(table: Table) -> Callable[[Any], tuple[Any, ...]]:
    getters = [attrgetter(path.replace("__", ".")) for path in ORDERS[table.name]]
    return lambda row: _last_if_none(getter(row) for getter in getters)


POINTERS = {"evidence": "evidence__source", "deadline_evidence": "deadline_evidence__source"} | {
    name: name for name in ("source", "speaker", "proposal", "part_of", "revises", "restates", "target", "base")
}
LISTS: dict[str, "str | models.Prefetch[Any]"] = {
    "evidence": models.Prefetch(
        "further_evidence", Paragraph.objects.select_related("source").order_by("source__number", "number")
    ),
    "sectors": models.Prefetch("sectors", Sector.objects.in_shown_order()),
    "parties": models.Prefetch("parties", ProposalParty.objects.select_related("body").order_by("pk")),
    "proposals": models.Prefetch(
        "bearings",
        Bearing.objects.filter(proposal__state=Publication.PUBLISHED)
        .select_related("proposal")
        .order_by("proposal__number"),
    ),
    "put_forward_by": "proposing_countries",
    "earlier_deadlines": models.Prefetch(
        "earlier_deadlines", EarlierDeadline.objects.select_related("evidence__source").order_by("deadline_on", "pk")
    ),
    "bodies": "bodies",
    "facilities": models.Prefetch("facilities", Facility.objects.published()),
}


def _cell(obj: Any, name: str) -> str:
    """The text of one cell: the reverse of what the loader reads."""
    if name in CELLS:
        return CELLS[name](obj)
    value = getattr(obj, name)
    if getattr(value, "state", Publication.PUBLISHED) != Publication.PUBLISHED:
        return ""  # what readers do not see is not pointed to
    if isinstance(value, models.Model):
        return str(getattr(value, "code", None) or value.number)  # type: ignore[attr-defined]
    if isinstance(value, models.Manager):
        return SEPARATOR.join(str(key) for key in _listed_keys(name, value.all()))
    if isinstance(value, bool):
        return "yes" if value else ""
    return "" if value is None else str(value)


def _listed_keys(name: str, rows: Iterable[Any]) -> list[Any]:
    if name == "sectors":
        return [sector.code for sector in rows]  # in shown order
    return sorted(row.code for row in rows)


def _parties(proposal: Proposal) -> str:
    return SEPARATOR.join(f"{party.body.code}:{party.role}" for party in proposal.parties.all())


def _proposer(proposal: Proposal) -> str:
    countries = sorted(country.code for country in proposal.proposing_countries.all())
    return SEPARATOR.join(countries) or proposal.other_proposer or proposal.put_forward_by_id or "both"


def _earlier_deadlines(proposal: Proposal) -> str:
    return SEPARATOR.join(f"{earlier.deadline_on}@{earlier.evidence}" for earlier in proposal.earlier_deadlines.all())


def _bearings(event: Event) -> str:
    return SEPARATOR.join(
        f"{bearing.proposal.number}{'' if bearing.shows == Showing.STATEMENT else f':{bearing.shows}'}"
        for bearing in event.bearings.all()
    )


CELLS: dict[str, Callable[[Any], str]] = {
    "evidence": lambda claim: SEPARATOR.join(map(str, claim.paragraphs())),
    "deadline_evidence": lambda proposal: str(proposal.deadline_evidence or ""),
    "parties": _parties,
    "proposals": _bearings,
    "put_forward_by": _proposer,
    "earlier_deadlines": _earlier_deadlines,
    "move": lambda change: "" if change.move == Manner.STEP else change.move,
    "leaves_open": lambda proposal: SEPARATOR.join(proposal.leaves_open.splitlines()),
    "country": lambda obj: obj.country_id or "",
    "reporter": lambda figure: figure.reporter_id or "",
    # Of a series, whose values have one unit and no hedge; that of a number is written with it.
    "unit": lambda series: next(code for code, power in DOLLAR_UNITS.items() if power == series.unit),
}
