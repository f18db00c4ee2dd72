"""The quality of the trade record: figures that cannot all be true, what figures lack, and what was revised."""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from django.utils.text import capfirst
from django.utils.translation import gettext, gettext_lazy, ngettext

from cooperation.analysis.choosing.known import is_provisional
from cooperation.analysis.choosing.plausible import implausible
from cooperation.analysis.consistency import Finding, Rule, find_inconsistencies
from cooperation.analysis.currencies import USD
from cooperation.models import CountryPair, Extent
from cooperation.models.addresses import figure_address, figure_links
from cooperation.queries.trade_values import Figure
from cooperation.wording.amounts import money_words, stated_money
from cooperation.wording.flows import counted
from cooperation.wording.lists import listed
from cooperation.wording.stated import amount_words
from dashboard.components.citations import Citations
from dashboard.components.page import Block, Cell, DataTable, Head, Record
from dashboard.components.records import derived_record, size_record
from dashboard.components.section import Section
from dashboard.presenting.rooms import TradeRoom
from dashboard.presenting.table import period_of, side_cell, stated_record

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

RULE_WORDS = {
    Rule.CONTRADICTION: gettext_lazy("two figures for the same thing"),
    Rule.SUM: gettext_lazy("exports + imports = turnover"),
    Rule.GROWTH: gettext_lazy("level a year before × (1 + growth) = level"),
    Rule.PART: gettext_lazy("a period cannot have less trade than a part of it"),
}
MOST_CODES = 60
LACKS: tuple[tuple["StrOrPromise", Callable[[Figure], bool]], ...] = (
    (gettext_lazy("the reporter is not said"), lambda figure: not figure.reporter),
    (gettext_lazy("a percentage without an amount"), lambda figure: not figure.amounts),
    (gettext_lazy("no amount in US dollars"), lambda figure: bool(figure.amounts) and figure.amount_in(USD) is None),
    (
        gettext_lazy("no upper limit is stated"),
        lambda figure: any(amount.interval.high is None for amount in figure.amounts),
    ),
    (gettext_lazy("no period is stated"), lambda figure: figure.period is None),
    (gettext_lazy("the period is not in whole months"), lambda figure: bool(figure.period) and not _months(figure)),
    (
        gettext_lazy("published before its period had ended"),
        lambda figure: figure.period is not None and is_provisional(figure.period, figure.known_on),
    ),
    (gettext_lazy("it has a caveat of its own"), lambda figure: bool(figure.caution)),
    (gettext_lazy("its source was read as an excerpt"), lambda figure: figure.source.extent == Extent.EXCERPT),
    (gettext_lazy("its source has no date"), lambda figure: figure.source.published_on is None),
)


