"""Which figure speaks: made-up pairs of which each row once made a page say something false, on pages and in files."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

import pytest
from django.test import Client

from cooperation.analysis.intervals import Interval
from cooperation.analysis.source_ranks import source_rank
from cooperation.models import CountryPair, TradeFigure
from tests.cooperation import rows
from tests.dashboard.built import TODAY, figures, pair, targets, trade, view

pytestmark = pytest.mark.django_db

D = Decimal
MILLION, BILLION = 10**6, 10**9
CRORE = 10**7


class Record:
    """A made-up pair: three sources, of 2012, March 2025 and March 2026, and rows stated by them."""

    def __init__(self, first: str, second: str) -> None:
        self.pair = rows.country_pair(first, second)
        days = ("2012-01-01", "2025-03-01", "2026-03-09")
        sources = (rows.source(pair=self.pair, number=n, published_on=day) for n, day in enumerate(days, 1))
        self.evidence = {source.number: rows.paragraph(source=source, number=1) for source in sources}

    def figure(self, code: str, reporter: str, period: str, value: Any, said: int, **other: Any) -> TradeFigure:
        """A figure of goods turnover, unless it says otherwise; "2024-04/2025-03" is from April to March."""
        own = {"pair": self.pair, "code": code, "reporter_id": reporter, "value_usd": value, "confirmed": False}
        return rows.trade_figure(**own | days_of(period) | {"evidence": self.evidence[said]} | other)

    def target(self, code: str, stated_on: str, value: int, due: str | None, said: int, **other: Any) -> None:
        """A target of goods turnover, stated plainly."""
        own = {"pair": self.pair, "code": code, "stated_on": stated_on, "value_usd": value, "deadline_on": due}
        rows.target(**own | {"qualifier": "exact", "step_usd": MILLION, "evidence": self.evidence[said]} | other)


def days_of(period: str) -> dict[str, date]:
    """The first and the last day of months of which the last has 31 days or is June."""
    first, _slash, last = period.partition("/")
    first, last = (first, last) if last else (f"{first}-01", f"{first}-12")
    end = date.fromisoformat(f"{last}-{'30' if last.endswith('06') else '31'}")
    return {"period_start": date.fromisoformat(f"{first}-01"), "period_end": end}


@pytest.fixture
def germany_france() -> CountryPair:
    """Superseded, contested and compatible figures; targets of investment, of exports, below, far and past."""
    made = Record("DEU", "FRA")
    tenth, one = {"step_usd": MILLION // 10}, {"step_usd": MILLION}
    made.figure("OLD", "DEU", "2012-01/2012-05", 374 * MILLION, 1, **one)
    made.figure("D1", "DEU", "2024", 620_100_000, 2, **tenth)
    second = made.figure("D2", "DEU", "2024", 714 * MILLION, 2, **one)
    made.figure("D3", "DEU", "2024", 774 * MILLION, 3, revises=second, **one)
    made.figure("D4", "DEU", "2025", 965 * MILLION, 3, **one)
    made.figure("D5", "DEU", "2025", BILLION, 3, qualifier="almost", unit=9)
    made.figure("R1", "FRA", "2024", 630 * MILLION, 2, qualifier="more_than")
    exact = {"growth_qualifier": "exact", "growth_percent": D("34.8"), "growth_step": D("0.1")}
    made.figure("R2", "FRA", "2025", 855 * MILLION, 3, qualifier="almost", **exact)
    over = {"growth_qualifier": "more_than", "growth_percent": 34}
    made.figure("R3", "FRA", "2025", 850 * MILLION, 3, qualifier="more_than", **over)
    made.figure("S1", "FRA", "2025", 207_900_000, 3, category="services", **tenth)
    of_a_month = {"growth_qualifier": "exact", "growth_percent": D("49.22"), "growth_step": D("0.01")}
    made.figure("M1", "FRA", "2025-08/2025-08", 70_200_000, 3, **tenth, **of_a_month)
    made.target("OLD", "2012-01-01", BILLION, None, 1)
    made.target("INV", "2024-01-01", 500 * MILLION, "2025", 3, category="investment_flow")
    made.target("EXP", "2024-01-01", 300 * MILLION, "2025", 3, flow="X", reporter_id="DEU")
    made.target("LOW", "2026-03-09", 500 * MILLION, "2030", 3)
    made.target("FAR", "2024-01-01", 2 * BILLION, "2032", 3)
    made.target("DUE", "2025-01-01", 2 * BILLION, "2025", 3)
    return pair(made.pair.slug)


@pytest.fixture
def spain_italy() -> CountryPair:
    """Fiscal years, one of which reaches the target of the day."""
    made = Record("ESP", "ITA")
    values = {2020: D("43.3"), 2022: D("85.0"), 2023: D("83.7"), 2024: D("100.0")}
    for year, value in values.items():
        period = f"{year}-04/{year + 1}-03"
        made.figure(f"I{year}", "ITA", period, value * BILLION, 3, step_usd=BILLION // 10, unit=9)
    made.figure("E1", "ESP", "2021-01/2021-06", 21 * BILLION, 2, step_usd=BILLION, unit=9)
    made.target("G100", "2024-02-13", 100 * BILLION, "2030", 2, step_usd=BILLION, unit=9)
    goal = made.pair.target_set.get()
    own = {"code": "reached", "claim_type": "past_fact", "checkability": "numeric", "target": goal}
    rows.statement(pair=made.pair, evidence=made.evidence[3], **own)
    return pair(made.pair.slug)


@pytest.fixture
def emirates_india() -> CountryPair:
    """Fiscal years, a part of the trade (non-oil), crore, a negative balance and a number that no step explains."""
    made = Record("ARE", "IND")
    made.figure("FY23", "IND", "2022-04/2023-03", D("8.49") * BILLION, 2, step_usd=BILLION // 100, unit=9)
    made.figure("FY24", "IND", "2023-04/2024-03", D("8.37") * BILLION, 2, step_usd=BILLION // 100, unit=9)
    made.figure("FY25", "IND", "2024-04/2025-03", 1_005 * CRORE, 3, step_usd=CRORE, unit=7)
    made.figure("NON", "ARE", "2025", 9 * BILLION, 3, scope="non_oil", step_usd=BILLION // 10, unit=9)
    made.figure("PRINT", "ARE", "2024", 1_340 * BILLION, 3, step_usd=BILLION, unit=9)
    made.figure("BAL", "IND", "2024-04/2025-03", -2 * BILLION, 3, flow="B", step_usd=BILLION // 10, unit=9)
    made.target("T12", "2024-01-01", 12 * BILLION, "2025", 2, step_usd=BILLION, unit=9)
    made.target("TNON", "2024-01-01", 10 * BILLION, "2025", 2, scope="non_oil", step_usd=BILLION, unit=9)
    made.target("T8", "2024-01-01", 8 * BILLION, "2025", 2, step_usd=BILLION, unit=9)
    return pair(made.pair.slug)


def states(made: CountryPair) -> dict[str, str]:
    return {state.goal.code: state.state.value for state in view(slug=made.slug).trade.states}


def text_of(client: Client, address: str) -> str:
    """The words of a page, without tags, with plain spaces."""
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).replace("\u00a0", " ").split())


def json_of(client: Client, made: CountryPair, name: str = "trade") -> dict[str, dict[str, Any]]:
    records = client.get(f"/{made.slug}/{name}.json").json()["records"]
    return {record["code"]: record for record in reversed(records) if "code" in record}


def csv_of(client: Client, made: CountryPair) -> dict[str, dict[str, str]]:
    lines = csv.DictReader(io.StringIO(client.get(f"/{made.slug}/trade.csv").content.decode()))
    return {line["code"]: line for line in reversed([*lines])}


# Germany and France


def test_no_trade_counts_towards_a_target_of_investment(client: Client, germany_france: CountryPair) -> None:
    assert states(germany_france)["INV"] == "not_known"
    assert "no figure of turnover, investment" in text_of(client, "/DEU-FRA/trade/targets/")
    assert json_of(client, germany_france, "trade/targets")["INV"]["rests_on"] == ""


def test_a_target_of_exports_is_measured_from_exports_alone(germany_france: CountryPair) -> None:
    room = targets("target=EXP", slug="DEU-FRA")
    assert room.view.bases == []
    assert "No figure of the same kind is on record" in str(room.needed)
    assert states(germany_france)["EXP"] == "not_known"


def test_what_is_revised_is_out_and_another_statement_is_contested(client: Client, germany_france: CountryPair) -> None:
    for record in (json_of(client, germany_france)["D3"], csv_of(client, germany_france)["D3"]):
        assert record["chosen"] == "D3"
        assert record["chosen_by"] == "later"
        assert record["also_on_record"] == "D1"
        assert str(record["contested"]) in ("True", "1", "true")
    assert "D2" not in json_of(client, germany_france)
    page = text_of(client, "/DEU-FRA/trade/figures/D1/")
    assert "$774 m or $620.1 m: both cannot be right" in page


def test_the_contested_reading_is_drawn_hollow_beside_the_chosen(germany_france: CountryPair) -> None:
    card = trade(slug="DEU-FRA").chart("years")
    assert card is not None
    [of_2024] = [one for one in card.info.figures if one.year == 2024 and one.side.name == "Germany"]
    assert (of_2024.stated, [rival.stated for rival in of_2024.rivals]) == (774.0, [620.1])


def test_compatible_readings_hold_together(client: Client, germany_france: CountryPair) -> None:
    chosen = json_of(client, germany_france)["R2-R3"]
    assert (chosen["low_usd"], chosen["high_usd"], chosen["chosen_by"]) == (850e6, 855e6, "both_hold")
    record = json_of(client, germany_france)["D4"]
    assert (record["chosen"], record["chosen_by"], record["contested"]) == ("D4", "both_hold", False)
    assert "$850–855 m" in text_of(client, "/DEU-FRA/trade/")


def test_the_latest_level_leads_and_the_first_is_where_it_began(client: Client, germany_france: CountryPair) -> None:
    for address in ("/DEU-FRA/trade/", "/DEU-FRA/"):
        page = text_of(client, address)
        assert page.index("2025") < page.index("Jan–May 2012")
    assert "Trade in 2025: $965 m (Germany) and $850–855 m (France)" in text_of(client, "/DEU-FRA/trade/")


def test_a_target_below_the_level_of_its_day_asks_for_nothing(client: Client, germany_france: CountryPair) -> None:
    assert states(germany_france)["LOW"] == "already_above"
    page = text_of(client, "/DEU-FRA/trade/targets/?target=LOW")
    assert "already above when stated" in page
    assert "−42" not in page
    assert targets("target=LOW", slug="DEU-FRA").chart("growth") is None


def test_a_far_deadline_has_its_horizon(germany_france: CountryPair) -> None:
    measured = view("target=FAR", slug="DEU-FRA").measured
    assert measured is not None
    assert [*measured.outlook.needed] == [1, 2, 3, 4, 5, 7]


def test_a_deadline_that_has_passed_asks_for_no_pace(client: Client, germany_france: CountryPair) -> None:
    assert states(germany_france)["DUE"] == "missed"
    for query in ("target=DUE", "target=DUE&base=OLD"):
        assert "each month left" not in text_of(client, f"/DEU-FRA/trade/targets/?{query}")


def test_stated_growth_keeps_its_digits_in_every_form(client: Client, germany_france: CountryPair) -> None:
    record, line = json_of(client, germany_france)["R2"], csv_of(client, germany_france)["R2"]
    ends = ("growth_percent", "growth_low", "growth_high")
    assert [record[end] for end in ends] == [34.8, 34.75, 34.85]
    assert [float(line[end]) for end in ends] == [34.8, 34.75, 34.85]
    month = json_of(client, germany_france)["M1"]
    assert (month["growth_percent"], month["growth_qualifier"], month["evidence"]) == (49.22, "exact", "3:1")
    for address in ("/DEU-FRA/trade/figures/", "/DEU-FRA/trade/estimates/"):
        assert "+49.22%" in text_of(client, address)


def test_a_sign_turns_on_no_contested_figure(germany_france: CountryPair) -> None:
    rows.trade_figure(
        pair=germany_france, code="F24", reporter_id="FRA", value_usd=700 * MILLION, step_usd=MILLION,
        evidence=TradeFigure.objects.get(code="R1", pair=germany_france).evidence, **days_of("2024"),
    )  # fmt: skip
    card = trade(slug="DEU-FRA").chart("mirror")
    assert card is not None
    row = next(cells for cells in card.table.rows if cells[0].text == "2024")
    assert row[2].contested
    assert row[5].text == "the ranges meet"


# Spain and Italy


def test_fiscal_years_are_years(client: Client, spain_italy: CountryPair) -> None:
    assert states(spain_italy) == {"G100": "reached"}
    page = text_of(client, "/ESP-ITA/trade/")
    assert "reached $100 bn in 2024–25 (Apr–Mar)" in page
    card = trade(slug="ESP-ITA").chart("years")
    assert card is not None
    assert {one.name: one.at for one in card.info.figures if one.name}.keys() == {
        "2020–21 (Apr–Mar)",
        "2022–23 (Apr–Mar)",
        "2023–24 (Apr–Mar)",
        "2024–25 (Apr–Mar)",
    }


def test_a_claim_is_met_by_the_figure_of_its_year_and_names_it(client: Client, spain_italy: CountryPair) -> None:
    assert "Figures put trade at $100 bn in 2024–25 (Apr–Mar) (I2024)" in text_of(client, "/ESP-ITA/claims/reached/")
    assert json_of(client, spain_italy, "claims")["reached"]["years_above"] == 1


# The Emirates and India


def test_a_part_is_held_against_the_same_part_and_is_the_least_of_its_whole(emirates_india: CountryPair) -> None:
    assert states(emirates_india) == {"T12": "missed", "TNON": "missed", "T8": "already_above"}
    by_code = {state.goal.code: state for state in view(slug="ARE-IND").trade.states}
    assert [level.code for level in by_code["TNON"].levels] == ["NON"]
    bearings = {held.level.code: held.bearing.value for held in by_code["T12"].result.rests_on}
    assert bearings == {"FY25": "counts", "NON": "part"}


def test_a_number_that_no_step_explains_counts_only_once_confirmed(client: Client, emirates_india: CountryPair) -> None:
    assert "Implausible as printed" in text_of(client, "/ARE-IND/quality/")
    assert "1,340" not in text_of(client, "/ARE-IND/trade/").partition("Not drawn")[0]
    TradeFigure.objects.filter(pair=emirates_india, code="PRINT").update(confirmed=True)
    assert states(emirates_india)["T12"] == "reached"


def test_crore_and_deficits_are_said_as_they_are(client: Client, emirates_india: CountryPair) -> None:
    page = text_of(client, "/ARE-IND/trade/figures/?all=1")
    assert "1,005 crore" in page
    assert "India’s imports exceeded its exports by $2.0 bn" in text_of(client, "/ARE-IND/trade/two-sides/")


# A naive twin of the rules, over every pair there is


def naive(made: CountryPair) -> Iterator[tuple[tuple[Any, ...], Interval, bool]]:
    """For each thing that is counted in dollars: the reading that speaks and whether it is contested, taken apart."""
    published = TradeFigure.objects.filter(pair=made, state="published").select_related("evidence__source")
    stated = [one for one in published if one.value_usd is not None and one.period_end]
    revised = {one.revises_id for one in stated}
    current = sorted((one for one in stated if one.pk not in revised), key=lambda one: _counts(one) + _preference(one))
    for counts, group in groupby(current, key=_counts):
        first, *others = [one.in_dollars.interval for one in group if one.in_dollars]
        contested = False
        for other in others:
            if first.intersects(other):
                first = first.meet(other)
            else:
                contested = True
        yield counts, first, contested


def _counts(one: TradeFigure) -> tuple[Any, ...]:
    return (one.reporter_id or "", one.category, one.flow, one.scope, str(one.period_start), str(one.period_end))


def _preference(one: TradeFigure) -> tuple[Any, ...]:
    source = one.evidence.source
    known = source.published_on.latest if source.published_on else source.retrieved_on or date.max
    provisional = known < (one.period_end or date.max)
    return provisional, source_rank(source.kind), -known.toordinal(), one.code


PAIRS = ("BLR-KAZ", "DEU-FRA", "ESP-ITA")


@pytest.mark.usefixtures("germany_france", "spain_italy")
@pytest.mark.parametrize("slug", PAIRS)
def test_every_choice_is_what_the_naive_twin_chooses(slug: str) -> None:
    found = view(slug=slug)
    for (reporter, category, flow, scope, first, last), reading, contested in naive(pair(slug)):
        months = [one for series in found.trade.monthly.series for one in series.months]
        choices = [*found.choices.values(), *months]
        same = (
            choice
            for choice in choices
            if (choice.key.reporter, choice.key.category, choice.key.flow, choice.key.scope, choice.key.currency)
            == (reporter, category, flow, scope, "USD")
            and (str(choice.key.period.start), str(choice.key.period.end)) == (first, last)
        )
        choice = next(same)
        assert (choice.value, bool(choice.contested)) == (reading, contested), choice.chosen.code


@pytest.mark.usefixtures("germany_france", "spain_italy")
@pytest.mark.parametrize("slug", PAIRS)
def test_hub_overview_comparison_and_files_lead_with_the_same_figures(client: Client, slug: str) -> None:
    now = trade(slug=slug).now
    assert now is not None
    said = {(side.label, side.period, side.value.replace("\u00a0", " ")) for side in now.sides}
    for address in (f"/{slug}/", f"/{slug}/trade/"):
        page = text_of(client, address)
        assert all(period in page and value in page for _side, period, value in said), address
    newest = max(view(slug=slug).latest, key=lambda choice: choice.key.period.end)
    compared = text_of(client, f"/compare/?pairs={','.join(PAIRS)}")
    assert view(slug=slug).line_of(newest.chosen).value_text.replace("\u00a0", " ") in compared
    chosen = {choice.chosen.code for choice in view(slug=slug).latest}
    for name in ("trade", "trade/figures"):
        assert chosen <= json_of(client, pair(slug), name).keys()


def headings(html: str) -> Iterable[str]:
    return (re.sub(r"<[^>]+>", "", found) for found in re.findall(r"<h[123][^>]*>(.*?)</h[123]>", html, re.DOTALL))


@pytest.mark.usefixtures("germany_france", "spain_italy", "emirates_india")
@pytest.mark.parametrize("slug", [*PAIRS, "ARE-IND"])
def test_no_heading_says_what_says_nothing(client: Client, slug: str) -> None:
    codes = [one.code for one in view(slug=slug).trade.figures]
    rooms = ["", "trade/", "trade/targets/", "trade/two-sides/", "trade/estimates/", "trade/figures/", "quality/"]
    for address in (*rooms, *(f"trade/figures/{code}/" for code in codes[:12])):
        for heading in headings(client.get(f"/{slug}/{address}").content.decode()):
            assert not re.search(r"more than \$0\b|−100% to|\bNone\b(?! of)|\bNaN\b", heading), heading


def test_figures_can_be_filtered_and_sorted(germany_france: CountryPair) -> None:
    def codes(query: str) -> list[str]:
        listing = figures(query, "DEU-FRA").listing
        return [row[0].anchor.removeprefix("figure-") for row in listing.table.rows] if listing else []

    assert codes("year=2024&kind=stated") == ["R1", "D3", "D1"]
    assert codes("side=FRA&category=services") == ["S1"]
    assert codes("kind=stated&sort=code")[:3] == ["D1", "D3", "D4"]
    assert codes("year=1999") == codes("")
    assert TODAY.year == 2026
