"""The page of a text: its paragraphs, and what was made from each."""

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cooperation.actions.marking import waiting
from cooperation.actions.review import author_of, may_publish
from cooperation.admin.marking.choosing import model_of
from cooperation.admin.site import record_site
from cooperation.ingest.phrases.marked import spans
from cooperation.ingest.phrases.reading import ClaimKind
from cooperation.models import Claim, MarkedWords, Publication, Source, TextParagraph
from cooperation.wording.dates import day_or_part

NAMES = {
    ClaimKind.PROPOSAL: _("Proposal"),
    ClaimKind.STATUS: _("Status"),
    ClaimKind.FIGURE: _("Figure"),
    ClaimKind.TARGET: _("Target"),
    ClaimKind.EVENT: _("Event"),
    ClaimKind.STATEMENT: _("Statement"),
}
LETTERS = dict(zip(NAMES, "PSFTEM", strict=True))
KIND_OF_MODEL = {model_of(kind): kind for kind in NAMES}


@dataclass(frozen=True)
class Tag:
    """A claim as it is named beside its paragraph."""

    kind: ClaimKind
    letter: str
    label: str
    words: str
    start: int
    end: int
    address: str
    state: str
    state_words: str


@dataclass
class Line:
    """A paragraph as it is shown: its places to jump to as "start-end" pairs, and what was made from it."""

    paragraph: TextParagraph
    places: str
    tags: list[Tag] = field(default_factory=list)


def page_of_text(request: HttpRequest, source: Source) -> dict[str, Any]:
    """What the page of a text shows."""
    lines = lines_of(source)
    claims = waiting(source)
    return {
        **record_site().each_context(request),
        "title": gettext("From text to claim"),
        "source": source,
        "published": day_or_part(source.published_on) if source.published_on else "",
        "opts": Source._meta,
        "lines": lines,
        "count": len(lines),
        "summaries": 0 if lines else source.paragraphs.count(),
        "read": sum(line.paragraph.is_read for line in lines),
        "drafts": sum(claim.state == Publication.DRAFT for claim in claims),
        "waiting": len(claims),
        "may_publish": all(may_publish(author_of(claim), request.user, type(claim)) for claim in claims),
        "can_publish": bool(claims) or source.state != Publication.PUBLISHED,
    }


def lines_of(source: Source) -> list[Line]:
    """The paragraphs with their claims, in three queries and one for each kind of claim."""
    paragraphs = source.text_paragraphs.order_by("number")
    lines = {paragraph.pk: Line(paragraph, _places(paragraph.text)) for paragraph in paragraphs}
    marks = MarkedWords.objects.filter(paragraph__source=source).prefetch_related("claim").order_by("start", "pk")
    for found in marks:
        if isinstance(found.claim, Claim):
            lines[found.paragraph_id].tags.append(_tag(found, found.claim))
    return list(lines.values())


def _places(text: str) -> str:
    return " ".join(f"{span.start}-{span.end}" for span in spans(text))


def _tag(found: MarkedWords, claim: Claim) -> Tag:
    kind = KIND_OF_MODEL[type(claim)]
    address = reverse(f"admin:cooperation_{claim._meta.model_name}_change", args=[claim.pk])
    state = str(Publication(claim.state).label)
    return Tag(kind, LETTERS[kind], str(claim), found.exact, found.start, found.end, address, claim.state, state)


@dataclass(frozen=True)
class OfferedKind:
    """A kind of claim that somebody may make."""

    kind: ClaimKind
    name: str
    letter: str
    is_likely: bool


def choices(request: HttpRequest, likely: ClaimKind | None) -> list[OfferedKind]:
    """The kinds of claim that an account may make, the likely one told."""
    return [
        OfferedKind(kind, str(name), LETTERS[kind], kind is likely)
        for kind, name in NAMES.items()
        if request.user.has_perm(f"cooperation.add_{model_of(kind)._meta.model_name}")
    ]
