"""What the record holds for some words: rows by their words, people and bodies by the sound of their names, sectors."""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import cycle
from typing import Any

from django.db.models import Q, QuerySet

from cooperation.analysis.likeness import likeness
from cooperation.analysis.names import is_named
from cooperation.models import (
    Attribution,
    Body,
    CountryPair,
    Event,
    Paragraph,
    Proposal,
    Publication,
    Scope,
    SearchEntry,
    Sector,
    Source,
    Target,
    TradeFigure,
)
from cooperation.models.places import NAME_LANGUAGES
from cooperation.models.search import (
    HIT_BEGINS,
    HIT_ENDS,
    MOST_FOUND,
    Section,
    find,
    find_anywhere,
)
from cooperation.models.sources import visible
from cooperation.queries.evidence import Passage, passage_of
from cooperation.queries.sectors import SectorValue, value_of

__all__ = ["MOST_FOUND", "Section"]

# The rows of each table that is searched, and where their source is found from them.
SOURCE_OF: dict[str, tuple[Any, str]] = {
    "proposals": (Proposal, "evidence__source"),
    "events": (Event, "evidence__source"),
    "sources": (Source, "pk"),
    "paragraphs": (Paragraph, "source"),
    "figures": (TradeFigure, "evidence__source"),
    "targets": (Target, "evidence__source"),
}
# From this share of common letters on, another word is offered.
CLOSE = 0.3
MOST_WORDS = 20_000
# Between the texts of a row, as the index holds them.
BETWEEN = " · "
WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True)
class Fragment:
    """A piece of text; ``hit`` where it is a word that was searched for."""

    text: str
    hit: bool


@dataclass(frozen=True)
class FoundRow:
    """A published row that holds all the words: its pair, table and place, its title and where the words stand."""

    pair: CountryPair
    table: str
    address: str
    title: tuple[Fragment, ...]
    text: tuple[Fragment, ...]


@dataclass(frozen=True)
class FoundRows:
    """The first rows of a section, and how many there are up to one more than ``MOST_FOUND``."""

    rows: tuple[FoundRow, ...]
    count: int


def found_in(
    pair: CountryPair, sections: Sequence[Section], words: str, today: date, most: int
) -> dict[Section, FoundRows]:
    """The first so many rows of each section that hold all the words and that are there today."""
    hidden, names = _hidden(today), readers_names([pair])
    found = {section: find(pair, section, words, most=most, hidden=hidden) for section in sections}
    return {
        section: FoundRows(tuple(_row(pair, entry, names) for entry in one.entries), one.count)
        for section, one in found.items()
    }


def found_anywhere(
    pairs: Sequence[CountryPair], sections: Sequence[Section], words: str, today: date, most: int
) -> dict[Section, FoundRows]:
    """As ``found_in``, of all these pairs, which are all that there are."""
    by_key = {pair.pk: pair for pair in pairs}
    hidden, names = _hidden(today), readers_names(pairs)
    found = {section: find_anywhere(section, words, most=most, hidden=hidden) for section in sections}
    return {
        section: FoundRows(tuple(_row(by_key[entry.pair_id], entry, names) for entry in one.entries), one.count)
        for section, one in found.items()
    }


def _hidden(today: date) -> set[int]:
    """The entries of rows whose source is dated after the day: two queries where there is such a source, else one."""
    later = list(Source.objects.exclude(visible(today, None)).values_list("pk", flat=True))
    if not later:
        return set()
    rests_on_them = Q()
    for table, (model, source) in SOURCE_OF.items():
        rows = model._default_manager.filter(**{f"{source}__in": later})
        rests_on_them |= Q(table=table, row__in=rows.values("pk"))
    return set(SearchEntry.objects.filter(rests_on_them).values_list("pk", flat=True))


type Names = Mapping[str, str]
"""The reader's name of a country, a sector or a part of trade, by its names in the other languages."""


def _row(pair: CountryPair, entry: SearchEntry, names: Names) -> FoundRow:
    title, text = fragments(entry.marked_title), fragments(in_one_language(entry.marked_text, names))
    return FoundRow(pair, entry.table, entry.address, title, text)


def readers_names(pairs: Sequence[CountryPair]) -> Names:
    """The names that the texts of these pairs are searched by: two queries."""
    countries = [country for pair in pairs for country in (pair.first, pair.second)]
    rows = [*countries, *Sector.objects.all(), *Scope.objects.filter(pair__in=[pair.pk for pair in pairs])]
    own = {row.name for row in rows}
    every = ((getattr(row, f"name_{code}"), row.name) for row in rows for code in NAME_LANGUAGES)
    return {name: readers for name, readers in every if name and name not in own}


