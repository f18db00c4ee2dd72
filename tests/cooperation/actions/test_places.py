"""Countries of ISO 3166-1 in four languages, pairs, and the colours that tell two partners apart."""

import csv
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from cooperation.actions.places import bump_all_revisions, bump_revision, ensure_pair, load_countries
from cooperation.analysis.accents import own_accent
from cooperation.models import Country, CountryPair
from tests.cooperation import rows

pytestmark = pytest.mark.django_db

REPORTERS = Path(__file__).parents[4] / "shared" / "data" / "comtrade-api-samples" / "reporter_codes.csv"


def test_there_are_249_countries_with_four_names_each() -> None:
    assert load_countries() == Country.objects.count() == 249
    nameless = Country.objects.filter(name_en="") | Country.objects.filter(name_ru="")
    nameless |= Country.objects.filter(name_kk="") | Country.objects.filter(name_be="")
    assert not nameless.exists()


def test_names_are_in_the_script_of_their_language() -> None:
    """CLDR names each country in each language, so that no English name has slipped in."""
    latin = [country.code for country in Country.objects.all() for name in native(country) if name.isascii()]
    assert latin == []


def native(country: Country) -> tuple[str, str, str]:
    """The names in languages that are written in Cyrillic."""
    return country.name_ru, country.name_kk, country.name_be


@pytest.mark.parametrize(
    ("code", "values"),
    [
        ("BLR", ("BY", "112", None, "Belarus", "Беларусь", "Беларусь", "Беларусь")),
        ("KAZ", ("KZ", "398", None, "Kazakhstan", "Казахстан", "Қазақстан", "Казахстан")),
        ("FRA", ("FR", "250", 251, "France", "Франция", "Франция", "Францыя")),
    ],
)
def test_a_country_has_its_codes_and_names(code: str, values: tuple[object, ...]) -> None:
    country = Country.objects.get(code=code)
    codes = (country.alpha2, country.numeric, country.comtrade_code)
    assert (*codes, country.name_en, *native(country)) == values


def test_comtrade_has_its_own_code_for_five_countries() -> None:
    own = Country.objects.exclude(comtrade_code=None).values_list("code", "comtrade_code")
    assert dict(own) == {"CHE": 757, "FRA": 251, "IND": 699, "NOR": 579, "USA": 842}


@pytest.mark.skipif(not REPORTERS.exists(), reason="needs a copy of UN Comtrade's list of reporters")
def test_the_codes_are_those_of_comtrades_list() -> None:
    with REPORTERS.open(encoding="utf-8", newline="") as stream:
        listed = {row["iso_3"]: int(row["id"]) for row in csv.DictReader(stream) if not row["exit_year"]}
    known = {country.code: country.comtrade_code or int(country.numeric) for country in Country.objects.all()}
    assert len(listed.keys() & known.keys()) > 200
    assert {code: known[code] for code in listed.keys() & known.keys()} == {
        code: listed[code] for code in listed.keys() & known.keys()
    }


def test_loading_countries_again_corrects_names_and_keeps_accents() -> None:
    accent = Country.objects.get(code="KAZ").accent
    Country.objects.filter(code="KAZ").update(name_en="Renamed")
    load_countries()
    kazakhstan = Country.objects.get(code="KAZ")
    assert (kazakhstan.name_en, kazakhstan.accent) == ("Kazakhstan", accent)
    assert accent is not None


def revisions() -> list[int]:
    """The revision of each pair."""
    return list(CountryPair.objects.order_by("pk").values_list("revision", flat=True))


def test_a_renamed_country_is_news_for_every_pair_and_the_same_names_are_none() -> None:
    rows.country_pair()
    before = revisions()
    load_countries()
    assert revisions() == before
    Country.objects.filter(code="USA").update(name_kk="-")
    load_countries()
    assert revisions() == [revision + 1 for revision in before]


def test_a_pair_is_made_once() -> None:
    pair = ensure_pair(first="KGZ", second="UZB")
    assert ensure_pair(first="KGZ", second="UZB") == pair
    assert CountryPair.objects.filter(first="KGZ", second="UZB").count() == 1


@pytest.mark.parametrize(("first", "second"), [("UZB", "KGZ"), ("KGZ", "KGZ"), ("KGZ", "XAA"), ("", "KGZ")])
def test_what_is_no_pair_is_not_made(first: str, second: str) -> None:
    before = CountryPair.objects.count()
    with pytest.raises(ValidationError):
        ensure_pair(first=first, second=second)
    assert CountryPair.objects.count() == before


def test_every_country_has_an_accent_from_the_start(shipped: None) -> None:
    assert dict(Country.objects.values_list("code", "accent")).items() >= {"BLR": 1, "KAZ": 2, "KGZ": 5}.items()
    for country in Country.objects.all():
        assert country.accent == own_accent(country.numeric)


def test_partners_with_one_accent_show_two(shipped: None) -> None:
    assert ensure_pair(first="BLR", second="KAZ").accents == (1, 2)
    by_accent: dict[int, list[str]] = {}
    for code, accent in Country.objects.order_by("code").values_list("code", "accent"):
        by_accent.setdefault(accent, []).append(code)
    for accent, (first, second, *_others) in by_accent.items():
        assert ensure_pair(first=first, second=second).accents == (accent, (accent + 3) % 8 + 1)


def test_an_accent_chosen_by_hand_shows_and_stays(shipped: None) -> None:
    Country.objects.filter(code="KAZ").update(accent=1)
    load_countries()
    assert ensure_pair(first="BLR", second="KAZ").accents == (1, 5)


def test_revisions_grow_for_the_pairs_that_are_named(shipped: None) -> None:
    one, other, third = CountryPair.objects.get(), rows.country_pair(), rows.country_pair("KAZ", "UZB")
    bump_revision(one, third)
    bump_all_revisions()
    grown = dict(CountryPair.objects.values_list("pk", "revision"))
    assert [grown[pair.pk] - pair.revision for pair in (one, other, third)] == [2, 1, 2]
