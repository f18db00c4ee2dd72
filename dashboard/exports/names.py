"""What stands beside a code in an export: its name in the reader's language, and where the row can be read."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import NamedTuple

import orjson
from django.core.validators import slug_re
from django.db.models import Choices
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext

from cooperation.actions.record import MODELS
from cooperation.analysis.lifecycle import Status
from cooperation.models import Body, Country, CountryPair, OtherProposer, ProposalStatus, Publication, Sector, Source
from cooperation.models.addresses import paragraph_address
from cooperation.queries.evidence import Passage, passages
from cooperation.queries.remembered import remembered
from cooperation.queries.scopes import part_names
from cooperation.wording.locale import reader_locale
from dashboard.components.page import KeptRecord, Record, Value
from dashboard.exports.columns import COLUMNS, NAME, Codes, Listed, Named
from dashboard.exports.lists import IATI

# Stands for the number or the code of a row while its address is looked up.
ANY_ROW = 987_654_321


class _NamesOf(dict[str, str | None]):
    """The name of each code of a column, found once for each value that comes; None where a value has none."""

    def __init__(self, listed: Callable[[], Mapping[str, str]]) -> None:
        super().__init__()
        self._listed = listed

    def __missing__(self, value: str) -> str | None:
        self[value] = found = _name(value, self._listed()) if value else None
        return found


class Row(NamedTuple):
    """A record as files hold it: as JSON with names beside its codes, under which columns, of what evidence."""

    line: bytes
    columns: tuple[str, ...]
    evidence: tuple[Value, Value]


class Names:
    """Looks up what one export needs, each list once and only where a record holds such a code."""

    def __init__(self, host: str) -> None:
        """``host`` leads all addresses: "https://example.org"."""
        self._host = host
        self._sources: dict[str, Mapping[int, Source]] = {}
        self._passages: dict[str, Mapping[str, Passage]] = {}
        self._paragraphs: dict[tuple[str, str], Record] = {}
        self._lists: dict[tuple[str, str], Mapping[str, str]] = {}
        self._beside: dict[tuple[str, tuple[str, ...]], tuple[_NamesOf | None, ...]] = {}
        self._columns: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._pages = Pages()

    def beside(self, record: Record) -> Record:
        """The record with the name after each code, and the addresses of its page, its paragraph and its source."""
        slug = str(record.get("pair") or "")
        shape = (slug, tuple(record))
        if shape not in self._beside:
            self._beside[shape] = tuple(self._names_of(column, record, slug) for column in record)
        named: Record = {}
        for (column, value), names in zip(record.items(), self._beside[shape], strict=True):
            named[column] = value
            if names is not None:
                named[column + NAME] = names[str(value or "")]
                if column == "status" and value and IATI not in record and COLUMNS[column].codes is ProposalStatus:
                    named[IATI] = int(Status(str(value)).activity)
        page = self._pages.of(record, slug)
        named["page_url"] = self._host + page if page else None
        main, _space, _further = str(record.get("evidence") or "").partition(" ")
        if slug and ":" in main:
            if (slug, main) not in self._paragraphs:
                self._paragraphs[slug, main] = self._paragraph(slug, *map(int, main.split(":")))
            named |= self._paragraphs[slug, main]
        return named

    def row(self, record: Record) -> Row:
        """The record as files hold it; of one that is kept, written once."""
        if not isinstance(record, KeptRecord):
            return self._written(record)
        by, written = record.written
        row: Row = written if by is self else self._written(record)
        record.written = (self, row)
        return row

    def _written(self, record: Record) -> Row:
        named = self.beside(record)
        line = orjson.dumps(named) + b"\n"  # what orjson gives itself holds ten times the room it fills
        columns = tuple(named)
        return Row(line, self._columns.setdefault(columns, columns), (record.get("pair"), record.get("evidence")))

    def sources(self, slug: str) -> Mapping[int, Source]:
        """The published sources of a pair, by their numbers."""
        if slug not in self._sources:
            of_pair = Source.objects.filter(pair__in=CountryPair.objects.by_slug(slug), state=Publication.PUBLISHED)
            self._sources[slug] = {source.number: source for source in of_pair.defer("full_text", "caution")}
        return self._sources[slug]

    def passages(self, slug: str) -> Mapping[str, Passage]:
        """The paragraphs of a pair's sources, by their places ("1:19")."""
        if slug not in self._passages:
            read = passages(CountryPair.objects.by_slug(slug))
            self._passages[slug] = {str(passage): passage for passage in read.values()}
        return self._passages[slug]

    def _names_of(self, column: str, record: Record, slug: str) -> _NamesOf | None:
        """Names for a column of codes; None for any other, and where the row brings the name."""
        codes = COLUMNS[column].codes if column in COLUMNS else None
        return (
            None if codes is None or column + NAME in record else _NamesOf(partial(self._listed, column, codes, slug))
        )

    def _listed(self, column: str, codes: Codes, slug: str) -> Mapping[str, str]:
        key = (column, slug if codes in (Listed.BODY, Listed.SCOPE) else "")
        if key not in self._lists:
            listed = LISTED[codes](slug) if isinstance(codes, Listed) else dict(_choices(codes))
            self._lists[key] = {str(code): str(name) for code, name in listed.items()}
        return self._lists[key]

    def _paragraph(self, slug: str, source: int, paragraph: int) -> Record:
        found = self.sources(slug).get(source)
        return {
            "source_url": self._host + paragraph_address(slug, source, paragraph),
            "original_url": (found.url or None) if found else None,
        }


