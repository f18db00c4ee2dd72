"""Which pairs to compare with: those of the same groups first, then those of similar trade. The rule is on the page."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext, ngettext

from cooperation.models import CountryPair
from cooperation.queries.trade_sizes import latest_turnover
from cooperation.wording.numbers import decimal
from dashboard.components.page import Link
from dashboard.pages.compare.query import MOST_PAIRS, Choice, address
from dashboard.pages.places.pairs_query import shared_groups

MOST_PEERS = 3
ABOUT_THE_SAME = 1.25  # times


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
    chosen: Choice, everything: Iterable[CountryPair], groups: Mapping[str, frozenset[str]], kept: str, today: date
) -> tuple[Peer, ...]:
    """The nearest pairs that are not chosen yet: the trade is read, once, of those that share most groups."""
    if not chosen.pairs or len(chosen.pairs) >= MOST_PAIRS:
        return ()
    base = chosen.pairs[0]
    others = [pair for pair in everything if not chosen.has(pair)]
    shared = {pair.pk: _shared(base, pair, groups) for pair in others}
    least = min(sorted(shared.values(), reverse=True)[:MOST_PEERS], default=0)
    near = [pair for pair in others if shared[pair.pk] >= least]
    trade = latest_turnover([base, *near], today)
    ranked = sorted(near, key=lambda pair: (*distance(base, pair, groups, trade), pair.slug))
    return tuple(
        Peer(Link(pair.name, address((*chosen.slugs, pair.slug), kept)), _why(base, pair, groups, trade))
        for pair in ranked[:MOST_PEERS]
    )


def distance(
    base: CountryPair, other: CountryPair, groups: Mapping[str, frozenset[str]], trade: Mapping[int, Decimal]
) -> tuple[int, float]:
    """How far a pair is from another: fewer groups shared come later, then the ratio of their trade (as logarithm)."""
    one, two = trade.get(base.pk), trade.get(other.pk)
    ratio = abs(math.log(two / one)) if one and two and one > 0 and two > 0 else math.inf
    return -_shared(base, other, groups), round(ratio, 9)


def _shared(base: CountryPair, other: CountryPair, groups: Mapping[str, frozenset[str]]) -> int:
    """How many groups all four countries are in."""
    return len(shared_groups(base, groups) & shared_groups(other, groups))


def _why(
    base: CountryPair, other: CountryPair, groups: Mapping[str, frozenset[str]], trade: Mapping[int, Decimal]
) -> str:
    """ "2 groups shared; trade 3.1 times as large"."""
    shared = _shared(base, other, groups)
    common = ngettext("%(count)d group shared", "%(count)d groups shared", shared) % {"count": shared}
    one, two = trade.get(base.pk), trade.get(other.pk)
    if not (one and two):
        return gettext("%(groups)s; trade cannot be compared") % {"groups": common}
    ratio = float(two / one)
    if max(ratio, 1 / ratio) < ABOUT_THE_SAME:
        return gettext("%(groups)s; trade of about the same size") % {"groups": common}
    if ratio >= 1:
        return gettext("%(groups)s; trade %(times)s times as large") % {"groups": common, "times": _times(ratio)}
    return gettext("%(groups)s; trade %(times)s times smaller") % {"groups": common, "times": _times(1 / ratio)}


def _times(ratio: float) -> str:
    return decimal(Decimal(ratio), Decimal("0.1") if ratio < 10 else Decimal(1))
