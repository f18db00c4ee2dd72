"""What a second look asks about a pair's record, for editors to answer: by correcting a row, or with a reason."""

from typing import Any

from django.contrib import admin
from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cooperation.actions.record import MODELS
from cooperation.admin.record import PairFilter, RecordAdmin
from cooperation.analysis.questions import Question
from cooperation.models import AcceptedFinding, CountryPair
from cooperation.queries.questions import asked_of
from cooperation.wording.questions import sentence

TEMPLATE = "admin/cooperation/countrypair/questions.html"


@admin.register(AcceptedFinding)
class AcceptedFindingAdmin(RecordAdmin):
    """Answers of editors to questions about rows."""

    purpose = _("Questions about rows that were answered with a reason, so that they are not asked again.")
    list_display = ("row", "pair_code", "rule", "reason")
    list_filter = (PairFilter, "rule")
    joins = ("pair",)
    search_fields = ("row", "reason")
    autocomplete_fields = ("pair",)
    ordering = ("pair", "rule", "row")
    fields = ("pair", "rule", "row", "reason")


def questions(request: HttpRequest, site: AdminSite, pair: CountryPair) -> TemplateResponse:
    """The open questions about a pair, each with its row and the form of an answer."""
    may_answer = site.get_model_admin(AcceptedFinding).has_add_permission(request)
    asked = asked_of(pair, timezone.localdate())
    context = {
        **site.each_context(request),
        "title": gettext("Questions about %(pair)s") % {"pair": pair},
        "questions": [
            {
                "words": sentence(question),
                "row": _row_address(pair, question),
                "answer": _answer_address(pair, question) if may_answer else "",
            }
            for question in asked.open
        ],
        "needless": asked.needless,
    }
    return TemplateResponse(request, TEMPLATE, context)


def _row_address(pair: CountryPair, question: Question) -> str:
    """The list of the row's table, narrowed down to its key; empty for a question about two rows."""
    table, _space, key = question.row.partition(" ")
    if table not in MODELS:
        return ""
    model: Any = MODELS[table]
    return _with(f"cooperation_{model._meta.model_name}_changelist", pair=pair.slug, q=key.split(",")[0])


def _answer_address(pair: CountryPair, question: Question) -> str:
    return _with("cooperation_acceptedfinding_add", pair=str(pair.pk), rule=question.rule.value, row=question.row)


def _with(name: str, **asked: str) -> str:
    return f"{reverse(f'admin:{name}')}?{urlencode(asked)}"
