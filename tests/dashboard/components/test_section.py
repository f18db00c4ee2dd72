"""Tables of which a page shows the first rows, and all when they are asked for."""

from dashboard.components.page import Cell, DataTable, Head
from dashboard.components.section import Section, first_rows

TABLE = DataTable((Head("Year"),), tuple((Cell(str(year)),) for year in range(2025, 2018, -1)))
YEARS = Section("years", "Seven years", "", TABLE)


def test_the_first_rows_are_shown_with_how_many_there_are() -> None:
    shown = first_rows(YEARS, 3, "")
    assert [row[0].text for row in shown.table.rows] == ["2025", "2024", "2023"]
    assert shown.everything == 7


def test_all_are_shown_when_asked_for_and_where_no_more_are_left() -> None:
    assert first_rows(YEARS, 3, "years") is YEARS
    assert first_rows(YEARS, 7, "") is YEARS
    assert first_rows(YEARS, 6, "months").everything == 7
