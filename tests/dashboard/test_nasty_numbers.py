"""Numbers that are legal and nasty: loaded as files, read as pages, JSON and CSV. docs/nasty-input.md lists them."""

from pathlib import Path

import pytest
from django.test import Client

from tests.cooperation.conftest import folder
from tests.dashboard.nasty import figure, load, of_code, own, rate, records, target, trade_words, words

__all__ = ["folder"]
pytestmark = pytest.mark.django_db


def test_parts_that_differ_from_the_total_are_kept_and_told(client: Client, folder: Path) -> None:
    report = load(
        folder,
        figure("N1", 2017, "60", flow="X"),
        figure("N2", 2017, "50", flow="M"),
        figure("N3", 2017, "200"),
    )
    assert [finding.codes for finding in report.findings] == [("N1", "N2", "N3")]
    assert "N1 , N2 and N3" in words(client, "quality/")
    assert of_code(records(client, "quality/"), "N1 N2 N3")["low_usd"] == 110_000_000
    assert of_code(records(client, "trade/"), "N3")["value_usd"] == 200_000_000


def test_parts_within_rounding_are_no_finding(client: Client, folder: Path) -> None:
    parts = [figure("N1", 2017, "60", flow="X", step="10"), figure("N2", 2017, "50", flow="M", step="10")]
    assert load(folder, *parts, figure("N3", 2017, "118", step="1")).findings == []


def test_parts_from_different_reporters_are_never_a_sum(client: Client, folder: Path) -> None:
    load(folder, figure("N1", 2017, "60", flow="X"), figure("N2", 2017, "50", flow="M", reporter="UZB"))
    of_2017 = [record for record in records(client, "trade/") if record.get("period") == "2017-01/2017-12"]
    assert {record.get("flow") for record in of_2017} == {"X", "M", None}
    assert {record["code"] for record in of_2017} == {"N1", "N2", "N1-less-N2"}, "their difference, and no sum"
    assert "exports + imports, from N1 and N2" not in trade_words(client)


def test_amounts_in_two_currencies_are_never_a_sum(client: Client, folder: Path) -> None:
    load(folder, figure("N1", 2017, "60", flow="X"), figure("N2", 2017, flow="M", **own("UZS", "400")))
    text = trade_words(client)
    assert "UZS 400 bn" in text
    assert "N1 and N2" not in text
    record = of_code(records(client, "trade/"), "N2")
    assert (record["currency"], record["own_value"], record["value_usd"]) == ("UZS", 400_000_000_000, None)


def test_an_amount_in_two_currencies_shows_both_as_the_source_gives_them(client: Client, folder: Path) -> None:
    both = own("UZS", "1.2", "trillion", own_qualifier="almost")
    load(folder, figure("N1", 2017, "150", **both, step="10"))
    assert "almost UZS 1.2 tn ($150 m)" in trade_words(client)
    assert "almost UZS 1.2 tn ($150 m)" in words(client, "timeline/?kind=figure")
    record = of_code(records(client, "trade/"), "N1")
    assert (record["value_usd"], record["own_value"], record["own_low"]) == (150_000_000, 1.2e12, 1.14e12)


def test_only_a_stated_rate_of_exactly_the_period_gives_dollars(client: Client, folder: Path) -> None:
    load(
        folder,
        figure("N1", 2017, **own("UZS", "5", "trillion")),
        figure("N2", 2018, **own("UZS", "6", "trillion")),
        rate("R9", "UZS", "5000", 2017),
    )
    text = trade_words(client, "currency=USD")
    assert "No source states it: amount ÷ exchange rate, from N1 and R9." in text
    found = records(client, "trade/")
    assert of_code(found, "N1-R9")["low_usd"] == 1_000_000_000
    assert of_code(found, "N1-R9")["kind"] == "derived"
    assert not [record for record in found if str(record.get("code")).startswith("N2-")]


@pytest.mark.parametrize(
    ("value", "shown", "unit_words"),
    [
        (("850", "thousand"), "$850 k", "thousand US dollars"),
        (("850", "million"), "$850 m", "million US dollars"),
        (("690", "billion"), "$690 bn", "billion US dollars"),
        (("1.5", "trillion"), "$1.5 tn", "trillion US dollars"),
        (("9999", "trillion"), "$9,999 tn", "trillion US dollars"),
    ],
)
def test_trade_is_shown_in_its_own_scale(
    client: Client, folder: Path, value: tuple[str, str], shown: str, unit_words: str
) -> None:
    load(folder, figure("N1", 2017, value[0], unit=value[1]))
    text = trade_words(client)
    assert shown in text
    assert f"Trade in both directions by year and by who reports it, {unit_words}." in text
    records(client, "trade/")


