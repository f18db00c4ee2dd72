"""Keeping the words of the published record where the search finds them."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from operator import attrgetter
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext, override

from cooperation.actions.pairs import pair_of
from cooperation.actions.record import MODELS, published
from cooperation.models import (
    Event,
    Paragraph,
    Proposal,
    Publication,
    Scope,
    SearchEntry,
    SharedScope,
    Source,
    Target,
    TradeFigure,
    Translation,
)
from cooperation.models.addresses import (
    event_address,
    figure_address,
    paragraph_address,
    proposal_address,
    source_address,
    target_address,
)
from cooperation.models.places import NAME_LANGUAGES
from cooperation.models.search import LONGEST_TEXT, SECTION_OF_TABLE, scope_of
from cooperation.wording.dates import period_words
from cooperation.wording.flows import counted, in_part
from cooperation.wording.stated import amount_words, growth_words, share_words

HELD = ("scope", "address", "title", "text")

type Words = tuple[str, Iterable[str]]


def index_rows(model: type[models.Model], keys: Collection[int]) -> None:
    """Bring the entries of these rows up to date; rows that readers do not see have none."""
    if model not in WORDS:
        return
    table = TABLES[model]
    rows = published(model._default_manager.filter(pk__in=keys)).select_related(*JOINS[model])
    rows = rows.prefetch_related(*LISTS.get(model, ()))
    translations = _translations(model, keys)
    entries = [_entry(table, row, translations[row.pk]) for row in rows]
    stored = SearchEntry.objects.filter(table=table, row__in=keys)
    stored.exclude(row__in=[entry.row for entry in entries]).delete()
    known = {row: held for row, *held in stored.values_list("row", *HELD)}
    SearchEntry.objects.bulk_create(
        [entry for entry in entries if known.get(entry.row) != [getattr(entry, name) for name in HELD]],
        update_conflicts=True,
        unique_fields=["table", "row"],
        update_fields=HELD,
    )


def _entry(table: str, row: Any, translations: list[str]) -> SearchEntry:
    title, words = WORDS[type(row)](row)
    pair = pair_of(row)
    if pair is None:
        raise ValueError(f"{row} belongs to no pair.")
    return SearchEntry(
        pair=pair,
        table=table,
        row=row.pk,
        scope=scope_of(pair, SECTION_OF_TABLE[table]),
        address=ADDRESSES[table](pair.slug, row).removeprefix(pair.get_absolute_url()),
        title=_clean(title),
        text=_clean(" · ".join(filter(None, [*words, *translations]))),
    )


def _clean(text: str) -> str:
    """Text as the index takes it: one line, not endless, without control characters, which mark the hits."""
    return "".join(letter for letter in text[:LONGEST_TEXT].replace("\n", " · ") if letter >= " ")


def _translations(model: type[models.Model], keys: Collection[int]) -> dict[int, list[str]]:
    """The published translations of these rows."""
    texts: dict[int, list[str]] = defaultdict(list)
    kind = ContentType.objects.get_for_model(model)
    found = Translation.objects.filter(content_type=kind, object_id__in=keys, state=Publication.PUBLISHED)
    for key, text in found.order_by("pk").values_list("object_id", "text"):
        texts[key].append(text)
    return texts


def _names(row: Any) -> list[str]:
    """The names of a country or a sector in all languages."""
    return [getattr(row, f"name_{language}") for language in NAME_LANGUAGES]


def _of_proposal(proposal: Proposal) -> Words:
    sectors = [name for sector in sorted(proposal.sectors.all(), key=attrgetter("code")) for name in _names(sector)]
    bodies = sorted(body.name for body in proposal.bodies.all())
    open_words = [proposal.leaves_open, proposal.done_when, proposal.partly_when, proposal.uncheckable]
    return proposal.title, [proposal.summary, proposal.quote, *open_words, proposal.caution, *bodies, *sectors]


def _of_event(event: Event) -> Words:
    names = sorted(body.name for body in event.bodies.all())
    names += sorted(facility.name for facility in event.facilities.all())
    return event.title, [event.summary, event.quote, event.caution, *names]


def _of_source(source: Source) -> Words:
    return source.title, [source.publisher, source.caution]


def _of_paragraph(paragraph: Paragraph) -> Words:
    return paragraph.summary, [paragraph.speaker.name if paragraph.speaker else "", paragraph.source.title]


def _of_figure(figure: TradeFigure) -> Words:
    reporter = _names(figure.reporter) if figure.reporter else []
    spoken = [figure.speaker.name if figure.speaker else "", figure.speaker_name]
    part, *others = _part(figure)
    words = [figure.evidence.summary, figure.quote, figure.caution, *spoken, *reporter, *others]
    return figure_title(figure, part), words


def figure_title(figure: TradeFigure, part: str) -> str:
    """A figure as a reader looks for it: "Turnover, Kazakhstan, 2023: about $1.5 bn (F17)"."""
    said = [figure.reporter.name_en] if figure.reporter else []
    share = figure.stated_share
    with override("en"):
        rate = share_words(share, figure.share_of) if share else growth_words(figure.stated_growth)
        amount = amount_words(figure) if figure.stated else rate
        period = period_words(figure.period) if figure.is_dated else gettext("no period stated")
        what = capfirst(", ".join([counted(figure.flow, figure.category, part), *said, period]))
        return f"{what}: {amount} ({figure.code})"


def _of_target(target: Target) -> Words:
    spoken = [target.speaker.name if target.speaker else "", target.speaker_name]
    part, *others = _part(target)
    words = [target.evidence.summary, target.deadline_words, target.caution, *spoken, *others]
    return in_part(str(target), part), words


def _part(row: TradeFigure | Target) -> list[str]:
    """The names of the part that it counts, English first; one empty name for the whole. Few rows count a part."""
    if row.scope in SharedScope.values:
        return [str(SharedScope(row.scope).label)]
    own = Scope.objects.filter(pair=row.pair_id, code=row.scope).first() if row.scope else None
    return _names(own) if own else [row.scope]


WORDS: dict[type[models.Model], Callable[[Any], Words]] = {
    Proposal: _of_proposal,
    Event: _of_event,
    Source: _of_source,
    Paragraph: _of_paragraph,
    TradeFigure: _of_figure,
    Target: _of_target,
}
JOINS: dict[type[models.Model], tuple[str, ...]] = {
    Proposal: ("pair",),
    Event: ("pair",),
    Source: ("pair",),
    Paragraph: ("source__pair", "speaker"),
    TradeFigure: ("pair", "reporter", "speaker", "evidence"),
    Target: ("pair", "speaker", "evidence"),
}
LISTS: dict[type[models.Model], tuple[str, ...]] = {Proposal: ("sectors", "bodies"), Event: ("bodies", "facilities")}
TABLES = {model: name for name, model in MODELS.items()}
ADDRESSES: dict[str, Callable[[str, Any], str]] = {
    "proposals": lambda slug, proposal: proposal_address(slug, proposal.number),
    "events": lambda slug, event: event_address(slug, event.happened_on.year, event.code),
    "sources": lambda slug, source: source_address(slug, source.number),
    "paragraphs": lambda slug, paragraph: paragraph_address(slug, paragraph.source.number, paragraph.number),
    "figures": lambda slug, figure: figure_address(slug, figure.code),
    "targets": lambda slug, target: target_address(slug, target.code),
}
