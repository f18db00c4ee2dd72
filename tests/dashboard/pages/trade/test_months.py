"""Twenty years of months: they load, are summed, projected and shown in either vintage."""

import calendar
import json
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cooperation.actions.dataset import load_folder
from cooperation.models import CountryPair, Paragraph, TradeFigure
from dashboard.pages.trade import months
from tests.cooperation import rows
from tests.cooperation.conftest import MADE_UP
from tests.cooperation.folders import read, write
from tests.dashboard.built import estimates, pair, section, texts, trade

pytestmark = pytest.mark.django_db

FIRST_YEAR = 2006
MONTHS = 236
SLUG = "KGZ-UZB"


def amount(number: int) -> float:
    """A series with a season and a trend, in millions; the same each time."""
    return round(20 + number * 0.2 + 4 * ((number * 7) % 12) / 12, 1)


def month(number: int) -> tuple[date, date]:
    year, index = FIRST_YEAR + number // 12, number % 12 + 1
    return date(year, index, 1), date(year, index, calendar.monthrange(year, index)[1])


def test_twenty_years_of_months_load_from_csv_and_show(tmp_path: Path) -> None:
    folder = Path(copytree(MADE_UP, tmp_path / SLUG))
    lines = read(folder / "figures.csv")
    sources = read(folder / "sources.csv")
    write(folder / "sources.csv", [[cell.replace("2033", "2026-02") for cell in row] for row in sources])
    for number in range(MONTHS):
        first, last = month(number)
        cells = {
            "code": f"KGZ-{first:%Y-%m}",
            "category": "goods",
            "flow": "TT",
            "reporter": "KGZ",
            "period_start": first.isoformat(),
            "period_end": last.isoformat(),
            "qualifier": "exact",
            "value": str(amount(number)),
            "unit": "million",
            "step": "0.1",
            "attribution": "narrator",
            "evidence": "3:1",
        }
        lines.append([cells.get(column, "") for column in lines[0]])
    write(folder / "figures.csv", lines)
    load_folder(folder)
    assert TradeFigure.objects.filter(pair=pair(SLUG), code__startswith="KGZ-").count() == MONTHS
    page = estimates(slug=SLUG)
    assert section(page, "months-kgz-goods-tt").title == "Kyrgyzstan: 236 months are reported, Jan 2006 to Aug 2025"
    assert texts(section(page, "months-kgz-goods-tt").table)[0][:2] == ["Aug 2025", f"${amount(235)} m"]


@pytest.fixture
def series() -> CountryPair:
    """The same months, without the way through a file."""
    made = pair(rows.country_pair().slug)
    evidence = rows.paragraph(source=rows.source(pair=made, published_on="2025-10-01"))
    TradeFigure.objects.bulk_create(figure(made, evidence, number) for number in range(MONTHS))
    return made


def figure(made: CountryPair, evidence: Paragraph, number: int, **values: object) -> TradeFigure:
    first, last = month(number)
    own = {
        "pair": made,
        "evidence": evidence,
        "code": f"M{number}",
        "category": "goods",
        "flow": "TT",
        "reporter_id": "KGZ",
        "period_start": first,
        "period_end": last,
        "qualifier": "exact",
        "value_usd": round(amount(number) * 10**6),
        "step_usd": 10**5,
        "attribution": "narrator",
        "state": "published",
    }
    return TradeFigure(**own | values)


def test_sums_of_twelve_months_by_hand(series: CountryPair) -> None:
    key = "sums-kgz-goods-tt"
    table = texts(section(estimates(f"all={key}", series.slug), key).table)
    assert [row[0] for row in table] == ["Aug 2025", *(f"Dec {year}" for year in reversed(range(2006, 2025)))]
    assert texts(section(estimates(slug=series.slug), key).table) == table[:6]
    for row, last in zip(reversed(table), [*range(11, MONTHS, 12), MONTHS - 1], strict=True):
        by_hand = sum(amount(number) for number in range(last - 11, last + 1))
        low, high = (float(text) for text in row[1].removeprefix("$").removesuffix(" m").split("–"))
        # Each month is rounded to 0.1, so twelve are known to 0.6 either way.
        assert low <= by_hand <= high
        assert high - low == pytest.approx(1.2, abs=0.11)


def test_two_months_make_no_picture(series: CountryPair) -> None:
    TradeFigure.objects.filter(pair=series, period_start__gte=date(2006, 3, 1)).delete()
    page = estimates(slug=series.slug)
    assert page.chart("months") is None
    assert len(section(page, "months-kgz-goods-tt").table.rows) == 2


