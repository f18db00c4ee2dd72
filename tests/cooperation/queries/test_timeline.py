"""What stands on a timeline: every dated row once, the newest first, at a constant cost."""

from datetime import date
from typing import Any

import pytest
from django.db.models import Count

from cooperation.models import CountryPair, Event, Proposal, StatusChange, Target, TradeFigure
from cooperation.queries.timeline import Entries, TimelineFilter, latest_events, total
from cooperation.queries.timeline_values import EventValue, StepValue
from cooperation.queries.trade_values import Figure, Goal
from tests.cooperation import rows
from tests.dashboard.built import TODAY

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize("kind", ["", "meeting", "document", "event", "status", "target"])
def test_counts_are_those_of_the_entries(kind: str) -> None:
    pair = CountryPair.objects.with_countries().by_slug("BLR-KAZ").get()
    kinds = (kind,) if kind else ()
    entries = list(Entries(pair, TimelineFilter(kind=kinds), TODAY).all())
    assert len(entries) == total(Entries(pair, TimelineFilter(), TODAY).counts(), kinds, ())
    assert len({(type(entry.row), entry.row.key) for entry in entries}) == len(entries)
    rows_of_pair = {model: model._default_manager.filter(pair=pair, state="published") for model in (Event, Target)}
    if kind == "target":
        assert len(entries) == rows_of_pair[Target].count()
    if not kind:
        assert {type(entry.row) for entry in entries} == {EventValue, StepValue, Figure, Goal}


@pytest.mark.usefixtures("shipped")
def test_the_latest_events_are_those_of_a_plain_sort() -> None:
    pair = CountryPair.objects.with_countries().by_slug("BLR-KAZ").get()
    day = date(2019, 1, 1)
    known = list(Event.objects.filter(pair=pair).published().as_of(day))
    known.sort(key=lambda event: event.code)
    known.sort(key=lambda event: str(event.happened_on), reverse=True)
    assert [event.code for event in latest_events([pair], day, 5)] == [event.code for event in known[:5]]


def test_a_page_costs_the_same_however_much_there_is(django_assert_max_num_queries: Any) -> None:
    def page() -> list[Any]:
        entries = Entries(event.pair, TimelineFilter(), TODAY)
        [shown] = entries.fetched(list(entries.page(1, 50)))
        return shown

    event = rows.event()
    # Where all stands, events, figures, targets, official series, and where they were read.
    with django_assert_max_num_queries(8) as before:
        page()
    for _ in range(9):
        rows.event(pair=event.pair)
    with django_assert_max_num_queries(len(before)):
        assert len(page()) == 10


@pytest.mark.usefixtures("shipped")
def test_entries_stand_by_date_each_with_the_paragraphs_of_its_row() -> None:
    pair = CountryPair.objects.with_countries().by_slug("BLR-KAZ").get()
    known = Entries(pair, TimelineFilter(), TODAY).happened
    assert known == sorted(known, key=lambda dated: dated.on, reverse=True)
    tables: dict[str, Any] = {"event": Event, "status": StatusChange, "figure": TradeFigure, "target": Target}
    dates = {"event": "happened_on", "status": "changed_on", "figure": "period_end", "target": "stated_on"}
    for entry, dated in zip(Entries(pair, TimelineFilter(), TODAY).all(), known, strict=True):
        row = tables[dated.table].objects.get(pk=dated.key)
        assert entry.row.key == dated.key
        assert str(getattr(row, dates[dated.table])) == dated.on
        assert list(map(str, entry.row.passages)) == list(map(str, row.paragraphs()))


@pytest.mark.usefixtures("shipped")
def test_an_event_names_the_published_proposals_that_it_bears_on_by_number() -> None:
    event = Event.objects.filter(bearings__isnull=False).annotate(n=Count("bearings")).order_by("-n")[0]
    numbers = sorted(bearing.proposal.number for bearing in event.bearings.select_related("proposal"))
    assert len(numbers) > 1

    def named() -> list[int]:
        [entry] = [
            one
            for one in Entries(event.pair, TimelineFilter(), TODAY).all()
            if one.row.key == event.pk and isinstance(one.row, EventValue)
        ]
        assert isinstance(entry.row, EventValue)
        return [number for number, _ in entry.row.shows]

    assert named() == numbers
    Proposal.objects.filter(pair=event.pair, number=numbers[0]).update(state="draft")
    assert named() == numbers[1:]


@pytest.mark.usefixtures("shipped")
def test_a_sector_keeps_the_events_and_statuses_of_its_proposals() -> None:
    pair = CountryPair.objects.with_countries().by_slug("BLR-KAZ").get()
    asked = TimelineFilter(sector=("transport", "logistics"))
    entries = Entries(pair, asked, TODAY)
    found = {(dated.table, dated.key) for dated in entries.happened}
    changes = StatusChange.objects.filter(pair=pair, proposal__sectors__code__in=asked.sector)
    events = Event.objects.filter(pair=pair, proposals__sectors__code__in=asked.sector)
    assert found == {("status", row.pk) for row in changes} | {("event", row.pk) for row in events}
    assert found
    everything = Entries(pair, TimelineFilter(), TODAY).counts()
    assert total(entries.counts(), (), (), "transport") == total(everything, (), (), "transport")


@pytest.mark.usefixtures("shipped")
def test_what_is_shown_twice_is_fetched_once(django_assert_max_num_queries: Any) -> None:
    pair = CountryPair.objects.with_countries().by_slug("BLR-KAZ").get()
    entries = Entries(pair, TimelineFilter(), TODAY)
    with django_assert_max_num_queries(9):  # where all stands; four kinds; sources, paragraphs, further ones; scopes
        first, second = entries.fetched(entries.happened[:40], entries.happened[20:60])
    assert [entry.row for entry in first[20:]] == [entry.row for entry in second[:20]]


def test_what_an_editor_reads_from_silence_is_no_news() -> None:
    """A status counts as reported where any of its sources is as late as its month, or states it."""
    made = rows.country_pair()
    old, late = (
        rows.paragraph(source=rows.source(pair=made, published_on=day)) for day in ("2019-07-30", "2024-05-10")
    )
    proposal = rows.proposal(pair=made, evidence=old)
    values = {"proposal": proposal, "evidence": old, "basis": "reading"}
    silent = rows.status_change(changed_on="2026-11-24", old="proposed", new="stalled", **values)
    further = rows.status_change(changed_on="2024-05-01", old="stalled", new="proposed", **values)
    further.further_evidence.add(late)
    rows.status_change(changed_on="2025-01-01", old="proposed", new="stalled", **values | {"basis": "stated"})
    rows.status_change(changed_on="2019-07-01", old="", new="proposed", **values)
    rows.status_change(changed_on="2024", old="proposed", new="stalled", **values | {"evidence": late})
    asked = {kind: TimelineFilter(kind=("status",), reported=kind) for kind in (False, True)}
    found = {kind: {entry.row.key for entry in Entries(made, asked[kind], TODAY).all()} for kind in asked}
    assert found[False] - found[True] == {silent.pk}
    assert len(found[True]) == 4
