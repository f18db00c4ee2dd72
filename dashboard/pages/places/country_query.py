"""What is asked of a country's page: its proposals with one partner, in one sector, and a page of them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext

from cooperation.models import Country, CountryPair
from cooperation.queries.sectors import SectorValue
from dashboard.components import parameters
from dashboard.components.page import Link


@dataclass(frozen=True)
class CountryQuery:
    """The state of the list of proposals. Values that the site does not know are left out, never an error."""

    partner: str = ""
    sector: str = ""
    page: int = 1

    @classmethod
    def from_params(cls, params: QueryDict) -> Self:
        """Read an address's query string."""
        partner = params.get("partner", "").upper()
        return cls(
            partner=partner if re.fullmatch("[A-Z]{3}", partner) else "",
            sector=next(iter(parameters.slugs(params, "sector")), ""),
            page=parameters.page_number(params),
        )

    def in_words(self, partners: Mapping[str, str], sectors: Mapping[str, SectorValue]) -> str:
        """The filters as a phrase: "with Kyrgyzstan, in Space"; empty without any."""
        sector = sectors.get(self.sector)
        parts = [
            self.partner and gettext("with %(country)s") % {"country": partners.get(self.partner, self.partner)},
            self.sector and gettext("in %(sectors)s") % {"sectors": sector.name if sector else self.sector},
        ]
        return ", ".join(part for part in parts if part)


def country_link(country: Country) -> Link:
    """The way to a country's page."""
    label = gettext("All pairs of %(country)s") % {"country": country.name}
    return Link(label, reverse("country", args=[country.code]))


def country_links(pair: CountryPair) -> tuple[Link, Link]:
    """The ways to the pages of a pair's two countries, which must be fetched."""
    return country_link(pair.first), country_link(pair.second)
