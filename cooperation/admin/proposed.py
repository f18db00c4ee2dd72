"""A change of a published row that somebody proposes: what it would change, and what another person does about it."""

from copy import copy
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.contrib.messages.storage import default_storage
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext

from cooperation.actions.preview import looked_at
from cooperation.actions.review import may_publish, of_row, send_back
from cooperation.admin.collisions import differences
from cooperation.admin.preview import Preview, WithPreview, previewed, public_page
from cooperation.admin.shared import SharedForms
from cooperation.models import Review

if TYPE_CHECKING:

    class Base(WithPreview, SharedForms):
        """What the tables have besides."""
else:
    Base = object


class ProposedChanges(Base):
    """The page of a proposed change, for tables of which another person publishes the changes."""

    def get_urls(self) -> list[URLPattern]:
        """The page and its preview besides those of Django."""
        name, view = f"{self.opts.app_label}_{self.opts.model_name}_proposed", self.admin_site.admin_view
        return [
            path("<path:object_id>/proposed/", view(self._proposed), name=name),
            *previewed("<path:object_id>/proposed/preview/", view(self._preview_of_change), f"{name}_preview"),
            *super().get_urls(),
        ]

    def _proposed(self, request: HttpRequest, object_id: str) -> HttpResponseBase:
        """Old beside new; published, sent back or taken up again by a second click."""
        row, review = self._waiting(request, object_id)
        if request.method == "POST":
            return self._decide(request, object_id, review)
        data = as_sent(review.proposed or [])
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("A change that waits"),
            "opts": self.opts,
            "original": row,
            "review": review,
            "why": data.get("why", ""),
            "differences": differences(self.whole(request, row), data),
            "fields": [field for field in review.proposed or [] if field[0] != "_save"],
            "is_own": review.author == request.user.get_username(),
            "can_publish": may_publish(review.author, request.user),
        }
        return TemplateResponse(request, "admin/proposed.html", context)

    def _waiting(self, request: HttpRequest, object_id: str) -> tuple[Any, Review]:
        """The row and the change of it that waits, for those who may change it."""
        row = self.get_object(request, unquote(object_id))
        review = of_row(row).filter(proposed__isnull=False).first() if row else None
        if row is None or review is None:
            raise Http404
        if not self.has_change_permission(request, row):
            raise PermissionDenied
        return row, review

    def _preview_of_change(self, request: HttpRequest, object_id: str, where: str = "") -> HttpResponseBase:
        """The page of the row, and what it leads to, as if the change were published."""
        row, review = self._waiting(request, object_id)
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_proposed"
        with looked_at([row]):
            asked = copy(request)
            asked.method = "POST"
            # What is said of a change that is not kept is said to nobody.
            asked._messages = default_storage(asked)  # type: ignore[attr-defined]
            if self._published(asked, object_id, review).status_code == HttpResponseRedirect.status_code:
                below = reverse(f"{name}_preview", args=[object_id])
                return public_page(request, where or self.page_of(row), Preview(str(row), below, is_change=True))
        said = gettext(
            "There is no preview: as the record is now, the change would be refused. Taken up again, it says why."
        )
        messages.error(request, said)
        return HttpResponseRedirect(reverse(name, args=[object_id]))

    def _published(self, request: HttpRequest, object_id: str, review: Review) -> HttpResponseBase:
        """What the form of the row answers to the change: it leads elsewhere where the change is stored."""
        request.POST = as_sent(review.proposed or [])  # type: ignore[assignment]
        request.publishes = review  # type: ignore[attr-defined]  # asked for by save_model
        answer: HttpResponseBase = self.change_view(request, object_id)
        return answer

    def _decide(self, request: HttpRequest, object_id: str, review: Review) -> HttpResponseBase:
        first_page = HttpResponseRedirect(reverse("admin:index"))
        if "drop" in request.POST and review.author == request.user.get_username():
            review.delete()
            messages.success(request, gettext("The change is dropped; readers see the row as it was."))
            return first_page
        if not may_publish(review.author, request.user):
            raise PermissionDenied
        if "back" in request.POST:
            try:
                send_back(review=review, note=request.POST.get("note", ""), by=request.user.get_username())
            except ValidationError as error:
                messages.error(request, " ".join(error.messages))
                return HttpResponseRedirect(request.path)
            messages.success(request, gettext("The change is sent back to its author."))
            return first_page
        answer = self._published(request, object_id, review)
        return first_page if answer.status_code == HttpResponseRedirect.status_code else answer


def as_sent(fields: list[list[str]]) -> QueryDict:
    """The fields of a form as they were sent."""
    data = QueryDict(mutable=True)
    for name, value in fields:
        data.appendlist(name, value)
    return data
