"""The layer as it runs in production, but that no time passes: the revisions are those of the start."""

from math import inf
from typing import Any

import pytest
from django.test import Client

from dashboard.kept import revisions


@pytest.fixture
def keeping(settings: Any, db: None, monkeypatch: pytest.MonkeyPatch) -> Client:
    """A reader of a site that keeps answers, at its start."""
    settings.KEPT_BYTES = 2**24
    monkeypatch.setattr(revisions, "SECONDS", inf)
    return Client()
