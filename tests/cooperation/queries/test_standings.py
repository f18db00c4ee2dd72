"""Where proposals stand: the same rows as the record, told once more from the rows themselves, in one query or two."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from cooperation.analysis.counts import Standing, count_by, matrix
from cooperation.analysis.lifecycle import Status
from cooperation.models import Claim, CountryPair, Proposal, Publication, Sector, StatusChange
from cooperation.queries.evidence import Evidence
from cooperation.queries.reports import Reported, Reports
from cooperation.queries.standings import standings_by_sector
from tests.cooperation import rows
from tests.dashboard.built import TODAY

pytestmark = pytest.mark.django_db

DAYS = [None, date(2016, 12, 31), date(2017, 11, 29), date(2018, 6, 1), date(2021, 10, 1), date(2030, 1, 1)]


type Listed = tuple[int, str, str, str | None, str | None]


def is_known(claim: Claim, as_of: date | None) -> bool:
    """Whether the main source was out by a day: by the end of its date, or when it was read if it has none."""
    source = claim.evidence.source
    out = source.published_on.latest if source.published_on else source.retrieved_on
    return as_of is None or (out is not None and out <= as_of)


def has_happened(change: StatusChange, as_of: date | None) -> bool:
    """Whether the date of a change had begun by a day."""
    return as_of is None or (change.changed_on is not None and change.changed_on.earliest <= as_of)


def listed(pair: CountryPair, as_of: date | None) -> list[Listed]:
    """Number, title, side, status and basis of each proposal that readers see, one by one."""
    found: list[Listed] = []
    for proposal in Proposal.objects.filter(pair=pair, state=Publication.PUBLISHED).order_by("number"):
        if not is_known(proposal, as_of):
            continue
        published = StatusChange.objects.filter(proposal=proposal, state=Publication.PUBLISHED)
        changes = [change for change in published if is_known(change, as_of) and has_happened(change, as_of)]
        last = max(changes, key=lambda change: (change.changed_on, change.pk), default=None)
        stands = (last.new, last.basis) if last else (None, None)
        found.append((proposal.number, proposal.title, proposal.proposer, *stands))
    return found


def standings(pair: CountryPair, today: date, as_of: date | None = None) -> list[Reported]:
    """Where each proposal stands as the overview counts it."""
    return list(Reports(pair, today, as_of, Evidence([pair], today, as_of)).each())


def told(row: Standing | Reported) -> Listed:
    """The same of a row that is counted."""
    return (row.number, row.title, row.put_forward_by, row.status, row.basis)


@pytest.mark.parametrize("as_of", DAYS)
def test_a_row_for_each_proposal(shipped: None, as_of: date | None) -> None:
    pair = CountryPair.objects.get()
    assert [told(row) for row in standings(pair, TODAY, as_of)] == listed(pair, as_of)


@pytest.mark.parametrize("as_of", DAYS)
def test_a_row_for_each_proposal_and_sector(
    shipped: None, django_assert_num_queries: DjangoAssertNumQueries, as_of: date | None
) -> None:
    pair = CountryPair.objects.get()
    with django_assert_num_queries(2 if as_of else 1):  # and whether anything was corrected since
        found = standings_by_sector(pair, TODAY, as_of)
    expected = [
        (*row, sector.code, sector.parent.code)
        for row in listed(pair, as_of)
        for sector in Sector.objects.filter(proposals__number=row[0], proposals__pair=pair).in_shown_order()
        if sector.parent
    ]
    assert [(*told(row), row.sector, row.group) for row in found] == expected


@pytest.mark.parametrize("as_of", DAYS)
def test_counts_and_matrix_of_the_record(shipped: None, as_of: date | None) -> None:
    pair = CountryPair.objects.get()
    stands = {number: status for number, _title, _side, status, _basis in listed(pair, as_of)}
    counts = count_by((row.status for row in standings(pair, TODAY, as_of)), [*Status])
    assert counts == {status: [*stands.values()].count(status) for status in Status}
    cells: dict[tuple[str, str], list[int]] = {}
    for number, status in stands.items():
        for sector in Sector.objects.filter(proposals__number=number) if status else []:
            cells.setdefault((sector.code, str(status)), []).append(number)
    assert matrix(standings_by_sector(pair, TODAY, as_of)) == cells


def test_what_has_no_status_says_none() -> None:
    rows.proposal()
    (row,) = standings(rows.country_pair(), TODAY)
    assert (row.put_forward_by, row.status, row.basis) == ("both", None, None)


@pytest.mark.parametrize("other", ["countries", "company", "not_said"])
def test_whoever_else_put_it_forward_is_not_both_countries(other: str) -> None:
    made = rows.proposal(other_proposer=other)
    (row,) = standings(made.pair, TODAY)
    assert row.put_forward_by == made.proposer == other


def test_what_is_dated_ahead_counts_from_its_day() -> None:
    proposal = rows.proposal()
    rows.status_change(proposal=proposal, changed_on="2027-01-01", new="completed")
    days = (date(2026, 12, 31), date(2027, 1, 1))
    assert [row.status for day in days for row in standings(proposal.pair, day)] == [None, "completed"]


def test_drafts_and_other_pairs_are_left_out() -> None:
    proposal = rows.proposal(put_forward_by_id="UZB")
    rows.status_change(proposal=proposal)
    rows.status_change(proposal=proposal, old="proposed", new="signed", changed_on="2032", state=Publication.DRAFT)
    rows.proposal(state=Publication.DRAFT)
    rows.proposal(pair=rows.country_pair("KAZ", "UZB"))
    found = [(row.number, row.put_forward_by, row.status) for row in standings(proposal.pair, TODAY)]
    assert found == [(proposal.number, "UZB", "proposed")]


def test_a_proposal_without_a_sector_has_no_row_among_the_sectors() -> None:
    proposal, _bare = rows.proposal(), rows.proposal()
    group = rows.sector()
    proposal.sectors.set(
        [rows.sector(parent=group, position=2, code="second"), rows.sector(parent=group, code="first")]
    )
    assert [(row.number, row.sector) for row in standings_by_sector(proposal.pair, TODAY)] == [
        (proposal.number, "first"),
        (proposal.number, "second"),
    ]


def test_an_empty_pair_has_none() -> None:
    pair = rows.country_pair()
    assert standings(pair, TODAY) == []
    assert standings_by_sector(pair, TODAY) == []
