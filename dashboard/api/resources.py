"""What the API gives: lists of records, the same as those of the pages, with the same filters."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.http import QueryDict

from cooperation.analysis.axes import EvidenceLevel
from cooperation.models import Basis, Category, CountryPair, Flow, OtherProposer, ProposalStatus
from dashboard.api.parameters import LONGEST_WORDS, NO_CONTROLS, SLUG, Parameter, day, one_of, text, whole
from dashboard.components.page import Page, Record
from dashboard.pages.pair.overview import OverviewPage
from dashboard.pages.pairs.home import HomePage
from dashboard.pages.proposals.detail import ProposalPage
from dashboard.pages.proposals.page import ProposalsPage
from dashboard.pages.sources.page import SourcePage, SourcesPage
from dashboard.pages.statements.page import ClaimsRoom
from dashboard.pages.timeline import change_words
from dashboard.pages.timeline.changes import ChangesPage
from dashboard.pages.timeline.page import TimelinePage
from dashboard.pages.trade.figures import FILTERS, FiguresRoom
from dashboard.pages.trade.targets import TargetsRoom
from dashboard.presenting.events import KINDS
from dashboard.presenting.table import Entry

MOST_ROWS, USUAL_ROWS = 500, 100
LIMIT = whole("limit", "how many records at most, 1 to 500; 100 without it", 1, MOST_ROWS)
CURSOR = text("cursor", "where to go on, as the answer before says in “next”", r"^[0-9]{1,10}-[0-9]{1,8}$", 19)
AS_OF = day("as_of", "the record as known on a day that is not in the future: 2019-01-01")
BY = rf"^([A-Z]{{3}}|both|{'|'.join(OtherProposer.values)})$"
SECTOR = text("sector", "codes of sectors", SLUG, 60, is_list=True)
YEAR = whole("year", "years", 1900, 2100, is_list=True)
SINCE = day("since", "on this day or later; what is dated by its month or year alone, if the day lies in it or before")
OF_FIGURES = (
    whole("year", "the year that a figure's period begins in, or a fiscal year's name", 1900, 2100),
    text("side", "whose figure it is: BLR, or none where the source does not say", r"^([A-Z]{3}|none)$", 4),
    one_of("flow", "direction of trade, from that side", Flow.values, is_list=False),
    one_of("category", "what is traded", Category.values, is_list=False),
    text("scope", "a part of trade", SLUG, 40),
    AS_OF,
)


@dataclass(frozen=True)
class Resource:
    """A list: the page that it is of, its filters, and which of the page's records belong to it.

    ``path`` is below the pair's address, with ``{number}`` where it is of one row; ``page`` is the address of the page,
    and ``view`` which of its views is meant, where it has several.
    """

    name: str
    summary: str
    path: str
    build: Callable[..., Page]
    page: str
    filters: tuple[Parameter, ...] = ()
    kinds: tuple[str, ...] = ()
    of_pair: bool = True
    view: str = ""

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """All that its address may ask."""
        return (*self.filters, LIMIT, CURSOR)

    @property
    def reads(self) -> tuple[str, ...]:
        """The names of these."""
        return tuple(parameter.name for parameter in self.parameters)

    @property
    def has_number(self) -> bool:
        """Whether it is of one numbered row."""
        return "{number}" in self.path

    def page_of(self, pair: CountryPair | None, asked: QueryDict, today: date, number: int | None) -> Page:
        """The page that it is of; Http404 where there is no such row."""
        where = {} if number is None else {"number": number}
        return self.build(pair, asked, today, **where) if self.of_pair else self.build(asked, today)

    def of(self, page: Page) -> Iterable[Record]:
        """Its records in the order of the page."""
        return (record for record in page.records() if not self.kinds or record["kind"] in self.kinds)


class FiguresAsked(FiguresRoom):
    """The list of figures, where a value that no figure has leaves none: whoever asks by program meant it."""

    @cached_property
    def found(self) -> list[Entry]:
        """Those that the filters leave."""
        return super().found if all(self.asked[name] in ("", self.chosen.get(name)) for name in FILTERS) else []


RESOURCES = (
    Resource("pairs", "Pairs of countries that are followed", "", HomePage, "pairs", of_pair=False),
    Resource(
        "proposals",
        "Proposals, with status, evidence and sectors",
        "proposals",
        ProposalsPage,
        "proposals",
        (
            one_of("status", "how far they have got", ProposalStatus.values),
            text("by", "who put them forward: BLR, both, countries, company or not_said", BY, 9, is_list=True),
            SECTOR,
            one_of("basis", "whether the source states the status", Basis.values),
            one_of("evidence", "what evidence there is of delivery", [*EvidenceLevel]),
            YEAR,
            text("q", "words to look for", NO_CONTROLS, LONGEST_WORDS),
            AS_OF,
        ),
    ),
    Resource(
        "proposal",
        "One proposal: its statuses, related events and unsuccessful searches",
        "proposals/{number}",
        ProposalPage,
        "proposal",
        (AS_OF,),
    ),
    Resource(
        "overview",
        "A pair at a glance: proposals by status, the latest trade, the target",
        "overview",
        OverviewPage,
        "overview",
        (AS_OF,),
    ),
    Resource("figures", "Stated figures of trade", "figures", FiguresAsked, "figures", OF_FIGURES, ("stated",)),
    Resource(
        "derived-figures",
        "What follows from stated figures, each with its formula",
        "derived-figures",
        FiguresAsked,
        "figures",
        OF_FIGURES,
        ("derived",),
    ),
    Resource(
        "targets", "Targets with what became of them", "targets", TargetsRoom, "trade-targets", (AS_OF,), ("target",)
    ),
    Resource("statements", "Statements compared with figures", "statements", ClaimsRoom, "claims"),
    Resource(
        "timeline",
        "Everything with a date",
        "timeline",
        TimelinePage,
        "timeline",
        (one_of("kind", "kinds of entries", list(KINDS)), SECTOR, YEAR, SINCE, AS_OF),
    ),
    Resource(
        "changes",
        "Edits to the record, the newest first",
        "changes",
        ChangesPage,
        "changes",
        (
            one_of("kind", "kinds of changes", list(change_words.KINDS)),
            day("since", "recorded on this day or later"),
            whole("proposal", "about one proposal", 1, 999_999_999),
        ),
        view="record",
    ),
    Resource("sources", "Sources", "sources", SourcesPage, "sources"),
    Resource("source", "One source, paragraph by paragraph", "sources/{number}", SourcePage, "source"),
)
