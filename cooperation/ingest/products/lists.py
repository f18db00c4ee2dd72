"""Lists of products with their names: BACI's, UN Comtrade's, the open HS list, and the Eurasian Economic Union's.

They come with the data or beside them. Codes that lost a leading zero get it back.
"""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from cooperation.analysis.editions import Concordance, Edition
from cooperation.ingest.products.layout import Layout, read_layouts

EAEU_HEAD = re.compile(r"\d{3}\|\d{8}\|\d{4}\|")
COMTRADE_TOTAL = re.compile(r"All (H[0-6]) Commodities", re.IGNORECASE)
CODE = re.compile(r"\d{1,6}")

type Pairs = Iterable[tuple[str, str]]


@dataclass(frozen=True)
class ProductList:
    """Names by code, in one language ("en" or "ru") and one edition."""

    edition: Edition
    language: str
    names: Mapping[str, str]


def read_list(path: Path, concordance: Concordance) -> ProductList | None:
    """The names of a UTF-8 list; None where the file is none."""
    with path.open(encoding="utf-8-sig", errors="replace") as stream:
        head = stream.readline()
    if EAEU_HEAD.match(head):
        return _eaeu_list(path)
    for layout in read_layouts(path):
        for columns, (code, name) in COLUMNS.items():
            if columns <= set(layout.names):
                return _table(path, layout, (code, name), concordance)
    return None


# By the columns that a list has: those of code and name.
COLUMNS: Mapping[frozenset[str], tuple[str, str]] = {
    frozenset({"hscode", "description", "level"}): ("hscode", "description"),
    frozenset({"id", "text", "aggrlevel"}): ("id", "text"),
    frozenset({"code", "description"}): ("code", "description"),
}


def _table(path: Path, layout: Layout, columns: tuple[str, str], concordance: Concordance) -> ProductList:
    code, name = (layout.names.index(column) for column in columns)
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as stream:
        rows = list(csv.reader(stream, delimiter=layout.separator))[1:]
    pairs = [(row[code].strip(), row[name].strip()) for row in rows if len(row) > max(code, name)]
    names = dict(_named(pairs, lambda text: text))
    stated = next(
        (found[1] for text, words in pairs if text == "TOTAL" and (found := COMTRADE_TOTAL.search(words))), ""
    )
    fits = concordance.best_fit(names)
    return ProductList(Edition(stated) if stated else max(fits, default=Edition.H6), "en", names)


def _named(pairs: Pairs, tidy: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """Codes of two, four or six digits with their names; Comtrade's repeat the code in front of the name."""
    for text, words in pairs:
        if CODE.fullmatch(text):
            code = text if len(text) % 2 == 0 else f"0{text}"
            yield code, tidy(re.sub(rf"^{text}\s*-\s*", "", words))


def _eaeu_list(path: Path) -> ProductList:
    """The nomenclature of the Eurasian Economic Union: chapters or headings, those in force today."""
    with path.open(encoding="utf-8-sig", errors="replace") as stream:
        rows = [line.rstrip("\r\n").split("|") for line in stream][1:]
    current = [row for row in rows if len(row) > 4 and row[-2] == ""]
    is_chapters = any(len(row) > 6 for row in rows)
    pairs = [(row[1] if is_chapters else row[0] + row[1], row[2]) for row in current]
    began = max((int(row[-3][-4:]) for row in current if row[-3][-4:].isdigit()), default=Edition.H6.year)
    return ProductList(Edition.in_force(began), "ru", dict(_named(pairs, _sentence)))


def _sentence(capitals: str) -> str:
    """Capitals as a sentence; Latin letters stay as they are."""
    words = re.sub(r"\s+", " ", capitals.replace("\xa0", " ")).strip(" :;.").split(" ")
    text = " ".join(word if re.search("[A-Za-z]", word) else word.lower() for word in words)
    return text[:1].upper() + text[1:]
