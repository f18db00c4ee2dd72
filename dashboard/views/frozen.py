"""A chart that keeps showing what it showed: kept when somebody asks for it, at an address that carries its digest."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language, gettext
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csp import csp_override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from cooperation.actions.frozen import TooManyFrozenError, freeze
from cooperation.models import CountryPair, FrozenChart
from cooperation.wording.dates import day_words
from dashboard.charts.render import svg
from dashboard.charts.theme import VARIANTS
from dashboard.components.chart_card import digest_of, variant_name
from dashboard.components.page import ChartCard
from dashboard.exports.about import LICENCE, PUBLISHER, About, of_pair
from dashboard.kept.asked import one_spelling
from dashboard.views.kinds import PageKind
from dashboard.views.pages import answer
from dashboard.views.pictures import FRAMED_ANYWHERE, WORDS_IN_A_FRAME, for_chart

A_YEAR = 365 * 24 * 3600
# Words of a chart that stand around its pictures as they are.
WORDS = ("title", "subtitle", "alt", "caution", "source_note", "legend_note")
SIZES = ("wide_width", "wide_height", "narrow_width", "narrow_height")


# It keeps what anyone may see and does nothing in anyone's name, so no token is asked for.
@csrf_exempt
@require_POST
def freeze_chart(request: HttpRequest, kind: PageKind, key: str, slug: str = "", **where: Any) -> HttpResponseBase:
    """Keep the chart as it is, and lead to the words for a frame of it."""
    request.META["QUERY_STRING"] = one_spelling(request.META.get("QUERY_STRING", ""), kind.reads)

    def made(chart: ChartCard, about: About) -> HttpResponse:
        try:
            kept = freeze(_as_it_is(chart, about))
        except TooManyFrozenError:
            sentence = gettext("No more charts can be frozen. The picture files keep showing what they show.")
            return HttpResponse(f"{sentence}\n", status=503, content_type="text/plain; charset=utf-8")
        return HttpResponseRedirect(reverse("frozen-chart", args=[kept.digest]), status=303)

    return answer(request, kind, slug, where, for_chart(key, made))


def _as_it_is(chart: ChartCard, about: About) -> FrozenChart:
    """The chart with its four pictures, not stored yet."""
    pair: CountryPair | None = about.pair
    host = about.method.removesuffix(reverse("methods"))
    legend = [{"symbol": side.symbol, "name": side.name} for side in chart.legend]
    words = {name: getattr(chart, name) for name in WORDS} | {"legend": legend, "filters": about.filters or ""}
    return FrozenChart(
        digest=digest_of(chart),
        pair=pair,
        revision=pair.revision if pair else None,
        frozen_on=about.day,
        language=get_language() or "en",
        address=about.page_address.removeprefix(host),
        words=words | {name: getattr(chart.images, name) for name in SIZES},
        pictures={variant_name(variant): svg(chart.draw(chart.info, variant), title=chart.alt) for variant in VARIANTS},
    )


def frozen_chart(request: HttpRequest, digest: str) -> HttpResponse:
    """What was kept, and the words that show it on another page."""
    kept = _kept(digest)
    title = gettext("A chart as it was on %(day)s") % {"day": day_words(kept.frozen_on)}
    context = _context(kept) | {
        "page": {"title": title, "crumbs": ()},
        "pair": kept.pair,
        "frame_address": request.build_absolute_uri(reverse("frozen-embed", args=[digest])),
        "frame_height": kept.words["wide_height"] + WORDS_IN_A_FRAME,
        "citation": _citation(kept, request.build_absolute_uri()),
    }
    return _for_long(render(request, "pages/frozen_chart.html", context))


def _citation(kept: FrozenChart, address: str) -> str:
    """A sentence for a footnote: it holds for good, and names no day of reading."""
    words = {
        "publisher": PUBLISHER,
        "heading": of_pair(kept.pair, kept.words["title"]),
        "address": address,
        "day": kept.frozen_on.isoformat(),
        "revision": kept.revision,
        "licence": LICENCE,
    }
    if kept.revision is None:
        return gettext("%(publisher)s: %(heading)s. %(address)s (as it was on %(day)s). %(licence)s.") % words
    sentence = gettext(
        "%(publisher)s: %(heading)s. %(address)s (as it was on %(day)s, revision %(revision)d of the record). "
        "%(licence)s."
    )
    return sentence % words


@xframe_options_exempt
@csp_override(FRAMED_ANYWHERE)
def frozen_embed(request: HttpRequest, digest: str) -> HttpResponse:
    """What was kept, for a frame on another site, in the language in which it was kept."""
    kept = _kept(digest)
    with translation.override(kept.language):
        return _for_long(render(request, "embed.html", _context(kept)))


def frozen_picture(request: HttpRequest, digest: str, variant: str) -> HttpResponse:
    """One of its pictures."""
    drawn = _kept(digest).pictures.get(variant)
    if drawn is None:
        raise Http404(gettext("This chart has no picture “%(key)s”.") % {"key": variant})
    response = HttpResponse(drawn, content_type="image/svg+xml")
    patch_cache_control(response, public=True, max_age=A_YEAR, immutable=True)
    return response


def _kept(digest: str) -> FrozenChart:
    kept = FrozenChart.objects.select_related("pair__first", "pair__second").filter(digest=digest).first()
    if kept is None:
        raise Http404(gettext("No chart has been frozen under this address."))
    return kept


def _context(kept: FrozenChart) -> dict[str, Any]:
    pictures = {name.replace("-", "_"): reverse("frozen-picture", args=[kept.digest, name]) for name in kept.pictures}
    day: date = kept.frozen_on
    heading = of_pair(kept.pair, kept.words["title"])
    return {
        "chart": kept.words | {"images": pictures | {name: kept.words[name] for name in SIZES}},
        "about": {"heading": heading, "page_address": kept.address, "filters": kept.words["filters"]},
        "frozen": kept,
        "read_on": day_words(day),
    }


def _for_long(response: HttpResponse) -> HttpResponse:
    """What is kept does not change, but the look of the site may."""
    patch_cache_control(response, public=True, max_age=24 * 3600)
    return response
