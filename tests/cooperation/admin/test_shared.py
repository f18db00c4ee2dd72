"""Two editors with one form open: each is told of the other, what fits is joined, and nothing typed is lost."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cooperation.models import EvidenceSearch, OpenForm, Paragraph, Proposal, Source, Statement
from tests.cooperation import rows
from tests.cooperation.admin.conftest import Editor, address, sentences
from tests.cooperation.admin.forms import fields_of

pytestmark = pytest.mark.usefixtures("empty")


@pytest.fixture
def other(db: None) -> Editor:
    """A second editor."""
    user = User.objects.create_superuser("omarov", first_name="D.", last_name="Omarov", password="so-secret")
    client = Client()
    client.force_login(user)
    return Editor(client, user)


def test_what_only_one_of_two_changed_is_kept(editor: Editor, other: Editor) -> None:
    statement = rows.statement(summary="As it was", caution="")
    mine = editor.form_of(statement)
    assert other.changes(statement, caution="Provisional").status_code == 302
    response = editor.client.post(address(Statement, "change", statement.pk), mine | {"summary": "Mine"}, follow=True)
    statement.refresh_from_db()
    assert (statement.summary, statement.caution) == ("Mine", "Provisional")
    page = response.content.decode()
    assert "D. Omarov saved this row at" in page
    assert "Caution: Provisional" in page


def test_what_both_changed_is_chosen_by_the_second(editor: Editor, other: Editor) -> None:
    statement = rows.statement(summary="As it was", claim_type="intention", caution="")
    mine = editor.form_of(statement) | {"summary": "Mine", "claim_type": "courtesy"}
    other.changes(statement, summary="Theirs", caution="Provisional")
    page = editor.client.post(address(Statement, "change", statement.pk), mine)
    statement.refresh_from_db()
    assert statement.summary == "Theirs"
    text = page.content.decode()
    for words in ("D. Omarov saved this row at", "When you opened it: As it was", "Mine", "Theirs", "Provisional"):
        assert words in text
    assert [clash.label for clash in page.context["clashes"]] == ["Summary"]
    sent = fields_of(text, "collision_form")
    assert sent["_take-summary"] == "mine"
    editor.client.post(address(Statement, "change", statement.pk), sent)
    statement.refresh_from_db()
    assert (statement.summary, statement.claim_type, statement.caution) == ("Mine", "courtesy", "Provisional")


def test_the_second_can_take_what_the_first_wrote(editor: Editor, other: Editor) -> None:
    first, second, third = (rows.paragraph() for _ in range(3))
    statement = rows.statement(evidence=first)
    mine = editor.form_of(statement) | {"further_evidence": [str(second.pk)], "caution": "Mine"}
    other.changes(statement, further_evidence=[str(second.pk), str(third.pk)])
    page = editor.client.post(address(Statement, "change", statement.pk), mine)
    sent = fields_of(page.content.decode(), "collision_form") | {"_take-further_evidence": "theirs"}
    editor.client.post(address(Statement, "change", statement.pk), sent)
    statement.refresh_from_db()
    assert {*statement.further_evidence.all()} == {second, third}
    assert statement.caution == "Mine"


def test_a_third_change_meanwhile_is_told_too(editor: Editor, other: Editor) -> None:
    statement = rows.statement(summary="As it was")
    mine = editor.form_of(statement) | {"summary": "Mine"}
    other.changes(statement, summary="Theirs")
    sent = fields_of(
        editor.client.post(address(Statement, "change", statement.pk), mine).content.decode(), "collision_form"
    )
    other.changes(statement, summary="Theirs again")
    page = editor.client.post(address(Statement, "change", statement.pk), sent)
    assert [clash.theirs for clash in page.context["clashes"]] == ["Theirs again"]
    statement.refresh_from_db()
    assert statement.summary == "Theirs again"


def test_rows_within_a_form_are_joined(editor: Editor, other: Editor) -> None:
    source = rows.source()
    kept, changed = (rows.paragraph(source=source, number=number, summary=f"P{number}") for number in (1, 2))
    mine = editor.form_of(source) | {"paragraphs-0-summary": "Mine", "paragraphs-TOTAL_FORMS": "3"}
    mine |= {
        f"paragraphs-2-{name}": value
        for name, value in {"number": "", "attribution": "narrator", "summary": "New", "source": str(source.pk)}.items()
    }
    fields = {"number": "7", "attribution": "narrator", "summary": "Theirs, new", "source": str(source.pk)}
    added = {f"paragraphs-2-{name}": value for name, value in fields.items()}
    other.changes(source, **{"paragraphs-1-summary": "Theirs", "paragraphs-TOTAL_FORMS": "3"}, **added)
    response = editor.client.post(address(Source, "change", source.pk), mine)
    assert response.status_code == 302
    stored = dict(Paragraph.objects.filter(source=source).order_by("number").values_list("number", "summary"))
    assert stored == {1: "Mine", 2: "Theirs", 7: "Theirs, new", 8: "New"}
    assert {kept.pk, changed.pk} <= {*Paragraph.objects.values_list("pk", flat=True)}


def test_a_row_that_the_other_deleted_comes_back_with_my_words(editor: Editor, other: Editor) -> None:
    source = rows.source()
    paragraph = rows.paragraph(source=source, number=1)
    mine = editor.form_of(source) | {"paragraphs-0-summary": "Mine"}
    other.changes(source, **{"paragraphs-0-DELETE": "on"})
    assert not Paragraph.objects.filter(pk=paragraph.pk).exists()
    assert editor.client.post(address(Source, "change", source.pk), mine).status_code == 302
    assert Paragraph.objects.get(source=source).summary == "Mine"


def test_what_the_other_has_just_changed_is_not_deleted_unseen(editor: Editor, other: Editor) -> None:
    search = rows.evidence_search()
    proposal = search.proposal
    proposal.sectors.add(rows.sector(parent=rows.sector()))
    mine = editor.form_of(proposal) | {"searches-0-DELETE": "on"}
    other.changes(proposal, **{"searches-0-note": "Found since"})
    editor.client.post(address(Proposal, "change", proposal.pk), mine)
    assert EvidenceSearch.objects.get(pk=search.pk).note == "Found since"


def test_mine_can_be_kept_as_a_new_row(editor: Editor, other: Editor) -> None:
    statement = rows.statement(summary="As it was")
    mine = editor.form_of(statement) | {"summary": "Mine"}
    other.changes(statement, summary="Theirs")
    page = editor.client.post(address(Statement, "change", statement.pk), mine)
    sent = fields_of(page.content.decode(), "collision_form") | {"_typed": "1"}
    again = editor.client.post(page.context["add_url"], sent)
    assert "Nothing of it is saved yet" in sentences(again)
    assert fields_of(again.content.decode(), "statement_form")["summary"] == "Mine"
    assert Statement.objects.count() == 1


def test_what_is_no_token_is_passed_over(editor: Editor) -> None:
    statement = rows.statement()
    assert editor.changes(statement, _opened="nonsense", summary="Mine").status_code == 302


def test_forms_of_one_table_take_turns(editor: Editor) -> None:
    """The lock comes before the check whether a number is free, so that two who add at once cannot both pass it."""
    if connection.vendor != "postgresql":
        assert connection.settings_dict["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
        return
    sent = editor.form_of(rows.source()) | {"number": "77", "pair": str(rows.country_pair().pk)}
    with CaptureQueriesContext(
        connection,
    ) as captured:
        editor.client.post(address(Source, "add"), sent)
    asked = [query["sql"] for query in captured]
    lock = next(index for index, sql in enumerate(asked) if "FOR NO KEY UPDATE" in sql)
    check = next(index for index, sql in enumerate(asked) if '"number" = 77' in sql)
    assert lock < check


def test_others_who_have_the_form_open_are_named(editor: Editor, other: Editor) -> None:
    statement = rows.statement()
    assert "open too" not in editor.opens(Statement, "change", statement.pk)
    assert "editor has this form open too." in other.opens(Statement, "change", statement.pk)
    where = address(Statement, "open", statement.pk)
    assert editor.client.post(where).json() == {"others": "D. Omarov has this form open too."}
    assert other.client.post(where, {"left": "1"}).status_code == 204
    assert editor.client.post(where).json() == {"others": ""}


def test_a_form_that_was_saved_or_not_heard_of_is_no_longer_open(editor: Editor, other: Editor) -> None:
    statement = rows.statement()
    editor.changes(statement, caution="Saved")
    assert not OpenForm.objects.exists()
    editor.opens(Statement, "change", statement.pk)
    OpenForm.objects.update(seen_at=timezone.now() - timedelta(minutes=3))
    assert "open too" not in other.opens(Statement, "change", statement.pk)


def test_who_may_not_edit_is_not_told(editor: Editor) -> None:
    statement = rows.statement()
    client = Client()
    client.force_login(User.objects.create_user("guest", is_staff=True))
    assert client.post(address(Statement, "open", statement.pk)).status_code == 403
    assert editor.client.get(address(Statement, "open", statement.pk)).status_code == 405
