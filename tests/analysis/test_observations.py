"""What an edition of a series holds is written and read in one way."""

from datetime import date
from decimal import Decimal

import pytest

from cooperation.analysis.observations import ObservationStatus, read_observations, written


def test_years_months_and_what_has_no_amount() -> None:
    found = read_observations("2022 missing\n2017-05 4.2; 2017 48.019\n\n2023 383 estimated; 2021 confidential")
    assert [str(one) for one in found] == [
        "2017 48.019",
        "2017-05 4.2",
        "2021 confidential",
        "2022 missing",
        "2023 383 estimated",
    ]
    assert [one.value for one in found] == [Decimal("48.019"), Decimal("4.2"), None, None, Decimal(383)]
    assert (found[1].period.start, found[1].period.end) == (date(2017, 5, 1), date(2017, 5, 31))


def test_only_what_is_reported_is_a_report() -> None:
    reported, estimated = read_observations("2022 905.55; 2023 383 estimated")
    assert (reported.reported, estimated.reported) == (Decimal("905.55"), None)
    assert estimated.status is ObservationStatus.ESTIMATED


def test_what_is_written_is_read_back_with_its_digits() -> None:
    text = "1998 48.019; 2003-11 0.50; 2022 missing"
    assert written(read_observations(text)) == text
    assert written(reversed(read_observations(text))) == text


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "There is no observation"),
        ("2017", "“2017” is no observation"),
        ("2017 many", "“2017 many” is no observation"),
        ("2017 1,5", "“2017 1,5” is no observation"),
        ("2017 5 6", "is no observation"),
        ("2017 5 guessed", "is no observation"),
        ("2017-13 5", "There is no month 13"),
        ("2017-05-01 5", "“2017-05-01” is a day"),
        ("99 5", "“99” is not a date"),
        ("2022 5 missing", "is missing and has an amount all the same"),
        ("2022 confidential; 2022 5", "“2022” stands there twice"),
        ("2022 estimated", "is no observation"),
    ],
)
def test_what_cannot_be_read_is_told(text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence.replace("(", r"\(")):
        read_observations(text)
