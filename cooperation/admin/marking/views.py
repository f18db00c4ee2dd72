"""Marking words in the text of a source and making claims from them. All of it works as plain forms.

The address says which paragraph, words and kind are chosen, so that each step is a page; the script of the page asks
for the same addresses and puts their part about the claim beside the text.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from cooperation.actions.marking import (
    Words,
    publish_with_claims,
    record_claims,
    send_to_review,
    take_back_last,
    waiting,
)
from cooperation.actions.preview import as_if_published
from cooperation.actions.review import note_work
from cooperation.admin.marking.choosing import Marked, choose, whole
from cooperation.admin.marking.forms import MarkedForm
from cooperation.admin.marking.page import NAMES, choices, page_of_text
from cooperation.admin.marking.proposed import Asked, Proposed, as_texts, propose, readings
from cooperation.admin.marking.rereading import reread
from cooperation.admin.preview import Preview, public_page
from cooperation.admin.site import record_site
from cooperation.models import CountryPair, Source, TextParagraph

TEMPLATE = "admin/marking/mark.html"


def mark(request: HttpRequest, pk: int) -> HttpResponse:
    """The text with what was made from it, and beside it the form for the words that are chosen."""
    source = _source(request, pk)
    chosen = choose(source, request.POST if request.method == "POST" else request.GET)
    form, proposed = None, Proposed()
    if chosen.marked and chosen.asked:
        if not _may(request, "add", chosen.marked.model):
            raise PermissionDenied
        proposed = propose(chosen.marked.kind, chosen.asked)
        if request.method == "POST":
            form = _stored(request, chosen.marked, proposed)
            if form.is_valid():
                return _back(source, chosen.marked.paragraph.number, after=_after(request, chosen.marked))
        else:
            form = chosen.marked.form_class(instance=chosen.marked.claim(), initial=as_texts(proposed.initial))
        form.hints = proposed.hints
    context = {"chosen": chosen, "form": form, "proposed": proposed, "kinds": choices(request, _likely(chosen.asked))}
    if request.GET.get("part") == "claim":
        return render(request, f"{TEMPLATE}#claim", {"source": source, **context})
    return render(request, TEMPLATE, {**page_of_text(request, source), **context})


def _source(request: HttpRequest, pk: int) -> Source:
    """The source, for those who may read its text."""
    if not (request.user.has_perm("cooperation.view_textparagraph") or _may(request, "change", Source)):
        raise PermissionDenied
    return get_object_or_404(Source.objects.select_related("pair__first", "pair__second"), pk=pk)


def _may(request: HttpRequest, action: str, model: type[Model]) -> bool:
    return request.user.has_perm(f"cooperation.{action}_{model._meta.model_name}")


def _likely(asked: Asked | None) -> Any:
    return asked.read().reading.likely if asked else None


def _stored(request: HttpRequest, marked: Marked, proposed: Proposed) -> MarkedForm:
    """Store what the form says; the form, with what is wrong with it where nothing was stored."""
    with transaction.atomic():
        # One after the other, so that a free number stays free.
        CountryPair.objects.select_for_update().get(pk=marked.source.pair_id)
        form = marked.form_class(request.POST, instance=marked.claim(), initial=as_texts(proposed.initial))
        if not form.is_valid():
            return form
        words = Words(marked.paragraph, marked.quotation, form.cleaned_data["voice"], as_texts(proposed.initial))
        form.save(commit=False)
        claims = form.claims()
        try:
            record_claims(claims=claims, words=words, summary=form.summary(), by=request.user.get_username())
        except ValidationError as error:
            form.add_error(None, list(error.messages))
            return form
        form.save_m2m()
        note_work(claims, by=request.user.get_username(), at=timezone.now())
        if "is_read" in request.POST:
            TextParagraph.objects.filter(pk=marked.paragraph.pk).update(is_read=True)
        for claim in claims:
            record_site().get_model_admin(type(claim)).log_addition(request, claim, [{"added": {}}])
    said = gettext("%(kind)s kept as a draft: %(claim)s") % {"kind": NAMES[marked.kind], "claim": claims[0]}
    messages.success(request, said)
    return form


def _after(request: HttpRequest, marked: Marked) -> int:
    """From where the next words are looked for; 0 where the editor stays."""
    return 0 if "stay" in request.POST else marked.quotation.end


def _back(source: Source, number: int, *, after: int = 0) -> HttpResponse:
    address = reverse("admin:cooperation_source_mark", args=[source.pk])
    query = urlencode({"p": number, "after": after} if after else {"p": number})
    return HttpResponseRedirect(f"{address}?{query}#p{number}")


def words(request: HttpRequest, pk: int) -> HttpResponse:
    """What marked words are read as, and what they most likely are."""
    chosen = choose(_source(request, pk), request.GET)
    context: dict[str, Any] = {"words_lines": [chosen.problem] if chosen.problem else []}
    if chosen.asked:
        marked = chosen.asked.read()
        context = {"words_lines": readings(chosen.asked.words, marked), "likely": marked.reading.likely}
    return render(request, f"{TEMPLATE}#words", context)


@require_POST
def reading(request: HttpRequest, pk: int) -> HttpResponse:
    """What the fields of a form would be read as, as they are now."""
    marked = choose(_source(request, pk), request.POST).marked
    lines = reread(marked.form_class(request.POST, instance=marked.claim())) if marked else []
    return render(request, f"{TEMPLATE}#reading", {"lines": lines})


@require_POST
def tick(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a paragraph is read, or is not."""
    source = _source(request, pk)
    _check_may_change(request, [source])
    number = whole(request.POST.get("p", "")) or 1
    source.text_paragraphs.filter(number=number).update(is_read="is_read" in request.POST)
    return _back(source, number)


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back the draft that was made last."""
    source = _source(request, pk)
    _check_may_change(request, [source])
    gone = take_back_last(source=source, by=request.user.get_username())
    if gone is None:
        messages.info(request, gettext("There is no draft of yours to take back."))
    else:
        messages.success(request, gettext("Taken back: %(claim)s") % {"claim": gone})
    return _back(source, whole(request.POST.get("p", "")) or 1)


@require_POST
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the drafts made from a text to review."""
    source = _source(request, pk)
    _check_may_change(request, waiting(source))
    count = send_to_review(source=source, by=request.user.get_username(), at=timezone.now())
    said = ngettext("%(count)d draft is sent to review.", "%(count)d drafts are sent to review.", count)
    messages.success(request, said % {"count": count})
    return HttpResponseRedirect(reverse("admin:cooperation_source_mark", args=[source.pk]))


