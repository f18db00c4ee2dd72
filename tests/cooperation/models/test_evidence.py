"""How strong the evidence of a proposal is: the annotation, held against the rule without a database."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from cooperation.analysis.axes import EvidenceLevel, Showing, Shows, evidence_level
from cooperation.analysis.dates import PartialDate
from cooperation.models import Bearing, EvidenceSearch, Proposal, Publication, Source
from tests.cooperation import rows

pytestmark = pytest.mark.django_db

HAPPENED = st.sampled_from(["2031", "2031-06", "2031-06-15", "2032-02-03"])
PUBLISHED = st.sampled_from(["2031", "2031-06", "2031-06-15", "2032-02-03", None])
READ_ON = date(2032, 6, 1)
TODAY = date(2031, 12, 30)
DAYS = st.sampled_from([None, date(2030, 6, 1), date(2031, 6, 15), date(2031, 6, 30), date(2031, 12, 31), READ_ON])


@dataclass(frozen=True)
class Told:
    """An event, or a later status change where ``shows`` is empty: when it happened, when its source came out."""

    happened_on: str
    published_on: str | None
    shows: str
    kind: str
    state: str


TOLD = st.builds(
    Told,
    HAPPENED,
    PUBLISHED,
    st.sampled_from([*map(str, Shows), ""]),
    st.sampled_from(["press", "document"]),
    st.sampled_from(["published", "draft"]),
)


def known(told: Told, as_of: date | None) -> bool:
    """By the words alone: begun by the day, and published by it for certain, or today perhaps."""
    published = PartialDate.parse(told.published_on) if told.published_on else None
    out = published.latest if published else READ_ON
    is_out = out <= as_of if as_of else published is None or published.earliest <= TODAY
    return told.state != "draft" and is_out and PartialDate.parse(told.happened_on).earliest <= (as_of or TODAY)


def expected(told: list[Told], as_of: date | None, *, searched: bool, uncheckable: bool) -> EvidenceLevel:
    """The pure rule over what is known; a status change is a statement, or a document."""
    showings = [
        Showing(
            PartialDate.parse(one.happened_on),
            Shows(one.shows or ("document" if one.kind == "document" else "statement")),
        )
        for one in told
        if known(one, as_of)
    ]
    return evidence_level(showings, searched=searched, checkable=not uncheckable)


def record(told: list[Told], *, searched: bool, uncheckable: bool) -> Proposal:
    """Store a proposal with a first status of 2030, and all that is told."""
    proposal = rows.proposal(uncheckable="Made up." if uncheckable else "")
    rows.status_change(proposal=proposal, changed_on="2030")
    for one in told:
        paragraph = rows.paragraph(
            source=rows.source(published_on=one.published_on, retrieved_on=READ_ON, kind=one.kind)
        )
        if one.shows:
            event = rows.event(happened_on=one.happened_on, evidence=paragraph, state=one.state)
            rows.bearing(proposal=proposal, event=event, shows=one.shows)
        else:
            rows.status_change(
                proposal=proposal, old="agreed", changed_on=one.happened_on, evidence=paragraph, state=one.state
            )
    if searched:
        rows.evidence_search(proposal=proposal, searched_on=date(2030, 2, 1))
    return proposal


@settings(max_examples=80)
@given(st.lists(TOLD, max_size=4), DAYS, st.booleans(), st.booleans())
def test_the_annotation_follows_the_rule(
    told: list[Told], as_of: date | None, searched: bool, uncheckable: bool
) -> None:
    with transaction.atomic():
        proposal = record(told, searched=searched, uncheckable=uncheckable)
        found = Proposal.objects.with_evidence_level(TODAY, as_of).get(pk=proposal.pk).evidence_level
        transaction.set_rollback(True)
    assert found == expected(told, as_of, searched=searched, uncheckable=uncheckable)


def test_a_search_counts_from_its_day_and_when_published() -> None:
    proposal = record([], searched=True, uncheckable=False)
    search = proposal.searches.get()
    levels = {
        as_of: Proposal.objects.with_evidence_level(TODAY, as_of).get(pk=proposal.pk).evidence_level
        for as_of in (search.searched_on - timedelta(days=1), search.searched_on, None)
    }
    assert [*levels.values()] == ["statement_only", "none_found", "none_found"]
    EvidenceSearch.objects.filter(pk=search.pk).update(state=Publication.DRAFT)
    assert Proposal.objects.with_evidence_level(TODAY).get(pk=proposal.pk).evidence_level == "statement_only"


@pytest.mark.parametrize(
    ("published_on", "known_from"),
    [("2031-06-15", date(2031, 6, 15)), ("2031-06", date(2031, 6, 30)), ("2031", date(2031, 12, 31)), (None, READ_ON)],
)
def test_a_source_counts_from_the_last_day_that_its_date_can_mean(published_on: str | None, known_from: date) -> None:
    source = rows.source(published_on=published_on, retrieved_on=READ_ON)
    proposal = rows.proposal(evidence=rows.paragraph(source=source))
    counted = {
        day: Proposal.objects.visible_on(TODAY, day).filter(pk=proposal.pk).exists()
        for day in (known_from - timedelta(days=1), known_from)
    }
    assert [*counted.values()] == [False, True]


def test_any_day_may_be_asked_for() -> None:
    proposal = rows.proposal()
    Source.objects.filter(pk=proposal.evidence.source_id).update(published_on="2031-12")
    assert not Proposal.objects.visible_on(TODAY, date.min).filter(pk=proposal.pk).exists()
    assert Proposal.objects.visible_on(TODAY, date.max).filter(pk=proposal.pk).exists()


def test_an_event_bears_on_proposals_of_its_own_pair() -> None:
    other = rows.proposal(pair=rows.country_pair("KAZ", "UZB"))
    bearing = Bearing(event=rows.event(), proposal=other, shows="document")
    with pytest.raises(ValidationError) as refusal:
        bearing.full_clean()
    assert refusal.value.message_dict == {"proposal": ["This row belongs to another pair."]}


@pytest.mark.parametrize(
    ("values", "allowed"),
    [
        ({}, False),
        ({"done_when": "Ships pass."}, False),
        ({"done_when": "Ships pass.", "partly_when": "Water flows."}, True),
        ({"uncheckable": "Water has no end."}, True),
    ],
)
@pytest.mark.parametrize(("old", "new"), [("agreed", "signed"), ("proposed", "under_way"), ("agreed", "dropped")])
def test_what_counts_is_written_before_a_status_leaves_agreed(
    values: dict[str, str], allowed: bool, old: str, new: str
) -> None:
    change = rows.status_change(proposal=rows.proposal(**values), old=old, new=new)
    if allowed:
        change.full_clean()
        return
    with pytest.raises(ValidationError, match="write down what counts as done"):
        change.full_clean()
    with pytest.raises(ValidationError, match="write down what counts as done"):
        change.proposal.full_clean()
