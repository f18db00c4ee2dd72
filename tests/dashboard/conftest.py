"""Product trade for the pages that rest on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from tests.cooperation.actions.product_files import load
from tests.dashboard.product_trade import TRADE


@pytest.fixture
def traded(tmp_path: Path, no_figures: None) -> None:
    """The made-up trade of 2017."""
    load(tmp_path, *TRADE)


@pytest.fixture
def one_connection(db: None) -> Iterator[None]:
    """Requests leave the test's connection open: PostgreSQL would lose the transaction of the test with it."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)
