"""A draft is looked at on the page on which readers will see it; nobody else sees it there, and nothing is kept."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cooperation.actions.roles import make_roles
from cooperation.models import Change, CountryPair, Event, Proposal, StatusChange, TradeFigure
from tests.cooperation import rows
from tests.cooperation.admin.conftest import Editor, address
from tests.cooperation.admin.test_roles import of_role

pytestmark = pytest.mark.django_db
SOURCE = {"published_on": "2012"}


def draft(make: Any) -> Any:
    """A row that no reader sees, of a source that none sees."""
    evidence = rows.paragraph(source=rows.source(state="draft", **SOURCE))
    return make(evidence=evidence, state="draft")


def previewed(editor: Editor, row: Any) -> Any:
    """The preview of a row."""
    return editor.client.get(address(type(row), "preview", row.pk))


def states(row: Any) -> tuple[str, str, int]:
    """What of a row and its pair a preview must not change."""
    row.refresh_from_db()
    row.evidence.source.refresh_from_db()
    return row.state, row.evidence.source.state, CountryPair.objects.get(pk=row.pair_id).revision


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (rows.proposal, "Dig a made-up canal"),
        (rows.trade_figure, "figures"),
        (rows.target, "targets"),
        (rows.event, "made-up"),
        (rows.statement, "made-up"),
    ],
    ids=["proposal", "figure", "target", "event", "statement"],
)
def test_a_draft_stands_on_its_public_page(editor: Editor, make: Any, words: str) -> None:
    row = draft(make)
    before, noted = states(row), Change.objects.count()
    page = previewed(editor, row)
    assert page.status_code == 200
    text = page.content.decode()
    assert "Preview for editors" in text
    assert f"Readers do not see “{row}” yet." in " ".join(text.replace("&#x27;", "'").split())
    assert words.casefold() in text.casefold()
    assert {"private", "no-store"} <= {*page.headers["Cache-Control"].split(", ")}
    assert states(row) == before
    assert Change.objects.count() == noted


def test_a_proposal_is_shown_with_its_status(editor: Editor) -> None:
    proposal = draft(rows.proposal)
    step = rows.status_change(proposal=proposal, evidence=proposal.evidence, state="draft")
    text = previewed(editor, proposal).content.decode()
    assert str(step.get_new_display()) in text
    assert Client().get(f"/{proposal.pair.slug}/proposals/{proposal.number}/").status_code == 404
    assert previewed(editor, step).status_code == 200
    assert StatusChange.objects.get(pk=step.pk).state == Proposal.objects.get(pk=proposal.pk).state == "draft"


def test_readers_are_not_given_what_was_previewed(editor: Editor) -> None:
    figure = draft(rows.trade_figure)
    where = f"/{figure.pair.slug}/trade/figures/{figure.code}/"
    for _ in range(2):
        assert previewed(editor, figure).status_code == 200
        assert Client().get(where).status_code == 404
        assert figure.code not in Client().get(f"/{figure.pair.slug}/trade/figures/").content.decode()


def test_who_may_not_see_the_row_sees_no_preview(db: None) -> None:
    make_roles()
    target, event = draft(rows.target), draft(rows.event)
    assert previewed(of_role("Reader"), target).status_code == 200
    anybody = Client()
    for row in (target, event):
        assert anybody.get(address(type(row), "preview", row.pk)).status_code == 302
    assert of_role("Editor").client.get(address(Event, "preview", 999_999)).status_code == 403
    assert {states(target)[0], states(event)[0]} == {"draft"}


def test_the_form_of_a_draft_leads_to_its_preview(editor: Editor) -> None:
    figure = rows.trade_figure(state="draft")
    link = reverse("admin:cooperation_tradefigure_preview", args=[figure.pk])
    assert link in editor.opens(TradeFigure, "change", figure.pk)
    TradeFigure.objects.update(state="published")
    assert link not in editor.opens(TradeFigure, "change", figure.pk)
