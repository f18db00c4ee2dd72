"""The trade page: what can be asked of it, what it marks, and what it never shows."""

import csv
import io
import json
import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cooperation.analysis.target import TargetState
from cooperation.models import Publication, TradeFigure
from dashboard.charts.theme import VARIANTS
from dashboard.components.citations import Citations
from dashboard.presenting.goals import years_words
from dashboard.presenting.now import sides_now
from tests.cooperation import rows
from tests.dashboard.built import estimates, figure_rows, figures, pair, section, targets, texts, trade, two_sides, view

pytestmark = pytest.mark.django_db

MILLION = 10**6


# What is asked


@pytest.mark.parametrize(
    ("day", "state", "rests_on"),
    [
        ("2017-11-29", TargetState.OPEN, ""),
        ("2019-01-01", TargetState.OPEN, "2017"),
        ("2022-01-01", TargetState.OPEN, "2018"),
        ("", TargetState.REACHED, "2021"),
    ],
)
def test_the_state_of_the_target_as_known_on_a_day(day: str, state: TargetState, rests_on: str) -> None:
    found = view(f"target=T6&as_of={day}").state
    assert found is not None
    assert (found.state, years_words(found)) == (state, rests_on)


def test_the_day_asked_for_travels_to_every_room(client: Client) -> None:
    html = client.get("/BLR-KAZ/trade/?as_of=2019-01-01").content.decode()
    for room in ("targets", "two-sides", "estimates", "figures"):
        assert f'href="/BLR-KAZ/trade/{room}/?as_of=2019-01-01"' in html


def test_a_day_to_come_is_today() -> None:
    assert view("as_of=2199-01-01").as_of == date(2026, 11, 24)


def test_since_when_the_state_is_known() -> None:
    known = section(targets("target=T6"), "known")
    table = texts(known.table)
    assert table[0][:2] == ["29 Nov 2017", "open"]
    assert ["13 Oct 2022", "reached, officials say", "2021"] in table
    assert known.title == "Target of more than $1\u00a0bn: listed as “reached, officials say” since 13 Oct 2022"


def test_the_form_works_without_script_and_shows_what_is_chosen(client: Client) -> None:
    html = client.get("/BLR-KAZ/trade/targets/?target=T4&base=H28&as_of=2020-01-01").content.decode()
    form = html[html.index('<form class="listbar') : html.index("</form>", html.index('<form class="listbar'))]
    assert "method=" not in form
    assert re.findall(r'<option value="([^"]*)" selected>', form) == ["T4", "H28"]
    assert 'name="as_of" value="2020-01-01"' in form
    assert form.count("<optgroup") == 3


def test_a_level_that_nobody_stated_can_be_measured_from() -> None:
    page = targets("target=T6&base=H36-H37-TT-2017")
    assert page.view.base is not None
    assert page.view.base.figure is None
    assert page.chart("growth") is not None


@pytest.mark.parametrize("query", ["base=nothing", "base=H23", "base=H08", "target=T99", "cif=9", "vintage=last"])
def test_what_is_not_there_falls_back(query: str) -> None:
    looked_at, usual = view(query), view()
    assert looked_at.base is not None
    assert usual.base is not None
    assert looked_at.base.level.code == usual.base.level.code
    assert looked_at.goal is not None
    assert usual.goal is not None
    assert (looked_at.goal.code, looked_at.query.cif) == (usual.goal.code, usual.query.cif)


# Where the pair stands, and where it began


def test_the_latest_year_of_each_side_leads() -> None:
    now = trade().now
    assert now is not None
    assert [(side.label, side.period, side.value.replace("\u00a0", " ")) for side in now.sides] == [
        ("Belarus", "2025", "at least $1 bn"),
        ("Kazakhstan", "2023", "at least $0.8 bn"),
    ]
    assert now.target is not None
    assert (now.target.state, now.target.value.replace("\u00a0", " ")) == ("open", "more than $1.5 bn")


def test_the_first_source_is_how_it_began() -> None:
    beginning = view().beginning
    assert beginning is not None
    assert (beginning.goal.code, beginning.base.level.code) == ("T6", "H26")
    card = trade().chart("target")
    assert card is not None
    assert card.title.replace("\u00a0", " ") == "Jan–Sep 2017: trade ran at 60–74% of the pace needed for $1 bn a year"


def test_why_a_figure_was_chosen_stands_beside_it(client: Client) -> None:
    html = client.get("/BLR-KAZ/trade/").content.decode()
    assert html.count("Why this figure?</summary>") == 2


# What is marked