class QualityRoom(TradeRoom):
    """Findings, each over its table."""

    room = "quality"
    blocks = (
        Block("findings", lambda page: page.found),
        Block("implausible", lambda page: page.odd),
        Block("reservations", lambda page: page.lacks),
        Block("revisions", lambda page: page.revisions),
    )

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """One vintage of each figure."""
        return self.view.trade.figures

    @cached_property
    def by_code(self) -> dict[str, Figure]:
        """The figures by their codes."""
        return {figure.code: figure for figure in self.figures}

    @cached_property
    def findings(self) -> list[Finding]:
        """Figures that cannot all be true."""
        return find_inconsistencies(stated for figure in self.figures for stated in figure.stated)

    @cached_property
    def title(self) -> str:
        """How many contradict each other."""
        return _heading(len(self.figures), self.findings)

    @property
    def standfirst(self) -> str:
        """How figures are compared."""
        return gettext(
            "Figures are compared within one reporter and period, and only as ranges: what rounding or a hedge can "
            "explain is not a finding. A finding does not say which figure is wrong, and no figure is refused for it."
        )

    @property
    def found(self) -> Section | None:
        """The figures that cannot all be true, a row each."""
        return _findings(self.pair, self.findings, self.by_code, self.cites) if self.findings else None

    @property
    def odd(self) -> Section | None:
        """Numbers far outside their series, as printed."""
        far_outside = implausible(stated for figure in self.figures for stated in figure.stated)
        odd = [figure for figure in self.figures if figure.code in far_outside]
        return _odd(self.pair, odd, self.cites) if odd else None

    @property
    def lacks(self) -> Section | None:
        """What figures lack."""
        return _lacks(self.pair, self.figures) if self.figures else None

    @property
    def _revised(self) -> list[Figure]:
        """Figures that revise one on record."""
        return [figure for figure in self.view.trade.visible if figure.revises in self.view.trade.by_code]

    @property
    def revisions(self) -> Section | None:
        """Figures with what they revise, both vintages."""
        revised = [(self.view.trade.by_code[one.revises], one) for one in self._revised]
        return _revisions(self.pair, revised, self.cites) if revised else None

    def records(self) -> Iterable[Record]:
        """A record a finding, then the figures it is about and those that were revised, then one a reservation."""
        yield from (_finding_record(self.pair, finding, self.by_code) for finding in self.findings)
        found = {code for finding in self.findings for code in finding.codes}
        revised = {code for one in self._revised for code in (one.code, one.revises)}
        told = [figure for figure in self.view.trade.visible if figure.code in found | revised]
        yield from (stated_record(self.view, figure) for figure in told)
        yield size_record(self.pair, "figures", gettext("Figures"), len(self.figures))
        yield size_record(self.pair, "contradicted", gettext("Figures that contradict each other"), len(found))
        yield size_record(self.pair, "with_caveat", gettext("Figures with a caveat"), _with_caveat(self.figures))
        yield from (_lack_record(self.pair, label, codes) for label, codes in _lacking(self.figures))


def _months(figure: Figure) -> int | None:
    return figure.period.months if figure.period else None


def _heading(count: int, findings: Sequence[Finding]) -> str:
    if not count:
        return gettext("No trade figure is reported")
    figures = ngettext("%(count)d trade figure", "%(count)d trade figures", count) % {"count": count}
    codes = {code for finding in findings for code in finding.codes}
    if not codes:
        return gettext("None of the %(figures)s contradicts another") % {"figures": figures}
    return gettext("%(codes)d of the %(figures)s contradict each other") % {"figures": figures, "codes": len(codes)}


def _findings(pair: CountryPair, findings: Iterable[Finding], by_code: dict[str, Figure], cites: Citations) -> Section:
    columns = (
        Head(gettext("Figures")),
        Head(gettext("What")),
        Head(gettext("Reporter")),
        Head(gettext("Rule")),
        Head(gettext("One says"), numeric=True),
        Head(gettext("The other says"), numeric=True),
    )
    return Section(
        key="findings",
        title=gettext("Figures that cannot all be true"),
        subtitle=gettext("Each finding names its figures; the ranges do not meet"),
        table=DataTable(columns, tuple(_finding_row(pair, finding, by_code, cites) for finding in findings)),
    )


def _finding_row(pair: CountryPair, finding: Finding, by_code: dict[str, Figure], cites: Citations) -> tuple[Cell, ...]:
    figures = [by_code[code] for code in finding.codes]
    last = figures[-1]
    implied = figures[0].amount_in(finding.currency) if finding.rule is Rule.CONTRADICTION else None
    stated = last.amount_in(finding.currency)
    derived = money_words(stated, finding.implied) if stated else ""
    codes, marks = finding.codes, cites(passage for figure in figures for passage in figure.passages)
    return (
        Cell(listed(codes), links=figure_links(pair.slug, codes), cites=marks),
        Cell(f"{counted(last.flow, last.category, last.part)}, {period_of(last)}"),
        side_cell(pair, last.reporter or None),
        Cell(str(RULE_WORDS[finding.rule])),
        Cell(stated_money(implied) if implied else derived, derived=implied is None),
        Cell(stated_money(stated) if stated else ""),
    )


def _caveats_heading(with_caveat: int, count: int) -> str:
    if with_caveat == count:
        return gettext("Every figure has at least one caveat")
    if not with_caveat:
        sentence = ngettext("The one figure has no caveat", "None of %(count)d figures has a caveat", count)
    else:
        sentence = ngettext(
            "%(with)d of %(count)d figures has a caveat", "%(with)d of %(count)d figures have a caveat", with_caveat
        )
    return sentence % {"with": with_caveat, "count": count}


