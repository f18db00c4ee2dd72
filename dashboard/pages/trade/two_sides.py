"""The room of both sides: where their reports differ, and who sells more than it buys."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from itertools import pairwise

from django.utils.translation import gettext, gettext_lazy

from cooperation.analysis.amounts import Amount
from cooperation.analysis.categories import WHOLE
from cooperation.analysis.figures import Flow
from cooperation.analysis.intervals import Comparison
from cooperation.analysis.readings import Qualifier
from cooperation.wording.amounts import stated_money
from cooperation.wording.lists import listed
from cooperation.wording.spans import from_to
from dashboard.components.citations import Citations
from dashboard.components.page import Block, Cell, DataTable, Head, Record
from dashboard.components.section import Section, first_rows
from dashboard.components.sides import side_of
from dashboard.presenting.levels import LevelLine
from dashboard.presenting.mirror import differing_heading, mirror_card, mirror_periods, mirror_records
from dashboard.presenting.rooms import (
    FoldedRoom,
    TradeForm,
    allowances_select,
    currencies_select,
    trade_form,
    vintages_select,
)
from dashboard.presenting.table import caveat_cell, how_cell, line_records, side_cell
from dashboard.presenting.view import TradeView

# What a page holds: periods in the picture, balances in the table unless all are asked for.
PERIODS_DRAWN, LATEST_BALANCES = 9, 6
# Without its sign a number of the other side of zero is ordered the other way round.
TURNED = {
    Qualifier.LESS_THAN: Qualifier.MORE_THAN,
    Qualifier.MORE_THAN: Qualifier.LESS_THAN,
    Qualifier.AT_LEAST: Qualifier.UP_TO,
}


def balances(view: TradeView) -> list[LevelLine]:
    """Every balance of the whole, in time."""
    choices = [choice for key, choice in view.choices.items() if key.flow is Flow.BALANCE and key.scope == WHOLE]
    return sorted((view.line_of(choice.chosen) for choice in choices), key=_order)


def balance_section(view: TradeView, cites: Citations) -> Section | None:
    """Every balance of the whole, stated or derived from exports and imports of the same side, the latest first."""
    lines = balances(view)
    if not lines:
        return None
    words = {"period": lines[-1].period_text, "balance": balance_words(view, lines[-1])}
    return Section(
        key="balance",
        title=gettext("In %(period)s, %(balance)s") % words,
        subtitle=gettext("Exports less imports by the side that reports them: stated, or derived from its own figures"),
        table=_table(view, lines, cites),
        note=" ".join(_turns(view, lines)),
    )


def _order(line: LevelLine) -> tuple[date, date, str]:
    return line.level.key.period.end, line.level.key.period.start, line.level.code


def _turns(view: TradeView, lines: Sequence[LevelLine]) -> Iterator[str]:
    """A sentence for each side whose balance changed its sign from one year to the next on record."""
    stated = [line for line in lines if line.level.key.period.is_full_year]
    for reporter in dict.fromkeys(line.level.key.reporter for line in stated):
        own = [line for line in stated if line.level.key.reporter == reporter]
        steps = [from_to(*(line.period_text for line in pair)) for pair in pairwise(own) if _is_turn(view, pair)]
        if steps:
            sentence = gettext("For %(side)s the balance changed sign from %(steps)s, so no percentage is given.")
            yield sentence % {"side": _side(view, reporter), "steps": listed(steps)}


def _is_turn(view: TradeView, pair: tuple[LevelLine, LevelLine]) -> bool:
    signs = {view.choices[line.level.key].span.compare(0) for line in pair}
    return signs == {Comparison.ABOVE, Comparison.BELOW}


def _side(view: TradeView, reporter: str) -> str:
    return side_of(view.pair, reporter).label if reporter else gettext("one side")


def balance_words(view: TradeView, line: LevelLine) -> str:
    """ "Belarus’s exports exceeded its imports by $671.4 m"; of a deficit the other way round."""
    words = {"side": _side(view, line.level.key.reporter), "value": _size(line)}
    sentences = {
        Comparison.ABOVE: gettext("%(side)s’s exports exceeded its imports by %(value)s"),
        Comparison.BELOW: gettext("%(side)s’s imports exceeded its exports by %(value)s"),
        Comparison.EQUAL: gettext("%(side)s’s exports matched its imports"),
        Comparison.CANNOT_BE_TOLD: gettext("whether %(side)s’s exports exceeded its imports cannot be told"),
    }
    if line.stated == 0:
        return gettext("%(side)s’s exports about matched its imports") % words
    return sentences[view.choices[line.level.key].span.compare(0)] % words


def _size(line: LevelLine) -> str:
    """The amount without its sign, in the words of the source where one states it."""
    is_deficit = line.level.value.compare(0) is Comparison.BELOW
    if line.amount is None:
        return line.money(-line.level.value if is_deficit else line.level.value)
    return stated_money(_as_deficit(line.amount) if is_deficit else line.amount)


def _as_deficit(amount: Amount) -> Amount:
    """A negative balance as the size of the deficit: "less than -20" is more than 20, "-30 to -20" is 20 to 30."""
    if amount.upper is not None:
        return replace(amount, value=-amount.upper, upper=-amount.value)
    return replace(amount, value=-amount.value, qualifier=TURNED.get(amount.qualifier, amount.qualifier))


def _table(view: TradeView, lines: Sequence[LevelLine], cites: Citations) -> DataTable:
    columns = (
        Head(gettext("Period")),
        Head(gettext("Reported by")),
        Head(gettext("Balance"), numeric=True),
        Head(gettext("In words")),
        Head(gettext("How")),
        Head(gettext("Caveat")),
    )
    return DataTable(columns, tuple(_row(view, line, cites) for line in reversed(lines)))


def _row(view: TradeView, line: LevelLine, cites: Citations) -> tuple[Cell, ...]:
    words = balance_words(view, line)
    return (
        Cell(line.period_text, cites=cites(line.passages)),
        side_cell(view.pair, line.level.key.reporter or None),
        Cell(line.value_text),
        Cell(words[:1].upper() + words[1:]),
        how_cell(view.pair, line),
        caveat_cell(view, line.caution),
    )


class TwoSidesRoom(FoldedRoom):
    """What each side reports of the same trade."""

    room = "trade-two-sides"
    blocks = (
        Block("choice", lambda page: page.form),
        Block(
            "mirror",
            lambda page: mirror_card(page.view, page.cites, PERIODS_DRAWN),
            label=gettext_lazy("The same trade as each side reports it"),
        ),
        Block("balance", lambda page: page.balance, label=gettext_lazy("Balance")),
    )

    @cached_property
    def title(self) -> str:
        """How often the two sides differ; the picture says where most."""
        periods = [period for period in mirror_periods(self.view) if period.currency == self.view.currency]
        return differing_heading(self.view, periods) if periods else gettext("No period has figures of both sides")

    @property
    def standfirst(self) -> str:
        """Why two reports differ."""
        return gettext(
            "Imports count insurance and freight, exports do not. Where a figure is contested, the direction of a "
            "balance is left open."
        )

    @property
    def balance(self) -> Section | None:
        """Exports less imports, the latest."""
        section = balance_section(self.view, self.cites)
        return first_rows(section, LATEST_BALANCES, self.opened) if section else None

    @property
    def form(self) -> TradeForm | None:
        """The allowance for freight, the currency, the vintage."""
        view = self.view
        return trade_form(view, allowances_select(view), currencies_select(view), vintages_select(view))

    def records(self) -> Iterable[Record]:
        """What each side reports of what both report, the difference, and each side's balances."""
        flows = [flow for period in mirror_periods(self.view) for flow in period.flows]
        reported = [self.view.line_of(choice.chosen) for flow in flows for choice in (flow.one, flow.other)]
        yield from line_records(self.view, [*reported, *balances(self.view)])
        yield from mirror_records(self.view)
