"""What the API gives: lists of records, the same as those of the pages, with the same filters."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict

from cooperation.models import CountryPair
from dashboard.api.filters import AS_OF, CURSOR, LIMIT, OF_CHANGES, OF_EVENTS, OF_FIGURES, OF_PROPOSALS
from dashboard.components.bounds import Parameter
from dashboard.components.page import Page, Record
from dashboard.pages.pair.overview import OverviewPage
from dashboard.pages.pairs.home import HomePage
from dashboard.pages.proposals.detail import ProposalPage
from dashboard.pages.proposals.page import ProposalsPage
from dashboard.pages.sources.page import SourcePage, SourcesPage
from dashboard.pages.statements.page import ClaimsRoom
from dashboard.pages.timeline.changes import ChangesPage
from dashboard.pages.timeline.page import TimelinePage
from dashboard.pages.trade.figures import FiguresAsked
from dashboard.pages.trade.targets import TargetsRoom


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


RESOURCES = (
    Resource("pairs", "Pairs of countries that are followed", "", HomePage, "pairs", of_pair=False),
    Resource(
        "proposals",
        "Proposals, with status, evidence and sectors",
        "proposals",
        ProposalsPage,
        "proposals",
        (*OF_PROPOSALS, AS_OF),
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
    Resource(
        "figures", "Stated figures of trade", "figures", FiguresAsked, "figures", (*OF_FIGURES, AS_OF), ("stated",)
    ),
    Resource(
        "derived-figures",
        "What follows from stated figures, each with its formula",
        "derived-figures",
        FiguresAsked,
        "figures",
        (*OF_FIGURES, AS_OF),
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
        (*OF_EVENTS, AS_OF),
    ),
    Resource(
        "changes",
        "Edits to the record, the newest first",
        "changes",
        ChangesPage,
        "changes",
        OF_CHANGES,
        view="record",
    ),
    Resource("sources", "Sources", "sources", SourcesPage, "sources"),
    Resource("source", "One source, paragraph by paragraph", "sources/{number}", SourcePage, "source"),
)
