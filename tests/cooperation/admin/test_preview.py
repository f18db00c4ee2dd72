"""A draft is looked at on the page on which readers will see it; nobody else sees it there, and nothing is kept."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cooperation.actions.roles import make_roles
from cooperation.models import Change, CountryPair, Event, Proposal, Review, StatusChange, TradeFigure
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


def words_of(text: str) -> str:
    """A page in one line."""
    return " ".join(text.replace("&#x27;", "'").split())


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
    assert words_of(f"Readers do not see “{row}” yet.") in words_of(text)
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


def pictures(text: str) -> list[str]:
    """The addresses of the pictures of a page."""
    return re.findall(r'(?:srcset|<img src)="([^"]+)"', text)


def test_pictures_in_a_preview_show_the_draft_and_are_the_editors_alone(editor: Editor) -> None:
    figure = draft(rows.trade_figure)
    below = address(TradeFigure, "preview", figure.pk)
    hub = editor.client.get(f"{below}{figure.pair.slug}/trade/")
    assert hub.status_code == 200
    shown = pictures(hub.content.decode())
    assert shown
    assert all(picture.startswith(f"{below}{figure.pair.slug}/trade/charts/") for picture in shown)
    drawn = editor.client.get(shown[0])
    assert (drawn.status_code, drawn.headers["Content-Type"]) == (200, "image/svg+xml")
    assert "no-store" in drawn.headers["Cache-Control"]
    assert pictures(editor.client.get(f"/{figure.pair.slug}/trade/").content.decode()) == []
    # Neither the address of the preview nor that which the picture will have gives it to a reader.
    reader = Client()
    assert reader.get(shown[0]).status_code == 302
    public = reader.get(shown[0].replace(below, "/"))
    assert public.status_code != 200 or public.content != drawn.content


def test_what_the_preview_of_a_source_leads_to_is_there(editor: Editor) -> None:
    source = rows.source(state="draft", **SOURCE)
    paragraph = rows.text_paragraph(source=source)
    figure = rows.trade_figure(evidence=rows.paragraph(source=source), state="draft")
    rows.marked_words(claim=figure, paragraph=paragraph)
    below = reverse("admin:cooperation_source_mark_preview", args=[source.pk])
    text = editor.client.get(below).content.decode()
    links = [link for link in re.findall(r'<a\b[^>]*href="([^"]+)"', text) if figure.code in link]
    assert links
    for link in links:
        assert link.startswith(below)
        page = editor.client.get(link.partition("#")[0])
        assert (page.status_code, figure.code in page.content.decode()) == (200, True)
    table = editor.client.get(f"{below}{figure.pair.slug}/trade/figures.csv")
    assert figure.code in table.content.decode()
    assert Client().get(links[0].replace(below, "/")).status_code == 404


def test_a_preview_answers_what_is_asked_of_its_page(editor: Editor) -> None:
    event = draft(rows.event)
    below = address(Event, "preview", event.pk)
    for where in (below, f"{below}{event.pair.slug}/timeline/"):
        shown = editor.client.get(where, {"as_of": "2020-01-02"}).content.decode()
        assert "2 Jan 2020" in shown
        assert "2 Jan 2020" not in editor.client.get(where).content.decode()


def test_a_preview_leads_to_no_page_of_the_administration(editor: Editor) -> None:
    below = address(TradeFigure, "preview", draft(rows.trade_figure).pk)
    for where in ("admin/", "admin/cooperation/source/", "no/such/page/", "KGZ-UZB/trade/figures/none/"):
        assert editor.client.get(below + where).status_code == 404
    elsewhere = editor.client.get(f"{below}uzb-kgz/trade/")
    assert (elsewhere.status_code, elsewhere.headers["Location"]) == (301, f"{below}KGZ-UZB/trade/")


def proposed(**fields: Any) -> tuple[TradeFigure, Editor, Editor]:
    """A published figure of which somebody proposed a change; its author and another person."""
    make_roles()
    figure = rows.trade_figure()
    author, reviewer = of_role("Editor", "author"), of_role("Reviewer", "reviewer")
    author.changes(figure, **fields)
    return figure, author, reviewer


def test_a_proposed_change_is_shown_on_the_public_page_before_it_is_published() -> None:
    figure, author, reviewer = proposed(value_usd="777")
    before, noted = states(figure), Change.objects.count()
    where = f"/{figure.pair.slug}/trade/figures/{figure.code}/"
    below = address(TradeFigure, "proposed_preview", figure.pk)
    assert below in author.opens(TradeFigure, "proposed", figure.pk)
    for somebody in (author, reviewer):
        page = somebody.client.get(below)
        assert page.status_code == 200
        assert f"Readers still see “{figure}” as it was." in words_of(page.content.decode())
        assert "777" in page.content.decode()
        assert "777" in somebody.client.get(f"{below}{where[1:]}").content.decode()
        assert "777" not in Client().get(where).content.decode()
        # Nothing is said of a change that nobody stored.
        assert "was changed" not in somebody.client.get("/admin/").content.decode()
    assert states(figure) == before
    assert Change.objects.count() == noted
    assert Review.objects.get().proposed
    assert of_role("Reader").client.get(below).status_code == 403
    assert reviewer.client.get(address(TradeFigure, "proposed_preview", rows.trade_figure().pk)).status_code == 404


def test_a_proposed_change_that_would_be_refused_has_no_preview() -> None:
    figure, author, _reviewer = proposed(value_usd="777")
    review = Review.objects.get()
    review.proposed = [[name, "none" if name == "flow" else value] for name, value in review.proposed or []]
    review.save()
    answer = author.client.get(address(TradeFigure, "proposed_preview", figure.pk), follow=True)
    assert answer.redirect_chain == [(address(TradeFigure, "proposed", figure.pk), 302)]
    assert "There is no preview" in answer.content.decode()
