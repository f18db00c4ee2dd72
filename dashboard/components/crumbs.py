"""The way to a page."""

from django.urls import reverse
from django.utils.translation import gettext

from cooperation.models import CountryPair
from dashboard.components.page import Crumb


def pair_crumbs(pair: CountryPair, *here: str | Crumb) -> tuple[Crumb, ...]:
    """From the list of pairs over the pair to this page; the last step needs no address."""
    steps = [step if isinstance(step, Crumb) else Crumb(step) for step in here]
    pairs = Crumb(gettext("Country pairs"), reverse("pairs"))
    overview = Crumb(pair.name, reverse("overview", args=[pair.slug]) if steps else "")
    return (pairs, overview, *steps)
