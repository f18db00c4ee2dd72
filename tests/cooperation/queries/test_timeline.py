"""What stands on a timeline: every dated row once, the newest first, at a constant cost."""

from datetime import date
from typing import Any

import pytest

from cooperation.models import CountryPair, Event, StatusChange, Target, TradeFigure
from cooperation.queries.timeline import Entries, TimelineFilter, counts, latest_events, total
from tests.cooperation import rows
from tests.dashboard.built import TODAY

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize("kind", ["", "meeting", "document", "event", "status", "target"])
def test_counts_are_those_of_the_entries(kind: str) -> None:
    pair = CountryPair.objects.with_countries().by_slug("BLR-KAZ").get()
    kinds = (kind,) if kind else ()
    entries = list(Entries(pair, TimelineFilter(kind=kinds), TODAY).all())
    assert len(entries) == total(counts(pair, TimelineFilter(), TODAY), kinds, ())
    assert len({(type(entry.row), entry.row.pk) for entry in entries}) == len(entries)
    rows_of_pair = {model: model._default_manager.filter(pair=pair, state="published") for model in (Event, Target)}
    if kind == "target":
        assert len(entries) == rows_of_pair[Target].count()
    if not kind:
        assert {type(entry.row) for entry in entries} == {Event, StatusChange, Target, TradeFigure}


@pytest.mark.usefixtures("shipped")
def test_the_latest_events_are_those_of_a_plain_sort() -> None:
    pair = CountryPair.objects.with_countries().by_slug("BLR-KAZ").get()
    day = date(2019, 1, 1)
    known = list(Event.objects.filter(pair=pair).published().as_of(day))
    known.sort(key=lambda event: event.code)
    known.sort(key=lambda event: str(event.happened_on), reverse=True)
    assert [event.code for event in latest_events([pair], day, 5)] == [event.code for event in known[:5]]


def test_a_page_costs_the_same_however_much_there_is(django_assert_max_num_queries: Any) -> None:
    event = rows.event()
    with django_assert_max_num_queries(5) as before:  # how many, keys, rows, further evidence, proposals
        Entries(event.pair, TimelineFilter(), TODAY).page(1, 50)
    for _ in range(9):
        rows.event(pair=event.pair)
    with django_assert_max_num_queries(len(before)):
        Entries(event.pair, TimelineFilter(), TODAY).page(1, 50)
