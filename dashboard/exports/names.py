"""What stands beside a code in an export: its name in the reader's language, and where the row can be read."""

from collections.abc import Mapping

from django.core.validators import slug_re
from django.db.models import Choices
from django.urls import reverse
from django.utils.translation import gettext

from cooperation.analysis.lifecycle import ACTIVITY_STATUSES, Status
from cooperation.models import Body, Country, CountryPair, ProposalStatus, Publication, Sector, Source
from cooperation.queries.scopes import part_names
from dashboard.components.page import Record
from dashboard.exports.columns import COLUMNS, NAME, Listed

IATI = "iati_activity_status"


class Names:
    """Looks up what one export needs, each list once and only where a record holds such a code."""

    def __init__(self, host: str) -> None:
        """``host`` leads all addresses: "https://example.org"."""
        self._host = host
        self._sources: dict[str, Mapping[int, Source]] = {}
        self._lists: dict[object, Mapping[str, str]] = {}

    def beside(self, record: Record) -> Record:
        """The record with the name after each code, and the addresses of its page, its paragraph and its source."""
        named: Record = {}
        slug = str(record.get("pair") or "")
        for column, value in record.items():
            named[column] = value
            codes = COLUMNS[column].codes if column in COLUMNS else None
            if codes is not None and column + NAME not in record:
                named[column + NAME] = _name(str(value), self._names(codes, slug)) if value else None
            if codes is ProposalStatus and column == "status" and value and IATI not in record:
                named[IATI] = int(ACTIVITY_STATUSES[Status(str(value))])
        return named | self._links(record, slug)

    def sources(self, slug: str) -> Mapping[int, Source]:
        """The published sources of a pair, by their numbers."""
        if slug not in self._sources:
            of_pair = Source.objects.filter(pair__in=CountryPair.objects.by_slug(slug), state=Publication.PUBLISHED)
            self._sources[slug] = {source.number: source for source in of_pair.defer("full_text", "caution")}
        return self._sources[slug]

    def _names(self, codes: type[Choices] | Listed, slug: str) -> Mapping[str, str]:
        key = (codes, slug) if codes in (Listed.BODY, Listed.SCOPE) else codes
        if key not in self._lists:
            self._lists[key] = self._look_up(codes, slug)
        return self._lists[key]

    def _look_up(self, codes: type[Choices] | Listed, slug: str) -> Mapping[str, str]:
        if codes is Listed.COUNTRY:
            return {country.code: country.name for country in Country.objects.all()} | {"both": gettext("both")}
        if codes is Listed.SECTOR:
            return {sector.code: sector.name for sector in Sector.objects.all()}
        if codes is Listed.PAIR:
            return {pair.slug: pair.name for pair in CountryPair.objects.with_countries()}
        if codes is Listed.BODY:
            return {body.code: body.name for body in Body.objects.filter(pair__in=CountryPair.objects.by_slug(slug))}
        if codes is Listed.SCOPE:
            return next(iter(part_names([*CountryPair.objects.by_slug(slug)]).values()), {})
        return {str(code): str(label) for code, label in codes.choices}

    def _links(self, record: Record, slug: str) -> Record:
        page = page_of(record, slug)
        links: Record = {"page_url": self._host + page if page else None}
        main, *_further = str(record.get("evidence") or "").split() or [""]
        if slug and ":" in main:
            source, paragraph = map(int, main.split(":"))
            links["source_url"] = f"{self._host}{reverse('source', args=[slug, source])}#p{paragraph}"
            found = self.sources(slug).get(source)
            links["original_url"] = (found.url or None) if found else None
        return links


def _name(value: str, names: Mapping[str, str]) -> str | None:
    """The name of a code, or of each code of a list of them; None where none has a name."""
    codes = (value,) if value in names else value.split()
    return "; ".join(names[code] for code in codes if code in names) or None


def page_of(record: Record, slug: str) -> str | None:
    """The address, without the host, at which a record can be read; None where it is no row of one pair."""
    if isinstance(address := record.get("address"), str):
        return address
    if not slug:
        return None
    number = record.get("proposal", record.get("number"))
    if isinstance(number, int):
        return reverse("proposal", args=[slug, number])
    if isinstance(number := record.get("source"), int):
        paragraph = f"#p{record['paragraph']}" if "paragraph" in record else ""
        return reverse("source", args=[slug, number]) + paragraph
    return _page_of_code(slug, record) or reverse("overview", args=[slug])


def _page_of_code(slug: str, record: Record) -> str | None:
    code = record.get("code")
    if "buyer" in record and code:
        return reverse("product", args=[slug, code])
    by_kind = {
        "stated": reverse("figure", args=[slug, code]) if _is_code(code) else reverse("figures", args=[slug]),
        "derived": reverse("figures", args=[slug]),
        "target": f"{reverse('trade-targets', args=[slug])}#target-{code}",
        "claim": reverse("claims", args=[slug]),
    }
    return by_kind.get(str(record.get("kind")))


def _is_code(code: object) -> bool:
    """Whether it is the code of one row: a row about several figures lists theirs."""
    return isinstance(code, str) and slug_re.fullmatch(code) is not None
