"""The records that ship: what is stored of each comes out as it went in, and nothing is left to ask about it."""

from datetime import date
from pathlib import Path

import pytest
from django.test import Client

from cooperation.actions.dataset import load_folder
from cooperation.actions.export import export_folder
from cooperation.actions.shipped import DATA, PAIRS
from cooperation.models import CountryPair, EventKind, Proposal, Source, StatusChange
from cooperation.queries.questions import asked_of
from tests.cooperation.folders import contents
from tests.dashboard.twin import Twin, unexplained

pytestmark = pytest.mark.parametrize("shipped_pair", PAIRS, indirect=True, scope="module")
# The day on which the records were last looked through: a year later their sources are to be looked at again.
READ_ON = date(2026, 11, 25)


@pytest.fixture
def pair(shipped_pair: str, db: None) -> CountryPair:
    return CountryPair.objects.by_slug(shipped_pair).get()


@pytest.mark.database
def test_it_comes_out_as_it_went_in(pair: CountryPair, tmp_path: Path) -> None:
    export_folder(pair, tmp_path)
    assert contents(tmp_path) == contents(DATA / pair.slug)


@pytest.mark.usefixtures("read_once")
def test_no_heading_over_all_pairs_says_another_number_than_the_rules_choose(client: Client, pair: CountryPair) -> None:
    """Those of the pair's own pages are read in the crawl of them."""
    pages = ("/", f"/compare/?pairs={pair.slug}", f"/countries/{pair.first_id}/")
    read, wrong = unexplained(client, [Twin(pair)], pages)
    assert len(read) > 3
    assert wrong == []


@pytest.mark.database
def test_a_second_load_changes_nothing(pair: CountryPair) -> None:
    report = load_folder(DATA / pair.slug)
    assert (report.added, report.changed) == (0, 0)


def test_every_question_about_it_is_answered(pair: CountryPair) -> None:
    asked = asked_of(pair, READ_ON)
    assert (asked.open, asked.needless) == ([], [])


def test_its_sources_have_addresses_and_days(pair: CountryPair) -> None:
    sources = Source.objects.filter(pair=pair)
    assert sources.exists()
    assert set(sources.filter(url="").values_list("caution", flat=True)) <= {"The address was not kept."}
    assert not sources.filter(published_on=None, caution="").exists()


def test_every_proposal_says_what_would_count_and_where_it_stands(pair: CountryPair) -> None:
    for proposal in Proposal.objects.filter(pair=pair):
        assert proposal.has_criteria, proposal
        assert StatusChange.objects.filter(proposal=proposal).exists(), proposal


def test_what_is_announced_is_no_deed(pair: CountryPair) -> None:
    plans = pair.event_set.filter(kind=EventKind.PLAN, bearings__shows="delivered")
    assert not plans.exists()
