"""One valid row of each model, made up, about a pair that the shipped data set does not have.

Each function stores a row with the given values in place of its own; what a row needs it makes itself.
"""

from collections.abc import Callable
from datetime import date
from itertools import count
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models

from cooperation.models import (
    AcceptedFinding,
    Bearing,
    Body,
    Change,
    Country,
    CountryGroup,
    CountryPair,
    EarlierDeadline,
    Event,
    EvidenceSearch,
    ExchangeRate,
    Facility,
    FrozenChart,
    MarkedWords,
    Membership,
    Paragraph,
    Proposal,
    ProposalParty,
    Publication,
    Scope,
    SearchEntry,
    Sector,
    SeriesEdition,
    Source,
    StatedCount,
    Statement,
    StatusChange,
    Target,
    TextParagraph,
    TradeFigure,
    Translation,
)

NUMBERS = count(1000)


def held(row: models.Model, column: str) -> Any:
    """What a column of a row holds: those of numbers with a hedge are declared, and stand in no model by name."""
    return getattr(row, column)


def country(**values: Any) -> Country:
    """A country that does not exist: ISO 3166-1 keeps XAA to XZZ free."""
    names = {f"name_{language}": "Nowhere" for language in ("en", "ru", "kk", "be")}
    return Country.objects.create(**{"code": "XAA", "alpha2": "XA", "numeric": "990", **names, **values})


def country_group(**values: Any) -> CountryGroup:
    """A union that does not exist."""
    names = {f"name_{language}": "Made-up union" for language in ("en", "ru", "kk", "be")}
    return CountryGroup.objects.create(**{"code": f"X-NOWHERE-{next(NUMBERS)}", "short": "MU", **names, **values})


def membership(**values: Any) -> Membership:
    """Kyrgyzstan in a union that does not exist, since 2031."""
    own = {"country_id": "KGZ", "joined_on": "2031-01-01", "source": "Made up"}
    return Membership.objects.create(**{"group": values.get("group") or country_group()} | own | values)


def country_pair(first: str = "KGZ", second: str = "UZB") -> CountryPair:
    """The pair of Kyrgyzstan and Uzbekistan, or of two others."""
    return CountryPair.objects.get_or_create(first_id=first, second_id=second)[0]


def sector(**values: Any) -> Sector:
    """A group of sectors, or a sector where a parent is given."""
    return Sector.objects.create(**{"code": f"sector-{next(NUMBERS)}", "name_en": "Made-up sector", **values})


def body(**values: Any) -> Body:
    """A government of neither country in particular."""
    own = {"code": f"body-{next(NUMBERS)}", "name": "Made-up government", "kind": "government"}
    return Body.objects.create(**_of_pair(values) | own | values)


def source(**values: Any) -> Source:
    """A published press report."""
    own = {
        "number": next(NUMBERS),
        "title": "Made-up report",
        "publisher": "Made-up paper",
        "published_on": "2019",
        "language": "en",
        "kind": "press",
        "extent": "whole",
        "state": Publication.PUBLISHED,
    }
    return Source.objects.create(**_of_pair(values) | own | values)


def paragraph(**values: Any) -> Paragraph:
    """A paragraph of a source of its own."""
    own = {"number": next(NUMBERS), "attribution": "narrator", "summary": "Made up."}
    return Paragraph.objects.create(**{"source": values.get("source") or source(), **own, **values})


def facility(**values: Any) -> Facility:
    """A plant in the pair's first country."""
    own = {"code": f"facility-{next(NUMBERS)}", "name": "Made-up plant", "kind": "plant", "summary": "Made up."}
    claim = _claim(values)
    return Facility.objects.create(**claim | {"country_id": claim["pair"].first_id} | own | values)


def proposal(**values: Any) -> Proposal:
    """A proposal of both sides, without a status."""
    own = {"number": next(NUMBERS), "title": "Dig a made-up canal", "summary": "Made up."}
    return Proposal.objects.create(**_claim(values) | own | values)


def party(**values: Any) -> ProposalParty:
    """A body that put a proposal forward."""
    made = values.get("proposal") or proposal()
    own = {"proposal": made, "body": values.get("body") or body(pair=made.pair), "role": "put_forward"}
    return ProposalParty.objects.create(**own | values)