def test_zero_trade_is_a_value_and_growth_from_it_is_not_defined(client: Client, folder: Path) -> None:
    load(folder, figure("N1", 2016, "0", step="1"), figure("N2", 2017, "40"))
    text = trade_words(client)
    assert "2016 9¶1 Kyrgyzstan $0 m 0.0–0.5" in text
    assert "∞" not in text
    assert of_code(records(client, "trade/"), "N1")["value_usd"] == 0
    assert not [record for record in records(client, "trade/?base=N1") if "growth" in str(record.get("code"))]


def test_two_sides_that_report_nothing_have_no_difference_in_percent(client: Client, folder: Path) -> None:
    load(folder, figure("N1", 2017, "0", flow="X", step="1"), figure("N2", 2017, "0", flow="M", reporter="UZB"))
    text = trade_words(client)
    assert "the ranges meet not defined" in text
    assert of_code(records(client, "trade/"), "N1-less-N2")["share_low"] is None


def test_a_balance_that_changes_its_sign_is_told_in_words(client: Client, folder: Path) -> None:
    load(
        folder,
        figure("N1", 2021, "15", flow="B"),
        figure("N2", 2022, "-20", flow="B", growth_qualifier="exact", growth_percent="-50"),
        figure("N3", 2023, "0", flow="B"),
    )
    text = trade_words(client)
    assert "Kyrgyzstan’s exports exceeded its imports by $15 m" in text
    assert "Kyrgyzstan’s imports exceeded its exports by $20 m" in text
    assert "Kyrgyzstan’s exports about matched its imports" in text
    assert "For Kyrgyzstan the balance changed sign from 2021 to 2022, so no percentage is given." in text
    assert "level ÷ (1 + growth), from N2" not in text
    assert of_code(records(client, "trade/"), "N2")["value_usd"] == -20_000_000


def test_a_deficit_keeps_its_hedge_without_its_sign(client: Client, folder: Path) -> None:
    load(
        folder,
        figure("N1", 2021, "-20", flow="B", qualifier="less_than"),
        figure("N2", 2022, "-30", flow="B", qualifier="between", upper="-20"),
        figure("N3", 2023, "-5", flow="B", qualifier="between", upper="5"),
    )
    text = trade_words(client)
    assert "Kyrgyzstan’s imports exceeded its exports by more than $20 m" in text
    assert "Kyrgyzstan’s imports exceeded its exports by $20–30 m" in text
    assert "−$30 to −$20 m" in text
    assert "Whether Kyrgyzstan’s exports exceeded its imports cannot be told" in text


def test_a_fiscal_year_is_named_and_stands_at_its_own_months(client: Client, folder: Path) -> None:
    load(folder, figure("N1", "2023-04-01/2024-03-31", "300"), figure("N2", 2023, "280"))
    text = trade_words(client)
    assert "2023–24 (Apr–Mar) turnover, goods Kyrgyzstan $300 m" in text
    assert "2023–24 (Apr–Mar) 9¶1 Kyrgyzstan $300 m" in text
    assert "2023 9¶1 Kyrgyzstan $280 m 280.0" in text
    assert of_code(records(client, "trade/"), "N1")["period"] == "2023-04/2024-03"


def test_half_years_and_quarters_are_named(client: Client, folder: Path) -> None:
    spans = ["2023-01-01/2023-06-30", "2023-07-01/2023-12-31", "2024-04-01/2024-06-30"]
    load(folder, *[figure(f"N{number}", days, "100") for number, days in enumerate(spans, 1)])
    text = trade_words(client)
    assert "Jan–Jun 2023 turnover" in text
    assert "Jul–Dec 2023 turnover" in text
    assert "Q2 2024 turnover" in text
    periods = [of_code(records(client, "trade/"), code)["period"] for code in ("N1", "N2", "N3")]
    assert periods == ["2023-01/2023-06", "2023-07/2023-12", "2024-04/2024-06"]


def test_cumulative_periods_that_fall_are_kept_and_told(client: Client, folder: Path) -> None:
    load(folder, figure("N1", "2023-01-01/2023-06-30", "300"), figure("N2", "2023-01-01/2023-09-30", "250"))
    assert "a period cannot have less trade than a part of it" in words(client, "quality/")
    assert of_code(records(client, "quality/"), "N1 N2")["formula"] == "part"
    assert {"N1", "N2"} <= {record.get("code") for record in records(client, "trade/")}


def test_a_cumulative_balance_may_fall(client: Client, folder: Path) -> None:
    falling = [
        figure("N1", "2023-01-01/2023-06-30", "30", flow="B"),
        figure("N2", "2023-01-01/2023-09-30", "5", flow="B"),
    ]
    assert load(folder, *falling).findings == []
    assert "a period cannot have less" not in words(client, "quality/")


