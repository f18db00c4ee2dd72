"""One table of a pair as a spreadsheet: taken away, brought back changed, looked at, stored by a second click."""

import csv
from dataclasses import asdict, dataclass
from io import BytesIO
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.contrib.auth import get_permission_codename
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cooperation.actions import sheet_runs
from cooperation.actions.amending import TABLE, current_cells
from cooperation.actions.dataset import DatasetRefusedError
from cooperation.actions.kept import DAY, forget, keep, kept
from cooperation.actions.progress import ask_to_stop, progress_of
from cooperation.actions.record import MODELS
from cooperation.actions.review import may_publish
from cooperation.actions.sheets import Brought, SheetReport, accept, look
from cooperation.ingest.dataset import Problem
from cooperation.ingest.sheets import MOST_BYTES, MOST_ROWS, LargeSheetError, Sheet, SheetRefusedError, read_sheet
from cooperation.models import CountryPair

TEMPLATE = "admin/sheets.html"
SALT = "cooperation.admin.sheets"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


STAGES = {"wait": _("Waiting for a worker"), "read": _("Reading"), "store": _("Checking row by row")}


def _titled(table: str) -> str:
    """A table as the first page names it, with its file: "Sources (sources.csv)"."""
    name = MODELS[table]._meta.verbose_name_plural
    return f"{capfirst(str(name))} ({TABLE[table].file})"


