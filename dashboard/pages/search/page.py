"""What the record holds for some words: people, sectors and rows of one pair or of all, with the hits marked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy, ngettext

from cooperation.models import Attribution, CountryPair
from cooperation.models.addresses import paragraph_address
from cooperation.queries.evidence import Passage
from cooperation.queries.places import all_pairs
from cooperation.queries.search import (
    MOST_FOUND,
    FoundRow,
    FoundRows,
    Fragment,
    Section,
    Voice,
    closest,
    found_anywhere,
    found_in,
    sayings,
    sectors_named,
    voices,
)
from dashboard.components import parameters
from dashboard.components.citations import dated
from dashboard.components.crumbs import pair_crumbs
from dashboard.components.page import Block, Crumb, Link, Page, Record
from dashboard.pages.pairs.query import PairsQuery

FIRST = 5
MOST_PAIRS = 12
SECTIONS = {
    Section.PROPOSALS: gettext_lazy("Proposals"),
    Section.EVENTS: gettext_lazy("Events"),
    Section.SOURCES: gettext_lazy("Sources"),
    Section.FIGURES: gettext_lazy("Figures and targets"),
}


@dataclass(frozen=True)
class Hit:
    """A row that holds all the words: its title and the place where they stand."""

    url: str
    title: tuple[Fragment, ...]
    text: tuple[Fragment, ...]


@dataclass(frozen=True)
class Results:
    """The hits of one kind: the first, how many there are, and where the others are."""

    name: str
    label: str
    count_words: str
    hits: tuple[Hit, ...]
    more: Link | None = None


@dataclass(frozen=True)
class SearchBox:
    """The box with the words asked for; where they find nothing, other words and the search over all pairs to try."""

    action: str
    words: str
    is_empty: bool
    nearest: Link | None
    everywhere: Link | None


class SearchPage(Page):
    """The results for the words asked for, in one pair or in all; none where there is no word."""

    blocks = (
        Block("words", lambda page: page.asked, "search/box.html"),
        Block("results", lambda page: page.results, "search/results.html"),
    )

    def __init__(self, pair: CountryPair | None, params: QueryDict, today: date) -> None:
        self.pair, self.today = pair, today
        self.words = parameters.words(params)
        self.kinds = parameters.known(params, "kind", Section.values)
        self.action = reverse("search", args=[pair.slug]) if pair else reverse("search-all")

    @cached_property
    def pairs(self) -> list[CountryPair]:
        """The pairs that are searched."""
        return [self.pair] if self.pair else all_pairs()

    @cached_property
    def found(self) -> dict[Section, FoundRows]:
        """The rows of each section that hold the words."""
        asked = [section for section in SECTIONS if not self.kinds or section.value in self.kinds]
        most = MOST_FOUND if self.kinds else FIRST
        if self.pair is None:
            return found_anywhere(self.pairs, asked, self.words, self.today, most)
        return found_in(self.pair, asked, self.words, self.today, most)

    @cached_property
    def named(self) -> tuple[Results, ...]:
        """The pairs, people, bodies and sectors that have such a name."""
        if not self.words or self.kinds:
            return ()
        groups = (self._pairs(), self._voices(), self._sectors())
        return tuple(results for results in groups if results.hits)

    @cached_property
    def results(self) -> tuple[Results, ...]:
        """All results by kind."""
        if not self.words:
            return ()
        rows = (self._rows(section, found) for section, found in self.found.items() if found.count)
        return (*self.said, *self.named, *rows)

    @cached_property
    def said(self) -> tuple[Results, ...]:
        """What the body says whose name was asked for in full; its paragraphs are found by their words too."""
        found = sayings(self.pairs, self.words, self.today) if self.words and not self.kinds else []
        if not found:
            return ()
        hits = tuple(
            _named(one.summary, paragraph_address(pair.slug, one.source.number, one.number), self._told(pair, one))
            for pair, one in found
        )
        return (Results("said", gettext("Said by %(name)s") % {"name": self.words}, str(len(hits)), hits),)

    def _told(self, pair: CountryPair, saying: Passage) -> str:
        """When, in which manner and where; before these the pair, where several are searched."""
        told = (dated(saying.source), str(Attribution(saying.attribution).label), saying.source.publisher)
        return " · ".join(told if self.pair else (pair.name, *told))

    @property
    def count(self) -> int:
        """How many rows and names were found."""
        return sum(found.count for found in self.found.values()) + sum(len(results.hits) for results in self.named)

    @cached_property
    def title(self) -> str:
        """How much was found."""
        if not self.words:
            return gettext("Search this pair") if self.pair else gettext("Search all pairs")
        if not self.count:
            return gettext("No results for “%(words)s”") % {"words": self.words}
        beyond = sum(found.count > MOST_FOUND for found in self.found.values())
        if beyond:
            # Of each kind one more is counted than could be shown.
            words = {"count": self.count - beyond, "words": self.words}
            return gettext("More than %(count)d results for “%(words)s”") % words
        sentence = ngettext("%(count)d result for “%(words)s”", "%(count)d results for “%(words)s”", self.count)
        return sentence % {"count": self.count, "words": self.words}

    @property
    def standfirst(self) -> str:
        """How words are found."""
        return gettext("Words are found in all their forms and languages; names in Latin and in Cyrillic letters.")

    @property
    def crumbs(self) -> tuple[Crumb, ...]:
        """From the pair, or from home."""
        return pair_crumbs(self.pair, gettext("Search")) if self.pair else (Crumb(gettext("Search")),)

    @property
    def filters(self) -> str:
        """The words that were asked for."""
        return gettext("with “%(words)s”") % {"words": self.words} if self.words else ""

    @property
    def asked(self) -> SearchBox:
        """The box, and what else could have been meant."""
        is_empty = bool(self.words and not self.count)
        nearest = closest(self.pairs, self.words) if is_empty else ""
        link = Link(nearest, f"{self.action}?{urlencode({'q': nearest})}") if nearest else None
        everywhere = f"{reverse('search-all')}?{urlencode({'q': self.words})}" if self.pair and is_empty else ""
        wider = Link(gettext("Search all pairs"), everywhere) if everywhere else None
        return SearchBox(self.action, self.words, is_empty, link, wider)

    def _pairs(self) -> Results:
        found = PairsQuery(words=self.words).named(self.pairs, {}) if self.pair is None else []
        hits = (_named(pair.name, reverse("overview", args=[pair.slug])) for pair in found[:MOST_PAIRS])
        return Results("pairs", gettext("Country pairs"), str(len(found)), tuple(hits))

    def _voices(self) -> Results:
        # Of the name that was asked for in full this page is the answer.
        asked = self.words.casefold()
        found = (voice for voice in voices(self.pairs, self.words, self.today) if voice.name.casefold() != asked)
        hits = tuple(
            _named(voice.name, f"{self.action}?{urlencode({'q': voice.name})}", _said(voice)) for voice in found
        )
        return Results("people", gettext("People and bodies"), str(len(hits)), hits)

    def _sectors(self) -> Results:
        found = sectors_named(self.words) if self.pair else []
        slug = self.pair.slug if self.pair else ""
        hits = tuple(_named(sector.name, reverse("sector", args=[slug, sector.code])) for sector in found)
        return Results("sectors", gettext("Sectors"), str(len(hits)), hits)

    def _rows(self, section: Section, found: FoundRows) -> Results:
        more = None
        if found.count > len(found.rows) and len(found.rows) < MOST_FOUND:
            label = gettext("Show the first %(count)d") if found.count > MOST_FOUND else gettext("Show all %(count)d")
            query = urlencode({"q": self.words, "kind": section.value})
            more = Link(label % {"count": min(found.count, MOST_FOUND)}, f"{self.action}?{query}")
        hits = (Hit(_address(row), row.title, self._text(row)) for row in found.rows)
        return Results(section.value, str(SECTIONS[section]), _count(found.count), tuple(hits), more)

    def _text(self, row: FoundRow) -> tuple[Fragment, ...]:
        """Where the words stand, behind the pair where several are searched."""
        return row.text if self.pair else (Fragment(f"{row.pair.name}: ", hit=False), *row.text)

    def records(self) -> Iterable[Record]:
        """A record a row that was found."""
        for section, found in self.found.items():
            for row in found.rows:
                yield {
                    "pair": row.pair.slug,
                    "kind": section.value,
                    "kind_name": str(section.label),
                    "table": row.table,
                    "title": "".join(fragment.text for fragment in row.title),
                    "fragment": "".join(fragment.text for fragment in row.text),
                    "address": _address(row),
                }


def _address(row: FoundRow) -> str:
    return f"{reverse('overview', args=[row.pair.slug])}{row.address}"


def search_everywhere(params: QueryDict, today: date) -> SearchPage:
    """The search over all pairs."""
    return SearchPage(None, params, today)


def _named(name: str, url: str, note: str = "") -> Hit:
    return Hit(url, (Fragment(name, hit=False),), (Fragment(note, hit=False),) if note else ())


def _said(voice: Voice) -> str:
    if not voice.said:
        return ""
    of_a_person = ngettext("%(count)d figure or target", "%(count)d figures and targets", voice.said)
    of_a_body = ngettext("%(count)d statement", "%(count)d statements", voice.said)
    return (of_a_person if voice.is_person else of_a_body) % {"count": voice.said}


def _count(count: int) -> str:
    return gettext("more than %(count)d") % {"count": MOST_FOUND} if count > MOST_FOUND else str(count)
