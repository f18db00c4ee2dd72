"""What every file says of itself, so that it can be told from another and quoted after it has been renamed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from django.utils.translation import gettext

from cooperation.models import CountryPair, Source
from dashboard.components.statuses import as_known
from dashboard.exports.collected import Collected
from dashboard.exports.names import Names

LICENCE = "MIT"
LICENCE_URL = "https://spdx.org/licenses/MIT.html"
PUBLISHER = "Cooperation Monitor"


def of_pair(pair: CountryPair | None, finding: str) -> str:
    """A finding with the pair that it is of; as it is where it is of several."""
    return f"{pair.name}: {finding}" if pair else finding


@dataclass(frozen=True)
class About:
    """A page as it was asked for.

    ``day`` is the day on which it was asked; ``known_on`` the one on which the record is read, None for today.
    ``address`` is that of the file, ``page_address`` of the page, ``method`` of the page that explains the
    arithmetic, ``record_address`` of the whole record at its revision; all of them whole.
    """

    title: str
    filters: str | None
    name: str
    pair: CountryPair | None
    day: date
    known_on: date | None
    address: str
    page_address: str
    method: str
    record_address: str = ""

    @property
    def heading(self) -> str:
        """The finding with the pair that it is of, for wherever it stands without the page."""
        return of_pair(self.pair, self.title)

    @property
    def asked(self) -> str:
        """What was asked: of which pair, about what, with which filters; what the finding says is not said again."""
        known = as_known(self.known_on) if self.known_on else ""
        further = (words for words in (known, self.filters) if words and words not in self.title)
        return " · ".join((self.heading, *dict.fromkeys(further)))

    @property
    def licence_words(self) -> str:
        """What may be done with it."""
        return gettext("MIT. Facts and figures come from the sources named beside them.")


@dataclass(frozen=True)
class CitedSource:
    """A source of the records: whose, when, where; and the paragraphs that they name, in our own words."""

    pair: str
    source: Source
    paragraphs: Mapping[str, str] = MappingProxyType({})

    def facts(self) -> dict[str, str | int | None]:
        """What an export says of itself, as plain values."""
        published = self.source.published_on
        return {
            "pair": self.pair,
            "source": self.source.number,
            "title": self.source.title,
            "publisher": self.source.publisher,
            "published_on": str(published) if published else None,
            "url": self.source.url or None,
        }


def cited_sources(collected: Collected, names: Names) -> Iterator[CitedSource]:
    """The sources of the records, by their numbers."""
    by_source: dict[tuple[str, int], list[str]] = defaultdict(list)
    for slug, place in collected.places:
        by_source[slug, int(place.partition(":")[0])].append(place)
    for (slug, number), places in sorted(by_source.items()):
        source, read = names.sources(slug).get(number), names.passages(slug)
        if source:
            yield CitedSource(slug, source, {place: read[place].summary for place in sorted(places) if place in read})