def status_change(**values: Any) -> StatusChange:
    """The first status of a proposal."""
    made = values.get("proposal") or proposal()
    own = {"proposal": made, "changed_on": "2019-03-14", "new": "proposed", "basis": "stated"}
    return StatusChange.objects.create(**_claim({"pair": made.pair, **values}) | own | values)


def event(**values: Any) -> Event:
    """Talks on a day."""
    own = {"code": f"event-{next(NUMBERS)}", "happened_on": "2019-03-14", "kind": "talks", "title": "Made-up talks"}
    return Event.objects.create(**_claim(values) | own | values)


def bearing(**values: Any) -> Bearing:
    """An event that is a document on a proposal."""
    made = values.get("proposal") or proposal()
    own = {"proposal": made, "event": values.get("event") or event(pair=made.pair), "shows": "document"}
    return Bearing.objects.create(**own | values)


def change(**values: Any) -> Change:
    """A proposal that came into the record."""
    own = {"revision": 2, "table": "proposals", "row": next(NUMBERS), "after": {"number": "1"}, "recorded_by": "nobody"}
    return Change.objects.create(**_of_pair(values) | own | values)


def search_entry(**values: Any) -> SearchEntry:
    """The words of a proposal."""
    # Beyond the keys of the proposals that ship, which the search holds already.
    own = {
        "table": "proposals",
        "row": 10**6 + next(NUMBERS),
        "scope": "nothing",
        "address": "proposals/1/",
        "title": "Canal",
    }
    return SearchEntry.objects.create(**_of_pair(values) | own | values)


def statement(**values: Any) -> Statement:
    """A courtesy."""
    own = {
        "code": f"statement-{next(NUMBERS)}",
        "claim_type": "courtesy",
        "checkability": "vague",
        "summary": "Made up.",
    }
    return Statement.objects.create(**_claim(values) | own | values)


def trade_figure(**values: Any) -> TradeFigure:
    """Turnover in goods of exactly 500 million dollars in a year."""
    own = {
        "code": f"F{next(NUMBERS)}",
        "category": "goods",
        "flow": "TT",
        "period_start": date(2011, 1, 1),
        "period_end": date(2011, 12, 31),
        "qualifier": "exact",
        "value_usd": 500_000_000,
        "attribution": "narrator",
        # Its source is of an earlier year.
        "confirmed": True,
    }
    return TradeFigure.objects.create(**_claim(values) | own | values)


def stated_count(**values: Any) -> StatedCount:
    """Firms that do not exist."""
    own = {
        "code": f"N{next(NUMBERS)}",
        "counted": "made-up firms",
        "qualifier": "exact",
        "count": 229,
        "attribution": "narrator",
    }
    return StatedCount.objects.create(**_claim(values) | own | values)


def scope(**values: Any) -> Scope:
    """Goods that do not exist."""
    names = {f"name_{language}": "Made-up goods" for language in ("en", "ru", "kk", "be")}
    own = {"code": f"part-{next(NUMBERS)}", "kind": "product_group", **names}
    return Scope.objects.create(**_of_pair(values) | own | values)


def earlier_deadline(**values: Any) -> EarlierDeadline:
    """A deadline that a proposal no longer has."""
    made = values.get("proposal") or proposal()
    evidence = values.get("evidence") or paragraph(source=source(pair=made.pair))
    return EarlierDeadline.objects.create(**{"proposal": made, "deadline_on": "2033", "evidence": evidence} | values)


def exchange_rate(**values: Any) -> ExchangeRate:
    """Made-up soms for a dollar, over a year."""
    own = {
        "code": f"R{next(NUMBERS)}",
        "currency": "KGS",
        "period_start": date(2011, 1, 1),
        "period_end": date(2011, 12, 31),
        "qualifier": "exact",
        "per_usd": 80,
    }
    return ExchangeRate.objects.create(**_claim(values) | own | values)


def series_edition(**values: Any) -> SeriesEdition:
    """What nobody counted, in 2010 and 2011, published in 2012."""
    pair = values.get("pair") or country_pair()
    own = {
        "pair": pair,
        "code": f"S{next(NUMBERS)}",
        "reporter": pair.first,
        "flow": "X",
        "office": "Made-up office",
        "table": f"Table {next(NUMBERS)}",
        "own": True,
        "edition_on": "2012",
        "observations": "2010 4.5; 2011 5",
    }
    return SeriesEdition.objects.create(**_claim(own | values) | own | values)


