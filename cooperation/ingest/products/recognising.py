"""Which format a file has, told from its content."""

from dataclasses import dataclass
from pathlib import Path

from cooperation.ingest.products.comtrade import BULK, CURRENT, LEGACY
from cooperation.ingest.products.files import FileRefusedError
from cooperation.ingest.products.formats import Format
from cooperation.ingest.products.layout import Layout, read_layouts
from cooperation.ingest.products.others import BACI, OWN, SDMX

FORMATS = (CURRENT, LEGACY, BULK, BACI, SDMX, OWN)
# Files that come with the data and hold no trade themselves, by columns that they alone have.
COMPANIONS = {
    frozenset({"code", "description"}): "a list of products",
    frozenset({"id", "text", "parent"}): "a list of products",
    frozenset({"hscode", "description"}): "a list of products",
    frozenset({"countrycode", "iso3digitalpha"}): "a list of countries, which the site knows already",
    frozenset({"id", "iso3", "note"}): "a list of countries, which the site knows already",
}


@dataclass(frozen=True)
class Recognised:
    """A format, and the table laid out under the format's names."""

    form: Format
    layout: Layout


def recognise(path: Path) -> Recognised:
    """The format of a UTF-8 table; FileRefusedError with a sentence that says what is missing."""
    layouts = read_layouts(path)
    for form in FORMATS:
        for layout in layouts:
            if adapted := form.adapt(layout):
                return Recognised(form, adapted)
    raise FileRefusedError(_why_not(layouts[0]))


def _why_not(layout: Layout) -> str:
    names = set(layout.names)
    for columns, what in COMPANIONS.items():
        if columns <= names:
            return f"This is {what}; it holds no trade."
    if {"structure", "action"} <= names:
        missing = sorted(SDMX.needs - {SDMX.aliases.get(name, name) for name in names})
        return f"This is SDMX-CSV, but not of trade by product: it lacks {', '.join(missing)}."
    nearest = max(FORMATS, key=lambda form: len(form.needs & names) / len(form.needs))
    known = "; ".join(form.title for form in FORMATS)
    if not nearest.needs & names:
        return f"No known format has such columns ({', '.join(layout.header[:6])} …). Known are: {known}."
    missing = sorted(nearest.needs - names)
    return f"The file is nearest to “{nearest.title}” but lacks {', '.join(missing)}."
