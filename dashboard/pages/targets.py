"""What became of each target: its state from dated figures, in words, with what it rests on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext, gettext_lazy

from cooperation.analysis import target as analysis
from cooperation.analysis.intervals import Interval
from cooperation.analysis.target import DatedFigure, TargetResult, TargetState
from cooperation.models import Category, CountryPair, Flow, Hedge, Target, TradeFigure
from dashboard.pages.citations import Citations
from dashboard.pages.figures import amount_words, plain
from dashboard.pages.parts import Cell, Column, DataTable, Record
from dashboard.pages.trade_query import known_on
from dashboard.pages.wording import day_or_part, listed, period_words

STATE_WORDS = {
    TargetState.REACHED: gettext_lazy("reached"),
    TargetState.MISSED: gettext_lazy("missed"),
    TargetState.SLIPPED: gettext_lazy("reached, then slipped"),
    TargetState.OPEN: gettext_lazy("open"),
    TargetState.CANNOT_BE_TOLD: gettext_lazy("cannot be told"),
}


@dataclass(frozen=True)
class TargetLine:
    """A target with its state and the figures that the state rests on."""

    target: Target
    result: TargetResult
    rests_on: tuple[TradeFigure, ...]

    @property
    def state(self) -> TargetState:
        """Reached, missed, slipped, open, or not to be told."""
        return self.result.state

    @property
    def years(self) -> str:
        """The years of the figures it rests on, in words."""
        return listed(dict.fromkeys(period_words(figure.period) for figure in self.rests_on))


def wanted(target: Target) -> Interval | None:
    """The values that would meet a target: its level or more; only more where it says "more than"."""
    if target.value_usd is None:
        return None
    return Interval(target.value_usd, None, low_open=target.qualifier == Hedge.MORE_THAN)


def target_lines(targets: Sequence[Target], figures: Sequence[TradeFigure], as_of: date) -> list[TargetLine]:
    """The state of each target that names a level, from the figures (of any side) known on a day."""
    return [_line(target, figures, as_of) for target in targets if _stated_by(target, as_of)]


def _stated_by(target: Target, as_of: date) -> bool:
    return wanted(target) is not None and target.stated_on is not None and target.stated_on.earliest <= as_of


def _line(target: Target, figures: Sequence[TradeFigure], as_of: date) -> TargetLine:
    bearing = {figure.code: figure for figure in figures if _bears_on(target, figure)}
    dated = [
        DatedFigure(code, figure.period, figure.amount, known_on(figure.evidence.source))
        for code, figure in bearing.items()
        if figure.amount
    ]
    aim = analysis.Target(
        wanted(target),  # type: ignore[arg-type]
        target.stated_on.earliest,  # type: ignore[union-attr]
        target.deadline_on.year if target.deadline_on else None,
    )
    result = analysis.state_of_target(aim, dated, as_of)
    return TargetLine(target, result, tuple(bearing[figure.code] for figure in result.rests_on))


def _bears_on(target: Target, figure: TradeFigure) -> bool:
    """Same flow; services and investment never count towards a target that does not name them."""
    same_kind = figure.category in (target.category, Category.NOT_SAID, Category.GOODS)
    return figure.flow == target.flow == Flow.TURNOVER and same_kind


def target_finding(line: TargetLine) -> str:
    """The state of a target as a sentence: "Trade passed the goal of more than $1 bn for 2021"."""
    words = {"goal": amount_words(line.target), "years": line.years, "deadline": _deadline(line.target)}
    sentences = {
        TargetState.REACHED: gettext("trade reached the goal of %(goal)s for %(years)s, by what was said"),
        TargetState.MISSED: gettext("trade missed the goal of %(goal)s for %(deadline)s"),
        TargetState.SLIPPED: gettext("trade reached the goal of %(goal)s, then fell below it (%(years)s)"),
        TargetState.OPEN: gettext("no full year on record has reached the goal of %(goal)s"),
        TargetState.CANNOT_BE_TOLD: gettext("whether trade reached the goal of %(goal)s cannot be told"),
    }
    return sentences[line.state] % words


def _deadline(target: Target) -> str:
    if target.deadline_on:
        return day_or_part(target.deadline_on)
    return target.deadline_words or gettext("none stated")


def targets_table(lines: Iterable[TargetLine], cites: Citations) -> DataTable:
    """Every target with who stated it, by when, and what became of it; a row each."""
    columns = (
        Column(gettext("Stated on")),
        Column(gettext("Target"), numeric=True),
        Column(gettext("By")),
        Column(gettext("Deadline")),
        Column(gettext("State")),
        Column(gettext("Rests on")),
        Column(gettext("Read with care"), prose=True),
    )
    return DataTable(columns, tuple(_row(line, cites) for line in lines))


def _row(line: TargetLine, cites: Citations) -> tuple[Cell, ...]:
    target = line.target
    evidence = [paragraph for figure in line.rests_on for paragraph in figure.paragraphs()]
    stated = day_or_part(target.stated_on) if target.stated_on else ""
    return (
        Cell(stated, cites=cites(target.paragraphs()), anchor=f"target-{target.code}"),
        Cell(amount_words(target)),
        Cell(target.speaker_name or (target.speaker.name if target.speaker else gettext("not said"))),
        Cell(_deadline(target)),
        Cell(str(STATE_WORDS[line.state]), derived=True),
        Cell(line.years or gettext("no full year on record"), cites=cites(evidence)),
        Cell(target.caution),
    )


def target_record(pair: CountryPair, line: TargetLine) -> Record:
    """A target as plain values, with its state and the codes of the figures that it rests on."""
    target = line.target
    return {
        "pair": pair.slug,
        "code": target.code,
        "kind": "target",
        "flow": target.flow,
        "category": target.category,
        "qualifier": target.qualifier,
        "value_usd": plain(target.value_usd),
        "stated_on": str(target.stated_on),
        "deadline_on": str(target.deadline_on) if target.deadline_on else None,
        "state": line.state.value,
        "rests_on": " ".join(figure.code for figure in line.rests_on),
        "evidence": " ".join(map(str, target.paragraphs())),
    }
