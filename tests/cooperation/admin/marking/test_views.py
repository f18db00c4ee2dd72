"""The pages on which claims are made from marked words."""

from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from cooperation.actions.roles import make_roles
from cooperation.actions.texts import keep_text
from cooperation.admin.typed import TYPED
from cooperation.models import (
    Event,
    MarkedWords,
    Paragraph,
    Proposal,
    Publication,
    Source,
    Statement,
    StatusChange,
    Target,
    TradeFigure,
)
from tests.browser.articles import TALKS
from tests.cooperation import rows
from tests.cooperation.admin.conftest import Editor
from tests.cooperation.rows import held

FIGURE = "almost 65% in January-September 2016, to $0.5 billion"
UNQUOTED = "which it finds too little"


@pytest.fixture
def source(db: None) -> Source:
    title, *paragraphs = TALKS.splitlines()
    stored = rows.source(title=title, state=Publication.DRAFT, published_on="2017-03-14")
    keep_text(source=stored, paragraphs=paragraphs)
    return stored


def address(source: Source, page: str = "mark") -> str:
    return reverse(f"admin:cooperation_source_{page}", args=[source.pk])


def made(editor: Editor, source: Source, made_as: str, marked: str, **fields: Any) -> Any:
    """Open the form for words of paragraph 19, alter some of its fields and send it."""
    asked = {"p": "19", "words": marked, "as": made_as}
    form = editor.client.get(address(source), asked).context["form"]
    values = {name: form[name].value() for name in form.fields}
    sent = {name: value for name, value in values.items() if value not in (None, "", [])}
    return editor.client.post(address(source), sent | asked | fields, follow=True)


def test_a_source_without_its_text_says_what_there_is_and_where_to_paste_it(editor: Editor) -> None:
    paragraph = rows.paragraph(source=rows.source(url="https://example.org/talks"))
    page = editor.client.get(address(paragraph.source)).text
    assert "0 paragraphs" not in page
    assert "Its 1 summary of a paragraph stays as it is." in page
    assert '<a href="https://example.org/talks" rel="noopener external">its page</a>' in page
    assert page.count(f'href="{address(paragraph.source, "text")}"') == 1


def test_a_figure(editor: Editor, source: Source) -> None:
    page = made(editor, source, "figure", FIGURE)
    figure = TradeFigure.objects.get(evidence__source=source)
    assert "Figure kept as a draft: H01: turnover, Jan–Sep 2016" in page.text
    assert (held(figure, "value_usd"), held(figure, "step_usd")) == (Decimal(500_000_000), Decimal(100_000_000))
    assert (held(figure, "growth_percent"), held(figure, "growth_qualifier")) == (Decimal(65), "almost")
    assert (figure.flow, figure.category, figure.reporter, figure.state) == ("TT", "not_said", None, "draft")
    assert (figure.quote, figure.attribution) == (FIGURE, "narrator")
    assert figure.evidence.summary.startswith("Turnover, Jan–Sep 2016: ")
    mark = MarkedWords.objects.get()
    assert mark.read["value_usd"] == "0.5"
    assert mark.paragraph.text[mark.start : mark.end] == FIGURE


def test_a_proposal_its_next_status_a_target_an_event_and_a_statement(editor: Editor, source: Source) -> None:
    made(editor, source, "proposal", "backed the idea", title="A stock-take")
    proposal = Proposal.objects.get(evidence__source=source)
    assert (proposal.summary, proposal.number, proposal.status_changes.get().new) == ("A stock-take", 1, "endorsed")
    made(
        editor,
        source,
        "status",
        "take stock",
        proposal=proposal.pk,
        new="agreed",
        basis="reading",
        changed_on="2017-04",
    )
    assert StatusChange.objects.get(proposal=proposal, new="agreed").old == "endorsed"
    made(editor, source, "target", "strive for more than $1 billion", flow="TT")
    assert held(Target.objects.get(evidence__source=source), "qualifier") == "more_than"
    made(editor, source, "event", "his host", title="Talks", kind="talks", happened_on="14.3.2017")
    made(editor, source, "event", "both countries", title="More talks", kind="talks", happened_on="14.3.2017")
    codes = Event.objects.filter(evidence__source=source).order_by("pk").values_list("code", flat=True)
    assert list(codes) == ["2017-03-14-talks", "2017-03-14-talks-2"]
    made(editor, source, "statement", "too little", summary="Little", claim_type="evaluation", checkability="vague")
    assert Statement.objects.get(evidence__source=source).code == "S01"
    assert Paragraph.objects.filter(source=source).count() == 1


def test_a_status_that_needs_criteria_leads_to_where_they_are_written(editor: Editor, source: Source) -> None:
    made(editor, source, "proposal", "backed the idea", title="A stock-take")
    proposal = Proposal.objects.get(evidence__source=source)
    fields = {"proposal": proposal.pk, "new": "signed", "basis": "reading", "changed_on": "2017-03-14"}
    page = made(editor, source, "status", "take stock", **fields)
    assert "write down what counts as done" in page.text
    assert f'<a href="/admin/cooperation/proposal/{proposal.pk}/change/" target="_blank"' in page.text
    Proposal.objects.filter(pk=proposal.pk).update(uncheckable="No list is public.")
    made(editor, source, "status", "take stock", **fields)
    assert StatusChange.objects.filter(proposal=proposal, new="signed").exists()