def _lacks(pair: CountryPair, figures: Sequence[Figure]) -> Section:
    columns = (
        Head(gettext("What to know")),
        Head(gettext("Figures"), numeric=True),
        Head(gettext("Which"), prose=True),
    )
    rows = tuple(
        (Cell(capfirst(label)), Cell(str(len(codes))), Cell(_first_few(codes), links=figure_links(pair.slug, codes)))
        for label, codes in _lacking(figures)
        if codes
    )
    return Section(
        key="reservations",
        title=_caveats_heading(_with_caveat(figures), len(figures)),
        subtitle=gettext("How many figures each caveat concerns, and which"),
        table=DataTable(columns, rows),
    )


def _with_caveat(figures: Iterable[Figure]) -> int:
    return sum(any(lacks(figure) for _label, lacks in LACKS) for figure in figures)


def _first_few(codes: Sequence[str]) -> str:
    """The codes in a list; of a monthly series only the first, since all of them are in the records."""
    if len(codes) <= MOST_CODES:
        return listed(codes)
    more = len(codes) - MOST_CODES
    sentence = ngettext("%(codes)s and %(more)d more", "%(codes)s and %(more)d more", more)
    return sentence % {"codes": ", ".join(codes[:MOST_CODES]), "more": more}


def _lacking(figures: Sequence[Figure]) -> list[tuple[str, list[str]]]:
    """Each reservation with the codes of the figures that it concerns."""
    return [(str(label), [figure.code for figure in figures if lacks(figure)]) for label, lacks in LACKS]


def _lack_record(pair: CountryPair, label: str, codes: Sequence[str]) -> Record:
    return {"pair": pair.slug, "kind": "reservation", "words": label, "figures": len(codes), "code": " ".join(codes)}


def _odd(pair: CountryPair, odd: Iterable[Figure], cites: Citations) -> Section:
    columns = (
        Head(gettext("Figure")),
        Head(gettext("Period")),
        Head(gettext("As printed"), numeric=True),
    )
    rows = tuple(
        (
            Cell(figure.code, url=figure_address(pair.slug, figure.code), cites=cites(figure.passages)),
            Cell(period_of(figure)),
            Cell(amount_words(figure)),
        )
        for figure in odd
    )
    return Section(
        key="implausible",
        title=gettext("Implausible as printed"),
        subtitle=gettext("Far outside its series: in no derived number until an editor confirms it"),
        table=DataTable(columns, rows),
    )


def _revisions(pair: CountryPair, revised: Sequence[tuple[Figure, Figure]], cites: Citations) -> Section:
    columns = (
        Head(gettext("Period")),
        Head(gettext("What")),
        Head(gettext("Reporter")),
        Head(gettext("Published before"), numeric=True),
        Head(gettext("Revised to"), numeric=True),
    )
    sentence = ngettext("%(count)d figure was revised", "%(count)d figures were revised", len(revised))
    return Section(
        key="revisions",
        title=sentence % {"count": len(revised)},
        subtitle=gettext("Both vintages are kept; the trade page shows either"),
        table=DataTable(columns, tuple(_revision_row(pair, first, later, cites) for first, later in revised)),
    )


def _revision_row(pair: CountryPair, first: Figure, later: Figure, cites: Citations) -> tuple[Cell, ...]:
    return (
        Cell(period_of(later)),
        Cell(counted(later.flow, later.category, later.part)),
        side_cell(pair, later.reporter or None),
        Cell(amount_words(first), cites=cites(first.passages)),
        Cell(amount_words(later), cites=cites(later.passages)),
    )


def _finding_record(pair: CountryPair, finding: Finding, by_code: dict[str, Figure]) -> Record:
    last = by_code[finding.codes[-1]]
    named = {
        "reporter": last.reporter or None,
        "flow": last.flow.value,
        "category": last.category,
        "scope": last.scope or None,
        "currency": finding.currency,
    }
    return derived_record(pair, " ".join(finding.codes), last.period, finding.implied, finding.rule.value, **named)
