"""Dates in any usual form, and never one that could mean two days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.admin.dates import read_date
from cooperation.models import Source
from tests.cooperation import rows
from tests.cooperation.admin.conftest import Editor, sentences


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2017", "2017"),
        ("2017-11", "2017-11"),
        ("2017-11-29", "2017-11-29"),
        ("29.11.2017", "2017-11-29"),
        ("9.1.2017", "2017-01-09"),
        ("29-11-2017", "2017-11-29"),
        ("29/11/2017", "2017-11-29"),
        ("11/29/2017", "2017-11-29"),
        ("11/11/2017", "2017-11-11"),
        ("11.2017", "2017-11"),
        ("11/2017", "2017-11"),
        ("29 November 2017", "2017-11-29"),
        ("29 Nov 2017", "2017-11-29"),
        ("29 Nov. 2017", "2017-11-29"),
        ("November 29, 2017", "2017-11-29"),
        ("  november   2017 ", "2017-11"),
        ("29 ноября 2017 г.", "2017-11-29"),
        ("29 ноября 2017 года", "2017-11-29"),
        ("ноябрь 2017", "2017-11"),
        ("12 мая 2017", "2017-05-12"),
        ("29 қараша 2017", "2017-11-29"),
        ("29 лістапада 2017", "2017-11-29"),
    ],
)
def test_usual_forms(text: str, read: str) -> None:
    assert str(read_date(text)) == read


@pytest.mark.parametrize("text", ["", "soon", "29 Smarch 2017", "31.02.2017", "32/13/2017", "1.1.17", "2017-13", "0"])
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(ValueError, match=r"[.”]"):
        read_date(text)


def test_what_could_be_two_days_is_asked_back() -> None:
    with pytest.raises(ValueError, match="can be 2017-04-03 or 2017-03-04"):
        read_date("3/4/2017")


@given(st.dates(min_value=date(1800, 1, 1), max_value=date(2200, 12, 31)))
def test_every_day_is_read_from_points(day: date) -> None:
    assert str(read_date(f"{day:%d.%m.%Y}")) == f"{day:%Y-%m-%d}"


def test_the_form_takes_them(editor: Editor) -> None:
    source = rows.source()
    assert editor.changes(source, published_on="ноябрь 2017", retrieved_on="24.11.2026").status_code == 302
    source.refresh_from_db()
    assert (str(source.published_on), str(source.retrieved_on)) == ("2017-11", "2026-11-24")
    assert "Write the day too" in sentences(editor.changes(source, retrieved_on="November 2026"))
    assert "is not a date" in sentences(editor.changes(source, retrieved_on="soon"))
    assert Source.objects.get(pk=source.pk).retrieved_on == source.retrieved_on