def names_of(pair: CountryPair | None, host: str) -> Names:
    """The names beside records: those of a pair are looked up once a revision, those over all pairs each time."""
    return _of_pair(pair, host) if pair else Names(host)


@remembered
def _of_pair(_pair: CountryPair, host: str) -> Names:
    return Names(host)


def _choices(codes: type[Choices] | Named) -> Iterable[tuple[str, str | Promise]]:
    return codes.items() if isinstance(codes, Mapping) else codes.choices


def _countries(slug: str) -> Mapping[str, str | Promise]:
    """Countries, and whoever else a proposal may come from."""
    named = {country.code: country.name for country in Country.objects.all()}
    return named | dict(OtherProposer.choices) | {"both": gettext("both")}


LISTED: dict[Listed, Callable[[str], Mapping[str, str | Promise]]] = {
    Listed.COUNTRY: _countries,
    Listed.SECTOR: lambda slug: {sector.code: sector.name for sector in Sector.objects.all()},
    Listed.PAIR: lambda slug: {pair.slug: pair.name for pair in CountryPair.objects.with_countries()},
    Listed.BODY: lambda slug: {
        body.code: body.name for body in Body.objects.filter(pair__in=CountryPair.objects.by_slug(slug))
    },
    Listed.SCOPE: lambda slug: next(iter(part_names([*CountryPair.objects.by_slug(slug)]).values()), {}),
    Listed.CURRENCY: lambda slug: reader_locale().currencies,
    Listed.LANGUAGE: lambda slug: reader_locale().languages,
    Listed.TABLE: lambda slug: {name: model._meta.verbose_name_plural or name for name, model in MODELS.items()},
}


def _name(value: str, names: Mapping[str, str]) -> str | None:
    """The name of a code, or of each code of a list of them; None where none has a name."""
    codes = (value,) if value in names else value.split()
    return "; ".join(names[code] for code in codes if code in names) or None


class Pages:
    """Where rows can be read: addresses without the host. Each kind of address is looked up once for each pair."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str, bool], str] = {}

    def of(self, record: Record, slug: str) -> str | None:
        """The address at which a record can be read; None where it is no row of one pair."""
        if isinstance(address := record.get("address"), str):
            return address
        if not slug:
            return None
        number = record.get("proposal", record.get("number"))
        if isinstance(number, int):
            return self._at("proposal", slug, number)
        if isinstance(number := record.get("source"), int):
            paragraph = f"#p{record['paragraph']}" if "paragraph" in record else ""
            return self._at("source", slug, number) + paragraph
        return self._of_code(slug, record) or self._at("overview", slug)

    def _of_code(self, slug: str, record: Record) -> str | None:
        code = record.get("code")
        if "buyer" in record and code:
            return self._at("product", slug, code)
        match record.get("kind"):
            case "stated" | "derived" as kind if _has_page(kind, record):
                return self._at("figure", slug, code)
            case "stated" | "derived" | "count" as kind:
                return self._at("figures", slug) + (f"#count-{code}" if kind == "count" else "")
            case "target":
                return f"{self._at('trade-targets', slug)}#target-{code}"
            case "claim":
                return self._at("claims", slug)
        return None

    def _at(self, name: str, slug: str, row: Value = None) -> str:
        """An address of the pair, of one row where its number or code is given: neither needs quoting."""
        key = (name, slug, row is not None)
        if key not in self._found:
            self._found[key] = reverse(name, args=[slug] if row is None else [slug, ANY_ROW])
        found = self._found[key]
        return found if row is None else found.replace(str(ANY_ROW), str(row))


def _has_page(kind: str, record: Record) -> bool:
    """Whether it is one figure: a row about several lists their codes, and a derived level has been chosen from."""
    code = record["code"]
    return isinstance(code, str) and slug_re.match(code) is not None and (kind == "stated" or "chosen" in record)
