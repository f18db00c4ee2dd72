"""Publishing and withdrawing: all or none, and never a citation that leads nowhere."""

import pytest
from django.core.exceptions import ValidationError

from cooperation.actions.publication import set_state
from cooperation.models import Change, CountryPair, Proposal, Publication, Source, Statement, StatusChange
from tests.cooperation import rows

DRAFT, PUBLISHED = Publication.DRAFT, Publication.PUBLISHED


def revision() -> int:
    """The revision of the made-up pair."""
    return CountryPair.objects.by_slug("KGZ-UZB").get().revision


def test_rows_are_published_and_the_pages_told_once(db: None) -> None:
    for _ in range(3):
        rows.statement(state=DRAFT)
    rows.statement()
    before = revision()
    changed = set_state(rows=Statement.objects.filter(pair=rows.country_pair()), state=PUBLISHED, by="editor")
    assert (len(changed), revision()) == (3, before + 1)
    assert set(Statement.objects.values_list("state", flat=True)) == {"published"}


def test_who_did_it_and_why_is_noted_of_what_readers_see(db: None) -> None:
    statement = rows.statement(state=DRAFT)
    set_state(rows=Statement.objects.filter(pk=statement.pk), state=PUBLISHED, by="editor", why="Read again.")
    change = Change.objects.get(table="statements", row=statement.pk)
    assert (change.recorded_by, change.why) == ("editor", "Read again.")


def test_what_is_so_already_stays_as_it_is(db: None) -> None:
    rows.statement()
    before = revision()
    assert set_state(rows=Statement.objects.filter(pair=rows.country_pair()), state=PUBLISHED, by="editor") == []
    assert revision() == before


def test_one_that_cannot_be_holds_back_all(db: None) -> None:
    hidden = rows.paragraph(source=rows.source(state=DRAFT, number=77))
    rows.statement(state=DRAFT)
    rows.statement(state=DRAFT, evidence=hidden)
    own = Statement.objects.filter(pair=rows.country_pair())
    before = revision()
    with pytest.raises(ValidationError, match="Source 77 is not published"):
        set_state(rows=own, state=PUBLISHED, by="editor")
    assert set(own.values_list("state", flat=True)) == {"draft"}
    assert revision() == before


def test_further_evidence_has_to_be_open_too(db: None) -> None:
    statement = rows.statement(state=DRAFT)
    statement.further_evidence.add(rows.paragraph(source=rows.source(state=DRAFT)))
    with pytest.raises(ValidationError, match="is not published, so that readers cannot open it"):
        set_state(rows=Statement.objects.filter(pk=statement.pk), state=PUBLISHED, by="editor")


def test_a_cited_source_stays_and_an_uncited_one_can_go(db: None) -> None:
    cited = rows.statement(summary="Cites it.").evidence.source
    free = rows.source()
    with pytest.raises(ValidationError, match=r"“Cites it\.”; withdraw them first"):
        set_state(rows=Source.objects.filter(pk=cited.pk), state=DRAFT, by="editor")
    assert set_state(rows=Source.objects.filter(pk=free.pk), state=DRAFT, by="editor") == [free]


def test_a_claim_of_a_source_that_was_withdrawn_stays_away_until_its_source_is_back(db: None) -> None:
    source = rows.source(state=Publication.WITHDRAWN)
    statement = rows.statement(state=DRAFT, evidence=rows.paragraph(source=source))
    claim, cited = Statement.objects.filter(pk=statement.pk), Source.objects.filter(pk=source.pk)
    with pytest.raises(ValidationError, match="is not published"):
        set_state(rows=claim, state=PUBLISHED, by="editor")
    claim.update(state=PUBLISHED)
    assert set_state(rows=cited, state=PUBLISHED, by="editor") == [source]


def test_further_evidence_holds_its_source_and_a_draft_holds_none(db: None) -> None:
    further, drafted = rows.source(), rows.source()
    rows.statement().further_evidence.add(rows.paragraph(source=further))
    rows.statement(state=DRAFT, evidence=rows.paragraph(source=drafted))
    with pytest.raises(ValidationError, match="Published claims rest on this source"):
        set_state(rows=Source.objects.filter(pk=further.pk), state=DRAFT, by="editor")
    assert set_state(rows=Source.objects.filter(pk=drafted.pk), state=DRAFT, by="editor") == [drafted]


def test_of_many_claims_that_hold_a_source_three_are_named(db: None) -> None:
    evidence = rows.paragraph()
    for make in (rows.statement, rows.statement, rows.event, rows.event):
        make(evidence=evidence)
    with pytest.raises(ValidationError) as refusal:
        set_state(rows=Source.objects.filter(pk=evidence.source.pk), state=DRAFT, by="editor")
    [sentence] = refusal.value.messages
    assert sentence.count("“") == 3


def test_a_row_that_breaks_a_rule_is_not_published(db: None) -> None:
    proposal = rows.proposal(state=DRAFT)
    Proposal.objects.filter(pk=proposal.pk).update(title="")
    with pytest.raises(ValidationError, match="cannot be blank"):
        set_state(rows=Proposal.objects.filter(pk=proposal.pk), state=PUBLISHED, by="editor")


def test_steps_are_withdrawn_from_the_end(db: None) -> None:
    proposal = rows.proposal()
    first = rows.status_change(proposal=proposal)
    rows.status_change(proposal=proposal, changed_on="2032", old="proposed", new="agreed")
    with pytest.raises(ValidationError, match="before it is not"):
        set_state(rows=StatusChange.objects.filter(pk=first.pk), state=DRAFT, by="editor")
    assert len(set_state(rows=proposal.status_changes.all(), state=DRAFT, by="editor")) == 2
