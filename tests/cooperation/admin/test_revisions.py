"""Whatever is done in the administration is on the pages at once: the pairs concerned get a new revision."""

import pytest
from django.db import connection, models
from django.test.utils import CaptureQueriesContext

from cooperation.actions.pairs import SHOWN_BY_ALL
from cooperation.models import (
    Change,
    CountryPair,
    Paragraph,
    Proposal,
    Sector,
    Source,
    StatusChange,
    Target,
    TradeFigure,
)
from tests.cooperation import rows
from tests.cooperation.admin.conftest import Editor, address
from tests.cooperation.admin.made import EDITED, OF_APP, REGISTERED, row_of

# What is written by uploads and by the site itself, and never by hand.
# Memberships stand within the form of their group, earlier deadlines within that of their proposal.
NOT_EDITED = {
    *("Membership", "OpenForm", "Review", "SearchEntry", "ProductCoverage", "ProductTrade"),
    *("TextParagraph", "MarkedWords", "EarlierDeadline", "FrozenChart"),
}
PUBLISHED = [model for model in EDITED if any(field.name == "state" for field in model._meta.fields)]
# Sectors are retired, and a pair that is gone has no page left to tell.
DELETED = [model for model in EDITED if model not in {Sector, CountryPair}]
each_model = pytest.mark.parametrize("model", EDITED, ids=lambda model: model.__name__)


def revisions() -> dict[str, int]:
    """The revision of each pair, by its address."""
    return {pair.slug: pair.revision for pair in CountryPair.objects.all()}


def grown(before: dict[str, int]) -> set[str]:
    """The pairs whose pages are new since then."""
    return {slug for slug, revision in revisions().items() if revision > before.get(slug, 0)}


def shown_by(model: type[models.Model]) -> set[str]:
    """The pairs that have to notice a change of a made-up row."""
    return {"BLR-KAZ", "KGZ-UZB"} if model in SHOWN_BY_ALL else {"KGZ-UZB"}


def test_every_model_is_edited_unless_it_is_never_written_by_hand() -> None:
    assert {model.__name__ for model in OF_APP - REGISTERED} == NOT_EDITED


@each_model
def test_saving_a_row(editor: Editor, model: type[models.Model]) -> None:
    row = row_of(model)
    rows.country_pair()
    before = revisions()
    response = editor.changes(row)
    assert response.status_code == 302, response.context["errors"]
    assert grown(before) == shown_by(model)


@each_model
def test_adding_a_row(editor: Editor, model: type[models.Model]) -> None:
    rows.country_pair()
    row = row_of(model)
    form = editor.form_of(row) | fixed_fields(row)
    row.delete()
    before = revisions()
    response = editor.adds(model, **form)
    assert response.status_code == 302, response.context["errors"]
    assert grown(before) == shown_by(model)


def fixed_fields(row: models.Model) -> dict[str, str]:
    """Fields that the form of a stored row shows but does not ask for."""
    names = {"pair", "proposal", "source", "first", "second", "number", "code"}
    fields = [field for field in row._meta.fields if field.name in names]
    return {field.name: str(getattr(row, field.attname)) for field in fields}


def drafted(row: models.Model) -> models.Model:
    """The row as one that readers never saw; what was published is not deleted."""
    if row._meta.model in PUBLISHED:
        type(row)._default_manager.filter(pk=row.pk).update(state="draft")
    return row


@pytest.mark.parametrize("model", DELETED, ids=lambda model: model.__name__)
def test_deleting_a_row(editor: Editor, model: type[models.Model]) -> None:
    rows.country_pair()
    row = drafted(row_of(model))
    before = revisions()
    assert editor.deletes(row).status_code == 302
    assert not model._default_manager.filter(pk=row.pk).exists()
    assert grown(before) == shown_by(model)


def test_deleting_a_pair_of_which_nothing_is_known(editor: Editor) -> None:
    pair = rows.country_pair("ARM", "GEO")
    before = revisions()
    assert editor.deletes(pair).status_code == 302
    assert not CountryPair.objects.filter(pk=pair.pk).exists()
    assert grown(before) == set()


def test_sectors_are_retired_rather_than_deleted(editor: Editor) -> None:
    sector = rows.sector()
    assert editor.deletes(sector).status_code == 403
    assert Sector.objects.filter(pk=sector.pk).exists()


