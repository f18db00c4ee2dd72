"""Sheets too large for a request: looked at and stored by a worker, with the result kept beside the sheet."""

import json
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from time import monotonic
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.tasks import task
from django.utils import timezone
from django.utils.translation import gettext

from cooperation.actions import progress
from cooperation.actions.amending import TABLE
from cooperation.actions.dataset import DatasetRefusedError, LoadReport
from cooperation.actions.kept import kept
from cooperation.actions.progress import Meter, StoppedError
from cooperation.actions.sheets import Brought, CellChange, RowChange, SheetReport, accept, look
from cooperation.ingest.dataset import Problem
from cooperation.ingest.sheets import MOST_ROWS_BEHIND, SheetRefusedError, read_sheet
from cooperation.models import CountryPair


@dataclass(frozen=True)
class Outcome:
    """What came of the work on a sheet: what it would do, what it did, or the sentence by which it was refused."""

    report: SheetReport | None = None
    stored: str = ""
    refused: str = ""


def start(name: str, pair: CountryPair, table: str, *, store_for: str = "", keep_corrections: bool = True) -> None:
    """Have a worker look at the sheet that is kept under a name, or store it for an account."""
    progress.begin(work(name))
    read_large_sheet.enqueue(name, pair.pk, table, store_for, keep_corrections)


@task
def read_large_sheet(name: str, pair_key: int, table: str, by: str, keep_corrections: bool) -> str:
    """What a worker does; returns why it came to nothing, where it did."""
    if not kept(name).is_file():
        return "The file was discarded."
    pair = CountryPair.objects.with_countries().get(pk=pair_key)
    meter = Meter(monotonic, lambda moment: progress.step(work(name), moment))
    try:
        outcome = _read(name, (pair, table), by, keep_corrections, meter)
        # Before the work is over: whoever looks in between would find neither.
        _path(name).write_text(json.dumps(asdict(outcome), cls=DjangoJSONEncoder), encoding="utf-8")
    finally:
        progress.end(work(name))
    return outcome.refused


def _read(name: str, asked: tuple[CountryPair, str], by: str, keep_corrections: bool, meter: Meter) -> Outcome:
    pair, table = asked
    try:
        meter("read", 0, 0)
        sheet = read_sheet(kept(name), TABLE[table].file, most=MOST_ROWS_BEHIND)
        brought = Brought(pair, TABLE[table], sheet)
        if by:
            return Outcome(stored=_told(accept(brought, by=by, keep_corrections=keep_corrections, tell=meter)))
        report = look(brought, keep_corrections=keep_corrections, today=timezone.localdate(), tell=meter)
        return Outcome(report.shortened())
    except DatasetRefusedError as error:
        return Outcome(SheetReport(problems=error.problems))
    except SheetRefusedError as error:
        return Outcome(refused=str(error))
    except StoppedError:
        return Outcome(refused=gettext("It was stopped. Nothing was stored."))


def _told(report: LoadReport) -> str:
    words = {"added": report.added, "changed": report.changed, "same": report.unchanged}
    return gettext("Rows added: %(added)d, changed: %(changed)d, unchanged: %(same)d.") % words


def outcome_of(name: str) -> Outcome | None:
    """What came of the work on a sheet last; None where none has ended."""
    try:
        told: dict[str, Any] = json.loads(_path(name).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    report = told.pop("report")
    return Outcome(_report(**report) if report else None, **told)


def _report(rows: list[Any], problems: list[Any], **told: Any) -> SheetReport:
    changes = [RowChange(**row | {"cells": [_cell(**cell) for cell in row["cells"]]}) for row in rows]
    return SheetReport(changes, problems=[Problem(**problem) for problem in problems], **told)


def _cell(corrected_on: str | None, **cell: str) -> CellChange:
    return CellChange(**cell, corrected_on=date.fromisoformat(corrected_on) if corrected_on else None)


def _path(name: str) -> Path:
    return kept(f"{name}.json")


def work(name: str) -> str:
    """What the work on a sheet is called where its progress stands."""
    return f"sheet-{name}"