def test_derived_rows_are_marked_and_keep_the_caution_of_their_figures() -> None:
    table = figure_rows()
    marked = {row[0].anchor.removeprefix("figure-"): row for row in table.rows if any(cell.derived for cell in row)}
    assert {"H35-TT-2017", "H36-X-2017", "H37-M-2017", "H36-H37-TT-2017"} <= marked.keys()
    implied = marked["H28-TT-2016"]
    assert implied[7].text.startswith("No source states it: level ÷ (1 + growth), from H28.")
    assert TradeFigure.objects.get(pair=pair(), code="H28").caution in implied[7].text
    stated = {row[0].anchor.removeprefix("figure-") for row in table.rows} - marked.keys()
    assert stated == {figure.code for figure in TradeFigure.objects.filter(pair=pair())}


def test_derived_rows_are_shaded_where_others_are_stated(client: Client) -> None:
    assert figure_rows().mixed
    html = client.get("/BLR-KAZ/trade/figures/?all=1").content.decode()
    assert '<table class="tbl cards mixed">' in html[html.index('id="figures"') :]


def test_every_row_leads_to_its_evidence() -> None:
    assert all(row[0].cites for row in figure_rows().rows)


def test_every_figure_names_its_speaker_its_side_and_its_hedge() -> None:
    shown = {row[0]: row for row in texts(figure_rows())}
    assert shown["H26"][1:5] == ["Jan–Sep 2017", "turnover", "Belarus", "$0.5 bn"]
    assert shown["H26"][7].startswith("“almost 65%”, the report itself. No statistical office is named;")
    assert shown["H27"][4] == "almost $0.5 bn"
    assert shown["H27"][7].startswith("“почти полумиллиарда”, Aleksandr Lukashenko. ")


def test_services_and_investment_are_in_no_chart_of_trade() -> None:
    years = trade().chart("years")
    assert years is not None
    assert "$153" not in str(texts(years.table))
    assert "H38" in {row[0] for row in texts(figure_rows("category=services"))}


def some_figure() -> TradeFigure:
    return TradeFigure.objects.select_related("evidence").get(pair=pair(), code="H26")


def test_balances_are_told_in_words() -> None:
    balances = {tuple(row[:2]): row for row in texts(section(two_sides(), "balance").table)}
    assert balances["2018", "Kazakhstan"][2:5] == [
        "almost −$700 m",
        "Kazakhstan’s imports exceeded its exports by almost $700 m",
        "stated",
    ]
    derived = balances["2018", "Belarus"]
    assert derived[2:4] == ["$671.3–671.5 m", "Belarus’s exports exceeded its imports by $671.3–671.5 m"]
    assert derived[4].startswith("exports − imports")
    assert balances["2017", "Kazakhstan"][2] == "−$413.2 to −$413.0 m"


# The long view


def test_parts_of_years_are_never_joined_to_years_nor_drawn_as_years() -> None:
    card = trade().chart("years")
    assert card is not None
    for variant in VARIANTS:
        for trace in card.draw(card.info, variant).data:
            assert trace["type"] == "bar" or trace["mode"] in {"markers", "text"}
    parts = {(figure.year, figure.side.name): figure.part for figure in card.info.figures if figure.part}
    assert parts[2009, "Belarus"] == "1 Jan – 25 Nov 2009".replace(" – ", "\u00a0– ")
    assert parts[2017, "Belarus"] == "Jan–Sep 2017"
    assert parts[2018, "Kazakhstan"] == "Jan–Oct 2018"


def test_gaps_are_gaps_and_levels_of_no_one_year_are_not_drawn() -> None:
    card = trade().chart("years")
    assert card is not None
    assert (card.info.first_year, card.info.last_year) == (2005, 2025)
    whole = {figure.year for figure in card.info.figures if not figure.part}
    assert set(range(2005, 2026)) - whole == {2007, 2009, 2019, 2024}
    assert card.title.endswith("4 years have no figure")
    gaps = [row[0] for row in texts(card.table) if row[2] == "no figure for the year"]
    assert gaps == ["2007", "2009", "2019", "2024"]
    assert "Q2 2019" in card.source_note
    assert "Jun 2024" in card.source_note


def test_both_reporters_stand_side_by_side_and_are_not_merged() -> None:
    card = trade().chart("years")
    assert card is not None
    of_2017 = [(f.side.name, f.stated, f.low, f.high) for f in card.info.figures if f.year == 2017 and not f.part]
    (first, second) = of_2017
    assert first[0:2] == ("Belarus", None)
    assert second[0:2] == ("Kazakhstan", 0.6041)


def test_every_target_is_drawn_from_its_day_to_its_deadline() -> None:
    card = targets().chart("lanes")
    assert card is not None
    lanes = {(lane.stated_on, lane.until): lane.state_label for lane in card.info.targets}
    assert len(card.info.targets) == 13
    assert lanes["2011-05-24", "2011"] == "missed"
    assert lanes["2017-09-22", "2020"] == "cannot be told"
    assert lanes["2017-11-29", "2021"] == "reached, officials say"
    assert lanes["2024-06-03", ""] == "open"


