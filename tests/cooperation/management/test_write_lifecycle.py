"""The page on where a proposal stands says what the rules do."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import override_settings

from cooperation.analysis.axes import EvidenceLevel, Schedule
from cooperation.analysis.lifecycle import ALLOWED_CHANGES
from cooperation.management.commands.write_lifecycle import document

PAGE = Path(__file__).parents[3] / "docs" / "lifecycle.md"


def test_the_page_is_that_of_the_rules() -> None:
    assert PAGE.read_text(encoding="utf-8") == document(), "run: manage.py write_lifecycle"


def test_it_draws_every_allowed_change_and_no_other() -> None:
    arrows = [line.split(" --> ") for line in document().splitlines() if " --> " in line and "[*]" not in line]
    drawn = {(old.strip(), new) for old, new in arrows}
    assert drawn == {(str(old), str(new)) for old, following in ALLOWED_CHANGES.items() for new in following}


@pytest.mark.parametrize("code", [*EvidenceLevel, *Schedule])
def test_it_says_what_each_level_means(code: str) -> None:
    assert f"| {code} | " in document()


def test_the_command_writes_the_page(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    with override_settings(BASE_DIR=tmp_path):
        call_command("write_lifecycle", stdout=(said := StringIO()))
    assert (tmp_path / "docs" / "lifecycle.md").read_text(encoding="utf-8") == document()
    assert "lifecycle.md" in said.getvalue()