@pytest.mark.parametrize(
    ("made_of", "fields", "sentence"),
    [
        (("figure", "backed the idea"), {}, "State an amount, a growth rate or a share"),
        (("figure", FIGURE), {"value_usd": "half"}, "“half” is not a number"),
        (("figure", FIGURE), {"period_end": "2009-01-01"}, "The period ends before it starts"),
        (("target", "take stock"), {"flow": "TT"}, "A target says a number; make a statement"),
        (("proposal", "backed the idea"), {}, "Fill this in"),
        (("proposal", "backed the idea"), {"title": "A", "new": "signed"}, "write down what counts as done"),
        (("proposal", "backed the idea"), {"title": "A", "basis": ""}, "Say this of the status, or choose no status"),
        (("status", "backed the idea"), {}, "Fill this in"),
        (("figure", FIGURE), {"words": "not there", "start": "", "end": ""}, "does not stand in this paragraph"),
        (("figure", FIGURE), {"words": "", "start": "0", "end": "200"}, "Mark at most 120 characters; these are 200."),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_kept(
    editor: Editor, source: Source, made_of: tuple[str, str], fields: dict[str, str], sentence: str
) -> None:
    page = made(editor, source, *made_of, **fields)
    assert page.status_code == 200
    assert sentence in page.text
    assert not MarkedWords.objects.exists()
    assert not Paragraph.objects.filter(source=source).exists()


@pytest.mark.parametrize(
    "query",
    [
        "?p=0",
        "?p=99",
        "?p=x",
        "?p=" + "9" * 40,
        "?p=1&start=9&end=3",
        "?p=1&words=%20&as=none",
        "?p=-1",
        "?as=figure",
    ],
)
def test_any_address_is_a_page(editor: Editor, source: Source, query: str) -> None:
    assert editor.client.get(address(source) + query).status_code == 200
    assert editor.client.get(address(source, "mark_words") + query).status_code == 200


def test_the_reading_of_fields_as_they_are(editor: Editor, source: Source) -> None:
    sent = {"p": "19", "words": FIGURE, "as": "figure", "value_usd": "0.9", "unit": "9", "qualifier": "almost"}
    lines = editor.client.post(address(source, "mark_reading"), sent).text
    assert "Amount: from 0.855 to below 0.9 billion US dollars" in lines
    assert "Growth" not in lines
    assert "is not a number" in editor.client.post(address(source, "mark_reading"), sent | {"value_usd": "9x"}).text
    target = sent | {"as": "target", "multiple": "2", "multiple_qualifier": "exact"}
    assert "Multiple: exactly 2 times as much" in editor.client.post(address(source, "mark_reading"), target).text


def test_a_first_status_that_is_still_to_come_is_asked_about(editor: Editor, source: Source) -> None:
    to_come = {"title": "A stock-take", "new": "agreed", "basis": "stated", "changed_on": "2099-05"}
    page = made(editor, source, "proposal", "backed the idea", **to_come)
    assert "begins on 2099-05" in page.text
    assert "tick “confirmed” and save again" in page.text
    assert not Proposal.objects.filter(evidence__source=source).exists()
    made(editor, source, "proposal", "backed the idea", **to_come, confirmed="on")
    assert StatusChange.objects.get(evidence__source=source).confirmed


def test_what_seems_odd_is_asked_about_and_taken_once_it_is_confirmed(editor: Editor, source: Source) -> None:
    page = made(editor, source, "figure", FIGURE, period_start="2099-01-01", period_end="2099-09-30")
    assert "tick “confirmed” and save again" in page.text
    assert not MarkedWords.objects.exists()
    made(editor, source, "figure", FIGURE, period_start="2099-01-01", period_end="2099-09-30", confirmed="on")
    assert TradeFigure.objects.get(evidence__source=source).confirmed


def test_what_was_typed_when_a_session_ended_comes_back_unsaved(editor: Editor, source: Source) -> None:
    page = made(editor, source, "figure", FIGURE, value_usd="0.7", **{TYPED: "1"})
    assert "This is what you typed. Nothing of it is saved yet" in page.text
    assert page.context["form"]["value_usd"].value() == "0.7"
    assert not MarkedWords.objects.exists()


def test_ticks_and_undo(editor: Editor, source: Source) -> None:
    editor.client.post(address(source, "mark_tick"), {"p": "19", "is_read": "1"})
    assert source.text_paragraphs.filter(is_read=True).count() == 1
    assert "1 of 20 paragraphs read" in editor.client.get(address(source)).text
    editor.client.post(address(source, "mark_tick"), {"p": "19"})
    assert not source.text_paragraphs.filter(is_read=True).exists()
    made(editor, source, "figure", FIGURE, is_read="1")
    assert source.text_paragraphs.filter(is_read=True).count() == 1
    assert "Taken back: H01" in editor.client.post(address(source, "mark_undo"), {"p": "19"}, follow=True).text
    assert "no draft of yours" in editor.client.post(address(source, "mark_undo"), {"p": "x"}, follow=True).text
    assert not TradeFigure.objects.filter(evidence__source=source).exists()


def test_readers_get_numbers_and_the_few_words_and_never_the_text(editor: Editor, source: Source) -> None:
    made(editor, source, "figure", FIGURE)
    page = editor.client.post(address(source, "mark_publish"), follow=True)
    assert "The source and 1 claim are published." in page.text
    assert TradeFigure.objects.get(evidence__source=source).state == Publication.PUBLISHED
    readers = Client()
    for ending in ("", ".json", ".csv"):
        for part in (f"sources/{source.number}", "trade", "sources"):
            shown = readers.get(f"/KGZ-UZB/{part}{ending or '/'}")
            if shown.status_code == 200:
                assert UNQUOTED not in shown.text
    preview = editor.client.get(address(source, "mark_preview")).text
    assert FIGURE in preview
    assert UNQUOTED not in preview


def test_drafts_are_sent_to_review_by_those_who_may_not_publish_alone(editor: Editor, source: Source) -> None:
    made(editor, source, "figure", FIGURE)
    editor.user.is_superuser = False
    editor.user.save()
    editor.user.user_permissions.set(Permission.objects.exclude(codename="publish_alone"))
    assert "Send 1 draft to review" in editor.client.get(address(source)).text
    assert (
        "has to be published by another person" in editor.client.post(address(source, "mark_publish"), follow=True).text
    )
    assert "1 draft is sent to review." in editor.client.post(address(source, "mark_send"), follow=True).text
    assert TradeFigure.objects.get(evidence__source=source).state == Publication.REVIEW


def test_the_long_form_holds_changed_words_against_the_text(editor: Editor, source: Source) -> None:
    made(editor, source, "figure", FIGURE)
    figure = TradeFigure.objects.get(evidence__source=source)
    assert "“half of it” does not stand in ¶19 of the text" in editor.changes(figure, quote="half of it").text
    editor.changes(figure, quote="almost 65%")
    figure.refresh_from_db()
    assert figure.quote == "almost 65%"


@pytest.mark.parametrize(("role", "status"), [("Reader", 403), ("Editor", 200), ("Reviewer", 200)])
def test_roles(source: Source, role: str, status: int) -> None:
    make_roles()
    user = User.objects.create_user("somebody", is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    client = Client()
    client.force_login(user)
    assert client.get(address(source)).status_code == status
    source.full_text = "All of it, word by word"
    source.save()
    page = client.get(reverse("admin:cooperation_source_change", args=[source.pk]))
    assert page.status_code == 200
    assert (source.full_text in page.text) is (status == 200)


def test_what_cannot_be_published_stays_a_draft(editor: Editor, source: Source) -> None:
    made(editor, source, "figure", FIGURE)
    draft = rows.source(state=Publication.DRAFT)
    TradeFigure.objects.get(evidence__source=source).further_evidence.add(rows.paragraph(source=draft))
    page = editor.client.post(address(source, "mark_publish"), follow=True)
    assert "Nothing was published." in page.text
    source.refresh_from_db()
    assert source.state == Publication.DRAFT


@pytest.mark.parametrize("page", ["text", "mark", "mark_words", "mark_preview"])
def test_a_text_is_for_editors(source: Source, page: str) -> None:
    client = Client()
    client.force_login(User.objects.create_user("reader", is_staff=True))
    assert client.get(address(source, page)).status_code == 403
    assert Client().get(address(source, page)).status_code == 302


def test_who_may_see_a_text_may_not_make_claims_of_it(source: Source) -> None:
    user = User.objects.create_user("reader", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_textparagraph"))
    client = Client()
    client.force_login(user)
    page = client.get(address(source)).text
    assert UNQUOTED in page
    assert 'data-kind="figure"' not in page
    assert client.get(address(source), {"p": "19", "words": FIGURE, "as": "figure"}).status_code == 403
    assert client.post(address(source, "mark_publish")).status_code == 403
    for asked in ("mark_tick", "mark_undo"):
        assert client.post(address(source, asked), {"p": "19"}).status_code in (302, 403)
    assert not MarkedWords.objects.exists()


@pytest.mark.parametrize("page", ["mark_reading", "mark_tick", "mark_undo", "mark_send", "mark_publish"])
def test_what_changes_something_is_sent(editor: Editor, source: Source, page: str) -> None:
    assert editor.client.get(address(source, page)).status_code == 405


def test_a_page_asks_as_often_for_many_paragraphs(
    editor: Editor, source: Source, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    made(editor, source, "figure", FIGURE)
    with django_assert_max_num_queries(16):
        editor.client.get(address(source))