def test_the_levels_of_targets_are_thin_lines_over_the_years() -> None:
    card = trade().chart("years")
    assert card is not None
    labels = {goal.level: goal.label.replace("\u00a0", " ") for goal in card.info.goals}
    assert labels[1.0] == "> $1 bn: 10 targets"


def test_a_target_of_exports_of_services_or_of_investment_is_no_level_on_the_axis_of_turnover() -> None:
    def levels() -> set[float]:
        card = trade().chart("years")
        assert card is not None
        return {goal.level for goal in card.info.goals}

    own = {"pair": pair(), "evidence": rows.paragraph(source=rows.source(pair=pair(), number=900))}
    before = levels()
    rows.target(**own, flow="X", reporter_id="BLR", value_usd=700 * MILLION)
    rows.target(**own, category="services", value_usd=710 * MILLION)
    rows.target(**own, category="investment_flow", reporter_id="KAZ", value_usd=720 * MILLION)
    assert levels() == before
    rows.target(**own, value_usd=730 * MILLION)
    assert levels() == before | {0.73}


# Vintages


def revised(**values: Any) -> TradeFigure:
    """H28 revised to 610.0 million by a source of 2019."""
    first = TradeFigure.objects.get(pair=pair(), code="H28")
    source = rows.source(pair=pair(), number=900, published_on="2019-02-01")
    own = {
        "pair": pair(),
        "evidence": rows.paragraph(source=source),
        "code": "H28b",
        "category": first.category,
        "reporter": first.reporter,
        "period_start": first.period_start,
        "period_end": first.period_end,
        "value_usd": 610 * MILLION,
        "step_usd": MILLION // 10,
        "revises": first,
    }
    return rows.trade_figure(**own | values)


def test_a_revision_keeps_the_figure_and_either_can_be_shown() -> None:
    revised()
    codes = {"": "H28b", "vintage=first": "H28"}
    for query, code in codes.items():
        shown = {row[0].anchor for row in figure_rows(f"all=1&{query}").rows} & {"figure-H28", "figure-H28b"}
        assert shown == {f"figure-{code}"}
    remarks = {row[0].anchor: row[7].text for row in figure_rows().rows}
    assert "Revises H28, published before as $604.1 m." in remarks["figure-H28b"].replace("\u00a0", " ")
    assert "as they were first published" in trade("vintage=first").standfirst
    assert "vintage" in [one.name for one in figures().listing.selects]  # type: ignore[union-attr]


def test_without_a_revision_there_is_no_choice_of_vintage() -> None:
    assert "vintage" not in [one.name for one in figures().listing.selects]  # type: ignore[union-attr]


def test_before_a_revision_was_published_the_first_figure_is_the_latest() -> None:
    revised()
    assert "figure-H28" in {row[0].anchor for row in figure_rows("all=1&as_of=2019-01-01").rows}


def test_a_revision_that_is_a_draft_replaces_nothing() -> None:
    revised(state=Publication.DRAFT)
    assert "figure-H28" in {row[0].anchor for row in figure_rows().rows}


# Files and weight


@pytest.mark.parametrize(
    "query",
    [
        "",
        "targets/?base=H36-H37-TT-2017",
        "targets/?base=H48",
        "targets/?base=H60&target=T11",
        "?as_of=2011-01-01",
    ],
)
def test_no_page_shows_what_is_no_number(client: Client, query: str) -> None:
    html = client.get(f"/BLR-KAZ/trade/{query}").content.decode()
    assert not re.search(r"\b(NaN|nan|None|Infinity|inf)\b", re.sub(r"<[^>]+>", " ", html))


def test_records_tell_stated_from_derived(client: Client) -> None:
    content = json.loads(client.get("/BLR-KAZ/trade.json").content, parse_constant=pytest.fail)
    kinds = {record["code"]: record["kind"] for record in content["records"]}
    assert kinds["H26"] == "stated"
    assert kinds["H36-H37-TT-2017"] == "derived"
    assert kinds["T6"] == "target"
    derived = next(record for record in content["records"] if record["code"] == "H28-TT-2016")
    assert derived["rests_on"] == "H28"
    assert derived["reporter"] == "KAZ"
    assert derived["caution"]
    lines = list(csv.DictReader(io.StringIO(client.get("/BLR-KAZ/trade.csv").content.decode())))
    assert len(lines) == len(content["records"])


