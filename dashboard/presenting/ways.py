"""Ways from a pair to the pages that look at several."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext

from cooperation.models import Country, CountryPair
from dashboard.components.page import Link


def compare_address(slugs: Iterable[str], kept: str = "") -> str:
    """The address of a comparison; ``kept`` holds its other parameters, beginning with "&"."""
    return f"{reverse('compare')}?pairs={','.join(slugs)}{kept}"


def compare_link(pair: CountryPair) -> Link:
    """The way from a pair to its comparison with others."""
    return Link(gettext("Compare with other pairs"), compare_address([pair.slug]))


def country_link(country: Country) -> Link:
    """The way to a country's page."""
    label = gettext("All pairs of %(country)s") % {"country": country.name}
    return Link(label, reverse("country", args=[country.code]))


def country_links(pair: CountryPair) -> tuple[Link, Link]:
    """The ways to the pages of a pair's two countries, which must be fetched."""
    return country_link(pair.first), country_link(pair.second)
