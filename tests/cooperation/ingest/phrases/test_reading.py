"""What is read from words: a table of phrases with known readings, a second one that the reader was not made beside."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.analysis.intervals import Interval
from cooperation.analysis.readings import Qualifier
from cooperation.ingest.phrases.doubts import Reason
from cooperation.ingest.phrases.periods import TimeKind
from cooperation.ingest.phrases.quantities import QuantityKind
from cooperation.ingest.phrases.reading import ClaimKind, read

HERE = Path(__file__).parent
PIECES = (
    *("about", "almost", "up to", "to", "by", "on", "grew", "fell", "в", "на", "до", "вырос", "упал", "раза", "вдвое"),
    *("0", "0.0", "12", "1,340", "1 340", "1,5", "2.1.3", "99" * 40, "-", "–", "$", "%", "млрд", "crore", "times"),
    *("half", "a third", "2017", "January", "first", "months", "by 2030", "FY 2017-18", "31.02.2017", "дейін", "есе"),
)
WORDS = st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join)


def phrases(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def number(cell: str) -> Decimal | None:
    return Decimal(cell) if cell else None


def interval(row: dict[str, str]) -> Interval:
    return Interval(number(row["low"]), number(row["high"]), row["ends"][0] == "(", row["ends"][1] == ")")


@pytest.mark.parametrize(
    "row",
    phrases("phrases.csv") + phrases("specification.csv") + phrases("unseen.csv"),
    ids=lambda row: f"{row['phrase']} {row['kind']}",
)
def test_phrase(row: dict[str, str]) -> None:
    reading = read(row["phrase"])
    assert reading.language == row["language"]
    if row["kind"] == "none":
        assert reading.quantities == ()
        assert reading.doubts
    elif row["kind"] in set(TimeKind):
        time = reading.time(TimeKind(row["kind"]))
        assert time is not None
        assert time.text == row["time"]
    else:
        quantity = reading.first(QuantityKind(row["kind"]))
        assert quantity is not None
        assert (quantity.value, quantity.hedge) == (Decimal(row["value"]), row["hedge"])
        assert f"{quantity.unit} {quantity.currency}".strip() == row["unit"]
        assert quantity.interval == interval(row)


@given(st.one_of(st.text(max_size=60), WORDS))
def test_any_words_are_read_without_an_error_and_within_themselves(words: str) -> None:
    reading = read(words)
    places = [(number.start, number.end) for number in reading.quantities]
    places += [(time.start, time.end) for time in reading.times]
    assert all(0 <= start < end <= len(words) for start, end in places)


@given(WORDS)
def test_what_a_form_would_hold_contains_what_the_words_can_mean(words: str) -> None:
    for quantity in read(words).quantities:
        if quantity.kind is not QuantityKind.CHANGE:
            assert quantity.interval.is_within(quantity.stated.interval)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("in the first five months", Reason.NO_YEAR),
        ("by 2030", Reason.YEAR_ONLY),
        ("in the coming years", Reason.NO_DATE),
        ("FY 2017-18", Reason.FISCAL_MONTHS),
        ("22 companies", Reason.NO_UNIT),
        ("$1.340.500", Reason.TWO_READINGS),
        ("about $0", Reason.NO_READING),
        ("855.3 million", Reason.NO_CURRENCY),
        ("12 трлн рублей", Reason.WHOSE_CURRENCY),
        ("$500 million", Reason.ENDS_IN_ZEROS),
        ("almost 65%", Reason.GROWTH_OR_SHARE),
        ("grew by $200 million", Reason.CHANGE),
        ("grew by 3 percentage points", Reason.POINTS),
        ("increased by 2.1 times", Reason.BY_TIMES),
        ("trade doubled", Reason.ROUGH_MULTIPLE),
        ("grew by a third", Reason.NO_DECIMAL),
        ("grew several times", Reason.NO_NUMBER),
    ],
)
def test_what_is_not_sure_is_named_with_its_words(words: str, reason: Reason) -> None:
    doubts = read(words).doubts
    assert reason in [doubt.reason for doubt in doubts]
    assert all(doubt.words and doubt.words in words.lower() for doubt in doubts)


@pytest.mark.parametrize("words", ["12 roubles", "855.3 million", "5 m", "H26 million", "№ 5%", "$1.340.500 million"])
def test_money_is_never_guessed(words: str) -> None:
    amounts = [quantity for quantity in read(words).quantities if quantity.kind is QuantityKind.AMOUNT]
    assert [amount for amount in amounts if amount.currency] == []


@pytest.mark.parametrize("words", ["half a billion dollars", "two and a half billion dollars", "a billion dollars"])
def test_one_number_is_read_once(words: str) -> None:
    assert len(read(words).quantities) == 1


def test_one_phrase_can_hold_several_numbers() -> None:
    reading = read("Exports rose by 12.5% to $340.2 million in 2018 while imports fell by 3%")
    assert [(quantity.kind.value, quantity.value) for quantity in reading.quantities] == [
        ("growth", Decimal("12.5")),
        ("amount", Decimal("340.2")),
        ("growth", Decimal(-3)),
    ]
    assert reading.flow == ""


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("bring trade to $1 billion", ClaimKind.TARGET),
        ("double trade by 2030", ClaimKind.TARGET),
        ("trade reached $1 billion", ClaimKind.FIGURE),
        ("endorsed the proposal", ClaimKind.PROPOSAL),
        ("warm relations", ClaimKind.STATEMENT),
    ],
)
def test_likely_kind(words: str, kind: ClaimKind) -> None:
    assert read(words).likely is kind


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("The minister hopes for exports of $40 million.", ClaimKind.STATEMENT),
        ("Ожидается, что торговля достигнет 70 млн долларов.", ClaimKind.STATEMENT),
        ("The two sides aim at trade of $40 million by 2031.", ClaimKind.TARGET),
        ("Exports came to $40 million.", ClaimKind.FIGURE),
    ],
)
def test_a_hope_is_neither_a_figure_nor_a_target(words: str, kind: ClaimKind) -> None:
    assert read(words).likely is kind


@pytest.mark.parametrize(
    "words",
    ["Since 2019 the ferry has cost $36 million.", "С 2019 года вложено 3 млн долларов."],
)
def test_a_longer_span_than_is_named_is_no_period(words: str) -> None:
    assert read(words).time(TimeKind.PERIOD) is None


def test_a_change_from_one_amount_to_another_is_no_range() -> None:
    rose, lies = read("Trade rose from $95 million to $128 million."), read("Trade lies between $95 and $128 million.")
    assert rose.quantities[0].upper is None
    assert lies.quantities[0].upper is not None


@pytest.mark.parametrize(
    ("words", "period"),
    [("in the year to May 2024", "2023-06/2024-05"), ("for the twelve months ending December 2024", "2024-01/2024-12")],
)
def test_twelve_months_end_with_the_month_that_is_named(words: str, period: str) -> None:
    time = read(words).time(TimeKind.PERIOD)
    assert time is not None
    assert time.text == period


@pytest.mark.parametrize(
    ("words", "currency", "hedge"),
    [
        ("sales of something like 3 million baht", "THB", Qualifier.ABOUT),
        ("a maximum of £12 million", "GBP", Qualifier.UP_TO),
        ("close on 40 million czech crowns", "CZK", Qualifier.ALMOST),
        ("4 млн лари", "GEL", Qualifier.EXACT),
        ("без малога 7 млн злотых", "PLN", Qualifier.ALMOST),
    ],
)
def test_money_of_further_countries_is_read_with_its_hedge(words: str, currency: str, hedge: Qualifier) -> None:
    amount = read(words).first(QuantityKind.AMOUNT)
    assert amount is not None
    assert (amount.currency, amount.hedge) == (currency, hedge)


@pytest.mark.parametrize("words", ["5 million crowns", "5 млн манатов", "5 million pounds"])
def test_money_that_several_countries_have_is_left_to_the_editor(words: str) -> None:
    amount = read(words).first(QuantityKind.AMOUNT)
    assert amount is not None
    assert not amount.currency
