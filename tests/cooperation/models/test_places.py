"""Countries in the reader's language, and pairs in one order only."""

import pytest
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from cooperation.models import Country, CountryPair
from tests.cooperation import rows

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("en", "Kazakhstan"),
        ("ru", "Казахстан"),
        ("kk", "Қазақстан"),
        ("be", "Казахстан"),
        ("en-gb", "Kazakhstan"),
        ("de", "Kazakhstan"),
    ],
)
def test_a_country_is_named_in_the_language_of_the_reader(language: str, name: str) -> None:
    with translation.override(language):
        assert str(Country.objects.get(code="KAZ")) == name


def test_without_a_language_the_name_is_english() -> None:
    with translation.override(None):
        assert Country.objects.get(code="KAZ").name == "Kazakhstan"


def test_a_pair_is_called_after_both_and_found_by_its_address(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    rows.country_pair()
    with django_assert_num_queries(1):
        pair = CountryPair.objects.with_countries().by_slug("KGZ-UZB").get()
        assert str(pair) == "Kyrgyzstan–Uzbekistan"
    assert pair.get_absolute_url() == "/KGZ-UZB/"


@pytest.mark.parametrize("slug", ["UZB-KGZ", "KGZ", "KGZ-", "-UZB", "KGZ-UZB-KAZ", "kgz-uzb", "KGZUZB", "", "-"])
def test_no_other_address_leads_to_the_pair(slug: str) -> None:
    rows.country_pair()
    assert not CountryPair.objects.by_slug(slug).exists()


def test_a_pair_has_its_two_countries() -> None:
    pair = rows.country_pair()
    assert [code for code in ("KAZ", "KGZ", "UZB", "") if pair.has(code)] == ["KGZ", "UZB"]


@pytest.mark.parametrize("code", ["KGZ", "UZB", "KAZ", None])
def test_a_body_is_of_one_of_the_two_countries_of_a_third_or_of_several(code: str | None) -> None:
    rows.body(country_id=code).full_clean()
