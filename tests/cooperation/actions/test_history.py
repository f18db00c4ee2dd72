"""The history of the published record: it explains the record, and every change of it leaves a trace."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db.models import CharField, TextField

from cooperation.actions.affected import NAMED_BY, affected, together
from cooperation.actions.dataset import load_folder
from cooperation.actions.export import with_cells
from cooperation.actions.history import note_pair, seen
from cooperation.actions.publication import pages_changed, set_state
from cooperation.actions.record import MODELS, published_rows_of
from cooperation.ingest.contract import TABLES
from cooperation.models import (
    Body,
    Change,
    CountryPair,
    Event,
    Paragraph,
    Proposal,
    Publication,
    SearchEntry,
    Source,
)
from cooperation.models.fields import PartialDateField
from cooperation.queries.history import ChangeFilter, Changes
from tests.cooperation import rows
from tests.cooperation.conftest import PINNED

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(shipped: None) -> CountryPair:
    return CountryPair.objects.by_slug("BLR-KAZ").get()


def replayed(pair: CountryPair) -> dict[tuple[str, int], dict[str, str]]:
    """The record that the history tells, from its first change to its last."""
    record: dict[tuple[str, int], dict[str, str]] = {}
    for change in Change.objects.filter(pair=pair).order_by("pk"):
        key = (change.table, change.row)
        assert change.before == record.get(key, {})
        record[key] = change.after
    return {key: cells for key, cells in record.items() if cells}


def stored(pair: CountryPair) -> dict[tuple[str, int], dict[str, str]]:
    """The record as it is."""
    return {
        (table.name, row.pk): seen(table, row)
        for table in TABLES
        if table.name in MODELS
        for row in with_cells(table, published_rows_of(table.name, pair))
    }


def later(pair: CountryPair, revision: int) -> list[Change]:
    return list(Change.objects.filter(pair=pair, revision__gt=revision).order_by("pk"))


def test_the_history_explains_the_record_that_ships(pair: CountryPair) -> None:
    assert replayed(pair) == stored(pair)
    assert len(stored(pair)) > 400


def test_what_has_not_changed_leaves_no_trace(pair: CountryPair) -> None:
    count = Change.objects.count()
    note_pair(pair, by="nobody")
    load_folder(PINNED)
    assert Change.objects.count() == count


def test_a_correction_names_its_cells_and_who_made_it(pair: CountryPair) -> None:
    Proposal.objects.filter(pair=pair, number=7).update(title="Take part in each other's projects")
    pages_changed([pair], by="editor")
    (change,) = later(pair, pair.revision)
    assert (change.table, change.corrected, change.recorded_by) == ("proposals", ["title"], "editor")
    assert change.after["title"] == "Take part in each other's projects"
    assert change.before["title"].startswith("Take part in each other's projects: ")
    assert replayed(pair) == stored(pair)


@pytest.mark.parametrize("relation", ["sectors", "further_evidence"])
def test_a_list_that_changed_is_a_correction(pair: CountryPair, relation: str) -> None:
    getattr(Proposal.objects.get(pair=pair, number=10), relation).clear()
    pages_changed([pair], by="editor")
    (change,) = later(pair, pair.revision)
    assert change.corrected == ["sectors" if relation == "sectors" else "evidence"]


def test_what_an_event_shows_is_part_of_the_event(pair: CountryPair) -> None:
    event = Event.objects.get(code="cabin-shop-2024")
    event.bearings.update(shows="document")
    pages_changed([pair], by="editor")
    (change,) = later(pair, pair.revision)
    assert (change.before["proposals"], change.after["proposals"]) == ("15:partly", "15:document")


def test_a_withdrawn_row_is_gone_and_comes_back_as_it_was(pair: CountryPair) -> None:
    events = Event.objects.filter(code="culture-days-2022")
    set_state(rows=events, state=Publication.DRAFT, by="editor")
    (withdrawn,) = later(pair, pair.revision)
    assert withdrawn.after == {}
    set_state(rows=events, state=Publication.PUBLISHED, by="editor")
    _, back = later(pair, pair.revision)
    assert (back.before, back.after) == ({}, withdrawn.before)
    assert replayed(pair) == stored(pair)


def test_the_paragraphs_of_a_source_go_with_it(pair: CountryPair) -> None:
    source = rows.source(pair=pair, number=900)
    paragraph = rows.paragraph(source=source)
    pages_changed([pair], by="editor")
    set_state(rows=Source.objects.filter(pk=source.pk), state=Publication.DRAFT, by="editor")
    gone = [change for change in later(pair, pair.revision) if not change.after]
    assert {(change.table, change.row) for change in gone} == {("sources", source.pk), ("paragraphs", paragraph.pk)}


def test_a_deleted_row_leaves_its_last_words(pair: CountryPair) -> None:
    paragraph = rows.paragraph(source=rows.source(pair=pair, number=900), summary="Soon gone.")
    pages_changed([pair], by="editor")
    key = paragraph.pk
    Paragraph.objects.filter(pk=key).delete()
    pages_changed([pair], by="editor")
    last = Change.objects.filter(table="paragraphs", row=key).latest("pk")
    assert (last.before["summary"], last.after) == ("Soon gone.", {})
    assert replayed(pair) == stored(pair)


def test_drafts_are_nobody_s_business(pair: CountryPair) -> None:
    rows.proposal(
        pair=pair, number=900, state=Publication.DRAFT, evidence=Paragraph.objects.filter(source__pair=pair)[0]
    )
    pages_changed([pair], by="editor")
    assert [change.table for change in later(pair, pair.revision)] == []


CHANGES: list[tuple[type[Any], dict[str, Any], dict[str, Any]]] = [
    (Proposal, {"number": 7}, {"title": "Another title"}),
    (Proposal, {"number": 7}, {"state": "draft"}),
    (Source, {"number": 1}, {"title": "Another title"}),
    (Source, {"number": 1}, {"state": "draft"}),
    (Paragraph, {"source__number": 1, "number": 19}, {"summary": "Other words"}),
    (Event, {"code": "cabin-shop-2024"}, {"state": "draft"}),
    (Body, {"code": "eaeu"}, {"name": "Another name"}),
]


@pytest.mark.parametrize(("model", "asked", "values"), CHANGES)
def test_the_rows_that_a_change_affects_are_all_that_differ(
    pair: CountryPair, model: type[Any], asked: dict[str, Any], values: dict[str, Any]
) -> None:
    """Comparing the affected rows alone finds what comparing the whole record finds, and the search too."""
    row = model.objects.get(**({"pair": pair} if hasattr(model, "pair") else {"source__pair": pair}) | asked)
    keys = affected([row])
    model.objects.filter(pk=row.pk).update(**values)
    pages_changed([pair], by="editor", keys=keys)
    found = {(change.table, change.row) for change in later(pair, pair.revision)}
    entries = {*SearchEntry.objects.values_list("table", "row", "title", "text")}
    assert found
    note_pair(pair, by="editor")
    assert {(change.table, change.row) for change in later(pair, pair.revision)} == found
    assert {*SearchEntry.objects.values_list("table", "row", "title", "text")} == entries


# Texts that stand alone in no row.
BOUND = {"currency", "share_of", "uncheckable"}


@pytest.mark.parametrize("model", NAMED_BY, ids=lambda model: model.__name__)
def test_a_row_that_is_named_as_before_is_followed_by_none(pair: CountryPair, model: type[Any]) -> None:
    """Comparing it alone finds what comparing the whole record finds, whatever else of its texts changes."""
    row = published_rows_of(next(name for name, of in MODELS.items() if of is model), pair)[0]
    texts = {
        field.name: f"{getattr(row, field.name)}x"[: field.max_length]
        for field in model._meta.fields
        if isinstance(field, CharField | TextField) and not field.choices and not isinstance(field, PartialDateField)
    }
    changed = {name: text for name, text in texts.items() if name not in NAMED_BY[model] | BOUND}
    model.objects.filter(pk=row.pk).update(**changed)
    pages_changed([pair], by="editor", keys=affected([row], changed))
    found, entries = changes_and_entries(pair)
    assert len(found) == 1
    note_pair(pair, by="editor")
    assert changes_and_entries(pair) == (found, entries)


def changes_and_entries(pair: CountryPair) -> tuple[set[Any], set[Any]]:
    """What was noted since, and what the search holds."""
    found = {(change.table, change.row) for change in later(pair, pair.revision)}
    return found, {*SearchEntry.objects.values_list("table", "row", "title", "text")}


def test_what_all_pairs_share_affects_any_row(pair: CountryPair) -> None:
    assert affected([pair.first]) is None
    assert together({"sources": {1}}, None) is None
    assert together({"sources": {1}}, {"sources": {2}, "events": {3}}) == {"sources": {1, 2}, "events": {3}}


def test_all_that_is_done_in_one_go_has_one_revision(pair: CountryPair) -> None:
    Proposal.objects.filter(pair=pair, number__in=[1, 2]).update(caution="Made up.")
    pages_changed([pair], by="editor")
    pair.refresh_from_db()
    assert {change.revision for change in later(pair, pair.revision - 1)} == {pair.revision}
    assert len(later(pair, pair.revision - 1)) == 2


def test_other_pairs_keep_their_own_history(pair: CountryPair, django_assert_num_queries: Any) -> None:
    other = rows.proposal()
    pages_changed([other.pair], by="editor")
    tables = set(Change.objects.filter(pair=other.pair).values_list("table", flat=True))
    assert tables == {"proposals", "sources", "paragraphs"}
    assert not Change.objects.filter(pair=pair, table="proposals", row=other.pk).exists()


def test_a_slip_mended_at_once_is_no_news(pair: CountryPair) -> None:
    row = Proposal.objects.get(pair=pair, number=7)
    for title in ("A tpying error", "A typing error"):
        Proposal.objects.filter(pk=row.pk).update(title=title)
        pages_changed([pair], by="editor", why="Read again.")
    first, slip = later(pair, pair.revision)
    assert (first.is_slip, slip.is_slip) == (False, True)
    assert slip.why == "Read again."
    assert replayed(pair) == stored(pair)
    assert Changes(pair, ChangeFilter()).totals()[0] == Change.objects.filter(pair=pair).count() - 1


@pytest.mark.parametrize("late", [True, False])
def test_a_correction_by_another_or_after_an_hour_is_news(pair: CountryPair, late: bool) -> None:
    row = Proposal.objects.get(pair=pair, number=7)
    for title, by in (("One", "editor"), ("Other", "editor" if late else "reviewer")):
        Proposal.objects.filter(pk=row.pk).update(title=title)
        pages_changed([pair], by=by)
        if late:
            Change.objects.filter(recorded_by="editor").update(recorded_at=datetime.now(UTC) - timedelta(minutes=61))
    assert [change.is_slip for change in later(pair, pair.revision)] == [False, False]