@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the source and what was made from it before readers, all or none."""
    source = _source(request, pk)
    _check_may_change(request, [source, *waiting(source)])
    try:
        claims = publish_with_claims(source=source, user=request.user)
    except ValidationError as error:
        messages.error(request, " ".join([gettext("Nothing was published."), *error.messages]))
    else:
        said = ngettext(
            "The source and %(count)d claim are published.",
            "The source and %(count)d claims are published.",
            len(claims),
        )
        messages.success(request, said % {"count": len(claims)})
        for row in (source, *claims):
            changed = [{"changed": {"fields": [gettext("state")]}}]
            record_site().get_model_admin(type(row)).log_change(request, row, changed)
    return HttpResponseRedirect(reverse("admin:cooperation_source_mark", args=[source.pk]))


def _check_may_change(request: HttpRequest, rows: Iterable[Model]) -> None:
    if not all(_may(request, "change", type(row)) for row in rows):
        raise PermissionDenied


def preview(request: HttpRequest, pk: int, where: str = "") -> HttpResponseBase:
    """The page of the source as readers will see it, with all claims that are drafts yet, and what it leads to."""
    source = _source(request, pk)
    below = reverse("admin:cooperation_source_mark_preview", args=[pk])
    with as_if_published([source, *waiting(source)]):
        return public_page(request, where or source.get_absolute_url(), Preview(source.title, below))
