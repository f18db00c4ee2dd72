"""The two sides of a pair and what belongs to both: code, name, shape and colour."""

from dataclasses import dataclass, replace

from django.utils.text import capfirst
from django.utils.translation import gettext

from cooperation.models import CountryPair, Proposal
from dashboard.charts import theme

BOTH = "both"


@dataclass(frozen=True)
class Side:
    """A side as it is shown: shape "first", "second" or "both"; code "BLR", or "both"; no accent for both."""

    shape: str
    code: str
    label: str
    accent: int | None

    @property
    def country(self) -> str | None:
        """The country's code; None for both."""
        return None if self.code == BOTH else self.code


def drawn(side: Side) -> theme.Side:
    """The side as the charts know it."""
    return theme.Side(side.label, theme.Place(side.shape), side.accent or 1)


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


def proposer_of(pair: CountryPair, proposal: Proposal) -> Side:
    """The side that put a proposal forward; where it was neither country nor both, what is known of who did."""
    side = side_of(pair, proposal.put_forward_by_id)
    other = proposal.get_other_proposer_display()
    return replace(side, label=capfirst(other)) if other else side
