"""What figures count, in words."""

import pytest

from cooperation.wording.flows import counted


@pytest.mark.parametrize(
    ("flow", "category", "words"),
    [("TT", "not_said", "turnover"), ("X", "services", "exports, services"), ("B", "goods", "balance, goods")],
)
def test_what_a_figure_counts(flow: str, category: str, words: str) -> None:
    assert counted(flow, category) == words