@pytest.mark.parametrize("model", DELETED, ids=lambda model: model.__name__)
def test_deleting_selected_rows(editor: Editor, model: type[models.Model]) -> None:
    rows.country_pair()
    row = drafted(row_of(model))
    before = revisions()
    editor.does("delete_selected", row)
    assert not model._default_manager.filter(pk=row.pk).exists()
    assert grown(before) == shown_by(model)


@pytest.mark.parametrize("action", ["publish", "withdraw"])
@pytest.mark.parametrize("model", PUBLISHED, ids=lambda model: model.__name__)
def test_publishing_and_withdrawing_rows(editor: Editor, model: type[models.Model], action: str) -> None:
    row = row_of(model)
    model._default_manager.filter(pk=row.pk).update(state="draft" if action == "publish" else "published")
    before = revisions()
    editor.does(action, row)
    row.refresh_from_db()
    assert row.state == ("published" if action == "publish" else "withdrawn")
    assert grown(before) == {"KGZ-UZB"}


def test_what_is_within_a_form_counts(editor: Editor) -> None:
    paragraph = rows.paragraph()
    before = revisions()
    assert editor.changes(paragraph.source, **{"paragraphs-0-summary": "Corrected."}).status_code == 302
    assert Paragraph.objects.get(pk=paragraph.pk).summary == "Corrected."
    assert grown(before) == {"KGZ-UZB"}


def test_refused_changes_leave_the_pages_as_they_are(editor: Editor) -> None:
    source = rows.source()
    before = revisions()
    assert editor.changes(source, title="").status_code == 200
    assert revisions() == before


def test_the_history_names_the_account(editor: Editor) -> None:
    proposal = row_of(Proposal)
    editor.changes(proposal)
    editor.changes(proposal, title="Dig two made-up canals")
    change = Change.objects.newest_first().filter(table="proposals", row=proposal.pk)[0]
    assert (change.recorded_by, change.corrected, change.revision) == ("editor", ["title"], 3)


def test_deleting_a_proposal_takes_its_steps_along(editor: Editor) -> None:
    change = rows.status_change(state="draft", proposal=rows.proposal(state="draft"))
    assert editor.deletes(change.proposal).status_code == 302
    assert not StatusChange.objects.filter(pk=change.pk).exists()
    assert not Proposal.objects.filter(pk=change.proposal_id).exists()


def test_source_with_citations_stays(editor: Editor) -> None:
    proposal = rows.proposal()
    Source.objects.update(state="draft")
    page = editor.client.get(f"/admin/cooperation/source/{proposal.evidence.source_id}/delete/").content.decode()
    assert "This cannot be deleted, and nothing has been" in page
    editor.deletes(proposal.evidence.source)
    assert Source.objects.filter(pk=proposal.evidence.source_id).exists()


def test_an_event_that_no_longer_bears_on_a_proposal_is_told(editor: Editor) -> None:
    """A line within another form that is moved to another row changes the row that it leaves, too."""
    bearing = rows.bearing()
    left, event = bearing.event, rows.event()
    proposal = row_of(Proposal)
    bearing.proposal = proposal
    bearing.save()
    editor.changes(proposal)
    editor.changes(proposal, **{"bearings-0-event": str(event.pk)})
    noted = Change.objects.filter(table="events", recorded_by="editor").order_by("pk")
    assert [(change.row, change.after["proposals"]) for change in noted][-2:] == [
        (left.pk, ""),
        (event.pk, f"{proposal.number}:{bearing.shows}"),
    ]


# Each question to the database costs Django about half a millisecond, whatever it asks.
MOST_QUERIES: dict[type[models.Model], int] = {TradeFigure: 42, Target: 42, StatusChange: 42, Proposal: 55}


@pytest.mark.parametrize("model", MOST_QUERIES, ids=lambda model: model.__name__)
def test_a_save_asks_few_questions(editor: Editor, model: type[models.Model]) -> None:
    row = row_of(model)
    editor.changes(row)
    sent = editor.form_of(row) | {"caution": "Look twice", "why": "Made up."}
    with CaptureQueriesContext(connection) as asked:
        assert editor.client.post(address(model, "change", row.pk), sent).status_code == 302
    assert len(asked) <= MOST_QUERIES[model]
