"""Names in two scripts and many spellings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.analysis.names import is_named, sound


@pytest.mark.parametrize(
    "spellings",
    [
        ("Tokayev", "Tokaev", "Токаев", "TOKAYEV", "Tokajev"),
        ("Nazarbayev", "Nazarbaev", "Назарбаев"),
        ("Mirziyoyev", "Mirziyoev", "Мирзиёев"),
        ("Lukashenko", "Лукашенко"),
        ("Kozhoshev", "Кожошев"),
        ("Japarov", "Zhaparov", "Жапаров"),
        ("Khamidov", "Hamidov", "Хамидов"),
    ],
)
def test_spellings_of_one_name_sound_alike(spellings: tuple[str, ...]) -> None:
    assert len({sound(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("asked", "name", "found"),
    [
        ("Токаев", "Kassym-Jomart Tokayev", True),
        ("tokaev kassym", "Kassym-Jomart Tokayev", True),
        ("Lukash", "Aleksandr Lukashenko", True),
        ("Лукашенко", "Aleksandr Lukashenko", True),
        ("of", "President of Belarus", False),
        ("Tokayev", "Aleksandr Lukashenko", False),
        ("", "Aleksandr Lukashenko", False),
    ],
)
def test_a_name_is_found_by_the_beginnings_of_its_words(asked: str, name: str, found: bool) -> None:
    assert is_named(asked, name) is found


@given(st.text(max_size=30))
def test_a_sound_is_its_own_sound(word: str) -> None:
    once = sound(sound(word))
    assert sound(once) == once
