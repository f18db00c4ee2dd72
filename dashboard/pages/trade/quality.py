"""The quality of the trade record: figures that cannot all be true, what figures lack, and what was revised."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.http import QueryDict
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext, gettext_lazy, ngettext

from cooperation.analysis.consistency import Finding, Rule, find_inconsistencies
from cooperation.models import CountryPair, Extent, TradeFigure
from cooperation.wording.amounts import money_words, stated_money
from cooperation.wording.dates import period_words
from cooperation.wording.flows import counted
from cooperation.wording.lists import listed
from cooperation.wording.stated import amount_words
from dashboard.components.citations import Citations
from dashboard.components.crumbs import pair_crumbs
from dashboard.components.page import BuiltPage, Cell, Column, Crumb, DataTable, Record
from dashboard.components.records import derived_record
from dashboard.components.section import Section
from dashboard.pages.trade.query import TradeQuery
from dashboard.pages.trade.table import side_cell

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

RULE_WORDS = {
    Rule.CONTRADICTION: gettext_lazy("two figures for the same thing"),
    Rule.SUM: gettext_lazy("exports + imports = turnover"),
    Rule.GROWTH: gettext_lazy("level a year before × (1 + growth) = level"),
    Rule.PART: gettext_lazy("a period has no less trade than a part of it"),
}
MOST_CODES = 60
LACKS: tuple[tuple["StrOrPromise", Callable[[TradeFigure], bool]], ...] = (
    (gettext_lazy("the reporter is not said"), lambda figure: figure.reporter_id is None),
    (gettext_lazy("a percentage without an amount"), lambda figure: figure.stated is None),
    (gettext_lazy("no amount in US dollars"), lambda figure: figure.stated is not None and figure.value_usd is None),
    (gettext_lazy("no upper limit is stated"), lambda figure: _is_open(figure)),
    (gettext_lazy("the period is not in whole months"), lambda figure: figure.period.months is None),
    (gettext_lazy("a caution goes with it"), lambda figure: bool(figure.caution)),
    (gettext_lazy("its source was read as an excerpt"), lambda figure: _source_extent(figure) == Extent.EXCERPT),
    (gettext_lazy("its source has no date"), lambda figure: figure.evidence.source.published_on is None),
)


@dataclass(frozen=True, kw_only=True)
class QualityPage(BuiltPage):
    """Findings, each over its table."""

    sections: tuple[Section, ...]


def quality_page(pair: CountryPair, params: QueryDict, today: date) -> QualityPage:
    """Build the page from every published figure: one query and its evidence."""
    query = TradeQuery.from_params(params)
    everything = list(TradeFigure.objects.for_pair(pair).published().dated().with_evidence().in_time())
    known = query.known(everything, query.as_of or today)
    figures = query.in_vintage(known)
    findings = find_inconsistencies(stated for figure in figures for stated in figure.as_stated())
    cites = Citations(pair)
    by_code = {figure.code: figure for figure in figures}
    return QualityPage(
        title=_heading(len(figures), findings),
        standfirst=gettext(
            "Figures are compared within one reporter and period, and only as ranges: what rounding or a hedge can "
            "explain is no finding. A finding does not say which figure is wrong, and keeps none from being recorded."
        ),
        crumbs=pair_crumbs(pair, Crumb(gettext("Trade"), reverse("trade", args=[pair.slug])), gettext("Data quality")),
        records=lambda: (
            *(_finding_record(pair, finding, by_code) for finding in findings),
            *(_lack_record(pair, label, codes) for label, codes in _lacking(figures)),
        ),
        sections=tuple(_sections(pair, findings, figures, known, cites)),
        cited=cites.cited,
    )


def _is_open(figure: TradeFigure) -> bool:
    return any(amount.interval.high is None for amount in figure.amounts)


def _source_extent(figure: TradeFigure) -> str:
    return figure.evidence.source.extent


def _heading(count: int, findings: Sequence[Finding]) -> str:
    if not count:
        return gettext("No trade figure is on record")
    figures = ngettext("%(count)d trade figure", "%(count)d trade figures", count) % {"count": count}
    if not findings:
        return gettext("None of the %(figures)s contradicts another") % {"figures": figures}
    sentence = ngettext(
        "%(count)d contradiction stands among %(figures)s",
        "%(count)d contradictions stand among %(figures)s",
        len(findings),
    )
    return sentence % {"figures": figures, "count": len(findings)}


def _sections(
    pair: CountryPair,
    findings: Sequence[Finding],
    figures: Sequence[TradeFigure],
    known: Sequence[TradeFigure],
    cites: Citations,
) -> Iterable[Section]:
    by_code = {figure.code: figure for figure in figures}
    if findings:
        yield _findings(pair, findings, by_code, cites)
    if figures:
        yield _lacks(pair, figures)
    revised = [(first, later) for later in known for first in known if later.revises_id == first.pk]
    if revised:
        yield _revisions(pair, revised, cites)


def _findings(
    pair: CountryPair, findings: Iterable[Finding], by_code: dict[str, TradeFigure], cites: Citations
) -> Section:
    columns = (
        Column(gettext("Figures")),
        Column(gettext("What")),
        Column(gettext("Reporter")),
        Column(gettext("Rule")),
        Column(gettext("One says"), numeric=True),
        Column(gettext("The other says"), numeric=True),
    )
    return Section(
        key="findings",
        title=gettext("Figures that cannot all be true"),
        subtitle=gettext("Each finding names its figures; the ranges do not meet"),
        table=DataTable(columns, tuple(_finding_row(pair, finding, by_code, cites) for finding in findings)),
    )


def _finding_row(
    pair: CountryPair, finding: Finding, by_code: dict[str, TradeFigure], cites: Citations
) -> tuple[Cell, ...]:
    figures = [by_code[code] for code in finding.codes]
    last = figures[-1]
    first = reverse("trade", args=[pair.slug]) + f"#figure-{finding.codes[0]}"
    implied = figures[0].amount_in(finding.currency) if finding.rule is Rule.CONTRADICTION else None
    stated = last.amount_in(finding.currency)
    derived = money_words(stated, finding.implied) if stated else ""
    return (
        Cell(listed(finding.codes), url=first, cites=cites(p for figure in figures for p in figure.paragraphs())),
        Cell(f"{counted(last.flow, last.category)}, {period_words(last.period)}"),
        side_cell(pair, last.reporter_id),
        Cell(str(RULE_WORDS[finding.rule])),
        Cell(stated_money(implied) if implied else derived, derived=implied is None),
        Cell(stated_money(stated) if stated else ""),
    )


def _lacks(pair: CountryPair, figures: Sequence[TradeFigure]) -> Section:
    columns = (
        Column(gettext("What to know")),
        Column(gettext("Figures"), numeric=True),
        Column(gettext("Which"), prose=True),
    )
    rows = tuple(
        (Cell(capfirst(label)), Cell(str(len(codes))), Cell(_first_few(codes))) for label, codes in _lacking(figures)
    )
    without = sum(not any(lacks(figure) for _label, lacks in LACKS) for figure in figures)
    sentence = ngettext(
        "%(without)d of %(count)d figure comes without a reservation",
        "%(without)d of %(count)d figures come without a reservation",
        len(figures),
    )
    return Section(
        key="reservations",
        title=sentence % {"without": without, "count": len(figures)},
        subtitle=gettext("How many figures each reservation concerns, and which"),
        table=DataTable(columns, rows),
    )


def _first_few(codes: Sequence[str]) -> str:
    """The codes in a list; of a monthly series only the first, since all of them are in the records."""
    if len(codes) <= MOST_CODES:
        return listed(codes)
    more = len(codes) - MOST_CODES
    sentence = ngettext("%(codes)s and %(more)d more", "%(codes)s and %(more)d more", more)
    return sentence % {"codes": ", ".join(codes[:MOST_CODES]), "more": more}


def _lacking(figures: Sequence[TradeFigure]) -> list[tuple[str, list[str]]]:
    """Each reservation with the codes of the figures that it concerns."""
    return [(str(label), [figure.code for figure in figures if lacks(figure)]) for label, lacks in LACKS]


def _lack_record(pair: CountryPair, label: str, codes: Sequence[str]) -> Record:
    return {"pair": pair.slug, "kind": "reservation", "words": label, "figures": len(codes), "code": " ".join(codes)}


def _revisions(pair: CountryPair, revised: Sequence[tuple[TradeFigure, TradeFigure]], cites: Citations) -> Section:
    columns = (
        Column(gettext("Period")),
        Column(gettext("What")),
        Column(gettext("Reporter")),
        Column(gettext("Published before"), numeric=True),
        Column(gettext("Revised to"), numeric=True),
    )
    sentence = ngettext("%(count)d figure was revised", "%(count)d figures were revised", len(revised))
    return Section(
        key="revisions",
        title=sentence % {"count": len(revised)},
        subtitle=gettext("Both vintages are kept; the trade page shows either"),
        table=DataTable(columns, tuple(_revision_row(pair, first, later, cites) for first, later in revised)),
    )


def _revision_row(pair: CountryPair, first: TradeFigure, later: TradeFigure, cites: Citations) -> tuple[Cell, ...]:
    return (
        Cell(period_words(later.period)),
        Cell(counted(later.flow, later.category)),
        side_cell(pair, later.reporter_id),
        Cell(amount_words(first), cites=cites(first.paragraphs())),
        Cell(amount_words(later), cites=cites(later.paragraphs())),
    )


def _finding_record(pair: CountryPair, finding: Finding, by_code: dict[str, TradeFigure]) -> Record:
    last = by_code[finding.codes[-1]]
    named = {
        "reporter": last.reporter_id,
        "flow": last.flow,
        "category": last.category,
        "currency": finding.currency,
    }
    return derived_record(pair, " ".join(finding.codes), str(last.period), finding.implied, finding.rule.value, **named)
