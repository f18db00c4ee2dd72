"""Writes about countries and pairs."""

from typing import Any

import pycountry
from babel import Locale
from django.db import transaction
from django.db.models import F

from cooperation.analysis.accents import own_accent
from cooperation.models import Country, CountryPair
from cooperation.models.places import NAME_LANGUAGES

# Where UN Comtrade’s code is not the ISO one (its own list of reporters, retrieved 2026-11-24).
COMTRADE_CODES = {"CHE": 757, "FRA": 251, "IND": 699, "NOR": 579, "USA": 842}


NAMED = ("alpha2", "numeric", "comtrade_code", *(f"name_{language}" for language in NAME_LANGUAGES))


@transaction.atomic
def load_countries() -> int:
    """Store every country of ISO 3166-1 with its names in four languages; returns how many there are."""
    before = list(Country.objects.order_by("code").values(*NAMED))
    locales = {language: Locale(language) for language in NAME_LANGUAGES}
    countries = [_country(entry, locales) for entry in pycountry.countries]
    Country.objects.bulk_create(
        countries,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=NAMED,
    )
    if list(Country.objects.order_by("code").values(*NAMED)) != before:
        bump_all_revisions()
    return len(countries)


def _country(entry: Any, locales: dict[str, Locale]) -> Country:
    names = {f"name_{code}": locale.territories.get(entry.alpha_2, entry.name) for code, locale in locales.items()}
    return Country(
        code=entry.alpha_3,
        alpha2=entry.alpha_2,
        numeric=entry.numeric,
        accent=own_accent(entry.numeric),
        comtrade_code=COMTRADE_CODES.get(entry.alpha_3),
        **names,
    )


@transaction.atomic
def ensure_pair(*, first: str, second: str) -> CountryPair:
    """The pair of two countries; made where it is new."""
    pair = CountryPair.objects.with_countries().filter(first_id=first, second_id=second).first()
    if pair is None:
        pair = CountryPair(first_id=first, second_id=second)
        pair.full_clean()
        pair.save()
    return pair


def bump_revision(*pairs: CountryPair) -> None:
    """Say that what these pairs show has changed; call it in the transaction of the change."""
    CountryPair.objects.filter(pk__in=[pair.pk for pair in pairs]).update(revision=F("revision") + 1)


def bump_all_revisions() -> None:
    """Say that something which every pair shows has changed: a country's name, a sector."""
    CountryPair.objects.update(revision=F("revision") + 1)
