"""How far proposals have got, in words."""

import pytest

from dashboard.components.statuses import counted_proposals


@pytest.mark.parametrize(("count", "words"), [(0, "0 proposals"), (1, "1 proposal"), (2, "2 proposals")])
def test_counts(count: int, words: str) -> None:
    assert counted_proposals(count) == words
