"""The tables of the format as Markdown, from the contract itself: what docs/data-format.md has to say of them."""

from datetime import date
from decimal import Decimal

from cooperation.analysis.dates import PartialDate
from cooperation.ingest.cells import Column, Table

# A cell that tells a rule from the others, what the rule gives for it, and what such a cell holds.
RULES: list[tuple[str, object, str]] = [
    ("?", "?", "words"),
    ("?", ("?",), "list of words"),
    ("KZT", "KZT", "code of a currency"),
    ("0.5", Decimal("0.5"), "number"),
    ("1", 1, "whole number"),
    ("yes", True, "`yes`"),
    ("both", ("both",), "list of countries, or one of `both`, `company`, `not_said`"),
    ("2025@1:2", (((1, 2), PartialDate(2025)),), "list of dates, each with its paragraph"),
    ("2017-09-30", date(2017, 9, 30), "day"),
    ("2017-09", PartialDate(2017, 9), "date"),
    ("1:19", (1, 19), "paragraph"),
    ("2018 missing", "2018 missing", "list of observations"),
    ("1:19", ((1, 19),), "list of paragraphs"),
    ("a:backed", (("a", "backed"),), "list of bodies, each with its role"),
    ("1:document", ((1, "document"),), "list of proposals, each with what is shown"),
]


def codes_of(column: Column) -> list[str]:
    """The codes that a cell may hold, as the refusal of another one lists them; none where others may stand."""
    _before, found, codes = (refusal(column, "?") or "").partition("” is not one of: ")
    return codes.removesuffix(".").split(", ") if found else []


def refusal(column: Column, cell: str) -> str | None:
    """The sentence with which a column refuses a cell; None for one that it reads."""
    try:
        column.parse(cell)
    except ValueError as error:
        return str(error)
    return None


def holds(column: Column) -> str:
    """What a cell of the column holds."""
    if codes := codes_of(column):
        return "one of " + ", ".join(f"`{code}`" for code in codes)
    words = next(words for cell, value, words in RULES if refusal(column, cell) is None and column.parse(cell) == value)
    return f"{words}, from `{column.refers_to}.csv`" if column.refers_to else words


def section(table: Table) -> str:
    """What the page says of a table."""
    key = ", ".join(f"`{name}`" for name in table.key)
    rows = [
        f"| `{column.name}` | {'yes' if column.required else ''} | {holds(column)} | {column.meaning} |"
        for column in table.columns
    ]
    lines = [f"### {table.file}", "", f"{table.meaning[0].upper()}{table.meaning[1:]}. A row is known by {key}.", ""]
    return "\n".join([*lines, "| column | filled | holds | meaning |", "|---|---|---|---|", *rows]) + "\n"
