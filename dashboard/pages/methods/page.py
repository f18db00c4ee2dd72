"""How numbers are read, chosen and derived, and what the words of the record mean."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.utils.translation import gettext, gettext_lazy

from cooperation.analysis.axes import EvidenceLevel
from cooperation.analysis.lifecycle import Status
from cooperation.analysis.readings import HEDGE_SHARE, READINGS
from cooperation.models import Basis, CountryPair, Hedge, ProposalStatus
from dashboard.components.axes import EVIDENCE_MEANS, EVIDENCE_WORDS, SCHEDULE_MEANS, SCHEDULE_WORDS
from dashboard.components.crumbs import pair_crumbs
from dashboard.components.page import Block, Crumb, Page, Record
from dashboard.pages.methods.trade import choices, derivations
from dashboard.pages.pairs import compared_pairs, compared_trade

TERMS = "methods/terms.html"


@dataclass(frozen=True)
class Term:
    """A word of the record and its meaning; ``status`` is its code where it is one of a proposal."""

    code: str
    word: str
    meaning: str
    note: str = ""
    status: str = ""


@dataclass(frozen=True)
class Terms:
    """Words of one kind, each with what it means here."""

    title: str
    about: str
    terms: tuple[Term, ...]


class MethodsPage(Page):
    """The methods, for the whole site or within the pages of one pair; they are the same for all pairs."""

    blocks = (
        Block("readings", lambda page: page.readings, TERMS, gettext_lazy("How numbers are read")),
        Block("choice", lambda page: page.choices, TERMS, gettext_lazy("Which figure is used")),
        Block("derived", lambda page: derivations(), "methods/derived.html", gettext_lazy("How numbers are derived")),
        Block("statuses", lambda page: page.statuses, TERMS, gettext_lazy("Statuses")),
        Block("evidence", lambda page: page.evidence, TERMS, gettext_lazy("Evidence"), span=6),
        Block("words", lambda page: page.words, TERMS, gettext_lazy("Other words"), span=6),
        Block("comparing", lambda page: page.comparing, "methods/rules.html", gettext_lazy("Comparing pairs")),
    )

    def __init__(self, params: QueryDict, today: date, pair: CountryPair | None = None) -> None:
        self.pair = pair

    @property
    def title(self) -> str:
        """What all methods share."""
        return gettext("Every derived number is a range, and says how it was made")

    @property
    def standfirst(self) -> str:
        """What the page explains."""
        return gettext("How stated numbers are read, how others follow from them, and what our words mean.")

    @property
    def crumbs(self) -> tuple[Crumb, ...]:
        """From the pair, where one was looked at."""
        name = gettext("Methods")
        return pair_crumbs(self.pair, name) if self.pair else (Crumb(name),)

    @property
    def readings(self) -> Terms:
        """How the hedge of a stated number is read."""
        words = dict(Hedge.choices)
        about = gettext("“Almost” and “about” reach %(share)s of the value to the side that they name.")
        return Terms(
            gettext("How a stated number is read"),
            about % {"share": f"{HEDGE_SHARE:.0%}"},
            tuple(Term(q.value, str(words[q.value]), gettext(text)) for q, text in READINGS.items()),
        )

    @property
    def statuses(self) -> Terms:
        """How far a proposal has got."""
        words = dict(ProposalStatus.choices)
        terms = (
            Term(
                status.value,
                str(words[status.value]),
                gettext(status.definition),
                gettext("IATI activity status %(code)d") % {"code": status.activity},
                status.value,
            )
            for status in Status
        )
        about = gettext("A status is what a side says. A step that no source reports is never filled in.")
        return Terms(gettext("What a status means"), about, tuple(terms))

    @property
    def evidence(self) -> Terms:
        """What sources show came of a proposal."""
        terms = (Term(level.value, str(EVIDENCE_WORDS[level]), str(EVIDENCE_MEANS[level])) for level in EvidenceLevel)
        about = gettext("Evidence is kept apart from the status: what was only promised may be delivered in part.")
        return Terms(gettext("What a level of evidence means"), about, tuple(terms))

    @property
    def words(self) -> Terms:
        """The basis of a status, the schedule, an earlier day, and what marks on numbers say."""
        basis = (
            Term("stated", str(Basis.STATED.label), gettext("The source uses a word for this status.")),
            Term("reading", str(Basis.READING.label), gettext("An editor reads the status from the source.")),
        )
        schedule = (Term(state.value, str(word), str(SCHEDULE_MEANS[state])) for state, word in SCHEDULE_WORDS.items())
        return Terms(gettext("What other words and marks mean"), "", (*basis, *schedule, *_marks()))

    @property
    def choices(self) -> Terms:
        """The rules by which a figure speaks."""
        terms = (Term(str(number), name, rule) for number, (name, rule) in enumerate(choices(), start=1))
        about = gettext("Which of several figures is used, drawn and compared, and with what")
        return Terms(gettext("Which figure is used"), about, tuple(terms))

    @property
    def comparing(self) -> tuple[str, ...]:
        """The rules by which pairs are put side by side."""
        return compared_trade.rule(), compared_pairs.rule()

    def records(self) -> Iterable[Record]:
        """A record a word: its kind, its code, what it means; then one a derived number."""
        kinds = {"hedge": self.readings, "status": self.statuses, "evidence": self.evidence, "word": self.words}
        for kind, found in kinds.items():
            for term in found.terms:
                yield {"kind": kind, "code": term.code, "word": term.word, "meaning": term.meaning}
        for one in derivations():
            told: Record = {"kind": "derivation", "word": one.name, "meaning": one.meaning, "formula": one.formula}
            yield told | {"example": one.example, "limits": one.limits}


def _marks() -> Iterable[Term]:
    yield Term(
        "as_known",
        gettext("As known on a day"),
        gettext(
            "What had happened by then, from sources that were out by then. What was corrected since has its words, "
            "numbers and dates of that day; who put a proposal forward, its sectors and its sources are those of today."
        ),
    )
    yield Term("derived", gettext("Derived"), gettext("Our arithmetic on stated figures; no forecast."))
    yield Term(
        "contested",
        gettext("Contested"),
        gettext("Two figures for the same thing that cannot both be true. One is used, the other is shown beside it."),
    )
    yield Term(
        "coverage",
        gettext("Covers"),
        gettext("What a number counts: which goods, which side, which months. Nothing is said beyond it."),
    )


def pair_methods_page(pair: CountryPair, params: QueryDict, today: date) -> MethodsPage:
    """The methods within the pages of a pair, whose menu and search stay at hand."""
    return MethodsPage(params, today, pair)
