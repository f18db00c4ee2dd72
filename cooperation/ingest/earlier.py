"""What earlier versions of the format had, so that a folder of theirs is still read.

Versions 2 to 4 added columns that may be empty, and files; nothing was taken away. Version 3 divided two codes: see
``cell_since``. So an earlier folder is migrated as it is read: what it does not have is "not stated".
"""

import re
from collections.abc import Mapping

from cooperation.analysis.categories import Category
from cooperation.analysis.source_ranks import SourceKind
from cooperation.ingest.cells import Table

_AMOUNT_IN_OTHER_MONEY = ("currency", "own_qualifier", "own_value", "own_unit", "own_step", "own_upper")
_DEADLINE = ("deadline_from", "deadline_approximate")

# By version: the columns that came with it, and the files.
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
    3: {
        "sources": ("archived_url", "looked_at_on"),
        "paragraphs": ("label",),
        "figures": (
            *("scope", "period_name", "growth_base_start", "growth_base_end"),
            *("total_qualifier", "total_value", "total_step", "total_upper", "confirmed"),
        ),
        "targets": ("scope", "restates", *_DEADLINE, "confirmed"),
        "proposals": (*_DEADLINE, "earlier_deadlines"),
        "events": ("happened_until",),
        "status_changes": ("changed_until", "move", "confirmed"),
    },
}
ADDED_FILES: dict[int, tuple[str, ...]] = {2: ("rates",), 3: ("scopes", "counts", "accepted"), 4: ("series",)}
_STOCK = re.compile(r"\bstock\b", re.IGNORECASE)


def header_of(table: Table, version: int) -> list[str]:
    """The columns of a table as they stood in a version."""
    later = {name for since, tables in ADDED_COLUMNS.items() if since > version for name in tables.get(table.name, ())}
    return [column.name for column in table.columns if column.name not in later]


def has_file(table: Table, version: int) -> bool:
    """Whether a version had the file at all."""
    return not any(since > version and table.name in names for since, names in ADDED_FILES.items())


def cell_since(column: str, cells: Mapping[str, str], version: int) -> str:
    """A cell of a row as version 3 says it.

    Until then investment was not told apart: it is a flow, unless the row's own words say that it is a stock. An
    official source was one of a government.
    """
    cell = cells.get(column, "")
    if version < 3 and (column, cell) == ("category", "investment"):
        is_stock = any(_STOCK.search(cells.get(words, "")) for words in ("quote", "caution"))
        return Category.INVESTMENT_STOCK if is_stock else Category.INVESTMENT_FLOW
    return SourceKind.GOVERNMENT if version < 3 and (column, cell) == ("kind", "official") else cell
