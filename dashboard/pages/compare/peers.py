"""Which pairs to compare with: those of the same groups first, then those of similar trade. The rule is on the page."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import ExtractDay, ExtractMonth, ExtractYear
from django.utils.translation import gettext, ngettext

from cooperation.models import Category, CountryPair, Flow, TradeFigure
from cooperation.queries.places import kept_by_revision
from cooperation.wording.numbers import decimal
from dashboard.components.page import Link
from dashboard.pages.compare.query import MOST_PAIRS, Choice, address
from dashboard.pages.places.pairs_query import shared_groups

MOST_PEERS = 5


@dataclass(frozen=True)
class Peer:
    """A pair to compare with: the address of the comparison with it, and why it is suggested."""

    link: Link
    why: str


def rule() -> str:
    """The rule of the suggestions, in a sentence."""
    return gettext(
        "Pairs are suggested that share most groups (EAEU, CIS and others that both countries of a pair are in today) "
        "with the first pair chosen; of equals those whose latest yearly turnover in goods is nearest in "
        "proportion, so that half and double are as far apart; pairs without such a figure come last."
    )


def peers(
    chosen: Choice, everything: Iterable[CountryPair], groups: Mapping[str, frozenset[str]], kept: str
) -> tuple[Peer, ...]:
    """The nearest pairs that are not chosen yet: at most one query for the trade of all pairs."""
    if not chosen.pairs or len(chosen.pairs) >= MOST_PAIRS:
        return ()
    base = chosen.pairs[0]
    known = list(everything)
    trade = latest_turnover(known)
    others = [pair for pair in known if not chosen.has(pair)]
    ranked = sorted(others, key=lambda pair: (*distance(base, pair, groups, trade), pair.slug))
    return tuple(
        Peer(Link(pair.name, address((*chosen.slugs, pair.slug), kept)), _why(base, pair, groups, trade))
        for pair in ranked[:MOST_PEERS]
    )


def distance(
    base: CountryPair, other: CountryPair, groups: Mapping[str, frozenset[str]], trade: Mapping[int, Decimal]
) -> tuple[int, float]:
    """How far a pair is from another: fewer groups shared come later, then the ratio of their trade (as logarithm)."""
    shared = shared_groups(base, groups) & shared_groups(other, groups)
    one, two = trade.get(base.pk), trade.get(other.pk)
    ratio = abs(math.log(two / one)) if one and two and one > 0 and two > 0 else math.inf
    return -len(shared), round(ratio, 9)


def latest_turnover(pairs: Iterable[CountryPair]) -> dict[int, Decimal]:
    """The turnover in goods, or of what is not said, of each pair's latest calendar year, in dollars, by its key.

    Pairs without such a figure are left out. Kept until a pair's revision grows.
    """
    found = kept_by_revision("pair-turnover", pairs, _turnover)
    return {key: value for key, value in found.items() if value is not None}


def _turnover(keys: list[int]) -> dict[int, Decimal | None]:
    calendar_years = TradeFigure.objects.annotate(
        begins=ExtractMonth("period_start"), first=ExtractDay("period_start"), ends=ExtractMonth("period_end")
    ).filter(
        begins=1, first=1, ends=12, period_end__day=31, period_start__year=ExtractYear("period_end"), value_usd__gt=0
    )
    of_pair = (
        calendar_years.published()
        .latest_vintage()
        .filter(pair=OuterRef("pk"), flow=Flow.TURNOVER, category__in=(Category.GOODS, Category.NOT_SAID))
    )
    latest = of_pair.order_by("-period_end", F("reporter").asc(nulls_last=True), "code").values("value_usd")[:1]
    rows = CountryPair.objects.filter(pk__in=keys).annotate(turnover=Subquery(latest))
    return dict(rows.values_list("pk", "turnover"))


def _why(
    base: CountryPair, other: CountryPair, groups: Mapping[str, frozenset[str]], trade: Mapping[int, Decimal]
) -> str:
    """ "2 groups shared; trade 3.1 times as large"."""
    shared = len(shared_groups(base, groups) & shared_groups(other, groups))
    common = ngettext("%(count)d group shared", "%(count)d groups shared", shared) % {"count": shared}
    one, two = trade.get(base.pk), trade.get(other.pk)
    if not (one and two):
        return gettext("%(groups)s; trade cannot be compared") % {"groups": common}
    ratio = float(two / one)
    if ratio >= 1:
        return gettext("%(groups)s; trade %(times)s times as large") % {"groups": common, "times": _times(ratio)}
    return gettext("%(groups)s; trade %(times)s times smaller") % {"groups": common, "times": _times(1 / ratio)}


def _times(ratio: float) -> str:
    return decimal(Decimal(ratio), Decimal("0.1") if ratio < 10 else Decimal(1))
