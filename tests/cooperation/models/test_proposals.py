"""Where a proposal stands: the latest published change by a day, told once more without a database."""

from dataclasses import dataclass
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from cooperation.analysis.dates import PartialDate
from cooperation.analysis.lifecycle import Status
from cooperation.models import Proposal, Publication, Source, StatusChange
from tests.cooperation import rows

pytestmark = pytest.mark.django_db

DATES = ["2030", "2030-12", "2031", "2031-03", "2031-03-14", "2031-03-15", "2031-04", "2032"]
READ_ON = date(2031, 12, 30)
DAYS = [None, date(2029, 12, 31), date(2030, 12, 1), date(2031, 3, 14), date(2031, 3, 31), date(2031, 12, 31)]


@dataclass(frozen=True)
class Step:
    """A status change as plain values."""

    changed_on: PartialDate
    new: str
    basis: str
    state: str


STEPS = st.builds(
    Step,
    st.sampled_from(DATES).map(PartialDate.parse),
    st.sampled_from([*Status]).map(str),
    st.sampled_from(["stated", "reading"]),
    st.sampled_from(["published", "draft"]),
)


def latest(steps: list[Step], as_of: date | None) -> tuple[str | None, str | None, PartialDate | None]:
    """Status, basis and date by the words alone: of the published steps begun by the day, the last recorded one of
    the latest date."""
    counted = [
        (step.changed_on, recorded, step)
        for recorded, step in enumerate(steps)
        if step.state == "published" and step.changed_on.earliest <= (as_of or READ_ON)
    ]
    if not counted:
        return None, None, None
    step = max(counted)[2]
    return step.new, step.basis, step.changed_on


def published(source: Source) -> date:
    """The day by which a source was out for certain."""
    return source.published_on.latest if source.published_on else source.retrieved_on or date.max


def record(proposal: Proposal, steps: list[Step]) -> None:
    """Store the steps as they are, whether or not they follow from one another."""
    evidence = proposal.evidence
    StatusChange.objects.bulk_create(
        StatusChange(
            pair=proposal.pair,
            proposal=proposal,
            evidence=evidence,
            changed_on=step.changed_on,
            old="" if number == 0 else next(status for status in Status if status != step.new),
            new=step.new,
            basis=step.basis,
            state=step.state,
        )
        for number, step in enumerate(steps)
    )


@settings(max_examples=60)
@given(histories=st.lists(st.lists(STEPS, max_size=5), min_size=1, max_size=3), as_of=st.sampled_from(DAYS))
def test_the_status_is_that_of_the_latest_published_change(histories: list[list[Step]], as_of: date | None) -> None:
    with transaction.atomic():
        proposals = [rows.proposal() for _ in histories]
        for proposal, steps in zip(proposals, histories, strict=True):
            record(proposal, steps)
        found = Proposal.objects.for_pair(rows.country_pair()).with_status(READ_ON, as_of).order_by("number")
        told = [(proposal.status, proposal.basis, proposal.changed_on) for proposal in found]
        transaction.set_rollback(True)
    assert told == [latest(steps, as_of) for steps in histories]


@pytest.mark.parametrize(
    "as_of", [None, date(2016, 12, 31), date(2017, 11, 29), date(2018, 1, 1), date(2021, 9, 30), date(2021, 10, 1)]
)
def test_the_shipped_proposals_stand_where_their_changes_say(shipped: None, as_of: date | None) -> None:
    for proposal in Proposal.objects.with_status(READ_ON, as_of):
        changes = proposal.status_changes.select_related("evidence__source").order_by("pk")
        steps = [
            Step(change.changed_on, change.new, change.basis, change.state)
            for change in changes
            if change.changed_on and (as_of is None or published(change.evidence.source) <= as_of)
        ]
        assert (proposal.status, proposal.basis, proposal.changed_on) == latest(steps, as_of)


def test_the_latest_change_is_named() -> None:
    proposal = rows.proposal()
    rows.status_change(proposal=proposal)
    later = rows.status_change(proposal=proposal, old="proposed", new="agreed", changed_on="2031")
    assert Proposal.objects.with_status(READ_ON).get(pk=proposal.pk).latest_change_id == later.pk


def test_a_year_that_has_only_begun_counts_and_a_draft_does_not() -> None:
    proposal = rows.proposal()
    rows.status_change(proposal=proposal, changed_on="2031")
    rows.status_change(proposal=proposal, old="proposed", new="signed", changed_on="2032", state=Publication.DRAFT)
    by_day = {
        day: Proposal.objects.with_status(day).get(pk=proposal.pk).status
        for day in (date(2030, 12, 31), date(2031, 1, 1), date(2033, 1, 1))
    }
    assert [*by_day.values()] == [None, "proposed", "proposed"]


def test_a_proposal_has_its_number_and_its_page() -> None:
    proposal = rows.proposal(number=7)
    assert str(proposal) == "7. Dig a made-up canal"
    assert proposal.get_absolute_url() == "/KGZ-UZB/proposals/7/"


def test_claims_of_another_pair_and_drafts_are_left_out() -> None:
    kept, _draft = rows.proposal(), rows.proposal(state=Publication.DRAFT)
    other = rows.proposal(pair=rows.country_pair("KAZ", "UZB"))
    assert [*Proposal.objects.for_pair(rows.country_pair()).published()] == [kept]
    assert [*Proposal.objects.for_pair(other.pair).published()] == [other]


@pytest.mark.parametrize("count", [1, 10])
def test_a_list_takes_as_many_queries_for_ten_as_for_one(
    django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    group = rows.sector(position=900)
    second, first = (rows.sector(parent=group, position=position) for position in (902, 901))
    for _ in range(count):
        proposal = rows.proposal()
        proposal.sectors.set([second, first])
        proposal.further_evidence.set([rows.paragraph(), rows.paragraph()])
        rows.status_change(proposal=proposal)
    listed = Proposal.objects.for_pair(rows.country_pair()).with_status(READ_ON)
    with django_assert_num_queries(1):
        assert [proposal.status for proposal in listed] == ["proposed"] * count
    with django_assert_num_queries(2):
        assert [[*proposal.sectors.all()] for proposal in listed.with_sectors()] == [[first, second]] * count
    with django_assert_num_queries(2):
        locators = [[str(paragraph) for paragraph in proposal.paragraphs()] for proposal in listed.with_evidence()]
    assert [len(texts) for texts in locators] == [3] * count
    assert all(int(texts[1].partition(":")[0]) < int(texts[2].partition(":")[0]) for texts in locators)


@pytest.mark.parametrize("code", ["KGZ", "UZB", None])
def test_either_side_or_both_put_a_proposal_forward(code: str | None) -> None:
    rows.proposal(put_forward_by_id=code).full_clean()


def test_a_third_country_puts_nothing_forward() -> None:
    with pytest.raises(ValidationError) as refusal:
        rows.proposal(put_forward_by_id="KAZ").full_clean()
    sentence = "Choose one of the pair's two countries, or none for both."
    assert refusal.value.message_dict == {"put_forward_by": [sentence]}


def test_a_step_that_the_lifecycle_knows_is_taken() -> None:
    rows.status_change(old="offered", new="agreed").full_clean()


def test_a_step_back_is_refused() -> None:
    with pytest.raises(ValidationError) as refusal:
        rows.status_change(old="agreed", new="offered").full_clean()
    assert "“agreed” cannot become “offered”; it can become: signed" in refusal.value.message_dict["new"][0]
