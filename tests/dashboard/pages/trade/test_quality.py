"""The quality of the trade record: contradictions, reservations, revisions; and none that blocks a load."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cooperation.models import CountryPair, TradeFigure
from dashboard.components.section import Section
from dashboard.pages.trade.quality import QualityRoom, _caveats_heading
from tests.cooperation import rows
from tests.cooperation.conftest import PINNED
from tests.dashboard.built import TODAY, pair, texts

pytestmark = pytest.mark.django_db

MILLION = 10**6


def quality(slug: str = "BLR-KAZ") -> QualityRoom:
    return QualityRoom(pair(slug), QueryDict(), TODAY)


def section(page: QualityRoom, key: str) -> Section:
    return next(found for found in sections(page) if found.key == key)


def sections(page: QualityRoom) -> list[Section]:
    return [part.content for part in page.parts]


def test_each_finding_names_both_figures_and_leads_to_them() -> None:
    page = quality()
    assert page.title == "2 of the 57 trade figures contradict each other"
    (row,) = section(page, "findings").table.rows
    assert row[0].text == "H06 and H07"
    assert row[0].links == (("H06", "/BLR-KAZ/trade/figures/H06/"), ("H07", "/BLR-KAZ/trade/figures/H07/"))
    assert [cite.key for cite in row[0].cites] == ["5:1", "4:1"]
    lacking = section(page, "reservations").table.rows[0][2]
    assert all(code in lacking.text for code, _url in lacking.links[:5])
    assert lacking.links[0] == ("H02", "/BLR-KAZ/trade/figures/H02/")
    assert texts(section(page, "findings").table)[0][1:] == [
        "turnover, 2010",
        "Belarus",
        "two figures for the same thing",
        "$870 m",
        "almost $1 bn",
    ]


def test_a_load_tells_the_findings_and_keeps_the_figures() -> None:
    out = StringIO()
    call_command("load_data", str(PINNED), stdout=out)
    assert "Stored, but cannot all be true: H06, H07 (contradiction): " in out.getvalue()
    assert TradeFigure.objects.filter(pair=pair(), code__in=["H06", "H07"]).count() == 2


def test_reservations_name_their_figures() -> None:
    found = {row[0]: row[1:] for row in texts(section(quality(), "reservations").table)}
    assert found["The reporter is not said"] == ["4", "H02, H03, H48 and H55"]
    assert found["A percentage without an amount"] == ["6", "H08, H16, H45, H53, H57 and H58"]
    assert found["Its source has no date"] == ["3", "H02, H03 and H08"]
    assert "Published before its period had ended" not in found
    assert all(count != "0" for count, _codes in found.values())


@pytest.fixture
def other() -> CountryPair:
    return pair(rows.country_pair().slug)


def figure(other: CountryPair, code: str, flow: str, millions: int, year: int = 2018, **values: object) -> TradeFigure:
    own = {"code": code, "flow": flow, "value_usd": millions * MILLION, "step_usd": MILLION, "reporter_id": "KGZ"}
    period = {"period_start": date(year, 1, 1), "period_end": date(year, 12, 31)}
    return rows.trade_figure(pair=other, **own | period | values)


def test_exports_and_imports_that_miss_their_turnover(other: CountryPair) -> None:
    figure(other, "X1", "X", 700)
    figure(other, "M1", "M", 100)
    figure(other, "T1", "TT", 900)
    (row,) = texts(section(quality(other.slug), "findings").table)
    assert row[0] == "X1, M1 and T1"
    assert row[3:] == ["exports + imports = turnover", "$799–801 m", "$900 m"]


def test_growth_that_misses_its_level(other: CountryPair) -> None:
    figure(other, "T1", "TT", 800, year=2017)
    figure(other, "T2", "TT", 900, growth_percent=50, growth_qualifier="exact", growth_step=1)
    (row,) = texts(section(quality(other.slug), "findings").table)
    assert row[0] == "T1 and T2"
    assert row[3:] == ["level a year before × (1 + growth) = level", "$1,195–1,205 m", "$900 m"]


def test_what_rounding_explains_is_no_finding(other: CountryPair) -> None:
    figure(other, "X1", "X", 700)
    figure(other, "M1", "M", 100)
    figure(other, "T1", "TT", 801)
    page = quality(other.slug)
    assert page.title == "None of the 3 trade figures contradicts another"
    assert [found.key for found in sections(page)] == ["reservations"]


def test_a_revision_is_no_contradiction_and_both_vintages_are_told(other: CountryPair) -> None:
    first = figure(other, "T1", "TT", 800)
    figure(other, "T2", "TT", 900, revises=first)
    page = quality(other.slug)
    assert [found.key for found in sections(page)] == ["reservations", "revisions"]
    assert texts(section(page, "revisions").table) == [["2018", "turnover, goods", "Kyrgyzstan", "$800 m", "$900 m"]]
    assert section(page, "revisions").title == "1 figure was revised"


def test_records_hold_findings_and_reservations(client: Client) -> None:
    content = json.loads(client.get("/BLR-KAZ/quality.json").content, parse_constant=pytest.fail)
    finding, *others = content["records"]
    reservations = [record for record in others if record["kind"] == "reservation"]
    assert (finding["code"], finding["formula"], finding["period"]) == ("H06 H07", "contradiction", "2010-01/2010-12")
    assert {record["code"] for record in others if record["kind"] == "stated"} >= {"H06", "H07"}
    assert reservations[0]["figures"] == 4


def test_of_many_figures_the_first_are_named(other: CountryPair) -> None:
    evidence = rows.paragraph(source=rows.source(pair=other))
    for number in range(70):
        figure(other, f"F{number:02d}", "TT", 5, year=1950 + number, evidence=evidence, reporter_id=None)
    found = {row[0]: row[1:] for row in texts(section(quality(other.slug), "reservations").table)}
    count, codes = found["The reporter is not said"]
    assert count == "70"
    assert codes.startswith("F00, F01")
    assert codes.endswith("F59 and 10 more")


def test_no_figures(other: CountryPair) -> None:
    page = quality(other.slug)
    assert page.title == "No trade figure is reported"
    assert sections(page) == []


def test_the_number_of_queries_does_not_grow(client: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get("/BLR-KAZ/quality/")
        return len(asked)

    few = queries()
    for number in range(20):
        figure(pair(), f"N{number}", "TT", number, year=1960 + number, evidence=some_evidence(), reporter_id="BLR")
    assert queries() == few


def some_evidence() -> object:
    return TradeFigure.objects.select_related("evidence").get(pair=pair(), code="H26").evidence


def test_how_many_figures_have_a_caveat() -> None:
    assert [_caveats_heading(*counts) for counts in ((0, 1), (0, 6), (1, 6), (5, 6), (6, 6))] == [
        "The one figure has no caveat",
        "None of 6 figures has a caveat",
        "1 of 6 figures has a caveat",
        "5 of 6 figures have a caveat",
        "Every figure has at least one caveat",
    ]
