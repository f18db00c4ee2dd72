"""Citation marks: from a paragraph to the mark beside a statement, and the paragraphs a page cites."""

from collections.abc import Iterable
from typing import Protocol

from django.utils.translation import gettext

from cooperation.analysis.dates import PartialDate
from cooperation.models import CountryPair, Extent
from cooperation.models.addresses import paragraph_address
from cooperation.wording.dates import day_or_part
from dashboard.components.page import Cite


class CitedSource(Protocol):
    """What a mark needs of a source."""

    @property
    def number(self) -> int:
        """Its number within the pair."""

    @property
    def publisher(self) -> str:
        """Who published it."""

    @property
    def published_on(self) -> PartialDate | None:
        """When, as exactly as known."""

    @property
    def extent(self) -> str:
        """How much of it was read."""

    @property
    def url(self) -> str:
        """Where the original is; may be empty."""


class Cited(Protocol):
    """What a mark needs of a paragraph."""

    @property
    def number(self) -> int:
        """Its number within the source."""

    @property
    def summary(self) -> str:
        """What it says, in our own words."""

    @property
    def source(self) -> CitedSource:
        """Where it stands."""


class Citations:
    """Makes the marks of one page and remembers what they point to.

    On a page about several pairs each has its own, and all remember in one ``cited``; their keys and what is read
    aloud then name the pair.
    """

    def __init__(self, pair: CountryPair, cited: dict[str, dict[str, str]] | None = None) -> None:
        self._slug = pair.slug
        self._name = "" if cited is None else pair.name
        self.cited: dict[str, dict[str, str]] = {} if cited is None else cited
        self._marks: dict[tuple[int, int], Cite] = {}

    def __call__(self, paragraphs: Iterable[Cited], quote: str = "") -> tuple[Cite, ...]:
        """The marks of these paragraphs (their sources must be fetched), in their order, each once.

        ``quote`` are the words of the first of them that carry what the mark stands beside.
        """
        found = [*paragraphs]
        marks = tuple(dict.fromkeys(self._mark(paragraph) for paragraph in found))
        if quote and marks:
            self.cited[marks[0].key]["quote"] = quote
        return marks

    def _mark(self, paragraph: Cited) -> Cite:
        source, number = paragraph.source, paragraph.number
        if made := self._marks.get((source.number, number)):
            return made
        label = label_of(source, number)
        where = place_of(paragraph)
        mark = Cite(
            key=f"{self._slug}/{source.number}:{number}" if self._name else f"{source.number}:{number}",
            label=label,
            # What is read aloud begins with what is seen.
            spoken=f"{label}, {self._name}: {where}" if self._name else f"{label}, {where}",
            url=paragraph_address(self._slug, source.number, number),
        )
        self._marks[source.number, number] = mark
        self.cited[mark.key] = self.cited.get(mark.key, {}) | {
            "summary": paragraph.summary,
            "source": ". ".join(filter(None, [self._name, f"{where[:1].upper()}{where[1:]}", source.publisher])),
            "date": dated(source),
            "url": mark.url,
            "original": source.url,
        }
        return mark


def label_of(source: CitedSource, number: int) -> str:
    """A paragraph in a mark: "¶19" of the first source, "12¶3" of others; an extract of an excerpt is "34:1"."""
    if source.extent == Extent.EXCERPT:
        return f"{source.number}:{number}"
    return f"¶{number}" if source.number == 1 else f"{source.number}¶{number}"


def place_of(paragraph: Cited) -> str:
    """Where a paragraph stands: "source 1, paragraph 19"; of a source seen as an excerpt "source 34, extract 1"."""
    words = {"source": paragraph.source.number, "number": paragraph.number}
    if paragraph.source.extent == Extent.EXCERPT:
        return gettext("source %(source)d, extract %(number)d") % words
    return gettext("source %(source)d, paragraph %(number)d") % words


def dated(source: CitedSource) -> str:
    """When a source was published, in words; that it is not known, where it is not."""
    return day_or_part(source.published_on) if source.published_on else gettext("date not known")
