"""The form of the trade page: which target, from which level, as known on which day; a plain GET form."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from cooperation.analysis.figures import Flow
from cooperation.models import Target
from cooperation.wording.amounts import currency_name
from cooperation.wording.dates import day_or_part
from cooperation.wording.numbers import decimal
from cooperation.wording.stated import brief_amount
from dashboard.components.forms import Choice, ChoiceGroup, Select, select
from dashboard.components.sides import side_of
from dashboard.pages.trade.levels import LevelLine
from dashboard.pages.trade.query import ALLOWANCES, FIRST, can_be_base
from dashboard.pages.trade.view import TradeView


@dataclass(frozen=True)
class TradeForm:
    """The selects, and the day asked for (empty for today)."""

    selects: tuple[Select, ...]
    as_of: str


def trade_form(view: TradeView) -> TradeForm:
    """Selects that have something to choose from, with what is chosen now."""
    selects = (_targets(view), _currencies(view), _bases(view), _allowances(view), *_vintages(view))
    shown = tuple(one for one in selects if one.has_choice)
    return TradeForm(shown, view.query.as_of.isoformat() if view.query.as_of else "")


def _targets(view: TradeView) -> Select:
    choices = [(line.target.code, _target_words(line.target)) for line in view.lines]
    return select("target", gettext("Target"), choices, view.target.code if view.target else "")


def _target_words(target: Target) -> str:
    stated = day_or_part(target.stated_on) if target.stated_on else ""
    words = {"code": target.code, "goal": brief_amount(target), "day": stated}
    return gettext("%(code)s: %(goal)s, stated %(day)s") % words


def _currencies(view: TradeView) -> Select:
    """The currencies in which turnover is on record."""
    known = sorted({line.currency for line in view.levels if line.level.key.flow is Flow.TURNOVER})
    return select("currency", gettext("Currency"), [(code, currency_name(code)) for code in known], view.currency)


def _bases(view: TradeView) -> Select:
    """The levels that a target can be measured from, by who reports them; the latest first."""
    possible = [line for line in reversed(view.levels) if can_be_base(line) and line.currency == view.currency]
    reporters = dict.fromkeys(line.level.key.reporter for line in possible)
    groups = tuple(
        _of_reporter(view, reporter, possible) for reporter in sorted(reporters, key=lambda code: code or "~")
    )
    return Select("base", gettext("Measured from"), groups)


def _of_reporter(view: TradeView, reporter: str, possible: Sequence[LevelLine]) -> ChoiceGroup:
    label = side_of(view.pair, reporter).label if reporter else gettext("Reporter not said")
    lines = [line for line in possible if line.level.key.reporter == reporter]
    return ChoiceGroup(label, tuple(_base(line, chosen=line is view.start) for line in lines))


def _base(line: LevelLine, *, chosen: bool) -> Choice:
    words = {"period": line.period_text, "value": line.value_text, "code": line.level.code}
    if line.figure:
        return Choice(line.level.code, gettext("%(period)s: %(value)s (%(code)s)") % words, chosen)
    return Choice(line.level.code, gettext("%(period)s: %(value)s (derived)") % words, chosen)


def _allowances(view: TradeView) -> Select:
    choices = [(str(a), decimal((a - 1) * 100, a / a) + "%") for a in ALLOWANCES]
    return select("cif", gettext("Freight and insurance in imports"), choices, str(view.query.cif))


def _vintages(view: TradeView) -> Iterable[Select]:
    """Only where something was revised."""
    if any(figure.revises_id for figure in view.everything) or view.monthly.is_revised:
        choices = [("", gettext("latest")), (FIRST, gettext("as first published"))]
        yield select("vintage", gettext("Revised figures"), choices, view.query.vintage)
