"""What earlier versions of the format had, so that a folder of theirs is still read.

Version 2 added columns that may be empty and the file of exchange rates; nothing was renamed or taken away. So a
version 1 folder is migrated as it is read: what it does not have is "not stated".
"""

from cooperation.ingest.cells import Table

_AMOUNT_IN_OTHER_MONEY = ("currency", "own_qualifier", "own_value", "own_unit", "own_step", "own_upper")

# By version: the columns that its files do not have yet, and the files that it does not have.
ADDED_COLUMNS: dict[int, dict[str, tuple[str, ...]]] = {
    2: {
        "figures": (
            *_AMOUNT_IN_OTHER_MONEY,
            *("share_qualifier", "share_percent", "share_step", "share_upper", "share_of"),
        ),
        "targets": (
            "reporter",
            *_AMOUNT_IN_OTHER_MONEY,
            *("multiple_qualifier", "multiple", "multiple_step", "multiple_upper", "counted_as", "base", "base_year"),
        ),
        "proposals": ("quote", "caution"),
        "facilities": ("quote", "caution"),
    },
}
ADDED_FILES: dict[int, tuple[str, ...]] = {2: ("rates",)}


def header_of(table: Table, version: int) -> list[str]:
    """The columns of a table as they stood in a version."""
    later = {name for since, tables in ADDED_COLUMNS.items() if since > version for name in tables.get(table.name, ())}
    return [column.name for column in table.columns if column.name not in later]


def has_file(table: Table, version: int) -> bool:
    """Whether a version had the file at all."""
    return not any(since > version and table.name in names for since, names in ADDED_FILES.items())
