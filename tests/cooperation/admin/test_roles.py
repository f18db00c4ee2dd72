"""By role: what each group of accounts may do and what not, tried by request."""

import re
from typing import Any

import pytest
from django.contrib.admin import site
from django.contrib.auth.models import Group, Permission, User
from django.db import models
from django.test import Client

from cooperation.actions.publication import pages_changed
from cooperation.actions.roles import WRITTEN, make_roles
from cooperation.models import (
    Change,
    Country,
    CountryPair,
    Paragraph,
    Proposal,
    Review,
    Scope,
    StatedCount,
    StatusChange,
    TradeFigure,
)
from tests.cooperation import rows
from tests.cooperation.admin.conftest import Editor, address, sentences

pytestmark = pytest.mark.usefixtures("roles")
ROLES = ("Reader", "Editor", "Reviewer", "Administrator")


def of_role(role: str, name: str = "") -> Editor:
    """Somebody whose account is in one group."""
    user = User.objects.create_user(name or role.lower(), password="so-secret", is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    client = Client()
    client.force_login(user)
    return Editor(client, user)


@pytest.fixture
def roles(db: None) -> None:
    """The groups that the loader makes."""
    make_roles()


@pytest.fixture
def figure(db: None) -> TradeFigure:
    """A published figure."""
    return rows.trade_figure()


@pytest.mark.parametrize(
    ("model", "where", "allowed"),
    [
        (TradeFigure, "changelist", {*ROLES}),
        (Change, "changelist", {*ROLES}),
        (TradeFigure, "add", {"Editor", "Reviewer", "Administrator"}),
        (Proposal, "add", {"Editor", "Reviewer", "Administrator"}),
        (Scope, "add", {"Editor", "Reviewer", "Administrator"}),
        (StatedCount, "add", {"Editor", "Reviewer", "Administrator"}),
        (Country, "add", {"Administrator"}),
        (CountryPair, "add", {"Administrator"}),
        (User, "changelist", {"Administrator"}),
        (Group, "add", {"Administrator"}),
        (Change, "add", set()),
    ],
)
def test_which_pages_open(db: None, model: type[models.Model], where: str, allowed: set[str]) -> None:
    opened = {role for role in ROLES if of_role(role).client.get(address(model, where)).status_code == 200}
    assert opened == allowed


@pytest.mark.parametrize("role", ROLES)
def test_who_may_not_change_a_row(figure: TradeFigure, role: str) -> None:
    somebody = of_role(role)
    answer = somebody.client.post(address(TradeFigure, "change", figure.pk), {"caution": "Changed"})
    assert (answer.status_code == 403) == (role == "Reader")
    assert somebody.client.post(address(TradeFigure, "delete", figure.pk), {"post": "yes"}).status_code == 403
    assert TradeFigure.objects.filter(pk=figure.pk).exists()


def test_an_editor_writes_all_that_stands_within_what_an_editor_writes(db: None) -> None:
    edited = [model for model in WRITTEN if site.is_registered(model)]
    within = {inline.model for model in edited for inline in site.get_model_admin(model).inlines}
    user = of_role("Editor").user
    assert {model for model in within if user.has_perm(f"cooperation.add_{model._meta.model_name}")} == within


@pytest.mark.parametrize("right", ["add_change", "change_change", "delete_change", "change_review"])
def test_what_was_noted_is_nobodys_to_change(db: None, right: str) -> None:
    assert not any(of_role(role).user.has_perm(f"cooperation.{right}") for role in ROLES)


def test_texts_of_others_are_read_by_those_who_edit(db: None) -> None:
    reading = [of_role(role).user.has_perm("cooperation.view_textparagraph") for role in ROLES]
    assert reading == [False, True, True, True]


def test_an_upload_of_a_data_set_is_for_administrators(db: None) -> None:
    where = "/admin/cooperation/countrypair/upload/"
    assert [of_role(role).client.get(where).status_code for role in ROLES] == [403, 403, 403, 200]


@pytest.mark.parametrize("make", [rows.trade_figure, rows.target, rows.status_change])
def test_an_editor_sends_to_review_and_another_publishes(db: None, make: Any) -> None:
    row = make(state="draft")
    author, reviewer = of_role("Editor", "author"), of_role("Reviewer", "reviewer")
    refused = author.changes(row, state="published")
    assert "another person publishes it" in sentences(refused)
    assert author.changes(row, state="review").status_code == 302
    assert "has to be published by another person" in author.does("publish", row).content.decode()
    row.refresh_from_db()
    assert row.state == "review"
    reviewer.does("publish", row)
    row.refresh_from_db()
    assert row.state == "published"
    assert not Review.objects.exists()
    assert Change.objects.latest("pk").recorded_by == "reviewer"


def test_a_reviewer_does_not_publish_what_they_wrote(db: None) -> None:
    figure = rows.trade_figure(state="draft")
    reviewer = of_role("Reviewer")
    reviewer.changes(figure, caution="Mine")
    assert "has to be published by another person" in reviewer.does("publish", figure).content.decode()
    assert "has to be published by another person" in reviewer.does("publish_with_parts", figure).content.decode()
    assert of_role("Reviewer", "second").does("publish", figure).status_code == 200
    figure.refresh_from_db()
    assert figure.state == "published"


def test_a_reviewer_publishes_in_the_form_what_another_wrote(db: None) -> None:
    figure = rows.trade_figure(state="draft")
    author, reviewer = of_role("Editor", "author"), of_role("Reviewer", "reviewer")
    author.changes(figure, state="review")
    assert "another person publishes it" in sentences(reviewer.changes(figure, state="published", flow="X"))
    assert reviewer.changes(figure, state="published").status_code == 302
    figure.refresh_from_db()
    assert (figure.state, figure.flow) == ("published", "TT")


def test_other_rows_are_published_by_their_editors(db: None) -> None:
    proposal = rows.proposal(state="draft")
    of_role("Editor").does("publish", proposal)
    proposal.refresh_from_db()
    assert proposal.state == "published"


def test_words_are_mended_without_review_and_values_are_not(figure: TradeFigure) -> None:
    author, reviewer = of_role("Editor", "author"), of_role("Reviewer", "reviewer")
    assert author.changes(figure, caution="A typing error mended").status_code == 302
    figure.refresh_from_db()
    assert figure.caution == "A typing error mended"
    author.changes(figure, flow="X", why="The ministry says exports.")
    figure.refresh_from_db()
    assert figure.flow == "TT"
    review = Review.objects.get()
    assert dict(review.proposed or [])["flow"] == "X"
    where = address(TradeFigure, "proposed", figure.pk)
    assert author.client.post(where, {"publish": "1"}).status_code == 403
    assert "The ministry says exports." in reviewer.client.get(where).content.decode()
    assert reviewer.client.post(where, {"publish": "1"}).status_code == 302
    figure.refresh_from_db()
    assert figure.flow == "X"
    change = Change.objects.latest("pk")
    assert (change.corrected, change.why) == (["flow"], "The ministry says exports.")
    assert not Review.objects.exists()


def test_a_proposed_change_is_sent_back_and_taken_up_again(figure: TradeFigure) -> None:
    author, reviewer = of_role("Editor", "author"), of_role("Reviewer", "reviewer")
    author.changes(figure, flow="X", why="The ministry.")
    where = address(TradeFigure, "proposed", figure.pk)
    reviewer.client.post(where, {"back": "1", "note": "Which table?"})
    assert "Which table?" in author.client.get("/admin/").content.decode()
    page = author.client.get(where).content.decode()
    assert 'name="_typed"' in page
    author.client.post(where, {"drop": "1"})
    assert not Review.objects.exists()
    figure.refresh_from_db()
    assert figure.flow == "TT"


def test_a_published_value_changes_for_a_reason(editor: Editor, figure: TradeFigure) -> None:
    pages_changed([figure.pair], by="somebody")
    Change.objects.filter(recorded_by="somebody").update(recorded_at="2020-01-01T00:00Z")
    assert "Say why" in sentences(editor.changes(figure, flow="X", why=""))
    assert editor.changes(figure, flow="X", why="Read again.").status_code == 302
    assert editor.changes(figure, flow="M", why="").status_code == 302, "a slip mended at once needs no reason"
    first, second = Change.objects.filter(table="figures", row=figure.pk).order_by("pk")[1:]
    assert (first.is_slip, second.is_slip) == (False, True)


def test_a_published_status_is_not_changed_within_its_proposal(db: None) -> None:
    change = rows.status_change(new="proposed")
    change.proposal.sectors.add(rows.sector(parent=rows.sector()))
    author = of_role("Editor")
    response = author.changes(change.proposal, **{"status_changes-0-new": "offered"})
    assert "change it in its own form" in sentences(response)
    response = author.changes(change.proposal, **{"status_changes-0-DELETE": "on"})
    assert "withdraw it instead of deleting it" in sentences(response)
    assert StatusChange.objects.get(pk=change.pk).new == "proposed"


def test_a_proposal_is_published_with_its_parts(db: None) -> None:
    source = rows.source(state="draft")
    proposal = rows.proposal(state="draft", evidence=rows.paragraph(source=source))
    step = rows.status_change(state="draft", proposal=proposal, evidence=proposal.evidence)
    of_role("Reviewer").does("publish_with_parts", proposal)
    for row in (source, proposal, step):
        row.refresh_from_db()
        assert row.state == "published"


def test_a_proposal_whose_status_is_a_draft_says_so(db: None) -> None:
    step = rows.status_change(state="draft", proposal=rows.proposal(state="draft"))
    page = of_role("Editor").does("publish", step.proposal).content.decode()
    assert "is published while its status is not: readers see no status" in page


def test_the_first_page_says_what_waits_for_whom(figure: TradeFigure) -> None:
    author, reviewer = of_role("Editor", "author"), of_role("Reviewer", "reviewer")
    target = rows.target(state="draft")
    author.changes(target, state="review")
    author.changes(figure, flow="X", why="The ministry.")
    for somebody, heading in ((author, "Waits for others"), (reviewer, "Waits for your review")):
        page = somebody.client.get("/admin/").content.decode()
        section = page.partition(f">{heading}<")[2].partition("</section>")[0]
        assert str(target) in section
        assert str(figure) in section
    author.changes(rows.event(title="A summit"), title="A summit of two")
    lately = author.client.get("/admin/").content.decode().partition(">Published lately<")[2].partition("</section>")[0]
    assert re.search(r"author:\s+<a href=[^>]+>event \S+</a>\s+A summit of two", lately)
    step = rows.status_change(state="draft", proposal=rows.proposal(title="Without a status"))
    assert "Without a status" in reviewer.client.get("/admin/").content.decode()
    assert step.state == "draft"


def test_who_may_only_change_figures_finds_evidence(figure: TradeFigure) -> None:
    user = User.objects.create_user("figures-only", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="change_tradefigure"))
    client = Client()
    client.force_login(user)
    asked = {"app_label": "cooperation", "model_name": "tradefigure", "field_name": "evidence"}
    found = client.get("/admin/autocomplete/", asked | {"term": str(figure.evidence)})
    assert [row["id"] for row in found.json()["results"]] == [str(figure.evidence_id)]
    assert client.get(address(Paragraph, "changelist")).status_code == 403
    asked["model_name"] = "proposal"
    assert client.get("/admin/autocomplete/", asked | {"term": ""}).status_code == 403


def test_groups_are_made_once_and_left_as_they_are(db: None) -> None:
    make_roles()
    assert {*Group.objects.values_list("name", flat=True)} >= {*ROLES}
    reader = Group.objects.get(name="Reader")
    reader.permissions.clear()
    make_roles()
    assert not reader.permissions.exists()
