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
from dashboard.components.page import BuiltPage, Crumb, Record
from dashboard.pages.compare import peers as compare_peers
from dashboard.pages.compare import trade as compare_trade
from dashboard.pages.methods.trade import Derivation, derivations


@dataclass(frozen=True)
class Term:
    """A word of the record and its meaning."""

    code: str
    word: str
    meaning: str
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class MethodsPage(BuiltPage):
    """The reading of hedges, the derived numbers, the statuses."""

    hedge_share: str
    readings: tuple[Term, ...]
    derivations: tuple[Derivation, ...]
    statuses: tuple[Term, ...]
    comparing: tuple[str, ...]


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
        comparing=(compare_trade.rule(), compare_peers.rule()),
    )


def _records(readings: Iterable[Term], statuses: Iterable[Term]) -> Iterable[Record]:
    for kind, terms in (("hedge", readings), ("status", statuses)):
        for term in terms:
            yield {"kind": kind, "code": term.code, "word": term.word, "meaning": term.meaning}
