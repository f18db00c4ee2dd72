"""Names and words that the record holds."""

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from cooperation.models import CountryPair
from cooperation.models.search import HIT_BEGINS, HIT_ENDS
from cooperation.queries.search import (
    FoundRow,
    Section,
    closest,
    found_anywhere,
    found_in,
    fragments,
    in_one_language,
    readers_names,
    sectors_named,
    voices,
)
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


def hits(words: str, section: Section = Section.PROPOSALS) -> list[FoundRow]:
    [pair] = pairs()
    return list(found_in(pair, [section], words, TODAY, 20)[section].rows)


@pytest.mark.database
@pytest.mark.parametrize("words", ["space", "космос", "ғарыш"])
@pytest.mark.parametrize(("language", "own"), [("en", "Space"), ("ru", "Космос")])
def test_a_sector_is_named_in_the_language_of_the_reader_alone(words: str, language: str, own: str) -> None:
    with override(language):
        found = hits(words)
        others = readers_names(pairs())
    assert found
    named = 0
    for row in found:
        pieces = "".join(fragment.text for fragment in row.text).split(" · ")
        assert not others.keys() & set(pieces)
        named += own in pieces
    assert named or words == "space"


def test_a_hit_in_another_language_marks_the_name_that_the_reader_knows() -> None:
    names = {"Космос": "Space", "Ғарыш": "Space"}
    marked = f"done · Space · {HIT_BEGINS}Космос{HIT_ENDS} · Ғарыш · more"
    assert in_one_language(marked, names) == f"done · {HIT_BEGINS}Space{HIT_ENDS} · more"


def test_what_is_left_of_a_name_where_a_text_is_cut_is_left_out() -> None:
    names = {"Высокие технологии": "High technologies", "Жоғары технологиялар": "High technologies"}
    assert in_one_language("…технологии · done · Жоғары…", names) == "done"
    assert in_one_language("…and technology · done · high…", names) == "…and technology · done · high…"


def test_a_country_is_named_once(shipped: None) -> None:
    for row in hits("trade turnover", Section.FIGURES):
        pieces = "".join(fragment.text for fragment in row.text).split(" · ")
        assert "Беларусь" not in pieces
