"""Headings made from the data: right for none, one, two and many."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.http import QueryDict

from cooperation.models import Proposal
from dashboard.components.sides import Side
from dashboard.components.statuses import breakdown, progress_heading, proposal_heading
from dashboard.pages.pair.overview import OverviewPage, overview_heading
from dashboard.pages.sectors.page import sectors_heading
from dashboard.presenting.proposals import proposers_heading
from tests.cooperation import rows
from tests.dashboard.built import TODAY, pair

FIRST, SECOND, BOTH = (
    Side("first", "AAA", "Aland", 1),
    Side("second", "BBB", "Beland", 2),
    Side("both", "both", "Both", None),
)


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ({}, "No proposal is listed"),
        ({"proposed": 1}, "The one proposal is not agreed"),
        ({"agreed": 1}, "The one proposal is agreed or signed, not under way"),
        ({"completed": 1}, "The one proposal is under way or completed"),
        ({"proposed": 2}, "None of 2 proposals is agreed"),
        ({"proposed": 1, "signed": 1}, "1 of 2 proposals is agreed or signed, none under way"),
        ({"agreed": 2}, "2 of 2 proposals are agreed or signed, none under way"),
        ({"proposed": 1, "under_way": 1}, "1 of 2 proposals is under way or completed"),
        ({"proposed": 17, "under_way": 4, "completed": 1}, "5 of 22 proposals are under way or completed"),
        ({"stalled": 2, "dropped": 1}, "None of 3 proposals is agreed"),
    ],
)
def test_progress(counts: dict[str, int], sentence: str) -> None:
    assert progress_heading(counts) == sentence


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ([], "No sector has a proposal yet"),
        ([0, 0], "No sector has a proposal yet"),
        ([0, 3], "All proposals are in one sector"),
        ([1, 1], "Proposals spread over 2 sectors, at most 1 in each"),
        ([1, 3, 3, 0], "Proposals spread over 3 sectors, at most 3 in each"),
    ],
)
def test_sectors(counts: list[int], sentence: str) -> None:
    assert sectors_heading(counts) == sentence


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ((0, 0, 0), "No proposal is listed"),
        ((1, 0, 0), "The one proposal comes from Aland"),
        ((0, 2, 1), "2 of 3 proposals come from Beland"),
        ((2, 2, 1), "Both countries put forward as many proposals: 2 each"),
        ((2, 2, 5), "Both sides together put forward 5 of 9 proposals"),
        ((3, 1, 4), "Both sides together put forward 4 of 8 proposals"),
        ((3, 1, 3), "3 of 7 proposals come from Aland"),
        ((18, 1, 3), "18 of 22 proposals come from Aland"),
        ((0, 0, 2), "Both sides together put forward 2 of 2 proposals"),
        ((0, 0, 1), "Both sides together put forward the one proposal"),
    ],
)
def test_proposers(counts: tuple[int, int, int], sentence: str) -> None:
    assert proposers_heading(dict(zip((FIRST, SECOND, BOTH), counts, strict=True))) == sentence


def test_a_list_of_statuses_leaves_out_those_without_any() -> None:
    assert breakdown({"proposed": 2, "offered": 0, "agreed": 1}).replace("\u00a0", " ") == "2 proposed and 1 agreed"


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        ("", "Title: no status reported"),
        ("endorsed", "Title: endorsed, as of 1 May 2020; no agreement reported"),
        ("under_way", "Title: under way, as of 1 May 2020"),
        ("dropped", "Title: dropped, as of 1 May 2020"),
    ],
)
def test_one_proposal(status: str, sentence: str) -> None:
    assert proposal_heading("Title", status, "1 May 2020") == sentence


def test_a_proposal_that_went_back_had_been_agreed() -> None:
    assert proposal_heading("Title", "proposed", "2020", ["agreed", "dropped"]) == "Title: proposed, as of 2020"
    assert proposal_heading("Title", "proposed", "2020", ["offered", "dropped"]).endswith("no agreement reported")


def test_without_a_target_the_overview_speaks_of_proposals_alone() -> None:
    view: Any = SimpleNamespace(state=None)
    assert overview_heading({"proposed": 2}, view) == "None of 2 proposals is agreed"


def test_an_overview_without_proposals_has_no_counts_of_none(db: None) -> None:
    Proposal.objects.filter(pair=pair()).delete()
    page = OverviewPage(pair(), QueryDict(), TODAY)
    assert (page.strip, page.cards.groups, page.chart("proposers")) == (None, (), None)


def test_proposals_without_a_status_are_counted_beside_the_strip(db: None) -> None:
    rows.proposal(number=99, pair=pair())
    page = OverviewPage(pair(), QueryDict(), TODAY)
    assert page.strip is not None
    assert page.strip.note.endswith(" 1 proposal has no reported status.")
    assert sum(group.count for group in page.cards.groups) == len(page.proposals)