def test_the_number_of_queries_does_not_grow_with_figures(client: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get("/BLR-KAZ/trade/")
        return len(asked)

    few = queries()
    evidence = some_figure().evidence
    for number in range(40):
        start, end = date(1960 + number, 1, 1), date(1960 + number, 12, 31)
        values = {"code": f"N{number}", "period_start": start, "period_end": end, "growth_qualifier": "exact"}
        figure = rows.trade_figure(pair=pair(), evidence=evidence, growth_percent=Decimal(5), **values)
        figure.further_evidence.add(evidence)
    assert queries() == few


# Little or nothing on record


@pytest.fixture
def bare() -> str:
    """A pair of which nothing is on record."""
    return rows.country_pair().slug


def test_without_figures_the_page_says_so(client: Client, bare: str) -> None:
    page = trade(slug=bare)
    assert page.title == "No trade figure is reported"
    assert page.parts == ()
    assert "Nothing reported yet" in client.get(f"/{bare}/trade/").content.decode()
    for room in ("targets", "two-sides", "estimates", "figures"):
        assert client.get(f"/{bare}/trade/{room}/").status_code == 200


def test_one_figure_without_a_target(bare: str) -> None:
    rows.trade_figure(pair=pair(bare), code="F1", reporter_id="KGZ", step_usd=MILLION)
    page = trade(slug=bare)
    assert page.title.replace("\u00a0", " ") == "Trade in 2011: $500 m (Kyrgyzstan)"
    assert [part.key for part in page.parts] == ["now", "years"]


def test_one_figure_with_a_target(bare: str) -> None:
    rows.trade_figure(
        pair=pair(bare), code="F1", reporter_id="KGZ", period_start=date(2019, 1, 1), period_end=date(2019, 12, 31)
    )
    rows.target(pair=pair(bare), stated_on="2018-05-05", code="M1")
    page = trade(slug=bare)
    assert page.title.startswith("The target of")
    assert [part.key for part in page.parts] == ["now", "years", "targets"]
    assert [part.key for part in targets(slug=bare).parts] == ["lanes", "fate", "growth", "known", "states"]


@pytest.mark.parametrize(
    ("growths", "title"),
    [
        ((10, 30), "The one comparison we can make shows growth quickening during 2019"),
        ((30, 10), "The one comparison we can make shows growth slowing during 2019"),
        ((20, 20), "Figures do not agree on whether growth slowed during 2019"),
    ],
)
def test_growth_within_a_year(bare: str, growths: tuple[int, int], title: str) -> None:
    for months, millions, growth in zip((6, 12), (400, 1000), growths, strict=True):
        rows.trade_figure(
            pair=pair(bare),
            code=f"F{months}",
            reporter_id="KGZ",
            period_start=date(2019, 1, 1),
            period_end=date(2019, 6, 30) if months == 6 else date(2019, 12, 31),
            value_usd=millions * MILLION,
            step_usd=MILLION,
            growth_percent=growth,
            growth_qualifier="exact",
            growth_step=1,
        )
    assert section(estimates(slug=bare), "within-year").title == title


def test_a_target_that_is_met_asks_for_no_growth() -> None:
    page = targets("target=T6&base=H51")
    assert page.chart("growth") is None
    assert page.needed is not None


def test_the_country_named_first_comes_first_whatever_year_it_reports(db: None) -> None:
    made = rows.country_pair()
    for year, by in ((2023, "KGZ"), (2024, "UZB")):
        span: dict[str, Any] = {"period_start": date(year, 1, 1), "period_end": date(year, 12, 31)}
        rows.trade_figure(pair=made, reporter_id=by, value_usd=1000 * MILLION, step_usd=MILLION, **span)
    now = trade(slug="KGZ-UZB").now
    assert now is not None
    assert [(side.label, side.period) for side in now.sides] == [("Kyrgyzstan", "2023"), ("Uzbekistan", "2024")]


def test_the_highest_trade_is_that_of_the_largest_number_as_printed() -> None:
    made = rows.country_pair()
    for year, millions, qualifier in ((2012, 1000, "almost"), (2013, 953, "exact"), (2014, 1000, "almost")):
        dates = {"period_start": date(year, 1, 1), "period_end": date(year, 12, 31)}
        worth = {"value_usd": millions * 10**6, "qualifier": qualifier, "step_usd": 10**6}
        rows.trade_figure(pair=made, reporter_id="KGZ", **worth, **dates)
    card = trade(slug="KGZ-UZB").chart("years")
    assert card is not None
    assert card.title.replace("\u00a0", " ") == (
        "Highest trade reported: almost $1,000 m in 2012 (Kyrgyzstan) and almost $1,000 m in 2014 (Kyrgyzstan); every "
        "year has a figure"
    )


def test_of_a_report_itself_the_latest_figure_names_who_publishes_it() -> None:
    source = rows.source(publisher="Made-up Agency")
    rows.trade_figure(reporter_id="KGZ", evidence=rows.paragraph(source=source))
    (now,) = sides_now(view(slug="KGZ-UZB"), Citations(pair("KGZ-UZB")))
    assert now.remark.startswith("Made-up Agency, the report itself; read as ")
