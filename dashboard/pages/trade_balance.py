"""Balances: by how much one side says that it sold more, or less, than it bought."""

from collections.abc import Sequence
from dataclasses import replace

from django.utils.translation import gettext

from cooperation.analysis.consistency import Flow
from cooperation.analysis.intervals import Comparison, Qualifier
from dashboard.pages.citations import Citations
from dashboard.pages.levels import LevelLine
from dashboard.pages.parts import Cell, Column, DataTable
from dashboard.pages.sections import Section
from dashboard.pages.sides import side_of
from dashboard.pages.trade_table import side_cell
from dashboard.pages.trade_view import TradeView
from dashboard.pages.wording import stated_money

# Of a deficit these turn round without their sign: "less than -700" is more than 700.
BY_ORDER = (Qualifier.LESS_THAN, Qualifier.MORE_THAN, Qualifier.AT_LEAST, Qualifier.BETWEEN)


def balance_section(view: TradeView, cites: Citations) -> Section | None:
    """Every balance, stated or derived from exports and imports of the same side; None without one."""
    lines = [line for line in view.levels if line.level.key.flow is Flow.BALANCE]
    if not lines:
        return None
    words = {"period": lines[-1].period_text, "balance": balance_words(view, lines[-1])}
    return Section(
        key="balance",
        title=gettext("In %(period)s, %(balance)s") % words,
        subtitle=gettext("Exports less imports by the side that reports them: stated, or derived from its own figures"),
        table=_table(view, lines, cites),
    )


def balance_words(view: TradeView, line: LevelLine) -> str:
    """ "Belarus sold $671.4 m more than it bought"; of a deficit, less."""
    reporter = line.level.key.reporter
    words = {"side": side_of(view.pair, reporter).label if reporter else gettext("one side"), "value": _size(line)}
    sentences = {
        Comparison.ABOVE: gettext("%(side)s sold %(value)s more than it bought"),
        Comparison.BELOW: gettext("%(side)s sold %(value)s less than it bought"),
    }
    sentence = sentences.get(line.level.value.compare(0))
    return sentence % words if sentence else gettext("%(side)s sold about as much as it bought") % words


def _size(line: LevelLine) -> str:
    """The amount without its sign, in the words of the source where one states it."""
    is_deficit = line.level.value.compare(0) is Comparison.BELOW
    amount = line.amount
    if amount is None or (is_deficit and amount.qualifier in BY_ORDER):
        return line.money(-line.level.value if is_deficit else line.level.value)
    return stated_money(replace(amount, value=abs(amount.value)))


def _table(view: TradeView, lines: Sequence[LevelLine], cites: Citations) -> DataTable:
    columns = (
        Column(gettext("Period")),
        Column(gettext("Reported by")),
        Column(gettext("Balance"), numeric=True),
        Column(gettext("In words")),
        Column(gettext("How")),
        Column(gettext("Read with care"), prose=True),
    )
    return DataTable(columns, tuple(_row(view, line, cites) for line in lines))


def _row(view: TradeView, line: LevelLine, cites: Citations) -> tuple[Cell, ...]:
    words = balance_words(view, line)
    return (
        Cell(line.period_text, cites=cites(line.paragraphs())),
        side_cell(view.pair, line.level.key.reporter or None),
        Cell(line.value_text),
        Cell(words[:1].upper() + words[1:]),
        Cell(line.how if line.figure else line.rests_on, derived=line.figure is None),
        Cell(line.caution),
    )
