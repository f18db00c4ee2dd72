"""Write docs/lifecycle.md from the rules, so that the page says what the code does."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from cooperation.analysis.axes import LEVEL_MEANING, SCHEDULE_MEANING, SHOWS_MEANING
from cooperation.analysis.lifecycle import Status, mermaid, needs_criteria

INTRODUCTION = """# Where a proposal stands

Written by `manage.py write_lifecycle` from `cooperation/analysis/lifecycle.py` and `axes.py`; a test compares the two.
A proposal stands on three axes, which are never joined into one.

## 1. Official status: what a side voices

Each change names the paragraph that shows it and its basis: stated in the source, or an editor's reading. Sources skip
steps, so a proposal may enter at any status, and every step forward is allowed. A step back goes through stalled or
dropped; what was completed can stall.

Sources do not always tell of steps. One that says the same status once more is kept as **said again**: evidence with a
date of its own, and no step. One that says less than was on record, where no source tells what happened between, **goes
back**: the history shows it so, and nothing is put in between.
"""
CRITERIA = """
Before a status can leave “agreed”, or goes beyond it, the proposal has to say what counts as done and as partly done,
or why that cannot be checked. This goes for: {statuses}.
"""
EVIDENCE = """
## 2. Evidence: what sources show

An editor says of each event what it shows about each proposal that it bears on.
"""
LEVEL = """
The evidence of a proposal is the strongest of these since it was put forward; a later status change counts as a
statement, or as a document where its source is one.
"""
SCHEDULE = """
## 3. Schedule: a stated deadline held against both

A date that lacks its month or day is late only where no reading of it is in time.
"""
AS_KNOWN = """
## As known on a day

Everything here has two times: when it happened, and when it became known. As known on DAY a page shows

- what had happened by DAY: a date that is only a month or a year counts as soon as that month or year has begun,
- of sources that were certainly published by DAY: one dated by month or year counts from its end, one without a date
  from the day on which it was read;
- the same of what else a row rests on: a paragraph of a later source is no evidence yet, nor is a deadline that only a
  later source states.

Read today, a source of which the day, month or year of publication lies ahead is not there yet: nothing that rests on
it is listed, counted, found by the search or given in a file until then.

So the days of culture of 2018, which a source of September 2021 tells of, are not there as known in 2019. A third
time, when it was recorded here, is kept for every row and every correction: see “What changed” of each pair.
"""


class Command(BaseCommand):
    """Write the page."""

    help = __doc__ or ""

    def handle(self, *args: Any, **options: Any) -> None:
        """Write docs/lifecycle.md and say so."""
        path = Path(settings.BASE_DIR) / "docs" / "lifecycle.md"
        path.write_text(document(), encoding="utf-8")
        self.stdout.write(f"Wrote {path}")


def document() -> str:
    """The page in Markdown."""
    iati = {status.value: f"{status.definition} | {status.activity:d}" for status in Status}
    beyond = ", ".join(status.replace("_", " ") for status in Status if needs_criteria("", status))
    parts = [
        INTRODUCTION,
        *_table("status | means | IATI ActivityStatus", iati.items()),
        "",
        "```mermaid",
        mermaid().rstrip(),
        "```",
        CRITERIA.format(statuses=beyond).rstrip(),
        EVIDENCE,
        *_table("shows | means", SHOWS_MEANING.items()),
        LEVEL,
        *_table("evidence | means", LEVEL_MEANING.items()),
        SCHEDULE,
        *_table("schedule | means", SCHEDULE_MEANING.items()),
        AS_KNOWN.rstrip(),
    ]
    return "\n".join(parts) + "\n"


def _table(head: str, rows: Iterable[tuple[str, str]]) -> Iterable[str]:
    yield f"| {head} |"
    yield "|" + "---|" * (head.count("|") + 1)
    for code, meaning in rows:
        yield f"| {code} | {meaning} |"
