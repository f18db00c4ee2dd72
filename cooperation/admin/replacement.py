"""Product data: a file is uploaded, read in the background, previewed, and stored after a second click.

And the products that an editor leaves out of a stock-take, each with its reason.
"""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from cooperation.actions.product_runs import ask_to_stop, discard, keep, progress_of, start
from cooperation.actions.products import replaced_by, withdraw
from cooperation.actions.progress import Moment
from cooperation.admin.record import PairFilter, RecordAdmin, shortened
from cooperation.ingest.products.files import FileRefusedError
from cooperation.models import Product, ProductCoverage, ProductExclusion, ProductUpload, UploadState
from cooperation.models.replacement import WORLD

if TYPE_CHECKING:
    UploadModelForm = forms.ModelForm[ProductUpload]
else:
    UploadModelForm = forms.ModelForm

LONGEST_LIST = 60


class UploadForm(UploadModelForm):
    """A file as it was downloaded, and what it does not say itself."""

    file = forms.FileField(
        label=_("File"), help_text=_("As it was downloaded: .csv, .json, .gz, .zip. It is read first, not stored.")
    )

    class Meta:
        model = ProductUpload
        fields = ("file", "edition", "retrieved_on", "note")


@admin.register(ProductUpload)
class ProductUploadAdmin(RecordAdmin):
    """Files of product data, from the first look to the figures in the database."""

    purpose = _("Files of trade by product: upload, look at what is in them, then store them.")
    list_display = ("file_name", "database", "state", "rows", "rows_refused", "recorded_by", "recorded")
    list_filter = ("state", "database")
    ordering = ("-pk",)
    change_form_template = "admin/cooperation/productupload/change_form.html"
    fields = ("retrieved_on", "note")

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """A file is asked for once; later only what is said about it can be corrected."""
        if obj is None:
            return UploadForm
        return super().get_form(request, obj, change, **kwargs)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """The fields of the first form, or of the later one."""
        return UploadForm.Meta.fields if obj is None else self.fields

    def save_model(self, request: HttpRequest, obj: ProductUpload, form: Any, change: bool) -> None:
        """Keep the file of a new upload and have it read once the row is there."""
        if not change:
            file: UploadedFile[Any] = form.cleaned_data["file"]
            obj.file_name, obj.kept_as = (file.name or "")[:300], keep(file.chunks())
            obj.recorded_by = request.user.get_username()
        super().save_model(request, obj, form, change)
        if not change:
            transaction.on_commit(lambda: start(obj, check=True))

    def response_add(self, request: HttpRequest, obj: ProductUpload, post_url_continue: Any = None) -> HttpResponse:
        """On to the upload's own page, where its reading is followed."""
        return self._to(obj)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> Any:
        """The page with the progress of the reading, or with what was found."""
        upload = self.get_object(request, object_id)
        context = {"upload": upload, **(_status(upload) if upload else {})}
        return super().change_view(request, object_id, form_url, {**(extra_context or {}), **context})

    def get_urls(self) -> list[URLPattern]:
        """The second click, and the ways out."""
        steps = {"load": self._load, "stop": self._stop, "discard": self._discard, "withdraw": self._withdraw}
        own = [
            path(f"<int:key>/{name}/", self.admin_site.admin_view(require_POST(view)), name=f"productupload_{name}")
            for name, view in steps.items()
        ]
        return [*own, *super().get_urls()]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """An upload is discarded or withdrawn instead, which puts earlier figures back."""
        return False

    def _load(self, request: HttpRequest, key: int) -> HttpResponse:
        upload = self._permitted(request, key)
        if upload.state == UploadState.CHECKED and not progress_of(upload):
            start(upload, check=False)
        return self._to(upload)

    def _stop(self, request: HttpRequest, key: int) -> HttpResponse:
        upload = self._permitted(request, key)
        ask_to_stop(upload)
        messages.info(request, gettext("It stops at its next step; nothing is stored."))
        return self._to(upload)

    def _discard(self, request: HttpRequest, key: int) -> HttpResponse:
        upload = self._permitted(request, key)
        if upload.state == UploadState.LOADED or progress_of(upload):
            return self._to(upload)
        discard(upload)
        upload.delete()
        messages.success(request, gettext("The file is discarded."))
        return HttpResponseRedirect(reverse("admin:cooperation_productupload_changelist"))

    def _withdraw(self, request: HttpRequest, key: int) -> HttpResponse:
        upload = self._permitted(request, key)
        try:
            count = withdraw(upload)
        except FileRefusedError as error:
            messages.error(request, str(error))
            return self._to(upload)
        messages.success(request, gettext("%(count)d figures are withdrawn.") % {"count": count})
        return HttpResponseRedirect(reverse("admin:cooperation_productupload_changelist"))

    def _permitted(self, request: HttpRequest, key: int) -> ProductUpload:
        upload = get_object_or_404(ProductUpload, pk=key)
        if not self.has_change_permission(request, upload):
            raise PermissionDenied
        return upload

    def _to(self, upload: ProductUpload) -> HttpResponse:
        return HttpResponseRedirect(reverse("admin:cooperation_productupload_change", args=[upload.pk]))


