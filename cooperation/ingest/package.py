"""The descriptor that makes a folder a Frictionless data package, and the version of the format that it names.

https://specs.frictionlessdata.io/data-package/, with Table Schema for the columns; all of it comes from the contract.
"""

import json
from pathlib import Path
from typing import Any

from cooperation.analysis.dates import PartialDate
from cooperation.ingest.cells import (
    Codes,
    Column,
    ListOf,
    Table,
    bearing,
    day,
    earlier_deadline,
    locator,
    number,
    party,
    proposer,
    whole,
    yes,
)
from cooperation.ingest.contract import OLDEST, PAIR, TABLES, VERSION

DESCRIPTOR = "datapackage.json"
VERSION_KEY = "contractVersion"
COMMENT = "#"

_DATE = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
_PLACE = r"[1-9][0-9]*:[1-9][0-9]*"
# What a cell looks like where Table Schema has no type for it.
_PATTERNS: dict[Any, str] = {
    PartialDate.parse: _DATE,
    locator: _PLACE,
    ListOf(locator): f"{_PLACE}(; {_PLACE})*",
    yes: "yes",
    ListOf(proposer): r"[A-Z]{3}(; [A-Z]{3})*|both|company|not_said",
    ListOf(earlier_deadline): f"{_DATE}@{_PLACE}(; {_DATE}@{_PLACE})*",
    ListOf(party): r"[^:;]+:[a-z_]+(; [^:;]+:[a-z_]+)*",
    ListOf(bearing): r"[1-9][0-9]*(:[a-z]+)?(; [1-9][0-9]*(:[a-z]+)?)*",
}
_TYPES: dict[Any, str] = {whole: "integer", number: "number", day: "date"}


class VersionRefusedError(Exception):
    """The folder is not of a version that can be read; the message is a sentence for the person who gave it."""


def descriptor(first: str, second: str) -> dict[str, Any]:
    """The data package of a pair: the same for the same pair, so that a diff shows changes of data only."""
    return {
        "name": f"{first}-{second}".lower(),
        "title": f"Cooperation record of {first} and {second}",
        "profile": "data-package",
        VERSION_KEY: VERSION,
        "resources": [_resource(table) for table in TABLES],
    }


def written(first: str, second: str) -> str:
    """The text of the descriptor's file."""
    return json.dumps(descriptor(first, second), ensure_ascii=False, indent=1) + "\n"


def version_of(folder: Path) -> int:
    """The version of the format that a folder is in. Raises VersionRefusedError."""
    path = folder / DESCRIPTOR
    if not path.is_file():
        raise VersionRefusedError(
            f"The file is missing: its {VERSION_KEY} says which version of the format the folder is in. "
            "manage.py new_pair and export_data write it."
        )
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise VersionRefusedError(f"The file is not JSON: {error}.") from error
    version = found.get(VERSION_KEY) if isinstance(found, dict) else None
    if type(version) is not int or version < 1:
        raise VersionRefusedError(
            f"{VERSION_KEY} must be a whole number: the version of the format, such as {VERSION}."
        )
    if not OLDEST <= version <= VERSION:
        way = (
            "Update the program, or export the data in an earlier version."
            if version > VERSION
            else "Earlier ones are older than release 1.0: docs/data-format.md says what to change in the files."
        )
        raise VersionRefusedError(
            f"The data set is in version {version} of the format; this program reads versions {OLDEST} to {VERSION}. "
            + way
        )
    return version


def _resource(table: Table) -> dict[str, Any]:
    return {
        "name": table.name,
        "path": table.file,
        "profile": "tabular-data-resource",
        "description": table.meaning,
        "encoding": "utf-8",
        "dialect": {"commentChar": COMMENT},
        "schema": _schema(table),
    }


def _schema(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(column) for column in table.columns],
        "primaryKey": list(table.key),
        "missingValues": [""],
    }
    keys = [_foreign_key(table, column) for column in table.columns if _points_to_one(column)]
    return schema | ({"foreignKeys": keys} if keys else {})


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if isinstance(column.parse, Codes):
        constraints["enum"] = list(column.parse.codes)
    elif column.parse in _PATTERNS:
        constraints["pattern"] = f"^({_PATTERNS[column.parse]})$"
    field = {"name": column.name, "type": _TYPES.get(column.parse, "string"), "description": column.meaning}
    return field | ({"constraints": constraints} if constraints else {})


def _points_to_one(column: Column) -> bool:
    """Lists and paragraphs point to rows in a way that Table Schema cannot say."""
    # Scopes that every pair may name stand in no file.
    inside = {table.name for table in TABLES} - {"scopes"}
    return column.refers_to in inside and column.parse is not locator and not isinstance(column.parse, ListOf)


def _foreign_key(table: Table, column: Column) -> dict[str, Any]:
    target = next(one for one in (PAIR, *TABLES) if one.name == column.refers_to)
    own = target.name == table.name
    return {"fields": [column.name], "reference": {"resource": "" if own else target.name, "fields": list(target.key)}}
