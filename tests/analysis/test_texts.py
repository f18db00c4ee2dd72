"""Translators find the sentences of rules: what a page shows of them stands there literally and marked."""

from pathlib import Path

from babel.messages.extract import extract_from_file

from cooperation.analysis import lifecycle, readings
from cooperation.analysis.lifecycle import DEFINITIONS
from cooperation.analysis.readings import READINGS


def marked(*modules: object) -> set[object]:
    """What makemessages finds in these modules."""
    files = [Path(str(getattr(module, "__file__", ""))) for module in modules]
    return {text for file in files for _line, text, *_rest in extract_from_file("python", file, {"gettext_noop": None})}


def test_translators_find_the_sentences_of_rules() -> None:
    assert {*READINGS.values(), *DEFINITIONS.values()} <= marked(readings, lifecycle)
