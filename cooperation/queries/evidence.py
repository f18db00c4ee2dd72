"""Where a value was read: paragraphs with their sources, as plain values."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
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


# Where its fields are found from a paragraph.
OF_SOURCE = tuple(f"source__{'pk' if field.name == 'key' else field.name}" for field in fields(SourceValue))


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
    rows = Paragraph.objects.filter(source__pair__in=[pair.pk for pair in pairs])
    sources: dict[int, SourceValue] = {}
    found: dict[int, Passage] = {}
    # Plain values: there are more paragraphs than anything else on record, and nothing else of them is needed.
    for key, number, summary, *of_source in rows.values_list("pk", "number", "summary", *OF_SOURCE):
        source = sources.setdefault(of_source[0], SourceValue(*of_source))
        found[key] = Passage(key, number, summary, source)
    return found
