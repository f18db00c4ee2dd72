"""What a cell can hold, rule by rule, and the sentence for what it cannot."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.analysis.dates import PartialDate
from cooperation.ingest.cells import (
    Column,
    Table,
    bearing,
    day,
    each,
    earlier_deadline,
    locator,
    number,
    one_of,
    party,
    proposer,
    text,
    whole,
    yes,
)

TEXTS, LOCATORS, PARTIES, PROPOSERS = each(text), each(locator), each(party), each(proposer)
COLOUR = one_of("red", "blue")


@pytest.mark.parametrize(
    ("rule", "cell", "value"),
    [
        (text, "", ""),
        (text, "words, “quoted”\nand a second line", "words, “quoted”\nand a second line"),
        (text, "Қазақстан", "Қазақстан"),
        (whole, "1", 1),
        (whole, "999999999", 999_999_999),
        (number, "0.5", Decimal("0.5")),
        (number, "0.50", Decimal("0.50")),
        (number, "-46.4", Decimal("-46.4")),
        (number, "0", Decimal(0)),
        (number, "999999999999.999999999999", Decimal("999999999999.999999999999")),
        (day, "2017-09-30", date(2017, 9, 30)),
        (day, "2020-02-29", date(2020, 2, 29)),
        (locator, "1:19", (1, 19)),
        (party, "president-blr:put_forward", ("president-blr", "put_forward")),
        (TEXTS, "one", ("one",)),
        (TEXTS, "one; two", ("one", "two")),
        (TEXTS, "one;two", ("one;two",)),
        (LOCATORS, "1:11; 1:10", ((1, 11), (1, 10))),
        (PARTIES, "a:backed; a:asked", (("a", "backed"), ("a", "asked"))),
        (COLOUR, "red", "red"),
        (yes, "yes", True),
        (proposer, "KAZ", "KAZ"),
        (proposer, "not_said", "not_said"),
        (PROPOSERS, "company", ("company",)),
        (PROPOSERS, "KAZ; KGZ", ("KAZ", "KGZ")),
        (TEXTS, "both; company", ("both", "company")),
        (earlier_deadline, "2025-12@3:5", ((3, 5), PartialDate(2025, 12))),
        (bearing, "8:document", (8, "document")),
        (bearing, "8", (8, "statement")),
    ],
)
def test_a_cell_gives_its_value(rule: Callable[[str], Any], cell: str, value: object) -> None:
    assert rule(cell) == value


def test_a_number_keeps_the_digits_of_the_source() -> None:
    assert str(number("0.50")) == "0.50"


NOT_WHOLE = "“{}” is not a positive whole number."
NO_NUMBER = "“{}” is not a number; write it with a point, such as 0.5."
NO_DAY = "“{}” is not a day; write it as 2017-09-30."
NO_PARTY = "“{}” is not a body with its role, such as president-blr:put_forward."
NO_PROPOSER = "“{}” is neither a country such as KAZ nor one of: both, company, not_said."
NO_DEADLINE = "“{}” is not a date with its paragraph, such as 2025-12@3:5."
NO_BEARING = "“{}” is not a proposal with what is shown about it, such as 8:document."
NO_PLACE = "“{}” names no paragraph; write source and paragraph as 1:19."

BAD = [
    *[
        (whole, cell, NOT_WHOLE)
        for cell in ("0", "-1", "1.0", "+1", "007", "1000000000", "²", "٣", "one", "1 ", "9" * 5000)
    ],
    *[
        (number, cell, NO_NUMBER)
        for cell in ("0,5", "1 000", "1_000", "٣", "1e9", "1e9999999", "1e-9999999", ".5", "5.", "+5", "--5", "half")
    ],
    *[
        (number, cell, NO_NUMBER)
        for cell in ("0.1234567890123", "NaN", "sNaN", "Infinity", "-Infinity", "1000000000000", "9" * 5000)
    ],
    *[(day, cell, NO_DAY) for cell in ("2017", "2017-09", "20170930", "2017-W39-6", "30.09.2017", "2017-9-30")],
    *[(day, cell, NO_DAY) for cell in ("2017-09-31", "2019-02-29", "1799-12-31", "2201-01-01", "2017-09-30T00:00")],
    *[(locator, cell, NO_PLACE) for cell in ("1", "¶19", "1-19")],
    (locator, "1:2:3", NOT_WHOLE.format("2:3")),
    (locator, "1:", NOT_WHOLE.format("")),
    (locator, ":19", NOT_WHOLE.format("")),
    (locator, "1:0", NOT_WHOLE.format("0")),
    *[(party, cell, NO_PARTY) for cell in ("president-blr", "president-blr:", "president-blr:spoke", "a:backed:asked")],
    (TEXTS, "one; two; one", "The list has an entry twice."),
    (PARTIES, "a:backed; a:backed", "The list has an entry twice."),
    (TEXTS, "one; ; two", "The list has an empty entry."),
    (TEXTS, "; two", "The list has an empty entry."),
    (LOCATORS, "1:11; 19", NO_PLACE.format("19")),
    (COLOUR, "green", "“green” is not one of: red, blue."),
    (COLOUR, "RED", "“RED” is not one of: red, blue."),
    (COLOUR, "red ", "“red ” is not one of: red, blue."),
    *[(yes, cell, "“{}” is neither “yes” nor empty.") for cell in ("", "no", "Yes", "1")],
    *[(proposer, cell, NO_PROPOSER) for cell in ("", "KA", "kaz", "KAZA", "Both")],
    (PROPOSERS, "KAZ; both", "Only countries stand together; both, company, not_said each stand alone."),
    (earlier_deadline, "2025-12", NO_DEADLINE),
    (earlier_deadline, "2025-12@3", NO_PLACE.format("3")),
    (earlier_deadline, "soon@3:5", "“soon” is not a date; write it as 2018, 2018-11 or 2018-11-26."),
    *[(bearing, cell, NO_BEARING) for cell in ("8:", "8:statement", "8:Document", "8:document:2")],
    (bearing, ":document", NOT_WHOLE.format("")),
    (text, "a\u202eb", "The cell holds the hidden character U+202E; leave it out."),
    (text, "a\0b", "The cell holds a NUL byte."),
    (TEXTS, "one; \0", "The cell holds a NUL byte."),
]


@pytest.mark.parametrize(("rule", "cell", "sentence"), BAD, ids=[f"{case[1]!r:.20}" for case in BAD])
def test_what_cannot_be_read_is_refused_with_a_sentence(rule: Callable[[str], Any], cell: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(sentence.replace('{}', cell))}$"):
        rule(cell)


@given(cell=st.text(alphabet=st.characters(exclude_categories=["Cs"]) | st.sampled_from("0123456789.-:; \0eE")))
@pytest.mark.parametrize(
    "rule",
    [
        text,
        whole,
        number,
        day,
        locator,
        party,
        yes,
        proposer,
        earlier_deadline,
        bearing,
        TEXTS,
        LOCATORS,
        PARTIES,
        PROPOSERS,
        COLOUR,
    ],
)
def test_any_text_is_read_or_refused(rule: Callable[[str], Any], cell: str) -> None:
    sentence = refusal(rule, cell)
    assert sentence is None or sentence.endswith(".")


def refusal(rule: Callable[[str], Any], cell: str) -> str | None:
    """The sentence of a refusal; None for a cell that was read."""
    try:
        rule(cell)
    except ValueError as error:
        return str(error)
    return None


@given(value=st.decimals(-(10**12) + 1, 10**12 - 1, places=6))
def test_a_number_is_read_as_it_is_written(value: Decimal) -> None:
    assert str(number(f"{value:f}")) == f"{value:f}"


@given(value=st.dates(date(1800, 1, 1), date(2200, 12, 31)))
def test_a_day_is_read_as_it_is_written(value: date) -> None:
    assert day(value.isoformat()) == value


def test_a_table_knows_its_file_and_its_columns() -> None:
    column = Column("name", text, "what it is called")
    table = Table("things", (column,), ("name",), "things")
    assert (table.file, table.by_name) == ("things.csv", {"name": column})