def in_one_language(marked: str, names: Names) -> str:
    """A text with its hits marked, where each name stands once and in the reader's language.

    A text that was cut may begin or end within a name of another language, which is left out.
    """
    kept: dict[str, str] = {}
    pieces = marked.split(BETWEEN)
    for place, piece in enumerate(pieces):
        bare = piece.replace(HIT_BEGINS, "").replace(HIT_ENDS, "").strip(" …")
        is_hit = bare != piece.strip(" …")
        if bare in names:
            bare, piece = names[bare], names[bare]
            piece = f"{HIT_BEGINS}{piece}{HIT_ENDS}" if is_hit else ""
        elif _is_cut(bare, names, at_start=place == 0, at_end=place == len(pieces) - 1) and not is_hit:
            piece = ""
        if piece and (is_hit or bare not in kept):
            kept[bare] = piece
    return BETWEEN.join(kept.values())


def _is_cut(text: str, names: Names, *, at_start: bool, at_end: bool) -> bool:
    """Whether a piece at an end of a cut text is the rest of a name in another language."""
    return bool(text) and any(
        (at_start and name.endswith(f" {text}")) or (at_end and name.startswith(f"{text} ")) for name in names
    )


def fragments(text: str) -> tuple[Fragment, ...]:
    """Text with its hits between two control characters, as pieces."""
    pieces = text.replace(HIT_ENDS, HIT_BEGINS).split(HIT_BEGINS)
    return tuple(Fragment(piece, hit) for piece, hit in zip(pieces, cycle((False, True)), strict=False) if piece)


@dataclass(frozen=True)
class Voice:
    """Somebody who says something: how many figures and targets a person gives, how many statements a body makes."""

    name: str
    is_person: bool
    said: int


def sayings(pairs: Sequence[CountryPair], name: str, today: date) -> list[tuple[CountryPair, Passage]]:
    """What sources quote or report of the body of that name, the newest first and undated ones last: one query."""
    by_key = {pair.pk: pair for pair in pairs}
    rows = _spoken(list(by_key), today).filter(speaker__name__iexact=name).select_related("source")
    found = [(by_key[row.source.pair_id], passage_of(row)) for row in rows.order_by("source__number", "number")]
    return sorted(found, key=lambda told: str(told[1].source.published_on or ""), reverse=True)


def _spoken(pairs: Collection[int], today: date) -> QuerySet[Paragraph]:
    """The paragraphs that have a body's own words, of sources that readers see."""
    shown = visible(today, None, "source__") & Q(source__state=Publication.PUBLISHED)
    own = Paragraph.objects.exclude(attribution=Attribution.NARRATOR)
    return own.filter(shown, source__pair__in=pairs, speaker__isnull=False)


def voices(pairs: Sequence[CountryPair], words: str, today: date) -> list[Voice]:
    """The people and bodies of these pairs whose names sound like the words: five queries, however many they are."""
    keys = [pair.pk for pair in pairs]
    people: Counter[str] = Counter()
    for rows in (TradeFigure.objects.all(), Target.objects.all()):
        said = rows.filter(pair__in=keys).published().visible_on(today).exclude(speaker_name="")
        people.update(said.values_list("speaker_name", flat=True))
    bodies = dict.fromkeys(Body.objects.filter(pair__in=keys).order_by("name").values_list("name", flat=True))
    spoken = Counter(_spoken(keys, today).values_list("speaker__name", flat=True))
    named = [Voice(name, True, said) for name, said in people.most_common() if is_named(words, name)]
    own = (name for name in bodies if name not in people and is_named(words, name))
    return [*named, *(Voice(name, False, spoken[name]) for name in own)]


def sectors_named(words: str) -> list[SectorValue]:
    """The sectors of which a name, in any language, holds all the words."""
    asked = words.casefold().split()
    rows = Sector.objects.leaves().in_shown_order() if asked else Sector.objects.none()
    return [value_of(row) for row in rows if all(word in _all_names(row) for word in asked)]


def _all_names(sector: Sector) -> str:
    return " ".join(getattr(sector, f"name_{code}", "") for code in NAME_LANGUAGES).casefold()


def closest(pairs: Sequence[CountryPair], words: str) -> str:
    """The words of the record that are nearest to those asked for; empty where none is near, or all are there."""
    titles = SearchEntry.objects.filter(pair__in=[pair.pk for pair in pairs]).values_list("title", flat=True)
    known = Counter(word.lower() for title in titles[:MOST_WORDS] for word in WORD.findall(title))
    asked = words.lower().split()
    near = [word if word in known else _nearest(word, known) for word in asked]
    return " ".join(near) if all(near) and near != asked else ""


def _nearest(word: str, known: Collection[str]) -> str:
    """The word that is most like another; before all others one of the same letters in another order."""
    letters = sorted(word)
    swapped = next((one for one in known if sorted(one) == letters), "")
    found = swapped or max(known, key=lambda one: likeness(word, one), default="")
    return found if swapped or likeness(word, found) >= CLOSE else ""
