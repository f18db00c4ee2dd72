"""Where a value was read: paragraphs with their sources, as plain values."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from django.db import connection
from django.db.models import CharField, QuerySet, Value

from cooperation.analysis.choosing.known import is_visible, known_on
from cooperation.analysis.dates import PartialDate
from cooperation.models import (
    CountryPair,
    Event,
    ExchangeRate,
    Paragraph,
    SeriesEdition,
    Source,
    StatusChange,
    Target,
    TradeFigure,
)
from cooperation.models.sources import Claim


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
    state: str

    @property
    def known_on(self) -> date:
        """The day from which it counts as known."""
        return known_on(self.published_on, self.retrieved_on)

    def is_visible(self, today: date, asked: date | None) -> bool:
        """Whether it is there today, or was on the day asked for."""
        return is_visible(self.published_on, self.retrieved_on, today, asked)


CLAIMS: tuple[type[Claim], ...] = (Event, StatusChange, TradeFigure, Target, ExchangeRate, SeriesEdition)
OF_PARAGRAPH = ("pk", "number", "summary", "source", "attribution", "speaker")
OF_SOURCE = tuple("pk" if field.name == "key" else field.name for field in fields(SourceValue))


@dataclass(frozen=True)
class Passage:
    """A paragraph of a source, in our own words; in whose voice it speaks, and the key of the body that does."""

    key: int
    number: int
    summary: str
    source: SourceValue
    attribution: str
    speaker: int | None

    def __str__(self) -> str:
        return f"{self.source.number}:{self.number}"


def sources(pairs: Iterable[CountryPair]) -> dict[int, SourceValue]:
    """Every source of some pairs by its key: one query."""
    rows = Source.objects.filter(pair__in=[pair.pk for pair in pairs])
    return {row[0]: SourceValue(*row) for row in rows.values_list(*OF_SOURCE)}


def passages(pairs: Collection[CountryPair], of: Mapping[int, SourceValue] | None = None) -> dict[int, Passage]:
    """Every paragraph of some pairs by its key, of the sources that are at hand: one query, or two without these."""
    known = sources(pairs) if of is None else of
    rows = Paragraph.objects.filter(source__pair__in=[pair.pk for pair in pairs])
    # Plain values: there are more paragraphs than anything else on record, and nothing else of them is needed.
    return {
        key: Passage(key, number, summary, known[source], voice, speaker)
        for key, number, summary, source, voice, speaker in rows.values_list(*OF_PARAGRAPH)
    }


def passages_of_claim(claim: Claim) -> tuple[Passage, ...]:
    """The passages behind a claim that was fetched ``with_evidence``, the main one first."""
    return tuple(map(passage_of, claim.paragraphs()))


def passage_of(row: Paragraph) -> Passage:
    """A paragraph whose source is fetched, as a plain value."""
    source = SourceValue(*(getattr(row.source, name) for name in OF_SOURCE))
    return Passage(row.pk, row.number, row.summary, source, row.attribution, row.speaker_id)


class Evidence:
    """Where the dated claims of some pairs were read, however many there are: three queries, asked when needed.

    Of further paragraphs those of sources that are there today, or were on the day asked for.
    """

    def __init__(self, pairs: Sequence[CountryPair], today: date, asked: date | None = None) -> None:
        self._pairs, self.today, self.asked = pairs, today, asked

    def of(self, claim: Claim) -> tuple[Passage, ...]:
        """The passages behind a claim: the main one first, the others in the order of sources and paragraphs."""
        return self.behind(type(claim), claim.pk, claim.evidence_id)

    def behind(self, model: type[Claim], key: int, paragraph: int) -> tuple[Passage, ...]:
        """The same of a claim that is not at hand as a row: of its kind, its key and its main paragraph."""
        if paragraph not in self._passages:
            self._forget()
        further = self._further.get((str(model._meta.model_name), key), ())
        return (self._passages[paragraph], *further)

    def _forget(self) -> None:
        """Read everything again: while a page was reading, somebody recorded more."""
        for name in ("sources", "_passages", "_further"):
            self.__dict__.pop(name, None)

    @cached_property
    def sources(self) -> dict[int, SourceValue]:
        """Every source of the pairs by its key."""
        return sources(self._pairs)

    def paragraphs_by_source(self) -> Counter[int]:
        """How many paragraphs each source has, by its key."""
        return Counter(passage.source.key for passage in self._passages.values())

    @cached_property
    def _passages(self) -> dict[int, Passage]:
        return passages(self._pairs, self.sources)

    @cached_property
    def _further(self) -> dict[tuple[str, int], list[Passage]]:
        found: dict[tuple[str, int], list[Passage]] = defaultdict(list)
        for name, row, paragraph in _further_links([pair.pk for pair in self._pairs]):
            passage = self._passages[paragraph]
            if passage.source.is_visible(self.today, self.asked):
                found[name, row].append(passage)
        for further in found.values():
            further.sort(key=lambda passage: (passage.source.number, passage.number))
        return found


def _further_links(pairs: Sequence[int]) -> list[tuple[str, int, int]]:
    """The kind and the key of each claim of some pairs, with a further paragraph of it: one query."""
    if not pairs:
        return []
    with connection.cursor() as cursor:
        cursor.execute(links_sql(len(pairs)), [value for model in CLAIMS for value in (model._meta.model_name, *pairs)])
        found: list[tuple[str, int, int]] = cursor.fetchall()
    return found


# To put it together takes Django eight times as long as the database to answer it, and every page of a pair asks.
@lru_cache(maxsize=256)
def links_sql(pairs: int) -> str:
    """The SQL for so many pairs; of each kind of claim it takes the name and the keys of the pairs."""
    first, *others = (_links(model, range(pairs)) for model in CLAIMS)
    return first.union(*others, all=True).query.sql_with_params()[0]


def _links(model: type[Claim], pairs: Iterable[int]) -> QuerySet[Any, Any]:
    name = str(model._meta.model_name)
    links: QuerySet[Any] = model.further_evidence.through._default_manager.all()
    return links.filter(**{f"{name}__pair__in": pairs}).values_list(Value(name, CharField()), name, "paragraph")


def paragraphs_of_figures(pair: CountryPair, codes: Collection[str]) -> set[str]:
    """The main paragraph of each published figure of these codes, as "1:19": one query."""
    rows = TradeFigure.objects.for_pair(pair).published().filter(code__in=codes)
    places = rows.values_list("evidence__source__number", "evidence__number")
    return {f"{source}:{paragraph}" for source, paragraph in places}
