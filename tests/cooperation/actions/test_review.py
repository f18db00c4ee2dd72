"""Who may put what before readers, and what waits for whom."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.db import models

from cooperation.actions.review import (
    WORDS,
    author_of,
    check_may_publish,
    has_to_wait,
    may_publish,
    missing_part,
    note_work,
    of_row,
    parts_of,
    propose,
    publish_with_parts,
    published,
    send,
    send_back,
)
from cooperation.actions.roles import make_roles
from cooperation.models import Publication, Review, Statement, TradeFigure
from tests.cooperation import rows

pytestmark = pytest.mark.django_db
DRAFT, REVIEW, PUBLISHED = Publication.DRAFT, Publication.REVIEW, Publication.PUBLISHED
THEN, LATER = datetime(2031, 3, 14, tzinfo=UTC), datetime(2031, 3, 15, tzinfo=UTC)


def somebody(role: str, name: str = "somebody") -> User:
    """An account of one of the groups that every site begins with; a superuser where no group is named."""
    make_roles()
    user = User.objects.create_user(name, is_superuser=not role)
    user.groups.set(Group.objects.filter(name=role))
    return user


def written_by(name: str, row: models.Model) -> Any:
    """A draft as one account has left it."""
    note_work([row], by=name, at=THEN)
    return row


def allows(row: models.Model, user: User) -> bool:
    """Whether the account may publish what waits of a row."""
    return may_publish(author_of(row), user, type(row))


@pytest.mark.parametrize("make", [rows.trade_figure, rows.target, rows.status_change])
@pytest.mark.parametrize(
    ("role", "author", "allowed"),
    [
        ("Editor", "another", False),
        ("Editor", "somebody", False),
        ("Reviewer", "another", True),
        ("Reviewer", "somebody", False),
        ("Administrator", "somebody", False),
        ("", "somebody", True),
    ],
)
def test_a_number_and_a_status_are_published_by_another_than_their_author(
    make: Any, role: str, author: str, allowed: bool
) -> None:
    row = written_by(author, make(state=DRAFT))
    assert allows(row, somebody(role)) is allowed


def test_a_number_that_nobody_is_known_to_have_written_is_published_by_a_reviewer() -> None:
    row = rows.trade_figure(state=DRAFT)
    assert not Review.objects.exists()
    assert allows(row, somebody("Reviewer"))
    assert not allows(row, somebody("Editor", "other"))


def test_other_rows_are_published_by_their_editors() -> None:
    assert allows(written_by("somebody", rows.statement(state=DRAFT)), somebody("Editor"))


def test_each_row_that_another_has_to_publish_is_told() -> None:
    own, others = rows.trade_figure(state=DRAFT), rows.trade_figure(state=DRAFT)
    written_by("somebody", own)
    user = somebody("Reviewer")
    check_may_publish([others], user)
    with pytest.raises(ValidationError) as refusal:
        check_may_publish([others, own], user)
    sentence = f"“{own}” has to be published by another person than its author; send it to review."
    assert refusal.value.messages == [sentence]


@pytest.mark.parametrize(
    ("state", "changed", "role", "waits"),
    [
        (PUBLISHED, ["value_usd"], "Editor", True),
        (PUBLISHED, ["value_usd", "caution"], "Reviewer", True),
        (PUBLISHED, ["value_usd"], "", False),
        (PUBLISHED, [*WORDS], "Editor", False),
        (PUBLISHED, [], "Editor", False),
        (PUBLISHED, ["state"], "Editor", True),
        (PUBLISHED, ["state"], "", False),
        (DRAFT, ["state"], "Editor", False),
        (DRAFT, ["value_usd"], "Editor", False),
    ],
)
def test_a_value_that_readers_see_waits_and_words_do_not(
    state: Publication, changed: list[str], role: str, waits: bool
) -> None:
    assert has_to_wait(rows.trade_figure(state=state), state, changed, somebody(role)) is waits


def test_of_other_rows_nothing_waits_but_that_they_are_withdrawn() -> None:
    statement, editor = rows.statement(), somebody("Editor")
    assert not has_to_wait(statement, PUBLISHED, ["summary"], editor)
    assert has_to_wait(statement, PUBLISHED, ["state"], editor)
    assert not has_to_wait(rows.source(), PUBLISHED, ["state"], editor)


def test_what_was_sent_keeps_its_day_and_what_is_published_waits_no_more() -> None:
    figure = rows.trade_figure(state=DRAFT)
    note_work([figure], by="author", at=THEN)
    assert (of_row(figure).get().author, of_row(figure).get().sent_at) == ("author", None)
    figure.state = REVIEW
    note_work([figure], by="author", at=THEN)
    note_work([figure], by="author", at=LATER)
    assert (of_row(figure).get().saved_at, of_row(figure).get().sent_at) == (LATER, THEN)
    figure.state = PUBLISHED
    note_work([figure, rows.trade_figure(state=DRAFT)], by="author", at=LATER)
    assert not of_row(figure).exists()
    assert Review.objects.count() == 1


def test_only_drafts_are_sent_and_their_author_stays_their_author() -> None:
    draft, seen = written_by("author", rows.trade_figure(state=DRAFT)), rows.trade_figure()
    assert send(rows=TradeFigure.objects.filter(pk__in=[draft.pk, seen.pk]), by="other", at=LATER) == [draft]
    draft.refresh_from_db()
    seen.refresh_from_db()
    assert (draft.state, seen.state) == (REVIEW, PUBLISHED)
    review = of_row(draft).get()
    assert (review.author, review.sent_at) == ("author", LATER)


def test_what_nobody_is_known_to_have_written_is_of_who_sends_it() -> None:
    draft = rows.trade_figure(state=DRAFT)
    send(rows=TradeFigure.objects.filter(pk=draft.pk), by="sender", at=LATER)
    assert of_row(draft).get().author == "sender"


def test_a_draft_goes_back_with_what_is_missing_until_it_is_sent_again() -> None:
    draft = rows.trade_figure(state=DRAFT)
    send(rows=TradeFigure.objects.filter(pk=draft.pk), by="author", at=THEN)
    send_back(review=of_row(draft).get(), note="Which table?", by="reviewer")
    draft.refresh_from_db()
    review = of_row(draft).get()
    assert (draft.state, review.sent_at, review.returned_by, review.returned_note) == (
        *(DRAFT, None, "reviewer", "Which table?"),
    )
    note_work([draft], by="author", at=LATER)
    assert of_row(draft).get().returned_by == "reviewer"
    send(rows=TradeFigure.objects.filter(pk=draft.pk), by="author", at=LATER)
    assert (of_row(draft).get().returned_by, of_row(draft).get().author) == ("", "author")


def test_a_proposed_change_goes_back_and_the_row_stays_with_readers() -> None:
    figure = rows.trade_figure()
    propose(row=figure, fields=[("flow", "X")], by="author", at=THEN)
    propose(row=figure, fields=[("flow", "M")], by="author", at=LATER)
    review = of_row(figure).get()
    assert (review.proposed, review.sent_at) == ([["flow", "M"]], LATER)
    send_back(review=review, note="Why?", by="reviewer")
    figure.refresh_from_db()
    assert figure.state == PUBLISHED
    assert of_row(figure).get().returned_by == "reviewer"


def test_the_parts_of_a_row_are_the_drafts_that_it_rests_on_and_holds_sources_first() -> None:
    source, further = rows.source(state=DRAFT), rows.source(state=REVIEW)
    proposal = rows.proposal(state=DRAFT, evidence=rows.paragraph(source=source))
    proposal.further_evidence.add(rows.paragraph(source=further), rows.paragraph())
    of_step = rows.source(state=DRAFT)
    step = rows.status_change(state=DRAFT, proposal=proposal, evidence=rows.paragraph(source=of_step))
    hidden = rows.paragraph(source=rows.source(state=DRAFT))
    rows.status_change(
        **{"state": Publication.WITHDRAWN, "proposal": proposal, "evidence": hidden},
        **{"changed_on": "2032", "old": "proposed", "new": "agreed"},
    )
    search = rows.evidence_search(state=DRAFT, proposal=proposal)
    rows.evidence_search(state=PUBLISHED, proposal=proposal)
    rows.evidence_search(state=DRAFT)
    assert parts_of(proposal) == [source, of_step, further, proposal, step, search]


def test_a_row_is_published_with_all_its_parts_or_not_at_all() -> None:
    proposal = rows.proposal(state=DRAFT)
    step = written_by("somebody", rows.status_change(state=DRAFT, proposal=proposal))
    with pytest.raises(ValidationError, match="has to be published by another person"):
        publish_with_parts(row=proposal, user=somebody("Reviewer"))
    proposal.refresh_from_db()
    assert proposal.state == DRAFT
    assert publish_with_parts(row=proposal, user=somebody("Reviewer", "other")) == [proposal, step]
    for row in (proposal, step):
        row.refresh_from_db()
        assert row.state == PUBLISHED
    assert not Review.objects.exists()


def test_nothing_waits_of_what_is_published() -> None:
    statement = written_by("author", rows.statement(state=DRAFT))
    assert published(Statement.objects.filter(pk=statement.pk), by="author") == [statement]
    assert not of_row(statement).exists()


def test_a_proposal_that_readers_would_see_without_its_status_is_told() -> None:
    proposal = rows.proposal()
    assert missing_part(proposal) == ""
    step = rows.status_change(state=DRAFT, proposal=proposal)
    sentence = f"“{proposal}” is published while its status is not: readers see no status."
    assert missing_part(proposal) == sentence
    published(type(step).objects.filter(pk=step.pk), by="author")
    assert missing_part(proposal) == ""
    assert missing_part(step) == ""