def _status(upload: ProductUpload) -> dict[str, Any]:
    """What the page of an upload says beside its form."""
    moment = progress_of(upload)
    broke_off = upload.kept_as and not moment and upload.state == UploadState.WAITING
    return {
        "moment": moment,
        "percent": round(moment.share * 100) if moment else 0,
        "stage": STAGES[moment.stage] if moment else "",
        "so_far": _so_far(moment) if moment else "",
        "account": _account(upload) if upload.rows else "",
        "broke_off": broke_off,
        "coverage": [_covered(cover) for cover in upload.coverage.order_by("reporter", "year", "flow")],
        "replaced": replaced_by(upload) if upload.state == UploadState.CHECKED else [],
    }


def _so_far(moment: Moment) -> str:
    """How far the reading is: "57%, 5,700,000 rows, 3 s left"."""
    words = {"percent": round(moment.share * 100), "rows": f"{moment.rows:,}", "seconds": moment.seconds_left}
    if moment.seconds_left is None:
        return gettext("%(percent)d%%, %(rows)s rows") % words
    return gettext("%(percent)d%%, %(rows)s rows, %(seconds)d s left") % words


def _account(upload: ProductUpload) -> str:
    """What became of the rows."""
    return gettext("%(rows)s rows: %(used)s count, %(aside)s are left aside, %(refused)s are refused.") % {
        "rows": f"{upload.rows:,}",
        "used": f"{upload.rows_used:,}",
        "aside": f"{sum(upload.rows_aside.values()):,}",
        "refused": f"{upload.rows_refused:,}",
    }


def _covered(cover: ProductCoverage) -> tuple[str, ...]:
    """A row of the coverage: whose trade, which flow, year, edition, chapters, months, partners, totals, lines."""
    return (
        gettext("World") if cover.reporter == WORLD else cover.reporter,
        cover.get_flow_display(),
        str(cover.year),
        cover.get_edition_display(),
        Truncator(cover.chapters).chars(LONGEST_LIST),
        str(cover.months),
        str(cover.partners),
        gettext("yes") if cover.has_total else gettext("no"),
        f"{cover.lines:,}",
    )


STAGES = {"wait": _("Waiting for a worker"), "unpack": _("Unpacking"), "read": _("Reading"), "store": _("Storing")}


@admin.register(ProductExclusion)
class ProductExclusionAdmin(RecordAdmin):
    """Products that a stock-take leaves out; its totals follow at once."""

    purpose = _("Products that editors leave out of a stock-take, with the reason that the page shows.")
    list_display = ("code", "buyer", "why", "excluded_by", "pair_code", "recorded")
    list_filter = (PairFilter,)
    search_fields = ("code", "reason")
    autocomplete_fields = ("pair", "buyer")
    fields = ("pair", "buyer", "code", "reason")
    ordering = ("pair", "buyer", "code")
    joins = ("pair", "buyer")

    @admin.display(description=_("reason"))
    def why(self, exclusion: ProductExclusion) -> str:
        """The first words of the reason."""
        return shortened(exclusion.reason)

    def save_model(self, request: HttpRequest, obj: ProductExclusion, form: Any, change: bool) -> None:
        """Note who excludes it."""
        obj.excluded_by = request.user.get_username()
        super().save_model(request, obj, form, change)


@admin.register(Product)
class ProductAdmin(RecordAdmin):
    """Names of products, by edition and code."""

    purpose = _("What the codes of the Harmonized System stand for, in English and Russian.")
    list_display = ("code", "edition", "name_en", "name_ru")
    list_filter = ("edition",)
    search_fields = ("code", "name_en", "name_ru")
    fields = ("edition", "code", "section", "name_en", "name_ru")
    ordering = ("code", "edition")
