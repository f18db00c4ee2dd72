"""What is asked of the timeline: kinds, sectors, years, a day and a page, read from an address."""

from dataclasses import dataclass
from typing import Self

from django.http import QueryDict
from django.utils.translation import gettext, gettext_lazy

from cooperation.queries.sectors import SectorValue
from cooperation.queries.timeline import TimelineFilter
from dashboard.components import parameters
from dashboard.components.statuses import as_known

KINDS = {
    "meeting": gettext_lazy("Meetings and visits"),
    "document": gettext_lazy("Documents and decisions"),
    "event": gettext_lazy("Other events"),
    "status": gettext_lazy("Statuses of proposals"),
    "figure": gettext_lazy("Trade figures"),
    "target": gettext_lazy("Targets"),
}


@dataclass(frozen=True)
class TimelineQuery(TimelineFilter):
    """The state of the timeline. Values that the site does not know are left out, never an error."""

    page: int = 1

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

    def in_words(self, sectors: dict[str, SectorValue]) -> str:
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
