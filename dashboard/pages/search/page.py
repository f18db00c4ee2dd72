"""What the record holds for some words: proposals, events, sources and figures, with the hits marked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import cycle

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy, ngettext

from cooperation.models import CountryPair
from cooperation.models.search import HIT_BEGINS, HIT_ENDS, MOST_FOUND, Found, Section, find
from dashboard.components import parameters
from dashboard.components.crumbs import pair_crumbs
from dashboard.components.page import BuiltPage, Link, Record

FIRST = 5
SECTIONS = {
    Section.PROPOSALS: gettext_lazy("Proposals"),
    Section.EVENTS: gettext_lazy("Events"),
    Section.SOURCES: gettext_lazy("Sources"),
    Section.FIGURES: gettext_lazy("Figures and targets"),
}


@dataclass(frozen=True)
class Fragment:
    """A piece of text; ``hit`` where it is a word that was searched for."""

    text: str
    hit: bool


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
    more: Link | None


@dataclass(frozen=True, kw_only=True)
class SearchPage(BuiltPage):
    """The results for the words asked for; none where there is no word."""

    words: str
    results: tuple[Results, ...]


def search_page(pair: CountryPair, params: QueryDict, today: date) -> SearchPage:
    """Build the results from an address's query string."""
    words = parameters.words(params)
    kinds = parameters.known(params, "kind", Section.values)
    most = MOST_FOUND if kinds else FIRST
    found = {
        section: find(pair, section, words, most=most) for section in SECTIONS if not kinds or section.value in kinds
    }
    address = reverse("overview", args=[pair.slug])
    return SearchPage(
        title=_heading(words, sum(results.count for results in found.values())),
        standfirst=gettext("Words are found in any of their forms, in the languages of the record."),
        crumbs=pair_crumbs(pair, gettext("Search")),
        records=lambda: _records(pair, found),
        filters=gettext("with “%(words)s”") % {"words": words} if words else "",
        words=words,
        results=tuple(_results(address, section, results, words) for section, results in found.items()),
    )


def _heading(words: str, count: int) -> str:
    if not words:
        return gettext("Search the record of this pair")
    if not count:
        return gettext("Nothing on record holds “%(words)s”") % {"words": words}
    sentence = ngettext(
        "%(count)d entry of the record holds “%(words)s”", "%(count)d entries of the record hold “%(words)s”", count
    )
    return sentence % {"count": count, "words": words}


def _results(address: str, section: Section, found: Found, words: str) -> Results:
    more = None
    if found.count > len(found.entries) and len(found.entries) < MOST_FOUND:
        query = QueryDict(mutable=True)
        query.update({"q": words, "kind": section.value})
        label = gettext("Show the first %(count)d") if found.count > MOST_FOUND else gettext("Show all %(count)d")
        more = Link(label % {"count": min(found.count, MOST_FOUND)}, f"{address}search/?{query.urlencode()}")
    return Results(
        name=section.value,
        label=str(SECTIONS[section]),
        count_words=_count(found.count),
        hits=tuple(Hit(f"{address}{e.address}", marked(e.marked_title), marked(e.marked_text)) for e in found.entries),
        more=more,
    )


def _count(count: int) -> str:
    return gettext("more than %(count)d") % {"count": MOST_FOUND} if count > MOST_FOUND else str(count)


def marked(text: str) -> tuple[Fragment, ...]:
    """Text with its hits between two control characters, as pieces."""
    pieces = text.replace(HIT_ENDS, HIT_BEGINS).split(HIT_BEGINS)
    return tuple(Fragment(piece, hit) for piece, hit in zip(pieces, cycle((False, True)), strict=False) if piece)


def _records(pair: CountryPair, found: dict[Section, Found]) -> Iterable[Record]:
    for section, results in found.items():
        for entry in results.entries:
            yield {
                "pair": pair.slug,
                "kind": section.value,
                "table": entry.table,
                "title": entry.title,
                "fragment": "".join(fragment.text for fragment in marked(entry.marked_text)),
                "address": f"/{pair.slug}/{entry.address}",
            }
