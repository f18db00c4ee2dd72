"""Making claims from marked words: the locator, the claim and its place in the text, in one step."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.db.models.functions import Now

from cooperation.actions.affected import affected
from cooperation.actions.pairs import pairs_showing
from cooperation.actions.publication import pages_changed
from cooperation.actions.review import UNPUBLISHED, check_may_publish, note_work, of_row, published, send
from cooperation.analysis.quotations import Quotation
from cooperation.models import (
    Claim,
    CountryPair,
    MarkedWords,
    Paragraph,
    Proposal,
    Publication,
    Source,
    Statement,
    StatusChange,
    Target,
    TextParagraph,
    TradeFigure,
)

# Tables whose codes are a letter and a number, and the letter where a pair has no row yet.
CODE_LETTERS: dict[type[models.Model], str] = {TradeFigure: "H", Target: "T", Statement: "S"}
CODE = re.compile(r"(.*?)([0-9]+)")


@dataclass(frozen=True)
class Words:
    """Marked words of a text, in whose voice they speak, and what the reader of phrases proposed from them."""

    paragraph: TextParagraph
    quotation: Quotation
    voice: str
    read: dict[str, Any]


@transaction.atomic
def record_claims(*, claims: list[Claim], words: Words, summary: str, by: str) -> None:
    """Store new claims made from marked words, with the paragraph that they cite; ``by`` names the account.

    ``summary`` is what the paragraph says in the editor's words, where it is not on record yet. Raises
    ValidationError where a claim breaks a rule of its model.
    """
    known = Paragraph.objects.filter(source=words.paragraph.source, number=words.paragraph.number).first()
    evidence = known or _new_locator(words, summary)
    for claim in claims:
        claim.evidence, claim.quote = evidence, words.quotation.exact
        if isinstance(claim, StatusChange):
            claim.proposal = claim.proposal  # A proposal of the same words has its key only now.
        if isinstance(claim, Proposal) and claim.deadline_on:
            claim.deadline_evidence = evidence
        claim.full_clean()
        claim.save()
        _mark(claim, words, by)
    note_work(claims, by=by, at=Now())
    # All of them are new, so that no other row names them; a paragraph that was there stays as it is.
    keys = affected(claims if known else [evidence, *claims], changed=())
    pages_changed(pairs_showing(Paragraph.objects.filter(pk=evidence.pk)), by=by, keys=keys)


def _new_locator(words: Words, summary: str) -> Paragraph:
    """The paragraph of the number in the text, which says what its first claim does."""
    source, number = words.paragraph.source, words.paragraph.number
    paragraph = Paragraph(source=source, number=number, attribution=words.voice, summary=summary)
    paragraph.full_clean()
    paragraph.save()
    return paragraph


def _mark(claim: Claim, words: Words, by: str) -> None:
    mark = MarkedWords(paragraph=words.paragraph, claim=claim, read=words.read, marked_by=by)
    mark.place(words.quotation)
    mark.full_clean()
    mark.save()


def claims_from(source: Source) -> list[Claim]:
    """What was made from a source's marked words, in the order of the text."""
    marks = MarkedWords.objects.filter(paragraph__source=source).order_by("paragraph__number", "start", "pk")
    claims = (mark.claim for mark in marks.prefetch_related("claim"))
    return [claim for claim in claims if isinstance(claim, Claim)]


def waiting(source: Source) -> list[Claim]:
    """Those of them that readers do not see yet."""
    return [claim for claim in claims_from(source) if claim.state in UNPUBLISHED]


@transaction.atomic
def send_to_review(*, source: Source, by: str, at: datetime) -> int:
    """Send the drafts made from a source's words to review; says how many."""
    drafts = [claim for claim in claims_from(source) if claim.state == Publication.DRAFT]
    return sum(len(send(rows=rows, by=by, at=at)) for rows in _by_table(drafts))


@transaction.atomic
def publish_with_claims(*, source: Source, user: Any) -> list[Claim]:
    """Put a source and all that was made from its words before readers, all or nothing; returns the claims.

    Raises ValidationError with a sentence for each row that cannot be, or that somebody else has to publish.
    """
    claims = waiting(source)
    check_may_publish(claims, user)
    published(Source.objects.filter(pk=source.pk), by=user.get_username())
    for rows in _by_table(claims):
        published(rows, by=user.get_username())
    return claims


def _by_table(claims: list[Claim]) -> list[models.QuerySet[Any]]:
    """The rows of each table, proposals before their statuses."""
    tables = sorted({type(claim) for claim in claims}, key=lambda model: model is StatusChange)
    keys = {model: [claim.pk for claim in claims if type(claim) is model] for model in tables}
    return [model._default_manager.filter(pk__in=keys[model]) for model in tables]


@transaction.atomic
def take_back_last(*, source: Source, by: str) -> Claim | None:
    """Delete the draft that an account made last from a source's words, a first status with its proposal.

    None where there is none, or readers see it.
    """
    mark = MarkedWords.objects.filter(paragraph__source=source, marked_by=by).order_by("-pk").first()
    claim = mark.claim if mark else None
    if isinstance(claim, StatusChange) and not claim.old:
        claim = claim.proposal
    if not isinstance(claim, Claim) or claim.state not in UNPUBLISHED:
        return None
    of_row(claim).delete()
    claim.delete()
    return claim


def next_code(model: type[models.Model], pair: CountryPair) -> str:
    """The next free code of the kind that most rows of the pair have: H58 after H57."""
    codes = model._default_manager.filter(pair=pair).values_list("code", flat=True)
    numbered = [match.groups() for code in codes if (match := CODE.fullmatch(code))]
    if not numbered:
        return f"{CODE_LETTERS[model]}01"
    beginning = Counter(start for start, _number in numbered).most_common(1)[0][0]
    last = max((number for start, number in numbered if start == beginning), key=int)
    return f"{beginning}{int(last) + 1:0{len(last)}}"
