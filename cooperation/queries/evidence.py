"""Where a value was read: paragraphs with their sources, as plain values."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cooperation.analysis.choosing.known import is_visible, known_on
from cooperation.analysis.dates import PartialDate
from cooperation.models import CountryPair, Paragraph


@dataclass(frozen=True)
class SourceValue:
    """A source as far as a mark, a caution and the rules need it."""

    key: int
    number: int
    title: str
    publisher: str
    kind: str
    extent: str
    url: str
    published_on: PartialDate | None
    retrieved_on: date | None

    @property
    def known_on(self) -> date:
        """The day from which it counts as known."""
        return known_on(self.published_on, self.retrieved_on)

    def is_visible(self, today: date, asked: date | None) -> bool:
        """Whether it is there today, or was on the day asked for."""
        return is_visible(self.published_on, self.retrieved_on, today, asked)


@dataclass(frozen=True)
class Passage:
    """A paragraph of a source, in our own words."""

    key: int
    number: int
    summary: str
    source: SourceValue

    def __str__(self) -> str:
        return f"{self.source.number}:{self.number}"


def passages(pairs: Iterable[CountryPair]) -> dict[int, Passage]:
    """Every paragraph of some pairs by its key: one query."""
    rows = Paragraph.objects.filter(source__pair__in=[pair.pk for pair in pairs]).select_related("source")
    sources: dict[int, SourceValue] = {}
    found: dict[int, Passage] = {}
    for row in rows.defer("source__full_text", "source__caution"):
        source = sources.setdefault(row.source_id, _source(row))
        found[row.pk] = Passage(row.pk, row.number, row.summary, source)
    return found


def _source(paragraph: Paragraph) -> SourceValue:
    source = paragraph.source
    return SourceValue(
        source.pk,
        source.number,
        source.title,
        source.publisher,
        source.kind,
        source.extent,
        source.url,
        source.published_on,
        source.retrieved_on,
    )