def test_the_months_are_a_line_and_a_table(client: Client, series: CountryPair) -> None:
    card = estimates(slug=series.slug).chart("months")
    assert card is not None
    assert card.title == f"{MONTHS} months of turnover are reported"
    (line,) = card.info.lines
    assert [point.value for point in line.months] == [amount(number) for number in range(MONTHS)]
    assert texts(card.table)[0][:3] == ["Kyrgyzstan, turnover, goods", "Jan 2006", f"${amount(0)} m"]
    assert f"/{series.slug}/trade/estimates/charts/months.wide-light." in (
        client.get(f"/{series.slug}/trade/estimates/").content.decode()
    )


def test_three_years_and_more_give_a_forecast_with_its_past_errors(series: CountryPair) -> None:
    forecast = section(estimates(slug=series.slug), "forecast-kgz-goods-tt")
    assert "with a probability of 80%" in forecast.title
    years = [row[0] for row in texts(forecast.table)]
    assert years == ["2025", "2024", "2023", "2022"]
    assert all(row[5].endswith("%") for row in texts(forecast.table)[1:])


def test_a_site_without_the_models_package_says_so(series: CountryPair, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(months, "can_forecast", lambda: False)
    page = estimates(slug=series.slug)
    assert "forecast-kgz-goods-tt" not in {section.key for section in page.months}
    assert "“forecast”, is not installed" in section(page, "sums-kgz-goods-tt").note


def test_less_than_three_years_give_none(series: CountryPair) -> None:
    TradeFigure.objects.filter(pair=series, period_start__lt=date(2023, 1, 1)).delete()
    keys = [section.key for section in estimates(slug=series.slug).months]
    assert keys == ["sums-kgz-goods-tt", "months-kgz-goods-tt"]


def test_years_of_months_are_projected_with_probability(series: CountryPair) -> None:
    """The months of a year so far are measured by the same months of the years before."""
    page = estimates("base=KGZ-goods-TT-months-2025-08&all=backtest", slug=series.slug)
    assert "with a probability of 80%" in page.title
    past = texts(section(page, "backtest").table)
    assert [row[7] for row in past] == [str(count) for count in reversed(range(19))]
    assert trade(slug=series.slug).chart("years") is not None


def test_both_vintages_stand_side_by_side(series: CountryPair) -> None:
    first = TradeFigure.objects.get(pair=series, code="M230")
    figure(series, first.evidence, 230, code="M230b", revises=first, value_usd=99 * 10**6).save()
    latest, original = estimates(slug=series.slug), estimates("vintage=first", slug=series.slug)
    table = section(latest, "sums-kgz-goods-tt").table
    assert [column.label for column in table.columns][1:3] == ["Latest", "As first published"]
    assert texts(table)[-1][1] == texts(table)[-1][2]
    assert texts(table)[0][1] != texts(table)[0][2]
    values = [texts(section(page, "months-kgz-goods-tt").table) for page in (latest, original)]
    assert [row[4] for row in values[0] if row[4].startswith("M230")] == ["M230b"]
    assert [row[4] for row in values[1] if row[4].startswith("M230")] == ["M230"]


def test_every_month_is_in_the_records(client: Client, series: CountryPair) -> None:
    content = json.loads(client.get(f"/{series.slug}/trade.json").content, parse_constant=pytest.fail)
    months = [record for record in content["records"] if record["kind"] == "stated"]
    assert len(months) == MONTHS
    assert months[0]["period"] == "2006-01/2006-01"


def test_a_month_without_an_amount_or_of_days_is_no_part_of_a_series(series: CountryPair) -> None:
    evidence = TradeFigure.objects.filter(pair=series)[0].evidence
    figure(series, evidence, 236, code="G", value_usd=None, step_usd=None, qualifier="", growth_percent=5,
           growth_qualifier="exact").save()  # fmt: skip
    figure(series, evidence, 236, code="D", period_end=date(2025, 9, 20)).save()
    assert section(estimates(slug=series.slug), "months-kgz-goods-tt").title.startswith("Kyrgyzstan: 236 months")


def test_the_number_of_queries_does_not_grow_with_months(client: Client, series: CountryPair) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/{series.slug}/trade/estimates/")
        return len(asked)

    many = queries()
    TradeFigure.objects.filter(pair=series, period_start__gte=date(2010, 1, 1)).delete()
    assert queries() == many
