"""Each rule of choice stands once, and pages ask no database: what is looked for twice is answered in two ways."""

import ast
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from django.db.models import Model

ROOT = Path(__file__).parent.parent
SHOWING = ("pages", "presenting")
RULES = {
    "bears_on",
    "bearing_value",
    "can_be_base",
    "chapters_words",
    "implausible",
    "is_announced",
    "is_provisional",
    "is_told",
    "is_visible",
    "latest_of_each_side",
    "latest_vintage",
    "latest_years",
    "leading_target",
    "leads",
    "newer_parts",
    "outward",
    "source_rank",
    "speaks_for_the_whole",
    "state_of_target",
    "trade_in_goods",
}


def functions(folder: str) -> Iterator[str]:
    """The names of all functions of a package that are no methods."""
    for path in (ROOT / folder).rglob("*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef):
                yield node.name


def test_each_rule_of_choice_stands_once() -> None:
    found = Counter(name for folder in ("cooperation", "dashboard") for name in functions(folder) if name in RULES)
    assert found == dict.fromkeys(RULES, 1)


def test_what_asks_the_database_itself_is_tested_on_each_that_there_is() -> None:
    """In the dashboard; all of `cooperation` is, and pages are asked once each, by the tests of the views."""
    asking = {path.parent.name for path in (ROOT / "dashboard").rglob("*.py") if ".objects" in path.read_text("utf-8")}
    tested = [
        path for path in (ROOT / "tests" / "dashboard").rglob("test_*.py") if "mark.database" in path.read_text("utf-8")
    ]
    assert asking <= {path.parent.name for path in tested} | {path.stem.removeprefix("test_") for path in tested}


def test_no_page_asks_the_database() -> None:
    pages = [path for folder in SHOWING for path in (ROOT / "dashboard" / folder).rglob("*.py")]
    asking = [path.name for path in pages if ".objects" in path.read_text(encoding="utf-8")]
    assert asking == []


# Rows that pages still hold, with why.
HELD = {
    "Change": "the history is words of whole rows, before and after; the pages of what changed put them into words",
    "Country": "a reference row of the two names of a pair, as CountryPair holds it too",
    "CountryGroup": "a reference row of the list of pairs, its name in the reader's language",
}


def test_pages_hold_values_and_no_rows() -> None:
    """What a row points to would be asked of the database one by one; a pair is what a page is about."""
    held = set()
    for path in (path for folder in (*SHOWING, "charts") for path in (ROOT / "dashboard" / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("cooperation.models"):
                module = import_module(node.module or "")
                held |= {name.name for name in node.names if _is_row(getattr(module, name.name))}
    assert held == {*HELD, "CountryPair"}


def _is_row(named: object) -> bool:
    return isinstance(named, type) and issubclass(named, Model)


# Words of the field that stand for one class each; CONTRIBUTING.md tells what they mean. What Django asks for by its
# name (``Meta``, ``Command``) is no word of ours.
CENTRAL = {
    "Asked",
    "Choice",
    "Claim",
    "Figure",
    "Goal",
    "Level",
    "Passage",
    "Reading",
    "Side",
    "Stated",
}


def test_each_central_word_is_the_name_of_one_class() -> None:
    named = [
        node.name
        for folder in ("cooperation", "dashboard")
        for path in (ROOT / folder).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    ]
    assert Counter(name for name in named if name in CENTRAL) == dict.fromkeys(CENTRAL, 1)
