"""What forms refuse beyond their fields, what they fill in, and what they keep."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cooperation.actions.roles import make_roles
from cooperation.models import (
    Country,
    Event,
    Paragraph,
    Proposal,
    ProposalParty,
    Sector,
    Source,
    Statement,
    Target,
    TradeFigure,
    Translation,
)
from tests.cooperation import rows
from tests.cooperation.admin.conftest import Editor, address, sentences
from tests.cooperation.admin.forms import fields_of


def test_a_taken_number_says_so_and_names_a_free_one(editor: Editor) -> None:
    first, last = rows.source(), rows.source()
    fields = {"pair": first.pair_id, "title": "T", "publisher": "P", "language": "en", "kind": "press"}
    response = editor.adds(Source, **fields, number=first.number, extent="whole", state="draft")
    assert f"This number is taken: “{first}”. The next free one is {last.number + 1}." in sentences(response)
    assert fields_of(response.content.decode(), "source_form")["title"] == "T"


@pytest.mark.usefixtures("shipped")
def test_the_only_pair_and_the_next_number_are_filled_in(editor: Editor) -> None:
    form = fields_of(editor.opens(Proposal, "add"), "proposal_form")
    latest = Proposal.objects.latest("number")
    assert (form["pair"], form["number"]) == (str(latest.pair_id), str(latest.number + 1))


def test_of_several_pairs_none_is_filled_in(editor: Editor) -> None:
    pair = rows.country_pair()
    assert "pair" not in fields_of(editor.opens(Proposal, "add"), "proposal_form")
    asked = fields_of(editor.opens(Proposal, "add", pair=str(pair.pk)), "proposal_form")
    assert (asked["pair"], asked["number"]) == (str(pair.pk), "1")


def test_an_empty_number_is_the_next_free_one(editor: Editor) -> None:
    last = rows.source()
    fields = {"title": "T", "publisher": "P", "language": "en", "kind": "press", "extent": "whole", "state": "draft"}
    assert editor.adds(Source, **fields, pair=last.pair_id, number="").status_code == 302
    assert Source.objects.get(title="T").number == last.number + 1
    source = rows.source(number=900)
    rows.paragraph(source=source, number=4)
    within = {"number": "", "attribution": "narrator", "summary": "Added.", "source": source.pk, "id": ""}
    new = {f"paragraphs-{index}-{name}": value for index in (1, 2) for name, value in within.items()}
    assert editor.changes(source, **new, **{"paragraphs-TOTAL_FORMS": 3}).status_code == 302
    assert {*source.paragraphs.values_list("number", flat=True)} == {4, 5, 6}


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize(("term", "first"), [("tr", "transport"), ("indu", "industr"), ("транс", "transport")])
def test_sectors_are_found_by_the_start_of_a_word(editor: Editor, term: str, first: str) -> None:
    asked = {"app_label": "cooperation", "model_name": "proposal", "field_name": "sectors", "term": term}
    found = [row["text"] for row in editor.client.get("/admin/autocomplete/", asked).json()["results"]]
    assert any(first in name.lower() for name in found)
    groups = {str(sector) for sector in Sector.objects.filter(parent=None)}
    assert not groups & {*found}
    named = Sector.objects.leaves().in_bulk()
    of_term = [s for s in named.values() if str(s) in found]
    assert all(any(word.startswith(term) for word in re.split(r"\W", _names(sector))) for sector in of_term)


def _names(sector: Sector) -> str:
    return " ".join([sector.name_en, sector.name_ru, sector.name_kk, sector.name_be]).lower()


def test_a_proposal_is_not_filed_under_a_group(editor: Editor) -> None:
    proposal = rows.proposal()
    group = rows.sector()
    proposal.sectors.add(rows.sector(parent=group))
    assert "not one of the available choices" in sentences(editor.changes(proposal, sectors=[str(group.pk)]))


def test_what_would_be_deleted_is_named(editor: Editor) -> None:
    search = rows.evidence_search(proposal=rows.proposal(state="draft"))
    search.proposal.sectors.add(rows.sector(parent=rows.sector()))
    search.proposal.further_evidence.add(rows.paragraph())
    page = editor.opens(Proposal, "delete", search.proposal_id)
    assert search.query_words in page
    assert "object (" not in page
    sent = {"action": "delete_selected", "index": "0", "_selected_action": [str(search.proposal_id)]}
    assert "object (" not in editor.client.post(address(Proposal, "changelist"), sent).content.decode()


def test_numbers_and_codes_of_published_rows_stay(editor: Editor) -> None:
    statement = rows.statement(code="kept")
    form = editor.form_of(statement)
    assert "code" not in form
    assert editor.changes(statement, code="other").status_code == 302
    statement.refresh_from_db()
    assert statement.code == "kept"
    Statement.objects.update(state="draft")
    assert editor.changes(statement, code="other").status_code == 302
    statement.refresh_from_db()
    assert statement.code == "other"


def test_a_row_stays_in_its_pair(editor: Editor) -> None:
    source = rows.source(state="draft")
    other = rows.country_pair("ARM", "GEO")
    assert "pair" not in editor.form_of(source)
    assert editor.changes(source, pair=other.pk).status_code == 302
    source.refresh_from_db()
    assert source.pair == rows.country_pair()


@pytest.mark.parametrize("name", ["evidence", "further_evidence", "part_of"])
def test_rows_of_another_pair_are_refused(editor: Editor, name: str) -> None:
    proposal = rows.proposal()
    proposal.sectors.add(rows.sector(parent=rows.sector()))
    elsewhere = rows.proposal(pair=rows.country_pair("ARM", "GEO"))
    foreign = elsewhere if name == "part_of" else elsewhere.evidence
    assert "another pair" in sentences(editor.changes(proposal, **{name: foreign.pk}))


def test_parties_and_bearings_of_another_pair_are_refused(editor: Editor) -> None:
    elsewhere = rows.country_pair("ARM", "GEO")
    party = rows.party()
    response = editor.changes(party, body=rows.body(pair=elsewhere).pk)
    assert "another pair" in sentences(response)
    event = rows.event()
    within = {"bearings-0-proposal": rows.proposal(pair=elsewhere).pk, "bearings-0-shows": "document"}
    response = editor.changes(event, **within, **{"bearings-TOTAL_FORMS": 1, "bearings-0-event": event.pk})
    assert "another pair" in sentences(response)
    assert not Event.objects.get(pk=event.pk).bearings.exists()


def test_a_published_row_rests_on_published_sources(editor: Editor) -> None:
    statement = rows.statement(state="draft", evidence=rows.paragraph(source=rows.source(state="draft", number=7)))
    response = editor.changes(statement, state="published")
    assert "Source 7 is not published, so that readers cannot open it; publish it first." in sentences(response)
    page = editor.does("publish", statement).content.decode()
    assert "Nothing was changed." in page
    assert "Source 7 is not published" in page
    editor.does("publish", statement.evidence.source)
    assert editor.changes(statement, state="published").status_code == 302


def test_a_cited_source_is_not_withdrawn(editor: Editor) -> None:
    statement = rows.statement(summary="Cites it.")
    source = statement.evidence.source
    assert "Published claims rest on this source" in sentences(editor.changes(source, state="draft"))
    assert "“Cites it.”" in editor.does("withdraw", source).content.decode()
    source.refresh_from_db()
    assert source.state == "published"


def test_publishing_is_noted_in_the_log(editor: Editor) -> None:
    statement = rows.statement(state="draft")
    editor.does("publish", statement)
    assert "Changed state." in editor.opens(Statement, "history", statement.pk)


def test_actions_need_the_permission_to_change(editor: Editor) -> None:
    statement = rows.statement(state="draft")
    editor.user.is_superuser = False
    editor.user.save()
    editor.user.user_permissions.add(Permission.objects.get(codename="view_statement"))
    assert 'value="publish"' not in editor.opens(Statement, "changelist")
    editor.does("publish", statement)
    statement.refresh_from_db()
    assert statement.state == "draft"


def test_a_paragraph_is_added_within_its_source(editor: Editor) -> None:
    source = rows.source()
    within = {"number": 3, "attribution": "narrator", "speaker": "", "summary": "Added.", "source": source.pk, "id": ""}
    fields = {f"paragraphs-0-{name}": value for name, value in within.items()}
    assert editor.changes(source, **fields, **{"paragraphs-TOTAL_FORMS": 1}).status_code == 302
    twice = fields | {f"paragraphs-1-{name}": value for name, value in within.items()}
    twice["paragraphs-0-id"] = Paragraph.objects.get(source=source).pk
    response = editor.changes(source, **twice, **{"paragraphs-TOTAL_FORMS": 2})
    assert "This number is taken" in sentences(response)
    assert Paragraph.objects.filter(source=source).count() == 1


def test_a_cited_paragraph_is_not_deleted_within_its_source(editor: Editor) -> None:
    statement = rows.statement()
    response = editor.changes(statement.evidence.source, **{"paragraphs-0-DELETE": "on"})
    assert "would require deleting the following protected related objects" in sentences(response)
    assert Paragraph.objects.filter(pk=statement.evidence_id).exists()


def test_a_party_has_a_role_once(editor: Editor) -> None:
    party = rows.party()
    fields = {"proposal": party.proposal_id, "body": party.body_id, "role": party.role}
    assert "already exists" in sentences(editor.adds(ProposalParty, **fields))


def test_the_code_of_a_country_stays(editor: Editor) -> None:
    country = rows.country()
    assert editor.changes(country, code="XAB", name_en="Elsewhere").status_code == 302
    assert Country.objects.get(pk=country.pk).name_en == "Elsewhere"
    assert not Country.objects.filter(pk="XAB").exists()


def test_a_translation_is_of_a_text_that_exists(editor: Editor) -> None:
    translation = rows.translation(object_id=rows.proposal().pk)
    assert "is no text of a proposal; it has:" in sentences(editor.changes(translation, field="number"))
    assert "There is no proposal with the number 987654." in sentences(editor.changes(translation, object_id="987654"))
    assert "There is no proposal" in sentences(editor.changes(translation, object_id="9" * 15))
    page = editor.opens(Translation, "changelist")
    assert "Dig a made-up canal" in page


def test_the_index_lists_drafts_that_wait(editor: Editor) -> None:
    rows.statement(state="draft")
    page = editor.client.get("/admin/").content.decode()
    assert f'href="{address(Statement, "changelist")}?state__exact=draft">1 draft<' in page


def test_what_is_not_changed_within_a_form_is_not_looked_up(editor: Editor) -> None:
    """A save asks as often for a source with many paragraphs as for one with few."""
    few, many = rows.source(), rows.source()
    for source, count in ((few, 2), (many, 12)):
        for number in range(1, count + 1):
            rows.paragraph(source=source, number=number)
    asked: list[int] = []
    for source in (few, many, few, many):
        form = editor.form_of(source) | {"publisher": f"Made-up paper {len(asked)}"}
        with CaptureQueriesContext(connection) as queries:
            assert editor.client.post(address(Source, "change", source.pk), form).status_code == 302
        asked.append(len(queries))
    assert asked[2] == asked[3]


def test_an_empty_form_names_each_field_that_is_missing(editor: Editor) -> None:
    page = str(editor.adds(Target).content, "utf-8")
    assert re.search(r"Nothing is saved yet: there are \d problems\.", page)
    assert '<li><a href="#id_stated_on">Stated on</a>: Fill this in.</li>' in page
    assert "required" not in sentences(editor.adds(Target))


def test_a_problem_within_a_form_says_in_which_rows(editor: Editor) -> None:
    step = rows.status_change()
    page = str(editor.changes(step.proposal, **{"status_changes-0-changed_on": "nonsense"}).content, "utf-8")
    assert 'href="#id_status_changes-0-changed_on">Status change, Changed on</a>' in page


def test_what_concerns_the_whole_form_is_told_with_the_rest(editor: Editor) -> None:
    page = str(editor.adds(TradeFigure).content, "utf-8")
    assert "<li>State an amount, a growth rate or a share, or several of them.</li>" in page


def test_a_code_left_empty_is_the_next_one(editor: Editor) -> None:
    stated = rows.statement(code="S08")
    fields = {"pair": stated.pair_id, "evidence": stated.evidence_id, "summary": "Numbered by nobody."}
    assert editor.adds(Statement, **fields, claim_type="intention", checkability="numeric").status_code == 302
    assert Statement.objects.get(summary="Numbered by nobody.").code == "S09"


def test_a_code_is_refused_without_words_of_a_programmer(editor: Editor) -> None:
    said = sentences(editor.changes(rows.statement(state="draft"), code="not this!"))
    assert "Latin letters, digits and hyphens only." in said
    assert "slug" not in said


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("draft", "Readers do not see this row."),
        ("review", "Readers do not see this row."),
        ("published", "Readers see this row; what you save is on its page at once."),
        ("withdrawn", "Readers no longer see this row"),
    ],
)
def test_a_form_says_what_readers_see(editor: Editor, state: str, said: str) -> None:
    figure = rows.trade_figure(state=state)
    assert said in editor.opens(TradeFigure, "change", figure.pk)


def test_who_may_not_publish_alone_is_told_that_a_change_waits(editor: Editor) -> None:
    figure, event = rows.trade_figure(), rows.event()
    editor.user.is_superuser = False
    editor.user.save()
    make_roles()
    editor.user.groups.add(Group.objects.get(name="Editor"))
    assert "once another person has published it" in editor.opens(TradeFigure, "change", figure.pk)
    assert "is on its page at once" in editor.opens(Event, "change", event.pk)


def test_only_a_stored_row_asks_why_it_changes(editor: Editor) -> None:
    assert "id_why" not in editor.opens(Event, "add")
    assert "id_why" in editor.opens(Event, "change", rows.event().pk)


def test_a_box_finds_rows_of_the_pair_that_its_form_is_about(editor: Editor) -> None:
    own, other = rows.statement(), rows.statement(pair=rows.country_pair("KAZ", "KGZ"))
    asked: dict[str, Any] = {"app_label": "cooperation", "model_name": "event", "field_name": "evidence", "term": ""}

    def found(**query: Any) -> set[str]:
        answer = editor.client.get("/admin/autocomplete/", asked | query).json()["results"]
        return {row["text"].rpartition(" · ")[2] for row in answer}

    assert found(pair=own.pair_id) == {own.pair.slug}
    assert found(pair=other.pair_id) == {other.pair.slug}
    assert found(pair="nonsense") == found()
    of_pairs = asked | {"field_name": "pair", "pair": other.pair_id}
    assert len(editor.client.get("/admin/autocomplete/", of_pairs).json()["results"]) > 1
    assert f'data-pair="{other.pair_id}"' in editor.opens(Statement, "change", other.pk)


@pytest.mark.parametrize(("before", "after"), [("published", "withdrawn"), ("draft", "published")])
def test_a_refused_form_with_another_state_opens_again(editor: Editor, before: str, after: str) -> None:
    event = rows.event(state=before)
    answer = editor.changes(event, state=after, title="", why="Made up.")
    assert "Fill this in" in sentences(answer)
    # The code stands as it does in the form that was opened.
    assert ('name="code"' in answer.content.decode()) == (before == "draft")
