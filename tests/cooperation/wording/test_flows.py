"""What figures count, in words."""

import pytest

from cooperation.wording.flows import counted


def test_a_part_is_named_after_it() -> None:
    assert counted("TT", "goods", "without oil") == "turnover, goods (without oil)"
    assert counted("X", "not_said", "agricultural goods and food") == "exports (agricultural goods and food)"


@pytest.mark.parametrize(
    ("flow", "category", "words"),
    [("TT", "not_said", "turnover"), ("X", "services", "exports, services"), ("B", "goods", "balance, goods")],
)
def test_what_a_figure_counts(flow: str, category: str, words: str) -> None:
    assert counted(flow, category) == words
