"""Statements in numbers, held against the figures on record: the list of them, and one with all that bears on it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.db.models import QuerySet
from django.http import Http404, QueryDict
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from cooperation.models import Checkability, CountryPair, Statement
from cooperation.wording.stated import amount_words
from dashboard.components.citations import Citations, dated
from dashboard.components.crumbs import pair_crumbs
from dashboard.components.page import BuiltPage, Cell, Cite, Column, Crumb, DataTable, Record
from dashboard.components.records import plain
from dashboard.pages.trade.claims_check import ClaimCheck, Side, check_of, finding
from dashboard.pages.trade.query import TradeQuery
from dashboard.pages.trade.view import TradeView, whole_view


@dataclass(frozen=True, kw_only=True)
class ClaimsPage(BuiltPage):
    """Every statement in numbers."""

    knows_days: ClassVar[bool] = True

    table: DataTable


@dataclass(frozen=True, kw_only=True)
class ClaimPage(BuiltPage):
    """A statement, the level it speaks of, the figures of years before and after it, and what was not found."""

    knows_days: ClassVar[bool] = True

    summary: str
    quote: str
    cites: tuple[Cite, ...]
    kind: str
    stated: str
    level: str
    caution: str
    not_found: tuple[str, ...]
    before: DataTable
    after: DataTable


def claims_page(pair: CountryPair, params: QueryDict, today: date) -> ClaimsPage:
    """Build the list: the statements that could be held against figures, and whether there is a level to hold."""
    view = whole_view(pair, TradeQuery.from_params(params), today)
    statements = list(_numeric(pair))
    cites = Citations(pair)
    return ClaimsPage(
        title=_list_heading(statements),
        standfirst=gettext(
            "A statement that names a level is held against every figure that bears on it. Where the record says "
            "nothing, nothing is said."
        ),
        crumbs=pair_crumbs(pair, Crumb(gettext("Trade"), reverse("trade", args=[pair.slug])), gettext("Claims")),
        records=lambda: (_statement_record(pair, statement, view) for statement in statements),
        table=_list(pair, statements, view, cites),
        cited=cites.cited,
    )


def _numeric(pair: CountryPair) -> QuerySet[Statement]:
    published = Statement.objects.for_pair(pair).published().filter(checkability=Checkability.NUMERIC)
    return published.with_evidence().select_related("target__base").order_by("code")


def _list_heading(statements: Sequence[Statement]) -> str:
    held = sum(statement.target is not None for statement in statements)
    if not statements:
        return gettext("No statement in numbers is on record")
    sentence = ngettext(
        "%(held)d of %(count)d statement in numbers names a level that figures can be held against",
        "%(held)d of %(count)d statements in numbers can be held against the figures on record",
        len(statements),
    )
    return sentence % {"held": held, "count": len(statements)}


def _list(pair: CountryPair, statements: Iterable[Statement], view: TradeView, cites: Citations) -> DataTable:
    columns = (
        Column(gettext("Statement")),
        Column(gettext("Stated")),
        Column(gettext("Level"), numeric=True),
        Column(gettext("What the figures say")),
        Column(gettext("Read with care"), prose=True),
    )
    return DataTable(columns, tuple(_list_row(pair, statement, view, cites) for statement in statements))


def _list_row(pair: CountryPair, statement: Statement, view: TradeView, cites: Citations) -> tuple[Cell, ...]:
    check = check_of(statement, view)
    url = reverse("claim", args=[pair.slug, statement.code]) if check else ""
    says = finding(check) if check else gettext("It names no level on record, so there is nothing to hold it against.")
    return (
        Cell(statement.summary, url=url, cites=cites(statement.paragraphs())),
        Cell(dated(statement.evidence.source)),
        Cell(amount_words(statement.target) if statement.target else ""),
        Cell(says, derived=bool(check)),
        Cell(statement.caution),
    )


def _statement_record(pair: CountryPair, statement: Statement, view: TradeView) -> Record:
    check = check_of(statement, view)
    return {
        "pair": pair.slug,
        "code": statement.code,
        "kind": "claim",
        "summary": statement.summary,
        "quote": statement.quote,
        "target": statement.target.code if statement.target else None,
        "years_below": len(check.standing("below")) if check else None,
        "years_above": len(check.standing("above")) if check else None,
        "years_cannot_be_told": len(check.standing("cannot_be_told")) if check else None,
        "years_without": " ".join(map(str, check.missing)) if check else None,
        "evidence": " ".join(map(str, statement.paragraphs())),
        "caution": statement.caution,
    }


def claim_page(pair: CountryPair, params: QueryDict, today: date, code: str) -> ClaimPage:
    """Build the page of a statement that names a level; Http404 with a sentence where there is none of that code."""
    statement = _numeric(pair).filter(code=code).first()
    view = whole_view(pair, TradeQuery.from_params(params), today)
    check = check_of(statement, view) if statement else None
    if statement is None or check is None:
        raise Http404(gettext("No statement “%(code)s” of this pair can be held against figures.") % {"code": code})
    cites = Citations(pair)
    claims = Crumb(gettext("Claims"), reverse("claims", args=[pair.slug]))
    trade = Crumb(gettext("Trade"), reverse("trade", args=[pair.slug]))
    return ClaimPage(
        title=finding(check),
        standfirst=statement.summary,
        crumbs=pair_crumbs(pair, trade, claims, statement.quote or statement.summary),
        records=lambda: _check_records(pair, check),
        summary=statement.summary,
        quote=statement.quote,
        cites=cites(statement.paragraphs()),
        kind=statement.get_claim_type_display(),
        stated=dated(statement.evidence.source),
        level=check.level,
        caution=statement.caution,
        not_found=tuple(check.not_found),
        before=check.table(Side.BEFORE, cites),
        after=check.table(Side.AFTER, cites),
        cited=cites.cited,
    )


def _check_records(pair: CountryPair, check: ClaimCheck) -> Iterable[Record]:
    for side, one in check.sided:
        key = one.level.key
        yield {
            "pair": pair.slug,
            "code": one.level.code,
            "kind": "derived" if one.level.is_derived else "stated",
            "reporter": key.reporter or None,
            "period": str(key.period),
            "when": side.value,
            "standing": one.standing.value,
            "low_usd": plain(one.level.value.low),
            "high_usd": plain(one.level.value.high),
        }
    for year in check.missing:
        yield {"pair": pair.slug, "kind": "no figure", "period": str(year), "when": Side.BEFORE.value}
