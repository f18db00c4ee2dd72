"""docs/nasty-input.md names every test of nasty input, and no other."""

import re
from pathlib import Path

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "docs" / "nasty-input.md"
# These stand under what other lines of the page say.
FURTHER = {"test_a_title_of_a_source_that_begins_like_a_formula_is_text_in_the_figures_too"}


def test_the_page_names_the_tests_that_there_are() -> None:
    files = [HERE / f"test_nasty_{part}.py" for part in ("numbers", "targets", "words")]
    tests = {name for file in files for name in re.findall(r"^def (test_\w+)", file.read_text("utf-8"), re.MULTILINE)}
    named = set(re.findall(r"`(test_\w+)`", PAGE.read_text("utf-8")))
    assert tests - FURTHER == named