def target(**values: Any) -> Target:
    """More than a billion dollars of turnover, without a deadline."""
    own = {
        "code": f"M{next(NUMBERS)}",
        "stated_on": "2011-03-14",
        "category": "goods",
        "flow": "TT",
        "qualifier": "more_than",
        "value_usd": 10**9,
    }
    return Target.objects.create(**_claim(values) | own | values)


def evidence_search(**values: Any) -> EvidenceSearch:
    """A published search that found nothing."""
    own = {
        "proposal": values.get("proposal") or proposal(),
        "searched_on": date(2019, 3, 14),
        "searched_by": "editor",
        "languages": "en",
        "where": "nowhere",
        "query_words": "made-up canal",
        "state": Publication.PUBLISHED,
    }
    return EvidenceSearch.objects.create(**own | values)


def text_paragraph(**values: Any) -> TextParagraph:
    """A sentence that nobody wrote."""
    own = {"source": values.get("source") or source(), "number": 1, "text": "A canal is to be dug."}
    return TextParagraph.objects.create(**own | values)


def marked_words(**values: Any) -> MarkedWords:
    """The canal of that sentence, and a statement about it."""
    own = {"exact": "canal", "start": 2, "end": 7, "marked_by": "nobody"}
    pointers = {
        "paragraph": values.get("paragraph") or text_paragraph(),
        "content_type": ContentType.objects.get_for_model(Statement),
        "object_id": values.get("object_id") or statement().pk,
    }
    return MarkedWords.objects.create(**pointers | own | values)


def accepted_finding(**values: Any) -> AcceptedFinding:
    """A question about a made-up event that is answered."""
    own = {"rule": "single_reading", "row": f"events event-{next(NUMBERS)}", "reason": "Made up."}
    return AcceptedFinding.objects.create(**_of_pair(values) | own | values)


def translation(**values: Any) -> Translation:
    """A proposal's title in Russian."""
    own = {
        "content_type": ContentType.objects.get_for_model(Proposal),
        "object_id": next(NUMBERS),
        "field": "title",
        "language": "ru",
        "text": "Выдумка",
        "translator": "nobody",
    }
    return Translation.objects.create(**own | values)


def frozen_chart(**values: Any) -> FrozenChart:
    """A chart that somebody keeps as it was on a made-up day."""
    own = {
        "digest": f"{next(NUMBERS):016x}",
        "revision": 1,
        "frozen_on": date(2019, 1, 1),
        "language": "en",
        "address": "/BLR-KAZ/charts/target/",
        "words": {"title": "Made up"},
        "pictures": {"wide-light": "<svg/>"},
    }
    return FrozenChart.objects.create(**_of_pair(values) | own | values)


ROW_OF: dict[type[models.Model], Callable[..., Any]] = {
    Country: country,
    CountryGroup: country_group,
    Membership: membership,
    CountryPair: country_pair,
    Sector: sector,
    Body: body,
    Source: source,
    Paragraph: paragraph,
    Facility: facility,
    Proposal: proposal,
    ProposalParty: party,
    StatusChange: status_change,
    Event: event,
    Bearing: bearing,
    Statement: statement,
    TradeFigure: trade_figure,
    ExchangeRate: exchange_rate,
    SeriesEdition: series_edition,
    StatedCount: stated_count,
    Scope: scope,
    EarlierDeadline: earlier_deadline,
    Target: target,
    EvidenceSearch: evidence_search,
    Change: change,
    SearchEntry: search_entry,
    TextParagraph: text_paragraph,
    MarkedWords: marked_words,
    Translation: translation,
    AcceptedFinding: accepted_finding,
    FrozenChart: frozen_chart,
}


def _of_pair(values: dict[str, Any]) -> dict[str, Any]:
    return {"pair": values.get("pair") or country_pair()}


def _claim(values: dict[str, Any]) -> dict[str, Any]:
    """What every claim needs: the pair, a paragraph about it, and readers."""
    pair = values.get("pair") or country_pair()
    evidence = values.get("evidence") or paragraph(source=source(pair=pair))
    return {"pair": pair, "evidence": evidence, "state": Publication.PUBLISHED}
