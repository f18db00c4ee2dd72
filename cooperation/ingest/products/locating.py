"""The lines that were refused, with the column and the reason: a second look, taken only where there are any."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from cooperation.ingest.dataset import Problem
from cooperation.ingest.products.counting import fields, source
from cooperation.ingest.products.engine import Engine
from cooperation.ingest.products.formats import Format
from cooperation.ingest.products.layout import Layout
from cooperation.ingest.products.rules import BAD_VALUE, MACROS, REFUSED

MOST_TOLD = 1000
IN_ORDER = {"preserve_insertion_order": True, "threads": 1}
# What DuckDB calls the ways in which a line is no row of the table, in our words.
BROKEN = {
    "MISSING COLUMNS": "The row has fewer cells than the header.",
    "TOO MANY COLUMNS": "The row has more cells than the header.",
    "UNQUOTED VALUE": "A quotation mark is not closed.",
    "LINE SIZE OVER MAXIMUM": "The line is far too long.",
    "INVALID ENCODING": "The line holds bytes that are no UTF-8.",
}


def locate(form: Format, layout: Layout, path: Path, folder: Path, file: str) -> list[Problem]:
    """The first thousand refused rows of a file, in order; ``file`` is the name to tell."""
    engine = Engine(folder, MACROS, IN_ORDER)
    try:
        judged = list(engine.rows(_judging(form, layout, path)))
        broken = list(engine.rows("SELECT DISTINCT ON (line) line, error_type FROM reject_errors ORDER BY line"))
    finally:
        engine.close()
    problems = [
        *(Problem(file, record, "", BROKEN.get(kind, "The row cannot be read.")) for record, kind in broken),
        *(_problem(form, layout, file, row) for row in _numbered(judged, [line for line, _kind in broken])),
    ]
    first = sorted(problems)[:MOST_TOLD]
    return _at_lines(first, path, layout)


def _judging(form: Format, layout: Layout, path: Path) -> str:
    """Rows that a rule refuses, read as text so that a cell can be shown as it stands."""
    typed = ", ".join(f'{_number(name, kind, layout)} AS "{name}"' for name, kind in form.columns.items())
    raw = ", ".join(f'"{name}" AS "raw {name}"' for name in form.columns)
    rules = " ".join(f"WHEN {rule.condition} THEN '{rule.verdict}'" for rule in (*REFUSED, BAD_VALUE))
    cells = ", ".join(f"'{name}': \"raw {name}\"" for name in form.columns)
    verdict = "verdict_of(t, reporter, partner, flow, edition, commodity)"
    return f"""
        WITH texts AS (SELECT row_number() OVER () AS record, * FROM ({source(form, layout, path, as_text=True)})),
        cells AS (SELECT record, {raw}, {typed} FROM texts),
        judged AS (SELECT record, {{{cells}}} AS raw, {fields(form)} FROM cells WHERE coalesce(NOT ({form.skip}), true))
        SELECT record, CASE {rules} END AS verdict, raw FROM judged
        WHERE verdict IS NOT NULL AND {verdict} NOT IN ('total', 'part', 'group')
        ORDER BY record LIMIT {MOST_TOLD}
    """  # noqa: S608 - the format's own expressions


def _number(name: str, kind: str, layout: Layout) -> str:
    """A cell as its type, NULL where it is none."""
    text = f"replace(\"{name}\", ',', '.')" if layout.decimal_comma and kind == "DOUBLE" else f'"{name}"'
    return f"TRY_CAST({text} AS {kind})"


def _numbered(judged: Sequence[tuple[Any, ...]], broken: Sequence[int]) -> Iterator[tuple[int, str, Mapping[str, str]]]:
    """Records counted with the head and with the broken ones, which were not read, before each."""
    passed = 0
    for record, verdict, cells in judged:
        while passed < len(broken) and broken[passed] <= record + 1 + passed:
            passed += 1
        yield record + 1 + passed, verdict, cells


def _problem(form: Format, layout: Layout, file: str, row: tuple[int, str, Mapping[str, str]]) -> Problem:
    record, verdict, cells = row
    rule = next(rule for rule in (*REFUSED, BAD_VALUE) if rule.verdict == verdict)
    column = form.column_of(rule.column)
    return Problem(file, record, layout.label(column), f"“{cells.get(column) or ''}” {rule.sentence}.")


def _at_lines(problems: list[Problem], path: Path, layout: Layout) -> list[Problem]:
    """The problems with the line of the file in the place of the record's number: a cell may hold line ends."""
    wanted = {problem.line for problem in problems}
    lines = dict(_lines_of(wanted, path, layout))
    return [Problem(p.file, lines.get(p.line, p.line), p.column, p.sentence) for p in problems]


def _lines_of(records: set[int], path: Path, layout: Layout) -> Iterator[tuple[int, int]]:
    """The line on which each of the wanted records begins."""
    last = max(records, default=0)
    begins = 1
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as stream:
        rows = csv.reader(stream, delimiter=layout.separator)
        for record, _cells in enumerate(rows, start=1):
            if record in records:
                yield record, begins
            if record >= last:
                return
            begins = rows.line_num + 1