class SheetForm(forms.Form):
    """A pair, a table of it, and the file."""

    pair = forms.ModelChoiceField(CountryPair.objects.none(), label=_("Pair"))
    table = forms.ChoiceField(label=_("Table"))
    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV (UTF-8) or .xlsx with the columns of the data set, in any order; columns left out stay."),
    )

    def __init__(self, *args: Any, tables: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pair"].queryset = CountryPair.objects.with_countries()  # type: ignore[attr-defined]
        self.fields["table"].choices = [(name, _titled(name)) for name in tables]  # type: ignore[attr-defined]

    def clean_file(self) -> Any:
        """Refuse what is larger than a table can be."""
        file = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(gettext("The file is larger than 20 MB; split it."))
        return file


@dataclass(frozen=True)
class Kept:
    """A sheet between the look at it and the second click."""

    name: str
    file_name: str
    pair: int
    table: str
    author: str

    def may_store(self, user: Any) -> bool:
        """Whether an account may store it: of figures, targets and statuses somebody else than who brought it."""
        return may_publish(self.author, user, MODELS[self.table])

    def sealed(self) -> str:
        """As text for a form or an address."""
        return signing.dumps(asdict(self), salt=SALT, compress=True)


def sheets(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """Ask for a sheet; show what it would do, cell by cell, with every problem; store it after the second click."""
    tables = [name for name in MODELS if _may_write(request.user, name)]
    if not tables:
        raise PermissionDenied
    if "download" in request.GET:
        return _download(request, tables)
    asked = _unsealed(request.POST.get("kept") or request.GET.get("kept", ""))
    if asked and asked.table in tables:
        return _kept(request, site, asked)
    if "kept" in request.POST:
        messages.error(request, gettext("The file is no longer there; upload it again. Nothing was stored."))
    uploading = request.method == "POST" and "kept" not in request.POST
    form = SheetForm(request.POST, request.FILES, tables=tables) if uploading else SheetForm(tables=tables)
    if uploading and form.is_valid():
        given = form.cleaned_data
        name = keep(given["file"].chunks())
        return _kept(
            request, site, Kept(name, given["file"].name, given["pair"].pk, given["table"], request.user.get_username())
        )
    return _page(request, site, form=form)


def _may_write(user: Any, table: str) -> bool:
    """Whether an account may add and change the rows of a table."""
    options = MODELS[table]._meta
    needed = (get_permission_codename(action, options) for action in ("add", "change"))
    return all(user.has_perm(f"{options.app_label}.{name}") for name in needed)


def _unsealed(text: str) -> Kept | None:
    try:
        asked = Kept(**signing.loads(text, salt=SALT, max_age=DAY))
    except signing.BadSignature:
        return None
    return asked if kept(asked.name).is_file() else None


def _kept(request: HttpRequest, site: AdminSite, asked: Kept) -> HttpResponse:
    pair = CountryPair.objects.with_countries().get(pk=asked.pair)
    table, keeps = TABLE[asked.table], "overwrite" not in request.POST
    try:
        sheet = read_sheet(kept(asked.name), table.file, most=MOST_ROWS)
    except LargeSheetError:
        return _large(request, site, asked, pair)
    except SheetRefusedError as error:
        forget(asked.name)
        return _page(request, site, problems=[str(error)], file_name=asked.file_name)
    if "store" in request.POST and asked.may_store(request.user):
        return _store(request, asked, sheet, pair)
    report = look(Brought(pair, table, sheet), keep_corrections=keeps, today=localdate()).shortened()
    if "problems" in request.POST:
        return _as_csv(report.problems)
    return _page(request, site, **_shown(asked, report, pair), keeps=keeps, may_store=asked.may_store(request.user))


def _large(request: HttpRequest, site: AdminSite, asked: Kept, pair: CountryPair) -> HttpResponse:
    """A sheet that a worker reads: how far it is, then what came of it."""
    # In this order: the result is kept before the work is over.
    moment = progress_of(sheet_runs.work(asked.name))
    outcome = sheet_runs.outcome_of(asked.name)
    if "problems" in request.POST and outcome and outcome.report:
        return _as_csv(outcome.report.problems)
    if request.method == "POST":
        return _set_going(request, asked, pair, is_busy=bool(moment))
    report = outcome.report if outcome else None
    shown = {
        **_shown(asked, report or SheetReport(), pair),
        "report": report,
        "is_large": True,
        "moment": moment,
        "percent": round(moment.share * 100) if moment else 0,
        "rows": f"{moment.rows:,}" if moment else "",
        "stage": STAGES[moment.stage] if moment else "",
        "outcome": outcome,
    }
    return _page(request, site, **shown, keeps=True, may_store=asked.may_store(request.user))


def _set_going(request: HttpRequest, asked: Kept, pair: CountryPair, *, is_busy: bool) -> HttpResponse:
    """Have a worker look at a large sheet or store it, or stop what it does."""
    is_storing, by = "store" in request.POST, request.user.get_username()
    if "stop" in request.POST:
        ask_to_stop(sheet_runs.work(asked.name))
    elif not is_busy and (not is_storing or asked.may_store(request.user)):
        keeps = "overwrite" not in request.POST
        sheet_runs.start(asked.name, pair, asked.table, store_for=by if is_storing else "", keep_corrections=keeps)
    return HttpResponseRedirect(_address(asked))


def _address(asked: Kept) -> str:
    return f"{reverse('admin:countrypair_sheets')}?kept={asked.sealed()}"


def _shown(asked: Kept, report: SheetReport, pair: CountryPair) -> dict[str, Any]:
    return {
        "kept": asked.sealed(),
        "file_name": asked.file_name,
        "table_file": TABLE[asked.table].file,
        "pair": str(pair),
        "report": report,
        "problems": [str(problem) for problem in report.problems],
        "can_download": bool(report.problems),
        "here": _address(asked),
    }


def _store(request: HttpRequest, asked: Kept, sheet: Sheet, pair: CountryPair) -> HttpResponse:
    keeps = "overwrite" not in request.POST
    try:
        brought = Brought(pair, TABLE[asked.table], sheet)
        report = accept(brought, by=request.user.get_username(), keep_corrections=keeps)
    except DatasetRefusedError as error:
        messages.error(request, gettext("Nothing was stored: %(why)s") % {"why": str(error)})
        return HttpResponseRedirect(reverse("admin:countrypair_sheets"))
    forget(asked.name)
    words = {"file": asked.file_name, "added": report.added, "changed": report.changed, "same": report.unchanged}
    said = gettext("%(file)s is stored. Rows added: %(added)d, changed: %(changed)d, unchanged: %(same)d.") % words
    messages.success(request, said)
    options = MODELS[asked.table]._meta
    return HttpResponseRedirect(reverse(f"admin:{options.app_label}_{options.model_name}_changelist"))


def _page(request: HttpRequest, site: AdminSite, **context: Any) -> HttpResponse:
    tables = [name for name in MODELS if _may_write(request.user, name)]
    shown = {
        **site.each_context(request),
        "title": gettext("A table as a spreadsheet"),
        "form": SheetForm(tables=tables),
        "tables": [(name, _titled(name)) for name in tables],
        "pairs": CountryPair.objects.with_countries(),
        **context,
    }
    return TemplateResponse(request, TEMPLATE, shown)


def _download(request: HttpRequest, tables: list[str]) -> HttpResponse:
    """A table as it is, to be changed and brought back."""
    pair = CountryPair.objects.by_slug(request.GET.get("pair", "")).first()
    name = request.GET.get("table", "")
    if pair is None or name not in tables:
        raise PermissionDenied
    table = TABLE[name]
    lines = [[column.name for column in table.columns]]
    lines += [[cells[column] for column in lines[0]] for cells in current_cells(pair, table).values()]
    if request.GET["download"] == "xlsx":
        return _attached(_workbook(lines, name), f"{pair.slug}-{name}.xlsx", XLSX)
    response = _attached(b"", f"{pair.slug}-{table.file}", "text/csv; charset=utf-8")
    csv.writer(response, lineterminator="\n").writerows(lines)
    return response


def _attached(content: bytes, name: str, kind: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _workbook(lines: list[list[str]], name: str) -> bytes:
    """Texts alone: a spreadsheet that guessed would turn codes into numbers and periods into dates."""
    # Takes longer to import than a page to build, and no reader needs it.
    import xlsxwriter

    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True})
    sheet = book.add_worksheet(name)
    as_text = book.add_format({"num_format": "@"})
    sheet.set_column(0, len(lines[0]) - 1, 18, as_text)
    for number, texts in enumerate(lines):
        sheet.write_row(number, 0, texts, as_text)
    sheet.freeze_panes(1, 0)
    book.close()
    return stream.getvalue()


def _as_csv(problems: list[Problem]) -> HttpResponse:
    """The problems, to go through beside the sheet."""
    response = _attached(b"\xef\xbb\xbf", "problems.csv", "text/csv; charset=utf-8")
    writer = csv.writer(response, lineterminator="\n")
    writer.writerow(["file", "line", "column", "problem"])
    writer.writerows([problem.file, problem.line or "", problem.column, problem.sentence] for problem in problems)
    return response
