"""A file may hold what seems odd: it is loaded, told of, and told of no more once it is confirmed."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from cooperation.actions.dataset import load_folder
from cooperation.actions.shipped import DATA
from cooperation.models import TradeFigure
from tests.cooperation.conftest import MADE_UP
from tests.cooperation.folders import add_row, read, set_cell
from tests.cooperation.rows import held

pytestmark = pytest.mark.django_db

LATE = date(2050, 1, 1)
FIGURE = {
    **{"category": "goods", "flow": "TT", "reporter": "UZB", "unit": "billion", "attribution": "narrator"},
    **{"qualifier": "exact", "step": "1", "evidence": "3:1"},
}
TO_COME = {"period_start": "2051-01-01", "period_end": "2051-12-31"}
SHARE = {"share_qualifier": "about", "share_percent": "5", "share_of": "made-up trade"}
YEARS = {year: {"period_start": f"{year}-01-01", "period_end": f"{year}-12-31"} for year in range(2027, 2031)}


def questions(folder: Path, today: date | None = LATE) -> list[str]:
    """What a load asks."""
    return load_folder(folder, today=today).questions


def row(question: str) -> str:
    """The file and the row that a question is about."""
    return question.partition(": ")[0]


def test_the_made_up_record_is_asked_about_what_is_to_come(folder: Path) -> None:
    assert [*map(row, questions(folder))] == ["figures.csv, F3", "figures.csv, F4"]
    assert all("ends after its source was published" in sentence for sentence in questions(folder))
    asked = [sentence for sentence in questions(folder, date(2032, 6, 1)) if "lies in the future" in sentence]
    assert [*map(row, asked)] == ["figures.csv, F4", "figures.csv, F5"]
    assert "status_changes.csv, 1" in {*map(row, questions(folder, date(2031, 1, 1)))}


def test_an_implausible_number_is_kept_and_asked_about_until_it_is_confirmed(folder: Path) -> None:
    for year, value in ((2027, "1.3"), (2028, "1.6"), (2029, "1.7"), (2030, "1340")):
        add_row(folder, "figures.csv", code=f"Y{year}", value=value, **FIGURE, **YEARS[year])
    question = (
        "figures.csv, Y2030: This is more than twelve times the highest of the other figures. "
        "Is it the unit, or a decimal comma?"
    )
    assert question in questions(folder)
    assert held(TradeFigure.objects.get(code="Y2030"), "value_usd") == 1_340_000_000_000
    set_cell(folder, "figures.csv", 9, "confirmed", "yes")
    assert question not in questions(folder)
    assert TradeFigure.objects.get(code="Y2030").confirmed


ODD: list[tuple[dict[str, str], str]] = [
    ({"value": "-5"}, "Trade is not below zero."),
    ({"value": "5", "flow": "B", "growth_qualifier": "exact", "growth_percent": "5"}, "A balance has no growth"),
    ({"value": "5", "growth_qualifier": "exact", "growth_percent": "-100"}, "A fall of 100 percent leaves nothing"),
    ({"value": "5", **TO_COME}, "This lies in the future"),
    ({**SHARE, "value": "", "step": "", "qualifier": "", **TO_COME}, "This lies in the future"),
]


@pytest.mark.parametrize(
    ("home", "evidence", "year"),
    [(MADE_UP.parent / "KGZ-UZB", "3:1", "2027"), (DATA / "BLR-UZB", "51:1", "2024")],
    ids=["made up", "shipped"],
)
def test_each_oddity_has_its_question_and_its_column(tmp_path: Path, home: Path, evidence: str, year: str) -> None:
    folder = Path(shutil.copytree(home, tmp_path / home.name))
    period = {"period_start": f"{year}-01-01", "period_end": f"{year}-12-31"}
    before = len(read(folder / "figures.csv"))
    for number, (cells, _) in enumerate(ODD):
        add_row(folder, "figures.csv", code=f"ODD{number}", **FIGURE | period | {"evidence": evidence} | cells)
    asked = questions(folder)
    for number, (_, question) in enumerate(ODD):
        assert [sentence for sentence in asked if sentence.startswith(f"figures.csv, ODD{number}: {question}")], number
        set_cell(folder, "figures.csv", before + number, "confirmed", "yes")
    assert not [sentence for sentence in questions(folder) if "ODD" in sentence]


def test_a_correction_may_state_another_growth(folder: Path) -> None:
    grown = {**FIGURE, **YEARS[2030], "growth_qualifier": "exact"}
    add_row(folder, "figures.csv", code="G1", value="1", growth_percent="8", **grown)
    add_row(folder, "figures.csv", code="G2", value="1", growth_percent="9", **grown)
    assert any("G2: Figure G1 states another growth" in sentence for sentence in questions(folder))
    set_cell(folder, "figures.csv", 7, "revises", "G1")
    assert not any("another growth" in sentence for sentence in questions(folder))
