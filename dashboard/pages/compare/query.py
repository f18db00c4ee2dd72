"""Which pairs stand side by side, read from an address: unknown and surplus ones are told, never an error."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from cooperation.models import CountryPair
from cooperation.wording.lists import listed
from dashboard.components.page import Link, Note

MOST_PAIRS = 6
MOST_ASKED = 60
LONGEST_CODE = 20


@dataclass(frozen=True)
class Choice:
    """The pairs to compare; what was asked for and is not on record; which pairs were too many.

    ``by_default`` where nothing was asked for and the first pairs by name stand in.
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


def choice(params: QueryDict, everything: Sequence[CountryPair]) -> Choice:
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
        return Choice(tuple(everything[:MOST_PAIRS]), tuple(unknown), by_default=True)
    return Choice(pairs[:MOST_PAIRS], tuple(unknown), pairs[MOST_PAIRS:])


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


def address(slugs: Iterable[str], kept: str = "") -> str:
    """The address of a comparison; ``kept`` holds its other parameters, beginning with "&"."""
    return f"{reverse('compare')}?pairs={','.join(slugs)}{kept}"


def notes(chosen: Choice) -> tuple[Note, ...]:
    """What has to be said of the choice: codes without a pair, pairs beyond six, and that nothing was chosen."""
    return tuple(_notes(chosen))


def _notes(chosen: Choice) -> Iterable[Note]:
    if chosen.unknown:
        sentence = ngettext(
            "No pair is on record under %(codes)s; it was left out.",
            "No pairs are on record under %(codes)s; they were left out.",
            len(chosen.unknown),
        )
        yield Note(gettext("Not found."), sentence % {"codes": listed(f"“{code}”" for code in chosen.unknown)}, "warn")
    if chosen.surplus:
        words = {"most": MOST_PAIRS, "names": listed(pair.name for pair in chosen.surplus)}
        text = gettext("%(most)d pairs fit side by side: the first ones are shown, and %(names)s left out.") % words
        yield Note(gettext("Too many."), text, "warn")
    if chosen.by_default:
        text = gettext("Nothing was chosen, so the first pairs by name are shown. Choose others below.")
        yield Note(gettext("An example."), text)


def compare_link(pair: CountryPair) -> Link:
    """The way from a pair to its comparison with others."""
    return Link(gettext("Compare with other pairs"), address([pair.slug]))
