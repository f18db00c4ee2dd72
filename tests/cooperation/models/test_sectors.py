"""Sectors in two levels, named in the reader's language where they have a name in it."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from cooperation.models import Sector
from tests.cooperation import rows

pytestmark = pytest.mark.django_db

TWO_LEVELS = {"parent": ["Choose a group: sectors have two levels only."]}


def test_a_sector_stands_in_a_group() -> None:
    rows.sector(parent=rows.sector()).full_clean()


def test_a_sector_is_no_group() -> None:
    third = Sector(code="third", name_en="Third level", parent=rows.sector(parent=rows.sector()))
    with pytest.raises(ValidationError) as refusal:
        third.full_clean()
    assert refusal.value.message_dict == TWO_LEVELS


def test_a_group_with_sectors_does_not_move_into_another_group() -> None:
    group = rows.sector()
    rows.sector(parent=group)
    group.parent = rows.sector()
    with pytest.raises(ValidationError) as refusal:
        group.full_clean()
    assert refusal.value.message_dict == TWO_LEVELS


def test_proposals_are_filed_under_sectors_not_groups() -> None:
    leaf = rows.sector(parent=rows.sector())
    made = Sector.objects.filter(name_en="Made-up sector")
    assert made.count() == 2
    assert [*made.leaves()] == [leaf]


def test_the_shown_order_is_that_of_the_positions() -> None:
    second, first = rows.sector(position=902), rows.sector(position=901)
    assert [*Sector.objects.filter(position__gt=900).in_shown_order()] == [first, second]


@pytest.mark.parametrize(
    ("language", "name"), [("ru", "Выдумка"), ("ru-kz", "Выдумка"), ("kk", "Fiction"), ("de", "Fiction")]
)
def test_a_sector_without_a_name_in_the_language_has_its_english_one(language: str, name: str) -> None:
    sector = rows.sector(name_en="Fiction", name_ru="Выдумка")
    with translation.override(language):
        assert str(sector) == name
