"""What an assistant is answered: records of the API with the words of their page, and a citation for each paragraph.

An assistant is to quote the record, not to tell it from memory: beside the records stand the finding in the words of
the site, the revision, and for every paragraph that the records rest on who published it, when and where.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, QueryDict
from django.urls import reverse
from django.utils.translation import gettext

from cooperation.models import CountryPair
from cooperation.models.addresses import paragraph_address
from cooperation.queries.evidence import Passage, SourceValue, paragraphs_of_figures
from dashboard.api.filters import AS_OF
from dashboard.api.resources import Resource
from dashboard.components import parameters
from dashboard.components.bounds import problems_of
from dashboard.components.page import Record
from dashboard.exports.about import LICENCE
from dashboard.exports.names import Names, names_of

MOST_RECORDS = 100
# Plain, since the protocol's package reads it as the shape of what a tool gives.
Answer = dict[str, Any]


class CannotAnswerError(Exception):
    """A question that has no answer: a sentence on why."""


@dataclass(frozen=True)
class Question:
    """A list of the API, of a pair or over all, and what is asked of it: filters as the API has them.

    ``number`` is that of a row, where the list is of one; ``code`` leaves the record of that code alone.
    """

    resource: Resource
    slug: str = ""
    filters: Mapping[str, str | Sequence[str]] | None = None
    number: int | None = None
    code: str = ""
    most: int = MOST_RECORDS


def answered(question: Question, host: str, today: date) -> Answer:
    """The answer; ``host`` leads all addresses: "https://example.org". CannotAnswerError where there is none."""
    pair = _pair(question.slug) if question.resource.of_pair else None
    asked = _asked(question, today)
    try:
        page = question.resource.page_of(pair, asked, today, question.number)
    except Http404 as missing:
        raise CannotAnswerError(str(missing) or gettext("Nothing is here.")) from missing
    names = names_of(pair, host)
    found = [record for record in question.resource.of(page) if question.code in ("", record.get("code"))]
    if question.code and not found:
        raise CannotAnswerError(gettext("No row of this list has the code “%(code)s”.") % {"code": question.code[:40]})
    shown = [names.beside(record) for record in islice(found, question.most)]
    where, day = {"slug": pair and pair.slug, "number": question.number}, parameters.day(asked.get(AS_OF.name, ""))
    address = reverse(question.resource.page, kwargs={name: value for name, value in where.items() if value})
    return {
        "finding": page.title,
        "explained": page.standfirst,
        "known_on": (day or today).isoformat(),
        "records": shown,
        "left_out": len(found) - len(shown),
        "citations": _citations(pair, shown, lambda source: source.is_visible(today, day), names, host) if pair else [],
        **_origin(pair, host),
        "page": host + address + (f"?{asked.urlencode()}" if asked else ""),
        "retrieved_on": today.isoformat(),
        "licence": LICENCE,
    }


def _pair(slug: str) -> CountryPair:
    pair = CountryPair.objects.with_countries().by_slug(slug.upper()).first()
    if pair is None:
        known = ", ".join(one.slug for one in CountryPair.objects.order_by("first", "second"))
        raise CannotAnswerError(gettext("No such pair is followed. Followed: %(pairs)s.") % {"pairs": known})
    return pair


def _asked(question: Question, today: date) -> QueryDict:
    """The filters as an address has them; CannotAnswerError with a sentence on each that the list does not know."""
    given = {name: value for name, value in (question.filters or {}).items() if value}
    asked = QueryDict(urlencode(given, doseq=True))
    problems = problems_of(asked, question.resource.filters)
    if asked.get(AS_OF.name, "") > today.isoformat():
        problems.append(gettext("The day is in the future; the record can be read as known on any day up to today."))
    if problems:
        raise CannotAnswerError(" ".join(problems))
    return asked


def _origin(pair: CountryPair | None, host: str) -> Answer:
    """Of which state of the record it is, and where that state can be had again."""
    if pair is None:
        return {}
    record = reverse("revision-package", args=[pair.slug, pair.revision])
    return {"pair": pair.slug, "revision": pair.revision, "record": host + record}


def _citations(
    pair: CountryPair, records: Iterable[Record], is_known: Callable[[SourceValue], bool], names: Names, host: str
) -> list[Answer]:
    """Each paragraph that the records name, or that the figures do which they rest on, by source and number.

    What confirmed a row after the day on which the record is read is no evidence on that day.
    """
    cited = {place for record in records for place in str(record.get("evidence") or "").split()}
    codes = {code for record in records for code in str(record.get("rests_on") or "").split()}
    cited |= paragraphs_of_figures(pair, codes) if codes else set()
    read = names.passages(pair.slug) if cited else {}
    ordered = sorted((read[place] for place in cited if place in read), key=_in_order)
    known = (passage for passage in ordered if is_known(passage.source))
    return [_citation(pair, passage, names, host) for passage in known]


def _in_order(passage: Passage) -> tuple[int, int]:
    return passage.source.number, passage.number


def _citation(pair: CountryPair, passage: Passage, names: Names, host: str) -> Answer:
    """``says`` is in our own words: the text of a source is never given out."""
    source = names.sources(pair.slug)[passage.source.number]
    return {
        "evidence": str(passage),
        "source": source.title,
        "publisher": source.publisher,
        "published_on": str(source.published_on) if source.published_on else None,
        "known_on": passage.source.known_on.isoformat(),
        "paragraph": passage.number,
        "says": passage.summary,
        "address": host + paragraph_address(pair.slug, source.number, passage.number),
        "original": source.url or None,
    }