def test_overlapping_periods_are_kept_apart(client: Client, folder: Path) -> None:
    load(folder, figure("N1", "2022-07-01/2023-06-30", "300"), figure("N2", 2023, "310"))
    codes = {str(record.get("code")) for record in records(client, "trade/")}
    assert {"N1", "N2"} <= codes
    assert not any("N1" in code and "N2" in code for code in codes)


def test_a_figure_revised_downwards_keeps_both_vintages(client: Client, folder: Path) -> None:
    load(folder, figure("N1", 2017, "200"), figure("N2", 2017, "150", revises="N1"))
    assert "Revises N1 , published before as $200 m." in trade_words(client)
    assert "N1" not in {record.get("code") for record in records(client, "trade/")}
    assert of_code(records(client, "trade/?vintage=first"), "N1")["value_usd"] == 200_000_000


def test_two_hedges_that_contradict_are_kept_and_told(client: Client, folder: Path) -> None:
    report = load(
        folder, figure("N1", 2017, "200", qualifier="more_than"), figure("N2", 2017, "180", qualifier="up_to")
    )
    assert [finding.codes for finding in report.findings] == [("N1", "N2")]
    assert "two figures for the same thing" in words(client, "quality/")
    text = trade_words(client)
    assert "more than $200 m" in text
    assert "up to $180 m" in text


def test_growth_to_and_growth_by_are_two_numbers(client: Client, folder: Path) -> None:
    """ "134.8% of" the year before is growth by 34.8%; growth "by 134.8%" is more than twice as much."""
    load(
        folder,
        figure("N1", 2017, "134.8", growth_qualifier="exact", growth_percent="34.8", growth_step="0.1", step="0.1"),
        figure("N2", 2019, "234.8", growth_qualifier="exact", growth_percent="134.8", growth_step="0.1", step="0.1"),
    )
    text = trade_words(client)
    assert "+34.8%" in text
    assert "+134.8%" in text
    before = {record["period"]: record for record in records(client, "trade/") if record["kind"] == "derived"}
    assert round(before["2016-01/2016-12"]["low_usd"], -6) == 100_000_000
    assert round(before["2018-01/2018-12"]["low_usd"], -6) == 100_000_000


def test_a_share_is_listed_and_counted_nowhere(client: Client, folder: Path) -> None:
    share = {"share_qualifier": "about", "share_percent": "5", "share_of": "the foreign trade of Kyrgyzstan"}
    load(
        folder,
        figure("N0", 2019, "70"),
        figure("N1", 2020, **share),
        figure("N2", 2021, "80", **share | {"share_percent": "120"}),
    )
    text = trade_words(client)
    assert "A share, which is in no total: about 5% of the foreign trade of Kyrgyzstan." in text
    assert "A share, which is in no total: about 120% of the foreign trade of Kyrgyzstan." in text
    assert "2020 no figure for the year" in text
    timeline = words(client, "timeline/?kind=figure")
    assert "Turnover, goods, Kyrgyzstan, 2020, about 5% of the foreign trade of Kyrgyzstan" in timeline
    record = of_code(records(client, "trade/"), "N1")
    assert (record["share_percent"], record["share_of"]) == (5, "the foreign trade of Kyrgyzstan")


def test_a_target_below_the_level_of_today_is_reached(client: Client, folder: Path) -> None:
    load(folder, figure("N1", 2017, "200"), target("G1", "2017-05", qualifier="at_least", value="50"))
    assert "Trade reached the target of at least $50 m in 2017" in trade_words(client, "target=G1")
    assert of_code(records(client, "trade/"), "G1")["state"] == "reached"


def test_a_month_in_another_currency_or_a_part_of_one_is_listed(client: Client, folder: Path) -> None:
    """Monthly series are in US dollars and of whole months; nothing else of a month is lost."""
    load(
        folder,
        figure("N1", "2017-05-01/2017-05-31", **own("UZS", "400")),
        figure("N2", "2017-06-01/2017-06-15", "7"),
        figure("N3", "2017-07-01/2017-07-31", growth_qualifier="exact", growth_percent="12"),
    )
    text = trade_words(client)
    assert "May 2017 turnover, goods Kyrgyzstan UZS 400 bn" in text
    assert "1 Jun – 15 Jun 2017 turnover, goods Kyrgyzstan $7 m" in text
    assert "Jul 2017 turnover, goods Kyrgyzstan – – +12%" in text
    assert {"N1", "N2", "N3"} <= {record.get("code") for record in records(client, "trade/")}
