"""A made-up data set to change at will, the record that tests pin, and a database without it."""

import shutil
from pathlib import Path

import pytest

from cooperation.actions.record import MODELS
from cooperation.ingest.contract import TABLES
from cooperation.models import CountryPair, TradeFigure, Translation

MADE_UP = Path(__file__).parent / "data" / "KGZ-UZB"
PINNED = Path(__file__).parent / "data" / "BLR-KAZ"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the made-up data set of KGZ-UZB, for a test to spoil."""
    return Path(shutil.copytree(MADE_UP, tmp_path / "KGZ-UZB"))


def empty_record() -> None:
    """Leave countries and sectors, and nothing about any pair."""
    Translation.objects.all().delete()
    TradeFigure.objects.update(revises=None)
    for table in reversed(TABLES[1:]):
        MODELS[table.name]._default_manager.all().delete()
    CountryPair.objects.all().delete()


@pytest.fixture
def empty(db: None) -> None:
    """A database without a record."""
    empty_record()
