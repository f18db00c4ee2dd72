"""What is asked of proposals: filters held against a plain loop, and a constant number of queries."""

from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from cooperation.models import CountryPair, Proposal
from cooperation.queries.proposal_history import proposal_history
from cooperation.queries.proposals import (
    ProposalFilter,
    ProposalList,
    ProposalsOfPairs,
    numbers_of,
)
from tests.cooperation import rows
from tests.dashboard.built import TODAY

pytestmark = pytest.mark.django_db
DAYS = (None, date(2018, 12, 31))


def shipped_pair() -> CountryPair:
    return CountryPair.objects.with_countries().by_slug("BLR-KAZ").get()


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize(
    "asked",
    [{"status": ("agreed", "signed")}, {"by": ("KAZ", "both")}, {"sector": ("space",)}, {"basis": ("reading",)}],
)
def test_a_filter_leaves_what_a_plain_loop_leaves(asked: dict[str, tuple[str, ...]], day: date | None) -> None:
    def fits(proposal: Any) -> bool:
        values = {
            "status": {proposal.status},
            "by": {proposal.put_forward_by_id or "both"},
            "sector": {sector.code for sector in proposal.sectors.all()},
            "basis": {proposal.basis},
        }
        return all(values[facet] & set(wanted) for facet, wanted in asked.items())

    everything = Proposal.objects.filter(pair=shipped_pair()).published().with_status(TODAY, day)
    found = ProposalList(shipped_pair(), ProposalFilter(**asked, as_of=day), TODAY).all()  # type: ignore[arg-type]
    assert sorted(one.number for one in found) == sorted(one.number for one in everything if fits(one))


def test_what_readers_do_not_see_is_in_no_answer() -> None:
    draft = rows.proposal(state="draft")
    assert proposal_history(draft.pair, draft.number, TODAY) is None
    assert draft.number not in numbers_of(draft.pair, TODAY)


def test_lists_cost_the_same_however_long_they_are(django_assert_num_queries: Any) -> None:
    first = rows.proposal()
    for _ in range(2):
        with django_assert_num_queries(
            5
        ):  # where all stand, all sectors; the rows, their further evidence, their sectors
            proposals = ProposalList(first.pair, ProposalFilter(), TODAY)
            proposals.fetched(list(proposals.page(1, 50)))
        with django_assert_num_queries(4):  # how many, the keys, the rows, their sectors
            ProposalsOfPairs([first.pair], TODAY).page(1, 50)
        for _more in range(9):
            rows.proposal(pair=first.pair)


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize("asked", [{}, {"status": ("proposed",)}, {"sector": ("space",), "by": ("BLR",)}])
def test_each_filter_counts_what_choosing_a_value_would_leave(asked: dict[str, tuple[str, ...]]) -> None:
    def left(**values: tuple[str, ...]) -> int:
        return len(ProposalList(shipped_pair(), ProposalFilter(**(asked | values)), TODAY).chosen)  # type: ignore[arg-type]

    counted = ProposalList(shipped_pair(), ProposalFilter(**asked), TODAY).facets()  # type: ignore[arg-type]
    assert set(counted) == {"status", "by", "sector", "basis", "evidence", "year"}
    for facet, counts in counted.items():
        assert counts
        assert {value: left(**{facet: (value,)}) for value in counts if value} == {v: n for v, n in counts.items() if v}


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize("sort", ["furthest", "number", "changed"])
def test_the_number_decides_between_equals(sort: str) -> None:
    chosen = ProposalList(shipped_pair(), ProposalFilter(sort=sort), TODAY).chosen
    fetched = ProposalList(shipped_pair(), ProposalFilter(sort=sort), TODAY).fetched(chosen)
    assert [row.number for row in fetched] == [one.number for one in chosen]
    assert [(row.status, row.evidence_level) for row in fetched] == [(one.status, one.evidence_level) for one in chosen]
    order: dict[str, Any] = {
        "furthest": lambda one: one.status,
        "number": lambda one: None,
        "changed": lambda one: str(one.changed_on),
    }
    for before, after in pairwise(chosen):
        assert before.number < after.number or order[sort](before) != order[sort](after)
    if sort == "changed":
        dates = [str(one.changed_on) for one in chosen]
        assert dates == sorted(dates, reverse=True)
