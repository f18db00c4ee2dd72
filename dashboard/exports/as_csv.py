"""Records as CSV, and what its columns hold as CSV on the Web (https://www.w3.org/TR/tabular-metadata/)."""

import json
from collections.abc import Iterable, Iterator
from itertools import chain
from unicodedata import normalize

from dashboard.components.page import Value
from dashboard.exports.about import LICENCE_URL, PUBLISHER, About, CitedSource
from dashboard.exports.collected import Collected
from dashboard.exports.columns import Datatype, column
from dashboard.exports.lines import csv_lines

# A spreadsheet takes a text that begins so for a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
# By this mark a spreadsheet knows the letters for UTF-8.
BYTE_ORDER_MARK = "\ufeff"
# What CSV on the Web has no name for.
DATATYPES = {
    Datatype.FLAG: {"base": "boolean", "format": "True|False"},
    Datatype.DAY: {"base": "string", "format": "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"},
}


def table(about: About, collected: Collected) -> Iterator[str]:
    """A header and a line for each record, under the names of all their columns.

    Where the page can leave something out, a last column says in words what; it is empty where the file is whole.
    """
    filters = [] if about.filters is None else [about.filters]
    header = [*collected.columns, *(["filters"] if filters else [])]
    rows = ([*(safe(record.get(name)) for name in collected.columns), *map(safe, filters)] for record in collected)
    return csv_lines(chain([header], rows))


def safe(value: Value) -> Value:
    """A text that a spreadsheet would run is led by an apostrophe; numbers stay as they are.

    Some pass over blanks before the sign, and take the full-width sign ("＝") for the plain one.
    """
    if not isinstance(value, str) or value[:1].isalnum():
        return value
    read = normalize("NFKC", value).lstrip(" \u00a0\u200b\ufeff\n")
    return f"'{value}" if value.startswith(FORMULA_STARTS) or read.startswith(FORMULA_STARTS) else value


def metadata(about: About, collected: Collected, sources: Iterable[CitedSource]) -> Iterator[str]:
    """What the CSV is, and the meaning and type of each of its columns."""
    names = [*collected.columns, *([] if about.filters is None else ["filters"])]
    content = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": about.address.replace(".csv-metadata.json", ".csv", 1),
        "dc:title": about.title,
        "dc:description": about.asked,
        "dc:publisher": PUBLISHER,
        "dc:license": {"@id": LICENCE_URL},
        "dc:rights": about.licence_words,
        "dc:date": {"@value": about.day.isoformat(), "@type": "date"},
        "dc:relation": {"@id": about.method},
        "dc:isVersionOf": {"@id": about.page_address},
        "dc:source": [_source(source) for source in sources],
        "tableSchema": {"columns": [_column(name) for name in names]},
    }
    yield json.dumps(content, ensure_ascii=False, indent=1)


def _source(cited: CitedSource) -> str:
    facts = cited.facts()
    return ", ".join(str(facts[name]) for name in ("publisher", "title", "published_on", "url") if facts[name])


def _column(name: str) -> dict[str, object]:
    held = column(name)
    datatype = DATATYPES.get(held.datatype, {"base": held.datatype.value})
    return {"name": name, "titles": name, "dc:description": str(held.meaning), "datatype": datatype}
