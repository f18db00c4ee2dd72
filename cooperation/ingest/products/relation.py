"""The questions that the site asks of trade by product, each one statement in ``questions/``.

They are asked of a relation named trade with the columns t (year), reporter and partner (alpha-3 codes),
commodity (HS digits), flow (X, M, RX, RM), edition, value (US dollars) and quantity (kilograms), in which no row
is a total of others. It may be a file that was just read, a folder of Parquet files, or a table in PostgreSQL or
ClickHouse.
The statements keep to what DuckDB, PostgreSQL and ClickHouse have in common.
"""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any, Protocol

COLUMNS = ("t", "reporter", "partner", "commodity", "flow", "value", "quantity")
QUESTIONS = ("partners", "totals", "world")
COUNTRIES = ":countries"

# t, reporter, partner, flow, edition, code, value, quantity
type Answer = tuple[int, str, str, str, str, str, float, float | None]


class Relation(Protocol):
    """Anything that can answer the statements."""

    def rows(self, statement: str, countries: Collection[str]) -> Iterator[tuple[Any, ...]]:
        """The answer to a statement about some countries."""

    def is_known(self, answer: Answer) -> bool:
        """Whether the relation holds all that a total adds up."""


def question(name: str) -> str:
    """The statement of a question."""
    return (Path(__file__).parent / "questions" / f"{name}.sql").read_text(encoding="utf-8")


def all_answers(relation: Relation, countries: Collection[str]) -> Iterator[Answer]:
    """The answers to all questions, one after the other."""
    for name in QUESTIONS:
        answers: Iterator[Answer] = relation.rows(question(name), countries)
        yield from filter(relation.is_known, answers)


def number_of_answers(relation: Relation, countries: Collection[str]) -> int:
    """How many rows all questions together are answered with, at least one: what a progress is a share of."""
    counts = (f"SELECT COUNT(*) FROM ({question(name)}) AS answers" for name in QUESTIONS)  # noqa: S608 - our files
    return max(1, sum(int(number) for count in counts for (number,) in relation.rows(count, countries)))


def bound(statement: str, countries: Collection[str], mark: str) -> tuple[str, dict[str, str]]:
    """The statement and its parameters in one database's way of marking them: "${}" or "%({})s"."""
    if COUNTRIES not in statement:
        return statement, {}
    named = {f"c{position}": code for position, code in enumerate(sorted(countries))}
    return statement.replace(COUNTRIES, ", ".join(mark.format(name) for name in named)), named
