"""What is asked of the timeline, and which rows answer: events, status changes, figures and targets by date."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from django.db.models import Case, CharField, Count, F, QuerySet, TextField, Value, When
from django.db.models.functions import Cast, Substr
from django.http import QueryDict
from django.utils.translation import gettext, gettext_lazy

from cooperation.models import CountryPair, Event, EventKind, Sector, StatusChange, Target, TradeFigure
from dashboard.components import parameters
from dashboard.components.statuses import as_known

MEETINGS = (EventKind.TALKS, EventKind.VISIT, EventKind.MEETING, EventKind.FORUM)
DOCUMENTS = (EventKind.AGREEMENT, EventKind.ROADMAP, EventKind.DECISION)
KINDS = {
    "meeting": gettext_lazy("Meetings and visits"),
    "document": gettext_lazy("Documents and decisions"),
    "event": gettext_lazy("Other events"),
    "status": gettext_lazy("Statuses of proposals"),
    "figure": gettext_lazy("Trade figures"),
    "target": gettext_lazy("Targets"),
}
KIND_OF_EVENT = Case(
    When(kind__in=MEETINGS, then=Value("meeting")),
    When(kind__in=DOCUMENTS, then=Value("document")),
    default=Value("event"),
    output_field=CharField(),
)

COUNT = Count("pk", distinct=True)

type Key = tuple[str, str, int]
type Counts = Counter[tuple[str, str, str]]


@dataclass(frozen=True)
class TimelineQuery:
    """The state of the timeline. Values that the site does not know are left out, never an error."""

    kind: tuple[str, ...] = ()
    sector: tuple[str, ...] = ()
    year: tuple[str, ...] = ()
    page: int = 1
    as_of: date | None = None

    @classmethod
    def from_params(cls, params: QueryDict) -> Self:
        """Read an address's query string."""
        return cls(
            kind=parameters.known(params, "kind", list(KINDS)),
            sector=parameters.slugs(params, "sector"),
            year=parameters.years(params, "year"),
            page=parameters.page_number(params),
            as_of=parameters.day(params.get("as_of", "")),
        )

    def keys(self, pair: CountryPair) -> QuerySet[Any, Key]:
        """Date, kind and key of every row that all filters leave, the newest first, as one query."""
        first, *others = (self._select(rows) for rows in self._rows(pair))
        return first.union(*others, all=True).order_by("-on", "what", "-pk")

    def counts(self, pair: CountryPair) -> Counts:
        """Rows by kind, year and sector; under the sector "" those of the chosen sectors, or all."""
        counts: Counts = Counter()
        for rows, path in zip(self._rows(pair), SECTOR_PATHS, strict=True):
            groups: list[tuple[QuerySet[Any], Value | F]] = [(self._of_sectors(rows), Value(""))]
            if path:
                groups.append((rows.exclude(**{path: None}), F(path)))
            for of_group, sector in groups:
                grouped = of_group.annotate(sector=sector).order_by().values_list("what", "year", "sector")
                counts.update({(what, year, code): n for what, year, code, n in grouped.annotate(n=COUNT)})
        return counts

    def _rows(self, pair: CountryPair) -> tuple[QuerySet[Any], ...]:
        """The four kinds of rows, each with ``on`` (ISO text), ``what`` (its kind) and ``year``."""
        events = Event.objects.for_pair(pair).published().as_of(self.as_of)
        changes = StatusChange.objects.for_pair(pair).published().as_of(self.as_of)
        figures = TradeFigure.objects.for_pair(pair).published().known_on(self.as_of)
        targets = Target.objects.for_pair(pair).published().known_on(self.as_of)
        return (
            _dated(events, "happened_on", KIND_OF_EVENT),
            _dated(changes, "changed_on", Value("status")),
            _dated(figures, "period_end", Value("figure")),
            _dated(targets, "stated_on", Value("target")),
        )

    def _select(self, rows: QuerySet[Any]) -> QuerySet[Any, Key]:
        rows = self._of_sectors(rows)
        if self.kind:
            rows = rows.filter(what__in=self.kind)
        if self.year:
            rows = rows.filter(year__in=self.year)
        return rows.order_by().values_list("on", "what", "pk")

    def _of_sectors(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The rows of the chosen sectors: what has no sector is in none of them."""
        if not self.sector:
            return rows
        path = SECTOR_PATHS[MODELS.index(rows.model)]
        # By subquery, so that a row of two chosen sectors stays one.
        chosen = rows.model._default_manager.filter(**{f"{path}__in": self.sector}) if path else rows.none()
        return rows.filter(pk__in=chosen.values("pk"))

    def in_words(self, sectors: dict[str, Sector]) -> str:
        """The filters as a phrase; empty without any."""
        either = gettext(" or ")
        parts = [
            either.join(str(KINDS[kind]).lower() for kind in self.kind),
            self.sector
            and gettext("in %(sectors)s")
            % {"sectors": either.join(sectors[code].name if code in sectors else code for code in self.sector)},
            self.year and gettext("of %(years)s") % {"years": either.join(self.year)},
            self.as_of and as_known(self.as_of),
        ]
        return ", ".join(str(part) for part in parts if part)


MODELS: list[type[Any]] = [Event, StatusChange, TradeFigure, Target]
# The lookup from a row to the codes of its sectors; figures and targets have none.
SECTOR_PATHS = ("proposals__sectors__code", "proposal__sectors__code", "", "")


def _dated(rows: QuerySet[Any], field: str, what: Any) -> QuerySet[Any]:
    on = Cast(field, TextField())
    dated: QuerySet[Any] = rows.annotate(on=on, what=what, year=Substr(on, 1, 4))
    return dated


def total(counts: Counts, kinds: Iterable[str], years: Iterable[str], sector: str = "") -> int:
    """How many rows of these kinds and years (all where none is named) are of a sector, or of any."""
    wanted, in_years = set(kinds), set(years)
    return sum(
        n
        for (what, year, code), n in counts.items()
        if code == sector and (not wanted or what in wanted) and (not in_years or year in in_years)
    )
