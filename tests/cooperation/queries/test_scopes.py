"""The names of the parts that a pair's figures count."""

import pytest
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from cooperation.queries.scopes import part_names
from tests.cooperation import rows

pytestmark = pytest.mark.django_db


def test_they_are_named_in_the_readers_language_or_in_english() -> None:
    city = rows.scope(code="city", name_en="Made-up city", name_ru="Город", name_kk="")
    names = {}
    for language in ("en", "ru", "kk"):
        with translation.override(language):
            names[language] = part_names([city.pair])[city.pair.pk]["city"]
    assert names == {"en": "Made-up city", "ru": "Город", "kk": "Made-up city"}


def test_each_pair_has_its_own_and_the_common_ones() -> None:
    city = rows.scope(code="city", name_en="Made-up city")
    other = rows.country_pair("KAZ", "TJK")
    names = part_names([city.pair, other])
    assert (names[city.pair.pk]["non_oil"], names[other.pk]["non_oil"]) == ("without oil", "without oil")
    assert "city" in names[city.pair.pk]
    assert "city" not in names[other.pk]


def test_common_parts_and_the_whole_ask_nothing(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    pair = rows.country_pair()
    with django_assert_num_queries(0):
        assert part_names([pair], ["", "agrifood"])[pair.pk]["agrifood"] == "agricultural goods and food"
    with django_assert_num_queries(1):
        part_names([pair], ["", "city"])
