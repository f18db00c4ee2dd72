"""Adding a source from its text, pasted or as a file, and changing the text of one."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Max
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from cooperation.actions.texts import keep_text
from cooperation.admin.dates import PartialDateInput
from cooperation.admin.site import record_site
from cooperation.ingest.phrases.script import language_of, plain
from cooperation.ingest.texts.cut import Cut, TextRefusedError, cut_text
from cooperation.ingest.texts.files import MOST_BYTES, cut_file
from cooperation.models import CountryPair, Extent, Source, SourceKind

MOST_SHOWN = 5


class TextForm(forms.Form):
    """A text: pasted, or in a file."""

    text = forms.CharField(
        label=_("Text, with its title in the first line"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "autofocus": True}),
    )
    file = forms.FileField(
        label=_("Or a file"),
        required=False,
        help_text=_(".txt, .docx, .html, or .pdf with a text layer."),
        widget=forms.ClearableFileInput(attrs={"accept": ".txt,.docx,.html,.htm,.pdf"}),
    )

    def clean(self) -> dict[str, Any]:
        """Cut it into paragraphs."""
        super().clean()
        text, file = self.cleaned_data.get("text", ""), self.cleaned_data.get("file")
        if bool(text.strip()) == bool(file):
            raise ValidationError(gettext("Paste a text or choose a file, one of the two."))
        try:
            self.cleaned_data["cut"] = self._cut(text, file)
        except TextRefusedError as error:
            self.add_error("file" if file else "text", str(error))
        return self.cleaned_data

    def _cut(self, text: str, file: Any) -> Cut:
        if not file:
            return cut_text(text)
        if file.size > MOST_BYTES:
            raise TextRefusedError(gettext("The file is larger than %(most)d MB.") % {"most": MOST_BYTES // 1_000_000})
        return cut_file(file.name, file.read())


class NewSourceForm(TextForm):
    """A source with its text. The title is the first line of it."""

    published_on = PartialDateInput(
        label=_("Day of publication, in any usual form"),
        required=False,
        help_text=_("29 Nov 2017, 29.11.2017, 2017-11"),
    )
    publisher = forms.CharField(label=_("Publisher"), max_length=300)
    url = forms.URLField(label=_("Web address"), required=False, max_length=1000, assume_scheme="https")
    kind = forms.ChoiceField(label=_("Kind"), choices=SourceKind.choices, initial="press")
    pair = forms.ModelChoiceField(CountryPair.objects.with_countries(), label=_("Pair"), empty_label=None)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Who enters a pair adds one of its sources after the other.
        latest = Source.objects.order_by("-pk").values_list("pair", flat=True).first()
        self.fields["pair"].initial = latest or CountryPair.objects.values_list("pk", flat=True).first()
        if CountryPair.objects.count() == 1:
            self.fields["pair"].widget = forms.HiddenInput()
        self.order_fields(["text", "file", "published_on", "publisher", "kind", "url", "pair"])

    def clean(self) -> dict[str, Any]:
        """Refuse a text without a title."""
        super().clean()
        cut = self.cleaned_data.get("cut")
        if cut and not cut.title:
            raise ValidationError(gettext("The text has no title; put one into its first line."))
        return self.cleaned_data

    def source(self) -> Source:
        """The new source, a draft under the next number."""
        values = {name: self.cleaned_data[name] for name in ("pair", "published_on", "publisher", "url", "kind")}
        last = Source.objects.filter(pair=values["pair"]).aggregate(last=Max("number"))["last"]
        cut: Cut = self.cleaned_data["cut"]
        language = language_of(plain(" ".join(cut.paragraphs[:20])))
        return Source(number=(last or 0) + 1, title=cut.title, language=language, extent=Extent.WHOLE, **values)


def add_from_text(request: HttpRequest) -> HttpResponse:
    """The page on which a source is added from its text; leads on to marking words in it."""
    if not request.user.has_perm("cooperation.add_source"):
        raise PermissionDenied
    asked = request.GET.dict() if CountryPair.objects.filter(pk=_key(request.GET.get("pair"))).exists() else {}
    form = NewSourceForm(request.POST or None, request.FILES or None, initial=asked)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            CountryPair.objects.select_for_update().get(pk=form.cleaned_data["pair"].pk)
            source = form.source()
            source.full_clean()
            source.save()
            keep_text(source=source, paragraphs=form.cleaned_data["cut"].paragraphs)
        record_site().get_model_admin(Source).log_addition(request, source, [{"added": {}}])
        return _leads_on(request, source, form.cleaned_data["cut"])
    return _page(request, form, {"title": gettext("Add a source from its text")})


def change_text(request: HttpRequest, pk: int) -> HttpResponse:
    """The page on which the text of a source is added or changed."""
    source = get_object_or_404(Source.objects.select_related("pair__first", "pair__second"), pk=pk)
    if not request.user.has_perm("cooperation.change_source"):
        raise PermissionDenied
    stored = "\n".join([source.title, *source.text_paragraphs.order_by("number").values_list("text", flat=True)])
    form = TextForm(request.POST or None, request.FILES or None, initial={"text": stored})
    if request.method == "POST" and form.is_valid():
        try:
            keep_text(source=source, paragraphs=form.cleaned_data["cut"].paragraphs)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            record_site().get_model_admin(Source).log_change(request, source, [{"changed": {"fields": ["text"]}}])
            return _leads_on(request, source, form.cleaned_data["cut"])
    return _page(request, form, {"title": gettext("Change the text"), "source": source})


def _key(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 10 else 0


def _leads_on(request: HttpRequest, source: Source, cut: Cut) -> HttpResponse:
    count = len(cut.paragraphs)
    said = ngettext("%(count)d paragraph is kept.", "%(count)d paragraphs are kept.", count) % {"count": count}
    if cut.left_out:
        said += " " + _told(gettext("Left out as no paragraphs (%(count)d): “%(lines)s”."), cut.left_out)
    messages.success(request, said)
    if cut.doubts:
        messages.warning(
            request, _told(gettext("Look at these cuts (%(count)d), which may be wrong: “%(lines)s”."), cut.doubts)
        )
    # With the first paragraph in focus, where the keys work at once.
    return HttpResponseRedirect(f"{reverse('admin:cooperation_source_mark', args=[source.pk])}?p=1")


def _told(sentence: str, lines: Sequence[str]) -> str:
    """How many lines it is about, and the first of them."""
    return sentence % {"count": len(lines), "lines": "”, “".join(lines[:MOST_SHOWN])}


def _page(request: HttpRequest, form: forms.Form, context: dict[str, Any]) -> HttpResponse:
    shared = {**record_site().each_context(request), "form": form, "opts": Source._meta, **context}
    return TemplateResponse(request, "admin/marking/text.html", shared)
