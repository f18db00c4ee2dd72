"""What the record holds for some words: rows by their words, people and bodies by the sound of their names, sectors."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cooperation.analysis.likeness import likeness
from cooperation.analysis.names import is_named
from cooperation.models import Body, CountryPair, SearchEntry, Sector, Target, TradeFigure
from cooperation.models.places import NAME_LANGUAGES
from cooperation.models.search import Section, find, find_anywhere

__all__ = ["Section", "find", "find_anywhere"]

# From this share of common letters on, another word is offered.
CLOSE = 0.3
MOST_WORDS = 20_000
WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True)
class Voice:
    """Somebody who says something: a person or a body, and how many figures and targets are theirs."""

    name: str
    is_person: bool
    said: int


def voices(pairs: Sequence[CountryPair], words: str) -> list[Voice]:
    """The people and bodies of these pairs whose names sound like the words: four queries, however many they are."""
    keys = [pair.pk for pair in pairs]
    people: Counter[str] = Counter()
    for model in (TradeFigure, Target):
        rows = model._default_manager.filter(pair__in=keys, state="published").exclude(speaker_name="")
        people.update(rows.values_list("speaker_name", flat=True))
    bodies = dict.fromkeys(Body.objects.filter(pair__in=keys).order_by("name").values_list("name", flat=True))
    named = [Voice(name, True, said) for name, said in people.most_common() if is_named(words, name)]
    return [*named, *(Voice(name, False, 0) for name in bodies if name not in people and is_named(words, name))]


def sectors_named(words: str) -> list[Sector]:
    """The sectors of which a name, in any language, holds all the words."""
    asked = words.casefold().split()
    rows = Sector.objects.leaves().in_shown_order() if asked else Sector.objects.none()
    return [row for row in rows if all(word in _all_names(row) for word in asked)]


def _all_names(sector: Sector) -> str:
    return " ".join(getattr(sector, f"name_{code}", "") for code in NAME_LANGUAGES).casefold()


def closest(pairs: Sequence[CountryPair], words: str) -> str:
    """The words of the record that are nearest to those asked for; empty where none is near, or all are there."""
    titles = SearchEntry.objects.filter(pair__in=[pair.pk for pair in pairs]).values_list("title", flat=True)
    known = Counter(word.lower() for title in titles[:MOST_WORDS] for word in WORD.findall(title))
    asked = words.lower().split()
    near = [word if word in known else _nearest(word, known) for word in asked]
    return " ".join(near) if all(near) and near != asked else ""


def _nearest(word: str, known: Iterable[str]) -> str:
    found = max(known, key=lambda one: likeness(word, one), default="")
    return found if likeness(word, found) >= CLOSE else ""
