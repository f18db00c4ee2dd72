"""What the database refuses, whatever wrote it, and the sentence that people read before it has to."""

from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.db.models import Value

from cooperation.models import (
    Claim,
)
from cooperation.models.fields import PartialDateField
from tests.cooperation.models.breaches import CHECKS, ITSELF, UNIQUES, Breach
from tests.cooperation.rows import ROW_OF

pytestmark = pytest.mark.django_db

# Trade by product has tests of its own, and what is noted of people at work is no record.
ELSEWHERE = {"cooperation.models.replacement", "cooperation.models.editing"}
MODELS = [model for model in apps.get_app_config("cooperation").get_models() if model.__module__ not in ELSEWHERE]
CLAIMS = [model for model in MODELS if issubclass(model, Claim)]


def name_of(breach: Breach) -> str:
    """The constraint with what breaks it, as the name of the test."""
    return " ".join([breach.constraint, *breach.values])


def given(row: models.Model, value: Any) -> Any:
    """A value as it is, the key of the row itself, or what is made for it."""
    if value is ITSELF:
        return row.pk
    return value(row) if callable(value) else value


def put[M: models.Model](row: M, values: dict[str, Any]) -> M:
    """Give a row other values."""
    for name, value in values.items():
        setattr(row, name, given(row, value))
    return row


def as_stored(row: models.Model, name: str, value: Any) -> Any:
    """The value as it stands in the database: a text that is no date passes by the field's own check."""
    if isinstance(row._meta.get_field(name), PartialDateField):
        return Value(value)
    return given(row, value)


def test_every_constraint_is_put_to_the_test() -> None:
    named = {constraint.name for model in MODELS for constraint in model._meta.constraints}
    assert {breach.constraint for breach in [*CHECKS, *UNIQUES]} == named


def test_every_model_has_a_row() -> None:
    assert set(ROW_OF) == set(MODELS)


@pytest.mark.parametrize("model", MODELS)
def test_the_rows_of_these_tests_break_nothing(model: type[models.Model]) -> None:
    ROW_OF[model]().full_clean()


@pytest.mark.parametrize("breach", CHECKS, ids=name_of)
def test_the_database_refuses_it_and_a_person_reads_why(breach: Breach) -> None:
    row = ROW_OF[breach.model]()
    values = {name: as_stored(row, name, value) for name, value in breach.values.items()}
    with pytest.raises(IntegrityError, match=breach.constraint), transaction.atomic():
        breach.model._default_manager.filter(pk=row.pk).update(**values)
    with pytest.raises(ValidationError) as refusal:
        put(row, breach.values).full_clean()
    assert breach.sentence in " ".join(refusal.value.messages)


@pytest.mark.parametrize("breach", UNIQUES, ids=name_of)
def test_the_database_keeps_one_of_each_and_a_person_reads_that_it_is_there_already(breach: Breach) -> None:
    second = put(ROW_OF[breach.model](), {"pk": None, "id": None, **breach.values})
    second._state.adding = True
    with pytest.raises(ValidationError) as refusal:
        second.full_clean()
    assert breach.sentence in " ".join(refusal.value.messages)
    said = breach.constraint if connection.vendor == "postgresql" else "UNIQUE constraint failed"
    with pytest.raises(IntegrityError, match=said), transaction.atomic():
        breach.model._default_manager.bulk_create([second])


def test_a_check_that_people_meet_has_a_sentence_of_its_own() -> None:
    """Where choices or the field's own check come first, nobody sees the constraint's."""
    silent = [
        constraint.name
        for model in MODELS
        for constraint in model._meta.constraints
        if isinstance(constraint, models.CheckConstraint)
        and not str(constraint.name).endswith("_known")
        and "is violated" in str(constraint.violation_error_message)
    ]
    assert silent == []


@pytest.mark.parametrize("model", CLAIMS)
def test_no_claim_without_evidence(model: type[Claim]) -> None:
    claim = ROW_OF[model]()
    with pytest.raises(ValidationError) as refusal:
        put(claim, {"evidence": None}).full_clean()
    assert refusal.value.message_dict["evidence"] == ["This field cannot be null."]
    with pytest.raises(IntegrityError, match=r"(?i)not.null"), transaction.atomic():
        model._default_manager.filter(pk=claim.pk).update(evidence=None)


@pytest.mark.parametrize("model", CLAIMS)
def test_no_claim_is_written_in_bulk_without_evidence(model: type[Claim]) -> None:
    claim = put(ROW_OF[model](), {"pk": None, "id": None, "evidence": None})
    with pytest.raises(IntegrityError, match=r"(?i)not.null.*evidence_id|evidence_id.*not.null"), transaction.atomic():
        model._default_manager.bulk_create([claim])


@pytest.mark.parametrize("model", CLAIMS)
def test_evidence_cannot_be_taken_away_from_a_claim(model: type[Claim]) -> None:
    claim = ROW_OF[model]()
    with pytest.raises(models.ProtectedError):
        claim.evidence.delete()


def test_there_are_ten_kinds_of_claim() -> None:
    assert {model.__name__ for model in CLAIMS} == {
        "Event",
        "ExchangeRate",
        "Facility",
        "Proposal",
        "SeriesEdition",
        "StatedCount",
        "Statement",
        "StatusChange",
        "Target",
        "TradeFigure",
    }
