"""Who has to do with a proposal: the bodies of both sides with their roles, and who of them is quoted."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext

from cooperation.models import BodyKind, CountryPair
from cooperation.queries.proposal_values import BodyValue, Party
from cooperation.wording.lists import listed
from dashboard.components.sides import Side, side_of_body, sides


@dataclass(frozen=True)
class SideLine:
    """A side, both together or a third country, with its bodies and what each has to do with the proposal."""

    side: Side
    bodies: tuple[str, ...]


def by_side(pair: CountryPair, parties: Iterable[Party]) -> tuple[SideLine, ...]:
    """Both sides, also one of which no body is named; then bodies of both together and of third countries, if any."""
    first, second, both = sides(pair)
    bodies: dict[Side, list[str]] = {first: [], second: [], both: []}
    for party in parties:
        bodies.setdefault(side_of_body(pair, party.body), []).append(f"{party.body.name} ({party.role})")
    return tuple(SideLine(side, tuple(names)) for side, names in bodies.items() if side.country or names)


def quoted_words(pair: CountryPair, bodies: Iterable[BodyValue]) -> str:
    """Who is quoted directly, and which side is not: only what a side says itself is its own word."""
    voices = sorted(bodies, key=lambda body: (body.country, body.name))
    countries = {body.country for body in voices}
    silent = [country.name for country in (pair.first, pair.second) if country.code not in countries]
    if not voices:
        return gettext("Nobody is quoted directly.")
    sentences = [gettext("Quoted directly: %(voices)s.") % {"voices": listed(body.name for body in voices)}]
    if silent:
        sentences.append(gettext("Nobody from %(side)s is quoted.") % {"side": listed(silent)})
    heads = [body.name for body in voices if body.kind == BodyKind.HEAD_OF_STATE]
    if len(heads) == 1 and not silent:
        sentences.append(gettext("Of the two heads of state only one is: %(name)s.") % {"name": heads[0]})
    return " ".join(sentences)
