"""Partial dates in the database: kept as stated, ordered by time."""

from datetime import date
from typing import Any

import pytest
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from cooperation.analysis.dates import PartialDate
from cooperation.models import Event, Source, StatusChange
from cooperation.models.fields import PartialDateField
from tests.cooperation import rows

pytestmark = pytest.mark.django_db


@st.composite
def partial_dates(draw: st.DrawFn, around: int | None = None) -> PartialDate:
    """A date as precise as it comes, in any year or within a year of one."""
    first, last = (1800, 2200) if around is None else (around - 1, around + 1)
    day = draw(st.dates(date(first, 1, 1), date(last, 12, 31)))
    return PartialDate.parse(day.isoformat()[: draw(st.sampled_from([4, 7, 10]))])


def stored_text(event: Event) -> str:
    """What the column holds."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT happened_on FROM cooperation_event WHERE id = %s", [event.pk])
        return str(cursor.fetchone()[0])


@pytest.mark.parametrize("text", ["2031", "2031-03", "2031-03-14"])
def test_a_date_comes_back_as_precise_as_it_went_in(text: str) -> None:
    event = rows.event(happened_on=text)
    assert stored_text(event) == text
    event.refresh_from_db()
    assert event.happened_on == PartialDate.parse(text)
    assert str(event.happened_on) == text


@pytest.mark.parametrize("empty", [None, ""])
def test_no_date_is_null(empty: str | None) -> None:
    rows.source(published_on=empty)
    assert Source.objects.filter(pair=rows.country_pair(), published_on__isnull=True).count() == 1


@settings(max_examples=50)
@given(dates=st.lists(partial_dates(around=2031), min_size=2, max_size=12))
def test_the_database_orders_as_python_does(dates: list[PartialDate]) -> None:
    with transaction.atomic():
        first = rows.event(happened_on=dates[0])
        copies = [
            Event(
                pair=first.pair,
                evidence=first.evidence,
                code=f"copy-{number}",
                happened_on=day,
                kind="talks",
                title="-",
            )
            for number, day in enumerate(dates[1:])
        ]
        Event.objects.bulk_create(copies)
        by_database = list(Event.objects.filter(pair=first.pair).order_by("happened_on"))
        transaction.set_rollback(True)
    assert [event.happened_on for event in by_database] == sorted(dates)


@settings(max_examples=50)
@given(stated=partial_dates(around=2031), asked=st.dates(date(2030, 1, 1), date(2032, 12, 31)))
def test_as_of_a_day_counts_what_had_begun_by_then(stated: PartialDate, asked: date) -> None:
    with transaction.atomic():
        change = rows.status_change(changed_on=stated)
        counted = StatusChange.objects.filter(pk=change.pk).as_of(asked).exists()
        transaction.set_rollback(True)
    assert counted == (stated.earliest <= asked)


@pytest.mark.parametrize(("asked", "counted"), [(date.min, False), (date(1799, 12, 31), False), (date.max, True)])
def test_a_day_outside_the_years_of_a_partial_date_may_be_asked_for(asked: date, counted: bool) -> None:
    change = rows.status_change(changed_on="2031")
    assert StatusChange.objects.filter(pk=change.pk).as_of(asked).exists() is counted


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("14.03.2031", "“14.03.2031” is not a date; write it as 2018, 2018-11 or 2018-11-26."),
        ("2031-13", "There is no month 13; write a month from 01 to 12."),
        ("2031-02-29", "There is no day 29 in 2031-02."),
        ("1799", "The year 1799 is outside 1800 to 2200."),
        ("2031-03-14\0", "is not a date"),
    ],
)
def test_what_is_no_date_is_refused_with_a_sentence(text: str, sentence: str) -> None:
    event = rows.event()
    event.happened_on = text
    with pytest.raises(ValidationError) as refusal:
        event.full_clean()
    assert sentence in refusal.value.message_dict["happened_on"][0]


def test_a_date_that_has_to_be_there_is_asked_for() -> None:
    event = rows.event()
    event.happened_on = ""
    with pytest.raises(ValidationError) as refusal:
        event.full_clean()
    assert refusal.value.message_dict["happened_on"] == ["This field cannot be blank."]


def test_a_form_says_how_a_date_is_written_and_gives_it_back() -> None:
    field = Event._meta.get_field("happened_on").formfield()
    assert field.help_text == "2018, 2018-11 or 2018-11-26"
    assert field.clean("2031-03") == "2031-03"


def test_a_dump_keeps_the_text() -> None:
    event = rows.event(happened_on="2031-03")
    dumped = serializers.serialize("json", [event])
    assert '"happened_on": "2031-03"' in dumped
    (restored,) = serializers.deserialize("json", dumped)
    assert isinstance(restored.object, Event)
    assert restored.object.happened_on == PartialDate.parse("2031-03")


@pytest.mark.parametrize("options", [{}, {"null": True, "blank": True}])
def test_a_migration_rebuilds_the_field(options: dict[str, Any]) -> None:
    field = PartialDateField("stated on", **options)
    _name, path, arguments, named = field.deconstruct()
    assert path == "cooperation.models.fields.PartialDateField"
    assert (arguments, named) == ([], {"verbose_name": "stated on", **options})
    assert PartialDateField(**named).max_length == 10
