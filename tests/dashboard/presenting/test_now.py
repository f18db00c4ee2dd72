"""Where trade stands now: what offices count before what is said, and how far a target is away."""

from datetime import date
from typing import Any

import pytest
from django.http import QueryDict

from cooperation.models import CountryPair
from dashboard.pages.pair.overview import OverviewPage
from dashboard.presenting.now import SideNow, TargetNow
from tests.cooperation import rows
from tests.cooperation.conftest import empty_record

TODAY = date(2026, 12, 7)


@pytest.fixture(autouse=True)
def _without_a_record(db: None) -> None:
    empty_record()


def counts(reporter: str, years: str, imports: str) -> None:
    """Exports and imports of some years as an office counts them, in millions: "2024 4.5; 2025 5"."""
    for flow, observations in (("X", years), ("M", imports)):
        own = {"unit": 6, "edition_on": "2026-09-01", "observations": observations}
        rows.series_edition(reporter_id=reporter, flow=flow, **own)


def said(year: int, **values: Any) -> None:
    """Exactly 500 million dollars of turnover, by Kyrgyzstan's word."""
    period = {"period_start": date(year, 1, 1), "period_end": date(year, 12, 31)}
    rows.trade_figure(reporter_id="KGZ", **period, **values)


def now() -> tuple[list[SideNow], TargetNow | None]:
    """The cards of the overview."""
    page = OverviewPage(CountryPair.objects.by_slug("KGZ-UZB").get(), QueryDict(), TODAY)
    return list(page.cards.trade), page.cards.target


def test_statistics_lead_and_words_of_no_later_year_stand_beside_them() -> None:
    said(2025)
    counts("KGZ", "2024 900; 2025 1000", "2024 10; 2025 190.2")
    (side,) = now()[0]
    assert (side.label, side.period, side.value) == ("Kyrgyzstan", "2025", "$1,190.2\u00a0m")
    assert side.beside.startswith("Said of 2025: $500\u00a0m")
    assert side.why


def test_words_of_a_later_year_lead_and_say_when_statistics_end() -> None:
    said(2025)
    counts("KGZ", "2016 400", "2016 18.4")
    (side,) = now()[0]
    assert (side.period, side.value) == ("2025", "$500\u00a0m")
    assert side.beside == "Official statistics: $418.4\u00a0m in 2016; none of a later year are on record"
    assert side.beside_cites


def test_a_side_that_says_nothing_has_its_statistics_and_the_first_country_comes_first() -> None:
    said(2025)
    counts("UZB", "2025 1", "2025 2")
    assert [(side.label, side.value) for side in now()[0]] == [
        ("Kyrgyzstan", "$500\u00a0m"),
        ("Uzbekistan", "$3.0\u00a0m"),
    ]


def test_exports_alone_are_no_trade_in_both_directions() -> None:
    rows.series_edition(reporter_id="KGZ", flow="X", unit=6, edition_on="2026-09-01", observations="2025 7")
    assert now()[0] == []


def test_without_a_deadline_the_share_of_the_target_is_told_and_no_horizon() -> None:
    said(2023)
    rows.target()
    target = now()[1]
    assert target
    assert target.needed == "50% of it reached: $500\u00a0m in 2023 (Kyrgyzstan)"
    counts("UZB", "2025 700", "2025 50")
    target = now()[1]
    assert target
    assert target.needed == "75% of it reached: $750.0\u00a0m in 2025 (Uzbekistan)"


def test_up_to_a_deadline_growth_is_told() -> None:
    said(2025)
    rows.target(deadline_on="2026")
    target = now()[1]
    assert target
    assert target.needed == "Needs growth of 100.0% in 1 year, from $500\u00a0m in 2025 (Kyrgyzstan)"
