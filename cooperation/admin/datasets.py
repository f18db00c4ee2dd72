"""A data set uploaded as .zip: checked and shown first, stored after a second click."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cooperation.actions.dataset import DatasetRefusedError, LoadReport, load_path
from cooperation.actions.kept import DAY, forget, keep, kept
from cooperation.actions.rows import Outcome
from cooperation.ingest.archive import MAX_BYTES, ArchiveRefusedError

TEMPLATE = "admin/cooperation/countrypair/upload.html"
SALT = "cooperation.admin.datasets"


class ArchiveForm(forms.Form):
    """One archive."""

    file = forms.FileField(
        label=_("Zipped folder"),
        help_text=_("The folder of a pair’s CSV files as .zip. It is checked and shown first; nothing is stored yet."),
    )

    def clean_file(self) -> Any:
        """Refuse what is larger than a data set can be."""
        file = self.cleaned_data["file"]
        if (file.size or 0) > MAX_BYTES:
            raise forms.ValidationError(gettext("The file is larger than 200 MB."))
        return file


@dataclass(frozen=True)
class FileCounts:
    """What becomes of the rows of one file."""

    file: str
    added: int
    changed: int
    unchanged: int


def upload(request: HttpRequest, site: AdminSite, *, may_store: bool) -> HttpResponse:
    """Ask for an archive; show what it would do, with every problem; store it after the second click."""
    if not may_store:
        raise PermissionDenied
    if "kept" in request.POST:
        return _store(request)
    form = ArchiveForm(request.POST, request.FILES) if request.method == "POST" else ArchiveForm()
    context: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        context = _look(form.cleaned_data["file"])
    shown = {**site.each_context(request), "title": gettext("Upload a pair’s data set"), "form": form, **context}
    return TemplateResponse(request, TEMPLATE, shown)


def _look(file: "UploadedFile[Any]") -> dict[str, Any]:
    name = keep(file.chunks())
    try:
        report = load_path(kept(name), check_only=True, today=localdate())
    except ArchiveRefusedError as error:
        forget(name)
        return {"problems": [str(error)]}
    except DatasetRefusedError as error:
        forget(name)
        return {"problems": [str(problem) for problem in error.problems]}
    return {
        "kept": signing.dumps(name, salt=SALT),
        "file_name": file.name,
        "report": report,
        "pair": str(report.pair),
        "files": _by_file(report),
        "findings": [str(finding) for finding in report.findings],
        "questions": report.questions,
    }


def _by_file(report: LoadReport) -> list[FileCounts]:
    return [
        FileCounts(file, counts[Outcome.ADDED], counts[Outcome.CHANGED], counts[Outcome.UNCHANGED])
        for file, counts in report.by_file.items()
        if counts
    ]


def _store(request: HttpRequest) -> HttpResponse:
    here = HttpResponseRedirect(reverse("admin:countrypair_upload"))
    try:
        name = signing.loads(request.POST["kept"], salt=SALT, max_age=DAY)
    except signing.BadSignature:
        name = ""
    if not name or not kept(name).is_file():
        messages.error(request, gettext("The file is no longer there; upload it again. Nothing was stored."))
        return here
    try:
        report = load_path(kept(name), today=localdate())
    except (ArchiveRefusedError, DatasetRefusedError) as error:
        messages.error(request, gettext("Nothing was stored: %(why)s") % {"why": str(error)})
        return here
    finally:
        forget(name)
    words = {"pair": str(report.pair), "added": report.added, "changed": report.changed, "same": report.unchanged}
    said = gettext("%(pair)s is stored. Rows added: %(added)d, changed: %(changed)d, unchanged: %(same)d.") % words
    messages.success(request, said)
    return HttpResponseRedirect(reverse("admin:cooperation_countrypair_changelist"))
