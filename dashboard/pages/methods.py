"""How numbers are read and derived, and what the words of the record mean."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext

from cooperation.analysis.intervals import READINGS
from cooperation.analysis.lifecycle import ACTIVITY_STATUSES, DEFINITIONS
from cooperation.models import Hedge, ProposalStatus
from dashboard.pages.parts import Crumb, Page, Record


@dataclass(frozen=True)
class Term:
    """A word of the record and its meaning."""

    code: str
    word: str
    meaning: str
    note: str = ""


@dataclass(frozen=True)
class Derivation:
    """A derived number: what it is, its formula, an example with the seed's figures, and its limits."""

    name: str
    meaning: str
    formula: str
    example: str
    limits: str


@dataclass(frozen=True, kw_only=True)
class MethodsPage(Page):
    """The reading of hedges, the derived numbers, the statuses."""

    hedge_share: str
    readings: tuple[Term, ...]
    derivations: tuple[Derivation, ...]
    statuses: tuple[Term, ...]


def methods_page(params: QueryDict, today: date) -> MethodsPage:
    """Build the page; it needs no query."""
    readings = tuple(Term(q.value, str(dict(Hedge.choices)[q.value]), gettext(text)) for q, text in READINGS.items())
    statuses = tuple(
        Term(
            status.value,
            str(dict(ProposalStatus.choices)[status.value]),
            gettext(meaning),
            gettext("IATI activity status %(code)d") % {"code": ACTIVITY_STATUSES[status]},
        )
        for status, meaning in DEFINITIONS.items()
    )
    return MethodsPage(
        title=gettext("Every derived number is a range, and says how it was made"),
        standfirst=gettext("How stated numbers are read, how others are derived from them, and what statuses mean."),
        crumbs=(Crumb(gettext("Methods")),),
        records=lambda: _records(readings, statuses),
        hedge_share=f"{settings.HEDGE_SHARE * 100:f}".rstrip("0").rstrip("."),
        readings=readings,
        derivations=derivations(),
        statuses=statuses,
    )


def _records(readings: Iterable[Term], statuses: Iterable[Term]) -> Iterable[Record]:
    for kind, terms in (("hedge", readings), ("status", statuses)):
        for term in terms:
            yield {"kind": kind, "code": term.code, "word": term.word, "meaning": term.meaning}


def derivations() -> tuple[Derivation, ...]:
    """The derived numbers of the trade pages, in the order in which they build on each other."""
    return (
        Derivation(
            gettext("Level a year before"),
            gettext("The level that a stated growth implies for the same period of the year before."),
            gettext("level ÷ (1 + growth ÷ 100), ends combined so that the range holds every possible value"),
            gettext("0.45 to 0.55 bn and +61.75% up to +65%: 0.27–0.34 bn"),
            gettext("It inherits the rounding of both numbers."),
        ),
        Derivation(
            gettext("Full year at the same pace"),
            gettext("What the year would come to if each remaining month brought as much as those counted."),
            gettext("level × 12 ÷ months"),
            gettext("0.45 to 0.55 bn in nine months: 0.60–0.73 bn"),
            gettext("Arithmetic, not a forecast: it ignores seasons."),
        ),
        Derivation(
            gettext("Share of the pace"),
            gettext("The level against the target’s part for the same months."),
            gettext("level ÷ (target × months ÷ 12)"),
            gettext("0.45 to 0.55 bn against 0.75 bn: 60–73%"),
            gettext("A target without a stated period is read as yearly."),
        ),
        Derivation(
            gettext("Gap to the target"),
            gettext("What is missing between the full year at the same pace and the target."),
            gettext("target − level"),
            gettext("1 bn less 0.60 to 0.73 bn: 0.27–0.40 bn"),
            gettext("A minimum where the target is “more than”."),
        ),
        Derivation(
            gettext("Growth needed"),
            gettext("The yearly growth that leads from a level to the target in a number of years."),
            gettext("(target ÷ level)^(1 ÷ years) − 1"),
            gettext("from 0.60 to 0.73 bn to 1 bn in one year: +36% to +67%"),
            gettext("Where no deadline is stated it is shown by number of years, never as one number."),
        ),
    )
