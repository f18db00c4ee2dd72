"""Numbers of things that sources state of a pair: firms, projects, documents."""

from dataclasses import dataclass
from datetime import date

from cooperation.analysis.amounts import Number
from cooperation.analysis.choosing.known import is_announced
from cooperation.analysis.dates import PartialDate
from cooperation.models import CountryPair, StatedCount
from cooperation.models.sources import visible
from cooperation.queries.corrections import as_shown_on
from cooperation.queries.evidence import Passage, passages_of_claim


@dataclass(frozen=True)
class CountValue:
    """How many of what is ``counted``, as the source says it.

    ``reporter`` is the code of the side whose number it is, empty where the source does not say. One
    ``announced`` is of a day that lies ahead of the day of reading: nobody has counted it yet.
    """

    code: str
    counted: str
    number: Number
    counted_on: PartialDate | None
    reporter: str
    quote: str
    caution: str
    announced: bool
    passages: tuple[Passage, ...]


def counts_of(pair: CountryPair, today: date, asked: date | None) -> list[CountValue]:
    """The published counts with their evidence, by what is counted and in time; as known today or on a day."""
    known = StatedCount.objects.for_pair(pair).published().visible_on(today, asked)
    rows = known.with_evidence(visible(today, asked, "source__")).order_by("counted", "counted_on", "code")
    shown = ((row, row.how_many) for row in as_shown_on("counts", rows, asked))
    return [_value(row, number, asked or today) for row, number in shown if number]


def _value(row: StatedCount, number: Number, day: date) -> CountValue:
    return CountValue(
        code=row.code,
        counted=row.counted,
        number=number,
        counted_on=row.counted_on,
        reporter=row.reporter_id or "",
        quote=row.quote,
        caution=row.caution,
        announced=row.counted_on is not None and is_announced(row.counted_on, day),
        passages=passages_of_claim(row),
    )
