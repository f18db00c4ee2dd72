"""Product trade for the pages that rest on it."""

from pathlib import Path

import pytest

from tests.cooperation.actions.product_files import load
from tests.dashboard.product_trade import TRADE


@pytest.fixture
def traded(tmp_path: Path, no_figures: None) -> None:
    """The made-up trade of 2017."""
    load(tmp_path, *TRADE)
