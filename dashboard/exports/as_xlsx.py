"""Records as a workbook: typed cells under a header that stays, and a sheet that says what they are."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext

from dashboard.components.page import Value
from dashboard.exports.about import LICENCE_URL, PUBLISHER, About, CitedSource
from dashboard.exports.collected import IN_MEMORY_BYTES, Collected
from dashboard.exports.columns import Datatype, column

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

# Links are kept in memory until the end; further addresses are written as text.
MOST_LINKS = 5_000
LONGEST_TEXT = 32_767
LONGEST_LINK = 2_079
WIDEST, NARROWEST = 48, 9
CHUNK = 1 << 16
OPTIONS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
DATA, READ_ME = "Data", "Read me"


def workbook(about: About, collected: Collected, sources: Iterable[CitedSource]) -> Iterator[bytes]:
    """The workbook in chunks; it is written to disk where it is large."""
    # Imported when somebody asks for a workbook: pages do without it.
    from xlsxwriter import Workbook

    with SpooledTemporaryFile(IN_MEMORY_BYTES) as file:
        with Workbook(file, OPTIONS) as book:
            made = datetime.combine(about.day, time())  # not the time of day: the same question, the same bytes
            book.set_properties({"title": about.title, "author": PUBLISHER, "comments": about.address, "created": made})
            cells = _Cells(book)
            cells.fill(book.add_worksheet(DATA), collected)
            _read_me(book.add_worksheet(READ_ME), cells, about, collected, sources)
        file.seek(0)
        while chunk := file.read(CHUNK):
            yield chunk


class _Cells:
    """Writes values as what they are."""

    def __init__(self, book: Any) -> None:
        self._head: Format = book.add_format({"bold": True, "bottom": 1})
        self._money: Format = book.add_format({"num_format": "#,##0"})
        self._day: Format = book.add_format({"num_format": "yyyy-mm-dd"})
        self._moment: Format = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        self._link: Format = book.get_default_url_format()
        self._links = 0

    def fill(self, sheet: "Worksheet", collected: Collected) -> None:
        """A header that stays in sight, and a row for each record."""
        sheet.freeze_panes(1, 0)
        for index, name in enumerate(collected.columns):
            sheet.set_column(index, index, min(WIDEST, max(NARROWEST, len(name) + 2)))
        self.head(sheet, 0, collected.columns)
        for row, record in enumerate(collected, start=1):
            for index, name in enumerate(collected.columns):
                self._write(sheet, row, index, name, record.get(name))
        if collected.count:
            sheet.autofilter(0, 0, collected.count, len(collected.columns) - 1)

    def head(self, sheet: "Worksheet", row: int, words: Sequence[str]) -> None:
        """A row of column names."""
        for index, word in enumerate(words):
            sheet.write_string(row, index, word, self._head)

    def link(self, sheet: "Worksheet", row: int, index: int, address: str) -> None:
        """An address that opens; as text where there are too many, or it is too long."""
        if self._links < MOST_LINKS and len(address) <= LONGEST_LINK and address.startswith(("http://", "https://")):
            self._links += 1
            sheet.write_url(row, index, address, self._link)
        else:
            sheet.write_string(row, index, address[:LONGEST_TEXT])

    def _write(self, sheet: "Worksheet", row: int, index: int, name: str, value: Value) -> None:
        if isinstance(value, bool):
            sheet.write_boolean(row, index, value)
        elif isinstance(value, int | float):
            sheet.write_number(row, index, value, self._money if name.endswith("_usd") else None)
        elif value:
            self._write_text(sheet, row, index, column(name).datatype, value)

    def _write_text(self, sheet: "Worksheet", row: int, index: int, datatype: Datatype, text: str) -> None:
        if datatype is Datatype.ADDRESS:
            self.link(sheet, row, index, text)
        elif datatype is Datatype.MOMENT:
            at = datetime.fromisoformat(text).astimezone(UTC).replace(tzinfo=None)
            sheet.write_datetime(row, index, at, self._moment)
        elif datatype is Datatype.DAY and (day := _whole_day(text)):
            sheet.write_datetime(row, index, day, self._day)
        else:
            sheet.write_string(row, index, text[:LONGEST_TEXT])


def _whole_day(text: str) -> datetime | None:
    """A day that is known as a whole, and that Excel can count; a month or a year stays a text."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return datetime(day.year, day.month, day.day) if day.year >= 1900 and len(text) == 10 else None  # noqa: DTZ001


def _read_me(
    sheet: "Worksheet", cells: _Cells, about: About, collected: Collected, sources: Iterable[CitedSource]
) -> None:
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 90)
    facts = [
        (gettext("What was asked"), about.asked),
        (gettext("Rows"), str(collected.count)),
        (gettext("Retrieved on"), about.day.isoformat()),
        (gettext("Revision of the record"), str(about.pair.revision) if about.pair else ""),
        (gettext("Page"), about.page_address),
        (gettext("This file"), about.address),
        (gettext("Published by"), PUBLISHER),
        (gettext("Licence"), about.licence_words),
        ("", LICENCE_URL),
        (gettext("Methods"), about.method),
    ]
    row = _pairs(sheet, cells, 0, (gettext("About"), ""), [fact for fact in facts if fact[1]])
    meanings = [(name, str(column(name).meaning)) for name in collected.columns]
    row = _pairs(sheet, cells, row + 1, (gettext("Column"), gettext("What it holds")), meanings)
    _sources(sheet, cells, row + 1, sources)


def _pairs(sheet: "Worksheet", cells: _Cells, row: int, head: tuple[str, str], lines: Sequence[tuple[str, str]]) -> int:
    """Two columns under a head; gives the row after the last."""
    cells.head(sheet, row, head)
    for index, (label, text) in enumerate(lines, start=row + 1):
        sheet.write_string(index, 0, label)
        cells.link(sheet, index, 1, text)
    return row + 1 + len(lines)


def _sources(sheet: "Worksheet", cells: _Cells, row: int, sources: Iterable[CitedSource]) -> None:
    cells.head(sheet, row, (gettext("Source"), gettext("Title, publisher, day"), gettext("Address")))
    for index, cited in enumerate(sources, start=row + 1):
        facts = cited.facts()
        sheet.write_string(index, 0, f"{cited.pair} {cited.source.number}")
        words = (facts["title"], facts["publisher"], facts["published_on"])
        sheet.write_string(index, 1, ", ".join(str(word) for word in words if word)[:LONGEST_TEXT])
        cells.link(sheet, index, 2, cited.source.url)
