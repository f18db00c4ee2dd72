"""Translators find the sentences of rules: what a page shows of them stands there literally and marked."""

from pathlib import Path

from babel.messages.extract import extract_from_file

from cooperation.analysis import lifecycle, readings, units
from cooperation.analysis.lifecycle import Status
from cooperation.analysis.readings import READINGS
from cooperation.analysis.units import UNITS


def marked(*modules: object) -> set[object]:
    """What makemessages finds in these modules."""
    files = [Path(str(getattr(module, "__file__", ""))) for module in modules]
    return {text for file in files for _line, text, *_rest in extract_from_file("python", file, {"gettext_noop": None})}


def test_translators_find_the_sentences_of_rules() -> None:
    of_units = {text for unit in UNITS[1:] for text in (unit.name, unit.short)}
    assert {*READINGS.values(), *(status.definition for status in Status), *of_units} <= marked(
        readings, lifecycle, units
    )
