"""Which pairs stand side by side, read from an address, and which others to compare with; the rule is on the page."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.http import QueryDict
from django.utils.translation import gettext, ngettext

from cooperation.models import CountryPair
from cooperation.queries.trade_sizes import latest_turnover
from cooperation.wording.lists import listed
from cooperation.wording.numbers import decimal
from dashboard.components.page import Link, Note
from dashboard.pages.pairs.query import shared_groups
from dashboard.presenting.ways import compare_address

MOST_PAIRS = 6
# Without a choice: as many as a reader can hold on one page.
PAIRS_BY_DEFAULT = 3
MOST_ASKED = 60
LONGEST_CODE = 20


@dataclass(frozen=True)
class ComparedPairs:
    """The pairs to compare; what was asked for and is not on record; which pairs were too many.

    ``by_default`` where nothing was asked for and the first pairs by name stand in for all.
    """

    pairs: tuple[CountryPair, ...]
    unknown: tuple[str, ...] = ()
    surplus: tuple[CountryPair, ...] = ()
    by_default: bool = False

    @property
    def slugs(self) -> tuple[str, ...]:
        """The pairs as in addresses."""
        return tuple(pair.slug for pair in self.pairs)

    def has(self, pair: CountryPair) -> bool:
        """Whether a pair is among those compared."""
        return pair.slug in self.slugs


def choice(params: QueryDict, everything: Sequence[CountryPair]) -> ComparedPairs:
    """Read ``pairs`` and ``add``, each repeated or with commas; codes in either order, of two or three letters.

    The countries of ``everything``, all pairs by name, must be fetched.
    """
    found: dict[str, CountryPair] = {}
    unknown = []
    by_codes = _by_codes(everything)
    for asked in _asked(params):
        pair = by_codes.get(_key(asked))
        if pair:
            found[pair.slug] = pair
        else:
            unknown.append(asked)
    pairs = tuple(found.values())
    if not pairs:
        by_default = len(everything) > PAIRS_BY_DEFAULT
        return ComparedPairs(tuple(everything[:PAIRS_BY_DEFAULT]), tuple(unknown), by_default=by_default)
    return ComparedPairs(pairs[:MOST_PAIRS], tuple(unknown), pairs[MOST_PAIRS:])


def _asked(params: QueryDict) -> list[str]:
    texts = [*params.getlist("pairs"), *params.getlist("add")]
    codes = (code.replace("\0", "").strip()[:LONGEST_CODE] for text in texts for code in text.split(","))
    return list(dict.fromkeys(code for code in codes if code))[:MOST_ASKED]


type Codes = frozenset[str]


def _key(code: str) -> Codes:
    return frozenset(code.upper().replace("–", "-").split("-"))


def _by_codes(pairs: Iterable[CountryPair]) -> dict[Codes, CountryPair]:
    """Every way to name a pair: two codes of two or three letters, in either order."""
    return {
        frozenset((first, second)): pair
        for pair in pairs
        for first in (pair.first_id, pair.first.alpha2)
        for second in (pair.second_id, pair.second.alpha2)
    }


def notes(chosen: ComparedPairs) -> tuple[Note, ...]:
    """What has to be said of the choice: codes without a pair, and pairs beyond six."""
    return tuple(_notes(chosen))


def _notes(chosen: ComparedPairs) -> Iterable[Note]:
    if chosen.unknown:
        sentence = ngettext(
            "There is no pair %(codes)s; it was left out.",
            "There are no pairs %(codes)s; they were left out.",
            len(chosen.unknown),
        )
        yield Note(gettext("Not found."), sentence % {"codes": listed(f"“{code}”" for code in chosen.unknown)}, "warn")
    if chosen.surplus:
        words = {"most": MOST_PAIRS, "names": listed(pair.name for pair in chosen.surplus)}
        text = gettext("%(most)d pairs fit side by side: the first ones are shown, and %(names)s left out.") % words
        yield Note(gettext("Too many."), text, "warn")


def example_words(chosen: ComparedPairs) -> str:
    """That nothing was chosen; empty where it was."""
    return gettext("Nothing was chosen: these are the first pairs by name.") if chosen.by_default else ""


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
    chosen: ComparedPairs,
    everything: Iterable[CountryPair],
    groups: Mapping[str, frozenset[str]],
    kept: str,
    today: date,
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
        Peer(Link(pair.name, compare_address((*chosen.slugs, pair.slug), kept)), _why(base, pair, groups, trade))
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
    some = ngettext("%(count)d group shared", "%(count)d groups shared", shared) % {"count": shared}
    common = some if shared else gettext("no group shared")
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
