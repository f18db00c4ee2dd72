"""The page for what is not there; for a pair that could be, it says what the pair needs."""

from dataclasses import dataclass

from django.contrib.admin import site
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, ngettext

from cooperation.admin.typed import fields_of
from cooperation.models import Country, CountryPair
from cooperation.queries.withdrawn import WITH_ADDRESS, Tombstone, tombstone

# Forms of these tables show again what they are sent, and save nothing of it.
RECORD = "/admin/cooperation/"


@dataclass(frozen=True)
class MissingPair:
    """Two countries without a record, the smaller code first."""

    first: Country
    second: Country

    @property
    def name(self) -> str:
        """Both names with an en dash, in the reader's language."""
        return f"{self.first.name}–{self.second.name}"


class NoPairError(Http404):
    """No pair is on record under an address; ``pair`` where both codes are of countries."""

    def __init__(self, sentence: str, pair: MissingPair | None = None) -> None:
        super().__init__(sentence)
        self.pair = pair


def no_pair(codes: list[str]) -> NoPairError:
    """Why two codes lead to no pair."""
    known = {country.code: country for country in Country.objects.filter(code__in=codes)}
    unknown = sorted(set(codes) - known.keys())
    if unknown:
        sentence = ngettext(
            "“%(one)s” is not a country code of ISO 3166-1.",
            "“%(one)s” and “%(other)s” are not country codes of ISO 3166-1.",
            len(unknown),
        )
        return NoPairError(sentence % {"one": unknown[0], "other": unknown[-1]})
    first, second = sorted(codes)
    if first == second:
        sentence = gettext("A pair is two different countries; the address names %(country)s twice.")
        return NoPairError(sentence % {"country": known[first].name})
    pair = MissingPair(known[first], known[second])
    return NoPairError(gettext("No record of %(pair)s has been started.") % {"pair": pair.name}, pair)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The sentence of whoever did not find it, with a way on; of what was withdrawn, that it was there."""
    pair = _pair_of(request)
    place = {"pair": pair, "section": _section(request)}
    grave = _tombstone(request, pair)
    if grave:
        return render(request, "410.html", place | {"grave": grave}, status=410)
    # An address that leads nowhere at all comes with the patterns that were tried in place of a sentence, and in the
    # administration Django speaks of its models.
    said = (one for one in exception.args if isinstance(one, str) and not request.path.startswith(RECORD))
    sentence = next(said, "")
    missing = exception.pair if isinstance(exception, NoPairError) else None
    return render(request, "404.html", place | {"why": sentence, "missing": missing}, status=404)


def _pair_of(request: HttpRequest) -> CountryPair | None:
    """The pair whose page was looked for, by the first step of the address: it keeps its menu."""
    slug = request.path.split("/")[1].partition(".")[0]
    return CountryPair.objects.with_countries().by_slug(slug).first()


def _section(request: HttpRequest) -> str:
    """The part of the menu that the address belongs to; empty where it leads nowhere at all."""
    match = request.resolver_match
    return match.kwargs["kind"].section if match and "kind" in match.kwargs else ""


def _tombstone(request: HttpRequest, pair: CountryPair | None) -> Tombstone | None:
    match = request.resolver_match
    kind = (match.url_name or "").partition("-")[0] if match else ""
    if match is None or pair is None or kind not in WITH_ADDRESS or "number" not in match.kwargs:
        return None
    return tombstone(pair, kind, match.kwargs["number"])


def not_understood(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A request that cannot be read."""
    return render(request, "400.html", status=400)


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A page that an account may not see."""
    return render(request, "403.html", status=403)


def form_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose page was opened before somebody signed in, or by another site; what was typed is given back."""
    fields = fields_of(request.POST) if request.path.startswith(RECORD) and site.has_permission(request) else []
    return render(request, "403_csrf.html", {"fields": fields, "address": request.get_full_path()}, status=403)
