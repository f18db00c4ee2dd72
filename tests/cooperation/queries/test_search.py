"""Names and words that the record holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.models import CountryPair
from cooperation.models.search import HIT_BEGINS, HIT_ENDS
from cooperation.queries.search import Section, closest, found_anywhere, fragments, sectors_named, voices
from tests.dashboard.built import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped")]


def pairs() -> list[CountryPair]:
    return list(CountryPair.objects.with_countries().by_slug("BLR-KAZ"))


def test_people_come_before_bodies_and_each_once() -> None:
    found = voices(pairs(), "Лукашенко", TODAY)
    assert found
    assert len({voice.name for voice in found}) == len(found)
    assert voices(pairs(), "Quixote", TODAY) == []


def test_sectors_are_found_by_a_name_in_any_language() -> None:
    assert "space" in {sector.code for sector in sectors_named("космос")} | {s.code for s in sectors_named("space")}
    assert sectors_named("") == []


def test_the_nearest_words_are_of_the_record_and_none_are_offered_for_what_is_there() -> None:
    near = closest(pairs(), "agricultre")
    assert any(found.count for found in found_anywhere(pairs(), [*Section], near, TODAY, 5).values())
    assert closest(pairs(), near) == ""
    assert closest(pairs(), "zzzzqqqq") == ""


@given(st.lists(st.tuples(st.text("ab <&", max_size=4), st.text("cd", min_size=1, max_size=3)), max_size=4))
def test_pieces_put_together_are_the_text(parts: list[tuple[str, str]]) -> None:
    text = "".join(f"{plain}{HIT_BEGINS}{hit}{HIT_ENDS}" for plain, hit in parts)
    pieces = fragments(text)
    assert "".join(piece.text for piece in pieces) == "".join(plain + hit for plain, hit in parts)
    assert [piece.text for piece in pieces if piece.hit] == [hit for _plain, hit in parts]
