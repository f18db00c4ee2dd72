"""A page's records as files: the same address with .json, .csv, .xlsx for the last slash."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from urllib.parse import parse_qsl, urlsplit

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.text import slugify

from cooperation.models import CountryPair
from dashboard.components.page import Record
from dashboard.exports import as_csv, as_json, as_xlsx, citation
from dashboard.exports.about import About, CitedSource, cited_sources
from dashboard.exports.collected import Collected
from dashboard.exports.names import names_of

CSV_METADATA = "application/csvm+json"
CHUNK_BYTES = 1 << 16
# So much of the filters goes into the name of a file.
LONGEST_FILTERS = 60


@dataclass(frozen=True)
class Form:
    """A form that records are given in; ``saved`` as a file by a browser, or shown."""

    write: Callable[[About, Collected, tuple[CitedSource, ...]], Iterable[str | bytes]]
    content_type: str
    saved: bool = False


CSV = "text/csv; charset=utf-8"
FORMS = {
    "json": Form(as_json.whole, "application/json"),
    "rows.json": Form(lambda about, collected, sources: as_json.rows(collected), "application/json"),
    "csv": Form(lambda about, collected, sources: as_csv.table(about, collected), CSV, saved=True),
    "excel.csv": Form(
        lambda about, collected, sources: chain([as_csv.BYTE_ORDER_MARK], as_csv.table(about, collected)),
        CSV,
        saved=True,
    ),
    "csv-metadata.json": Form(as_csv.metadata, CSV_METADATA),
    "xlsx": Form(as_xlsx.workbook, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", saved=True),
}


@dataclass(frozen=True)
class Citation:
    """How a page is cited for one kind of program or reader."""

    write: Callable[[About], Iterable[str]]
    content_type: str


CITATIONS = {
    "cite.txt": Citation(citation.plain, "text/plain; charset=utf-8"),
    "bib": Citation(citation.bibtex, "application/x-bibtex; charset=utf-8"),
    "ris": Citation(citation.ris, "application/x-research-info-systems; charset=utf-8"),
}


class Streamed:
    """A file as it is written, in chunks of like size; what waits on disk goes when the reader has gone."""

    def __init__(self, parts: Iterable[str | bytes], collected: Collected) -> None:
        self._parts = parts
        self.close = collected.close

    def __iter__(self) -> Iterator[bytes]:
        waiting = bytearray()
        for part in self._parts:
            waiting += part.encode() if isinstance(part, str) else part
            if len(waiting) >= CHUNK_BYTES:
                yield bytes(waiting)
                waiting.clear()
        if waiting:
            yield bytes(waiting)


def export_response(about: About, records: Iterable[Record], file_type: str) -> HttpResponseBase:
    """The records of a page in one of the forms: whole where they are few, so that the file can be tagged and kept."""
    form = FORMS[file_type]
    address = urlsplit(about.address)
    host = f"{address.scheme}://{address.netloc}"
    names = names_of(about.pair, host)
    collected = Collected.of(records, names, about.name)
    written = Streamed(form.write(about, collected, tuple(cited_sources(collected, names))), collected)
    response: HttpResponseBase
    if collected.is_small:
        response = HttpResponse(written, content_type=form.content_type)  # reads and closes it
    else:
        response = StreamingHttpResponse(written, content_type=form.content_type)
    if form.saved:
        name = file_name(address.path, about.pair, asked=address.query, day=about.day)
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    if file_type == "csv":
        metadata = about.address.replace(".csv", ".csv-metadata.json", 1)
        response.headers["Link"] = f'<{metadata}>; rel="describedby"; type="{CSV_METADATA}"'
    return response


def citation_response(about: About, file_type: str) -> HttpResponse:
    """How the page is cited; no record is looked up for it."""
    cited = CITATIONS[file_type]
    response = HttpResponse(cited.write(about), content_type=cited.content_type)
    response.headers["Content-Disposition"] = (
        f'inline; filename="{file_name(urlsplit(about.address).path, about.pair)}"'
    )
    return response


def file_name(path: str, pair: CountryPair | None, *, asked: str = "", day: date | None = None) -> str:
    """A name that a person understands: "belarus-kazakhstan-proposals-22.csv", "…-target-large.png".

    With the values of the filters that were ``asked``, and the ``day``, two downloads of one list are told apart.
    """
    place, *more, ending = path.strip("/").split(".")
    steps = [slugify(step) for step in place.split("/")]
    if pair:
        steps[0] = slugify(pair.name.replace("–", "-")) or pair.slug
    filters = slugify("-".join(value for _name, value in parse_qsl(asked)))[:LONGEST_FILTERS].strip("-")
    return "-".join(filter(None, [*steps, filters, day.isoformat() if day else "", *more])) + "." + ending
