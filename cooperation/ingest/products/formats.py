"""What a format of product files is: the columns it needs, and how they say who traded what with whom.

A format maps its columns to the fields of one relation. Expressions are DuckDB SQL over the columns in their
plain spelling; a column that a file may lack reads as NULL.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from cooperation.ingest.products.layout import Layout


class Database(StrEnum):
    """Whose figures they are; figures of two databases are never mixed."""

    COMTRADE = "comtrade"
    BACI = "baci"
    SDMX = "sdmx"
    OWN = "own"


@dataclass(frozen=True)
class Format:
    """A format, recognised by the columns that it alone ``needs``.

    ``columns``: the columns used and their types. ``t``: year; ``months``: a bit a month that a row covers;
    ``reporter``, ``partner``, ``flow``, ``commodity``, ``edition``: codes of the source; ``value`` in US dollars,
    ``quantity`` in kilograms; ``cif``: the value where the file says that insurance and freight are in it; ``name``:
    what the commodity is called. ``detail``: a number that tells rows of one key apart: those with the lowest number
    count, the others break them down further. ``original``: whether the edition is the one reported in. ``skip``: rows
    that are no data. ``is_mirrored``: each row is one side's exports and the other side's imports alike.
    ``aliases``: other names under which a column may stand.
    """

    key: str
    title: str
    database: Database
    needs: frozenset[str]
    columns: Mapping[str, str]
    t: str
    reporter: str
    partner: str
    commodity: str
    value: str
    flow: str = "'X'"
    edition: str = "''"
    months: str = "4095"
    quantity: str = "NULL"
    cif: str = "NULL"
    name: str = "NULL"
    detail: str = "0"
    original: str = "true"
    skip: str = "false"
    is_mirrored: bool = False
    codes_are_numbers: bool = True
    aliases: Mapping[str, str] = field(default_factory=dict)

    def adapt(self, layout: Layout) -> Layout | None:
        """The table with its columns under the format's names; None where a needed one is not there."""
        names = tuple(self.aliases.get(name, name) for name in layout.names)
        fits = self.needs <= set(names) and len(set(names)) == len(names)
        return replace(layout, names=names) if fits else None

    def column_of(self, name: str) -> str:
        """The column that a field of the relation is read from."""
        expression = getattr(self, name)
        return next((column for column in self.columns if column in expression), name)
