"""Which pair a row belongs to, and which pairs show it."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import models

from cooperation.actions.pairs import pair_of, pair_path, pairs_showing
from cooperation.models import Country, CountryPair, Paragraph, Proposal, ProposalParty, Sector, Translation
from tests.cooperation import rows


@pytest.mark.parametrize(
    ("model", "path"),
    [
        (CountryPair, "pk"),
        (Proposal, "pair"),
        (Paragraph, "source__pair"),
        (ProposalParty, "proposal__pair"),
        (Country, ""),
        (Sector, ""),
        (Translation, ""),
    ],
)
def test_the_way_to_the_pair(model: type[models.Model], path: str) -> None:
    assert pair_path(model) == path


def test_a_row_and_what_belongs_to_it_are_of_one_pair(db: None) -> None:
    pair = rows.country_pair()
    assert {pair_of(row) for row in (pair, rows.proposal(), rows.paragraph(), rows.party(), rows.bearing())} == {pair}


def test_what_all_pairs_share_is_of_none(db: None) -> None:
    assert pair_of(rows.country()) is None
    assert pair_of(rows.sector()) is None


def test_a_row_without_its_pair_yet_is_of_none() -> None:
    assert pair_of(Proposal()) is None
    assert pair_of(Paragraph()) is None


def test_rows_are_shown_by_their_own_pairs_and_shared_ones_by_all(db: None) -> None:
    here, there = rows.country_pair(), rows.country_pair("ARM", "GEO")
    rows.proposal()
    rows.proposal(pair=there)
    assert pairs_showing(Proposal.objects.filter(pair=here)) == {here}
    assert pairs_showing(Proposal.objects.filter(pair__in=[here, there])) == {here, there}
    assert pairs_showing(Proposal.objects.none()) == set()
    assert pairs_showing(Country.objects.all()) == set(CountryPair.objects.all())


def test_a_translation_is_shown_where_its_row_is(db: None) -> None:
    here = rows.country_pair()
    rows.translation(object_id=rows.proposal().pk)
    assert pairs_showing(Translation.objects.all()) == {here}
    rows.translation(object_id=rows.sector().pk, content_type=ContentType.objects.get_for_model(Sector))
    assert pairs_showing(Translation.objects.all()) == set(CountryPair.objects.all())
    assert pairs_showing(Translation.objects.none()) == set()
