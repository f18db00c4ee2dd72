"""Targets that are legal and nasty: in growth terms, in other currencies, past their deadline, not to be told."""

from pathlib import Path

import pytest
from django.test import Client

from cooperation.actions.dataset import DatasetRefusedError
from tests.cooperation.conftest import folder
from tests.dashboard.nasty import figure, load, of_code, own, records, target, trade_words

__all__ = ["folder"]
pytestmark = pytest.mark.django_db

DOUBLE = {"multiple_qualifier": "exact", "multiple": "2", "counted_as": "times"}
HALF_MORE = {"multiple_qualifier": "at_least", "multiple": "1.5", "counted_as": "percent"}


def test_double_by_a_year_is_a_multiple_of_the_year_named(client: Client, folder: Path) -> None:
    load(
        folder,
        figure("N1", 2016, "120"),
        figure("N2", 2018, "250"),
        target("G1", "2017-05", **DOUBLE, base_year="2016", deadline_on="2018"),
    )
    text = trade_words(client, "target=G1")
    assert "Trade reached the target of 2 times the trade of 2016 in 2018" in text
    assert "Derived from 2016 ( N1 ): the target comes to $240 m." in text
    record = of_code(records(client, "trade/"), "G1")
    assert (record["state"], record["multiple"], record["derived_from"]) == ("reached", 2, "N1")
    assert record["value_usd"] is None


def test_increase_by_half_is_worded_in_percent(client: Client, folder: Path) -> None:
    load(
        folder,
        figure("N1", 2016, "120"),
        figure("N2", 2018, "150"),
        target("G1", "2017-05", **HALF_MORE, base="N1", deadline_on="2018"),
    )
    text = trade_words(client, "target=G1")
    assert "Trade missed the target of at least 50% more than in 2016 for 2018" in text
    assert "the target comes to at least $180 m" in text


def test_it_cannot_be_told_where_the_ranges_straddle(client: Client, folder: Path) -> None:
    """120 give or take 5 doubled is 230 to 250: 240 may be more and may be less."""
    load(
        folder,
        figure("N1", 2016, "120", step="10"),
        figure("N2", 2018, "240"),
        target("G1", "2017-05", **DOUBLE, base_year="2016", deadline_on="2018"),
    )
    assert "cannot be told" in trade_words(client, "target=G1")
    assert of_code(records(client, "trade/"), "G1")["state"] == "cannot_be_told"


def test_a_level_that_straddles_a_target_cannot_be_told(client: Client, folder: Path) -> None:
    load(
        folder,
        figure("N1", 2018, "200", step="100"),
        target("G1", "2017-05", qualifier="at_least", value="210", deadline_on="2018"),
    )
    assert "Whether trade reached the target of at least $210 m for 2018 cannot be told" in trade_words(
        client, "target=G1"
    )


def test_a_growth_is_held_against_the_same_sides_base(client: Client, folder: Path) -> None:
    """Uzbekistan's year is more than twice Kyrgyzstan's, which says nothing about growth."""
    load(
        folder,
        figure("N1", 2016, "120"),
        figure("N2", 2018, "900", reporter="UZB"),
        target("G1", "2017-05", **DOUBLE, base_year="2016", deadline_on="2018"),
    )
    assert of_code(records(client, "trade/"), "G1")["state"] == "not_known"


def test_growth_from_zero_comes_to_nothing(client: Client, folder: Path) -> None:
    load(
        folder,
        figure("N1", 2016, "0"),
        figure("N2", 2018, "50"),
        target("G1", "2017-05", **DOUBLE, base_year="2016"),
    )
    assert "What it is counted from is not reported, so the level it means cannot be told." in trade_words(client)
    assert of_code(records(client, "trade/"), "G1")["state"] == "open"


def test_a_multiple_of_nothing_named_is_kept_as_it_was_said(client: Client, folder: Path) -> None:
    load(folder, target("G1", "2017-05", **DOUBLE))
    text = trade_words(client, "target=G1")
    assert "2 times as much" in text
    assert "What it is counted from is not reported" in text
    assert of_code(records(client, "trade/"), "G1")["derived_from"] is None


