"""docs/add-a-pair.md, done as it says: its commands are run and its cells are filled in."""

import re
import shutil
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

from cooperation.actions.shipped import DATA
from cooperation.models import CountryPair, Proposal, TradeFigure
from tests.cooperation.folders import add_row, read
from tests.cooperation.rows import held

pytestmark = pytest.mark.django_db
PAGE = (Path(__file__).parents[1] / "docs" / "add-a-pair.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^    (.+)$", PAGE, flags=re.MULTILINE)
CELLS = re.findall(r"In `(\w+\.csv)`[^|]*?:\n\n((?:\|.*\n)+)", PAGE)


def run(command: str) -> str:
    """What a command of the page prints."""
    program, *arguments = command.split()
    if program == "python3":
        subprocess.run([sys.executable, *arguments], check=True)  # our own page
        return ""
    assert program == "manage.py"
    out = StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()


def get(address: str) -> str:
    """A page of the site; it has to be there."""
    response = Client().get(address)
    assert response.status_code == 200
    return str(response.content, "utf-8")


def fill_in(folder: Path) -> None:
    """Add the rows of the page's tables to the files they are for."""
    for file, table in CELLS:
        header, _rule, *lines = [[cell.strip() for cell in line.strip("|\n").split("|")] for line in table.splitlines()]
        for cells in lines:
            add_row(folder, file, **dict(zip(header, cells, strict=True)))


def test_the_page_leads_to_a_pair(shipped: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "reference").mkdir()
    shutil.copy(DATA / "reference" / "sectors.csv", tmp_path / "reference")
    new_pair, *others = COMMANDS
    assert len(COMMANDS) == 7
    assert "Kyrgyzstan–Mongolia: the empty files are in first-steps." in run(new_pair)
    fill_in(tmp_path / "first-steps")
    check, load, *rest = others
    assert run(check) == "Only checked, nothing stored. Kyrgyzstan–Mongolia. Rows added: 5, changed: 0, unchanged: 0.\n"
    assert not CountryPair.objects.by_slug("KGZ-MNG").exists()
    assert "Rows added: 5" in run(load)
    said = [run(command) for command in rest]
    assert said[2] == "Kyrgyzstan–Mongolia. Rows added: 0, changed: 0, unchanged: 5.\n"
    assert "sectors.csv: rows added: 0, changed: 0" in said[3]
    assert Proposal.objects.get(pair__first="KGZ", pair__second="MNG").title == "Build a made-up bridge"
    assert held(TradeFigure.objects.get(pair__first="KGZ", pair__second="MNG"), "value_usd") == 10**9
    assert "Build a made-up bridge" in get("/KGZ-MNG/proposals/")


def test_the_tables_of_the_page_name_columns_of_the_format() -> None:
    assert [file for file, _table in CELLS] == [
        "sources.csv",
        "paragraphs.csv",
        "proposals.csv",
        "status_changes.csv",
        "figures.csv",
    ]


def test_an_untouched_skeleton_is_a_pair_without_a_record(shipped: None, tmp_path: Path) -> None:
    run(f"manage.py new_pair UZ TM {tmp_path / 'new'}")
    assert read(tmp_path / "new" / "pair.csv")[-1] == ["TKM", "UZB"]
    assert "Rows added: 0" in run(f"manage.py load_data {tmp_path / 'new'}")
    assert CountryPair.objects.by_slug("TKM-UZB").exists()
    get("/TKM-UZB/")
