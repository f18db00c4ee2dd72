"""Names of products, codes through the editions, and the chapters that an area of cooperation covers."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cooperation.analysis.editions import Concordance, Edition

COLUMNS = {f"hs{edition.year % 100:02}": edition for edition in Edition}
NO_CODE = "-"
SHIPPED = Path(__file__).parent.parent / "data" / "products"
ANY_CODE = re.compile(r"\d{2}|\d{4}|\d{6}")


@dataclass(frozen=True)
class ProductName:
    """What a code of the nomenclature stands for; ``section`` is a roman numeral, as is a section's code."""

    code: str
    section: str
    name_en: str
    name_ru: str


def read_names(path: Path) -> list[ProductName]:
    """Sections, chapters and headings with their names, as the project ships them."""
    with path.open(encoding="utf-8", newline="") as stream:
        return [ProductName(**row) for row in csv.DictReader(stream)]


@cache
def read_concordance(path: Path) -> Concordance:
    """Six-digit codes through the editions; an empty cell repeats the cell before it, "-" says there is none."""
    with path.open(encoding="utf-8", newline="") as stream:
        return Concordance([dict(_filled(row)) for row in csv.DictReader(stream)])


def _filled(row: dict[str, str]) -> Iterator[tuple[Edition, str | None]]:
    code = NO_CODE
    for column, edition in COLUMNS.items():
        code = row[column] or code
        yield edition, None if code == NO_CODE else code


@dataclass(frozen=True)
class CodeRange:
    """Codes from ``first`` to ``last``, both of the same number of digits, with everything below them."""

    first: str
    last: str

    def covers(self, code: str) -> bool:
        """Whether a code lies within; a chapter does not lie within one of its headings."""
        digits = len(self.first)
        return len(code) >= digits and self.first <= code[:digits] <= self.last


@cache
def read_ranges(text: str) -> tuple[CodeRange, ...]:
    """The codes that a list such as "01-24, 31, 84.32-84.33" covers; parts that are no codes are left out."""
    parts = re.split(r"[,;]\s*", text.replace(".", ""))
    return tuple(found for part in parts if (found := _range(part)))


def _range(part: str) -> CodeRange | None:
    first, _dash, last = (piece.strip() for piece in part.replace("–", "-").partition("-"))
    last = last or first
    are_codes = ANY_CODE.fullmatch(first) and ANY_CODE.fullmatch(last)
    return CodeRange(first, last) if are_codes and len(first) == len(last) else None


def shipped_concordance() -> Concordance:
    """The codes of the Harmonized System through its editions, as the project ships them."""
    return read_concordance(SHIPPED / "editions.csv")