def test_a_deadline_that_passed_without_a_figure_is_an_outcome_not_known(client: Client, folder: Path) -> None:
    load(
        folder,
        figure("N1", 2016, "120"),
        target("G1", "2017-05", qualifier="at_least", value="200", deadline_on="2020"),
    )
    text = trade_words(client, "target=G1")
    assert "No figure shows whether trade reached the target of at least $200 m for 2020" in text
    assert "outcome not known" in text
    assert of_code(records(client, "trade/"), "G1")["state"] == "not_known"


def test_a_target_is_compared_in_its_own_currency(client: Client, folder: Path) -> None:
    load(
        folder,
        figure("N1", 2018, "900000"),
        figure("N2", 2018, **own("UZS", "5", "trillion"), reporter="UZB"),
        target("G1", "2017-05", **own("UZS", "6", "trillion"), deadline_on="2018"),
    )
    assert "Trade missed the target of UZS 6 tn for 2018" in trade_words(client, "target=G1")
    record = of_code(records(client, "trade/"), "G1")
    assert (record["state"], record["rests_on"], record["currency"]) == ("missed", "N2", "UZS")


def test_a_target_of_one_sides_exports_is_held_against_its_exports(client: Client, folder: Path) -> None:
    load(
        folder,
        figure("N1", 2018, "60", flow="X"),
        figure("N2", 2018, "900", flow="X", reporter="UZB"),
        target("G1", "2017-05", flow="X", reporter="KGZ", qualifier="at_least", value="100", deadline_on="2018"),
    )
    record = of_code(records(client, "trade/"), "G1")
    assert (record["state"], record["rests_on"]) == ("missed", "N1")


def test_a_percentage_over_a_hundred_is_a_percentage(client: Client, folder: Path) -> None:
    tenfold = {"multiple_qualifier": "more_than", "multiple": "11", "counted_as": "percent"}
    load(folder, figure("N1", 2016, "10"), target("G1", "2017-05", **tenfold, base="N1"))
    assert "more than 1,000% more than in 2016" in trade_words(client, "target=G1")


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ({"deadline_on": "2016"}, "deadline_on: The deadline is over before the day on which it was stated."),
        ({"multiple": "-2"}, "State the multiple (above zero) with its hedge"),
        ({"base": "N404"}, "base: There is no “N404” in figures.csv."),
        ({"reporter": "FRA"}, "reporter: The reporter is one of the pair's two countries, or not said."),
        ({"currency": "ZZZ"}, "currency: “ZZZ” is no currency of ISO 4217; write its three letters, such as KZT."),
        ({"currency": "USD"}, "currency: An amount in US dollars belongs into the columns of US dollars."),
        ({"currency": "KZT"}, "State the amount in another currency with the currency and the hedge"),
    ],
)
def test_what_cannot_be_true_is_refused_with_a_sentence(folder: Path, cells: dict[str, str], sentence: str) -> None:
    with pytest.raises(DatasetRefusedError) as refused:
        load(folder, target("G1", "2017-05", **{**DOUBLE, **cells}))
    assert sentence in str(refused.value)


@pytest.mark.parametrize(
    ("days", "cells", "sentence"),
    [
        ("2017-12-31/2017-01-01", {}, "State both days of the period, the first not after the last, or neither."),
        ("2017", {"growth_qualifier": "exact", "growth_percent": "-100.1"}, "not below -100 percent"),
        ("2017", {"share_qualifier": "exact", "share_percent": "5"}, "what it is a share of"),
        ("2017", {"share_qualifier": "exact", "share_percent": "-5", "share_of": "x"}, "not below 0 percent"),
    ],
)
def test_a_figure_that_cannot_be_true_is_refused(folder: Path, days: str, cells: dict[str, str], sentence: str) -> None:
    with pytest.raises(DatasetRefusedError) as refused:
        load(folder, figure("N1", days, "5", **cells))
    assert sentence in str(refused.value)


def test_a_growth_of_minus_a_hundred_is_legal(client: Client, folder: Path) -> None:
    load(folder, figure("N1", 2017, growth_qualifier="exact", growth_percent="-100"))
    assert "−100%" in trade_words(client)
