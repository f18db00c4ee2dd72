"""What an address may ask for data: each parameter with its bounds, which are checked as they are described."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext

MOST_VALUES = 20
LONGEST_WORDS = 200
NO_CONTROLS = r"^[^\x00-\x1f\x7f]+$"
SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"


@dataclass(frozen=True)
class Parameter:
    """A parameter of the query string: the JSON Schema of one value, and whether it may be given several times."""

    name: str
    meaning: str
    schema: dict[str, Any]
    is_list: bool = False

    def described(self) -> dict[str, Any]:
        """As OpenAPI has it."""
        schema = self.schema
        if self.is_list:
            schema = {"type": "array", "items": schema, "minItems": 1, "maxItems": MOST_VALUES}
        return {"name": self.name, "in": "query", "description": self.meaning, "required": False, "schema": schema}

    def problem(self, values: list[str]) -> str:
        """A sentence on what is wrong with the values given; empty where nothing is."""
        if len(values) > (MOST_VALUES if self.is_list else 1):
            most = MOST_VALUES if self.is_list else 1
            return gettext("“%(name)s” is given more than %(most)d times.") % {"name": self.name, "most": most}
        refused = next((value for value in values if not fits(value, self.schema)), None)
        if refused is None:
            return ""
        words = {"name": self.name, "value": refused[:40], "meaning": self.meaning}
        sentence = gettext("“%(name)s” cannot be “%(value)s”: %(meaning)s.") % words
        return " ".join([sentence, *allowed_words(refused, self.schema.get("enum", ()))])


def fits(value: str, schema: dict[str, Any]) -> bool:
    """Whether a typed value is one of a schema: of the few words of JSON Schema that parameters here are told in."""
    if "enum" in schema:
        return value in schema["enum"]
    if schema["type"] == "integer":
        is_whole = re.fullmatch(r"-?[0-9]{1,12}", value) is not None
        return is_whole and bool(schema["minimum"] <= int(value) <= schema["maximum"])
    if schema.get("format") == "date":
        return _is_day(value)
    return len(value) <= schema["maxLength"] and re.fullmatch(schema["pattern"], value) is not None


def _is_day(value: str) -> bool:
    # Python reads days of a week too ("2019-W01-1"), and days without hyphens; RFC 3339 has neither.
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def problems_of(given: QueryDict, known: tuple[Parameter, ...]) -> list[str]:
    """What is wrong with a query string; a parameter that is not known is refused: it was meant to do something."""
    by_name = {parameter.name: parameter for parameter in known}
    problems = []
    for name, values in given.lists():
        if name in by_name:
            problems.append(by_name[name].problem(values))
        else:
            sentence = gettext("There is no parameter “%(name)s” here.") % {"name": name[:40]}
            problems.append(" ".join([sentence, *allowed_words(name, by_name)]))
    return [problem for problem in problems if problem]


def allowed_words(typed: str, allowed: Iterable[str]) -> Iterable[str]:
    """Sentences on what would do, where that is a list: the nearest spelling, and all of them."""
    names = list(allowed)
    by_letters = {name.lower(): name for name in names}
    for nearest in get_close_matches(typed[:LONGEST_WORDS].lower(), by_letters, n=1):
        yield gettext("Did you mean “%(nearest)s”?") % {"nearest": by_letters[nearest]}
    if names:
        yield gettext("There are: %(names)s.") % {"names": ", ".join(names)}


def one_of(name: str, meaning: str, values: list[str], *, is_list: bool = True) -> Parameter:
    """A value of a list, or several of them."""
    return Parameter(name, meaning, {"type": "string", "enum": values}, is_list)


def whole(name: str, meaning: str, least: int, most: int, *, is_list: bool = False) -> Parameter:
    """A whole number within bounds."""
    return Parameter(name, meaning, {"type": "integer", "minimum": least, "maximum": most}, is_list)


def text(name: str, meaning: str, pattern: str, longest: int, *, is_list: bool = False) -> Parameter:
    """Words or a code."""
    schema = {"type": "string", "pattern": pattern, "minLength": 1, "maxLength": longest}
    return Parameter(name, meaning, schema, is_list)


def day(name: str, meaning: str) -> Parameter:
    """A day: 2019-01-01."""
    return Parameter(name, meaning, {"type": "string", "format": "date"})
