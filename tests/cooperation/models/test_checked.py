"""Rows are checked in fewer questions to the database, and for nothing less than Django checks."""

from collections.abc import Callable
from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import CheckConstraint
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from cooperation.models import Target
from tests.cooperation import rows

pytestmark = pytest.mark.django_db
TWO_BASES = "State a base figure or a base year, not both."


@pytest.fixture
def target() -> Target:
    """A target that breaks nothing, as the database gives it: what it points to is not at hand."""
    return Target.objects.get(pk=rows.target().pk)


def with_two_bases(target: Target) -> Target:
    """The same, counted from a figure and from a year at once."""
    target.base, target.base_year = rows.trade_figure(), 2030
    return target


def asked_by(check: Callable[[], None]) -> list[str]:
    """The questions to the database that a check asks."""
    with CaptureQueriesContext(connection) as asked:
        check()
    return [query["sql"] for query in asked if query["sql"].startswith("SELECT")]


def condition_of(question: str) -> str:
    """What a question asks to hold, without the brackets around it."""
    return question.partition("COALESCE(")[2].rpartition(", ")[0].removeprefix("(").removesuffix(")")


def test_all_conditions_are_asked_for_in_one_question(target: Target) -> None:
    conditions = [each for each in Target._meta.constraints if isinstance(each, CheckConstraint)]
    assert len(conditions) > 1
    questions = asked_by(target.validate_constraints)
    assert len(questions) == 1 + len(Target._meta.constraints) - len(conditions)
    for each in conditions:  # and each is part of it, as it is asked for alone
        [alone] = asked_by(partial(each.validate, Target, target))
        assert condition_of(alone) in questions[0]


def test_a_condition_that_does_not_hold_is_named_and_no_other(target: Target) -> None:
    with pytest.raises(ValidationError) as refusal:
        with_two_bases(target).validate_constraints()
    assert refusal.value.messages == [TWO_BASES]


def test_each_of_several_is_named(target: Target) -> None:
    target.restates = target
    with pytest.raises(ValidationError) as refusal:
        with_two_bases(target).validate_constraints()
    assert set(refusal.value.messages) == {TWO_BASES, "A target does not restate itself."}


def test_what_has_to_be_one_of_its_kind_is_looked_at_too(target: Target) -> None:
    target.code = rows.target().code
    with pytest.raises(ValidationError, match="already exists"):
        target.validate_constraints()


def test_a_condition_on_a_field_that_is_left_out_is_not_asked_for(target: Target) -> None:
    with_two_bases(target).validate_constraints(exclude={"base_year"})
    with pytest.raises(ValidationError, match=TWO_BASES):
        target.validate_constraints(exclude={"code"})


def test_a_value_that_is_none_of_its_field_is_not_asked_about(target: Target) -> None:
    target.base_year = "soon"  # as a form leaves it, which has told that it is no year
    target.validate_constraints(exclude={"base_year"})


def test_a_row_that_is_at_hand_is_not_asked_for_again(
    target: Target, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with CaptureQueriesContext(connection) as asked:
        target.clean_fields()
    assert len(asked) >= 2
    assert target.pair == target.evidence.source.pair
    with django_assert_num_queries(len(asked) - 2):
        target.clean_fields()


def test_a_row_that_is_at_hand_and_not_stored_is_refused(target: Target) -> None:
    assert target.evidence
    target.evidence = None  # type: ignore[assignment]
    with pytest.raises(ValidationError) as refusal:
        target.clean_fields()
    assert set(refusal.value.message_dict) == {"evidence"}


def test_the_other_fields_are_checked_but_those_left_out(target: Target) -> None:
    assert target.pair
    target.code, target.flow = "", "sideways"
    with pytest.raises(ValidationError) as refusal:
        target.clean_fields()
    assert set(refusal.value.message_dict) == {"code", "flow"}
    with pytest.raises(ValidationError) as refusal:
        target.clean_fields(exclude={"code"})
    assert set(refusal.value.message_dict) == {"flow"}
