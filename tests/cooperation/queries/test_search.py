"""Names and words that the record holds."""

import pytest

from cooperation.models import CountryPair
from cooperation.queries.search import closest, find_anywhere, sectors_named, voices

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped")]


def pairs() -> list[CountryPair]:
    return list(CountryPair.objects.with_countries().by_slug("BLR-KAZ"))


def test_people_come_before_bodies_and_each_once() -> None:
    found = voices(pairs(), "Лукашенко")
    assert found
    assert len({voice.name for voice in found}) == len(found)
    assert voices(pairs(), "Quixote") == []


def test_sectors_are_found_by_a_name_in_any_language() -> None:
    assert "space" in {sector.code for sector in sectors_named("космос")} | {s.code for s in sectors_named("space")}
    assert sectors_named("") == []


def test_the_nearest_words_are_of_the_record_and_none_are_offered_for_what_is_there() -> None:
    near = closest(pairs(), "agricultre")
    assert find_anywhere(near).count > 0
    assert closest(pairs(), near) == ""
    assert closest(pairs(), "zzzzqqqq") == ""
