"""The two sides of a pair, what belongs to both and to neither: code, name, shape and colour."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext

from cooperation.models import CountryPair, OtherProposer
from cooperation.models.proposals import BOTH
from cooperation.queries.proposal_values import BodyValue
from dashboard.charts import theme

OTHER = "other"


@dataclass(frozen=True)
class Side:
    """A side as it is shown: shape "first", "second", "both" or "other"; code "BLR", or "both"; accent of a country."""

    shape: str
    code: str
    label: str
    accent: int | None

    @property
    def country(self) -> str | None:
        """The country's code; None for both and for others."""
        return self.code if self.accent else None


def drawn(side: Side) -> theme.SideMark:
    """The side as the charts know it."""
    return theme.SideMark(side.label, theme.Place(side.shape), side.accent or 1)


def sides(pair: CountryPair) -> tuple[Side, Side, Side]:
    """The first country, the second, and both together (the pair's countries must be fetched)."""
    first, second = pair.accents
    return (
        Side("first", pair.first_id, pair.first.name, first),
        Side("second", pair.second_id, pair.second.name, second),
        Side(BOTH, BOTH, gettext("Both sides"), None),
    )


def side_of(pair: CountryPair, country_code: str | None) -> Side:
    """The side of a country's code; both sides without one."""
    return next(side for side in sides(pair) if side.code == (country_code or BOTH))


def reporter_name(pair: CountryPair, country_code: str | None) -> str:
    """Whose figure it is: the country's name, or that it is not said."""
    return side_of(pair, country_code).label if country_code else gettext("reporter not said")


def side_of_body(pair: CountryPair, body: BodyValue) -> Side:
    """The side that a body belongs to: a body of no country to both, one of a third country to neither."""
    if body.country and not pair.has(body.country):
        return Side(OTHER, body.country, body.country_name, None)
    return side_of(pair, body.country)


def others() -> Side:
    """All who put proposals forward and are neither of the two countries nor both, as a key names them."""
    return Side(OTHER, OTHER, gettext("Other proposers"), None)


def proposer_of(pair: CountryPair, code: str) -> Side:
    """Who put a proposal forward: a country, both, or somebody else, as far as it is known who."""
    if code in OtherProposer.values:
        return Side(OTHER, code, str(capfirst(OtherProposer(code).label)), None)
    return side_of(pair, code)


def proposers(pair: CountryPair, codes: Collection[str]) -> tuple[Side, ...]:
    """Both countries and both together; of the others those among the codes."""
    return (*sides(pair), *(proposer_of(pair, code) for code in OtherProposer.values if code in codes))
