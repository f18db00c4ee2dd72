"""Sources, their paragraphs, and what ties a claim to the pair that it is about."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError

from cooperation.models import Claim, CountryPair, Paragraph, Statement
from tests.cooperation import rows

pytestmark = pytest.mark.django_db

CLAIMS = [model for model in apps.get_app_config("cooperation").get_models() if issubclass(model, Claim)]


def other_pair() -> CountryPair:
    """A second pair."""
    return rows.country_pair("KAZ", "UZB")


def test_a_source_and_its_paragraph_have_their_places() -> None:
    paragraph = rows.paragraph(source=rows.source(number=3, title="Made-up report"), number=19)
    assert str(paragraph.source) == "3. Made-up report"
    assert str(paragraph) == "3:19"
    assert paragraph.get_absolute_url() == "/KGZ-UZB/sources/3/#p19"


@pytest.mark.parametrize("model", CLAIMS)
def test_evidence_comes_from_the_same_pair(model: type[Claim]) -> None:
    claim = rows.ROW_OF[model](evidence=rows.paragraph(source=rows.source(pair=other_pair())))
    with pytest.raises(ValidationError) as refusal:
        claim.full_clean()
    assert refusal.value.message_dict["evidence"] == ["This belongs to another pair."]


def paragraph_of(pair: CountryPair) -> Paragraph:
    """A paragraph of a source of the pair."""
    return rows.paragraph(source=rows.source(pair=pair))


POINTERS: list[tuple[str, Callable[..., Any], str, Callable[..., Any]]] = [
    ("a change of another pair's proposal", rows.status_change, "proposal", rows.proposal),
    ("a part of another pair's proposal", rows.proposal, "part_of", rows.proposal),
    ("a figure that revises another pair's", rows.trade_figure, "revises", rows.trade_figure),
    ("a figure by another pair's body", rows.trade_figure, "speaker", rows.body),
    ("a target by another pair's body", rows.target, "speaker", rows.body),
    ("a statement on another pair's target", rows.statement, "target", rows.target),
    ("a deadline by another pair's source", rows.proposal, "deadline_evidence", paragraph_of),
]


@pytest.mark.parametrize(
    ("make", "name", "pointed"), [case[1:] for case in POINTERS], ids=[case[0] for case in POINTERS]
)
def test_a_claim_points_to_nothing_of_another_pair(
    make: Callable[..., Any], name: str, pointed: Callable[..., Any]
) -> None:
    row = make(pair=rows.country_pair())
    setattr(row, name, pointed(pair=other_pair()))
    with pytest.raises(ValidationError) as refusal:
        row.full_clean()
    assert refusal.value.message_dict == {name: ["This belongs to another pair."]}


def test_a_pointer_that_leads_nowhere_is_refused_in_words() -> None:
    proposal = rows.proposal()
    proposal.evidence_id, proposal.put_forward_by_id = 0, "XAA"
    with pytest.raises(ValidationError) as refusal:
        proposal.full_clean()
    assert refusal.value.message_dict["evidence"] == ["paragraph instance with id 0 is not a valid choice."]
    assert "country instance with code 'XAA' is not a valid choice." in refusal.value.message_dict["put_forward_by"]


@pytest.mark.parametrize("model", CLAIMS)
def test_an_empty_form_is_refused_in_words(model: type[Claim]) -> None:
    with pytest.raises(ValidationError) as refusal:
        model().full_clean()
    assert refusal.value.message_dict["evidence"] == ["This field cannot be null."]


def test_a_draft_is_what_a_row_starts_as() -> None:
    statement = Statement(code="draft")
    assert (statement.state, rows.source().__class__().state) == ("draft", "draft")


def test_a_row_knows_when_it_was_recorded() -> None:
    statement = rows.statement()
    statement.refresh_from_db()
    assert statement.recorded_at.tzinfo is not None
