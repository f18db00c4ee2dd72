"""What became of each target: its state from dated figures, in words, with what it rests on."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.text import capfirst
from django.utils.translation import gettext, gettext_lazy

from cooperation.analysis import target as analysis
from cooperation.analysis.choosing.choice import choose
from cooperation.analysis.implied import derived_levels
from cooperation.analysis.intervals import Interval, Qualifier
from cooperation.analysis.multiple import Base, bases, of_year
from cooperation.analysis.series import Level, stated_levels
from cooperation.analysis.target import Held, TargetResult, TargetState
from cooperation.models import Category, CountryPair, Flow, Hedge, Target, TradeFigure
from cooperation.models.amounts import read_number
from cooperation.wording.amounts import money_span
from cooperation.wording.dates import day_or_part, period_words
from cooperation.wording.lists import listed
from cooperation.wording.stated import amount_words
from dashboard.components.citations import Citations
from dashboard.components.page import Cell, Column, DataTable, Record
from dashboard.components.records import own_record, plain
from dashboard.pages.trade.levels import unit_for

STATE_WORDS = {
    TargetState.ALREADY_ABOVE: gettext_lazy("already above when stated"),
    TargetState.REACHED: gettext_lazy("reached"),
    TargetState.MISSED: gettext_lazy("missed"),
    TargetState.SLIPPED: gettext_lazy("reached, then slipped"),
    TargetState.OPEN: gettext_lazy("open"),
    TargetState.CANNOT_BE_TOLD: gettext_lazy("cannot be told"),
    TargetState.NOT_KNOWN: gettext_lazy("outcome not known"),
}


@dataclass(frozen=True)
class TargetLine:
    """A target with its state and the figures that the state rests on."""

    target: Target
    result: TargetResult
    rests_on: tuple[TradeFigure, ...]
    bases: tuple[Base, ...] = ()

    @property
    def state(self) -> TargetState:
        """Reached, missed, slipped, open, or not to be told."""
        return self.result.state

    @property
    def years(self) -> str:
        """The years of the figures it rests on, in words."""
        return listed(dict.fromkeys(period_words(figure.period) for figure in self.rests_on))


def wanted(target: Target) -> Interval | None:
    """The values that would meet a target: its level or more; only more where it says "more than".

    In the currency that it leads with; of a target in growth terms the multiples that would meet it.
    """
    if target.stated is not None:
        return Interval(target.stated.value, None, low_open=target.stated.qualifier is Qualifier.MORE_THAN)
    if target.multiple is not None:
        return Interval(target.multiple, None, low_open=target.multiple_qualifier == Hedge.MORE_THAN)
    return None


def target_lines(targets: Sequence[Target], figures: Sequence[TradeFigure], as_of: date) -> list[TargetLine]:
    """The state of each target that names a level, from the figures (of any side) known on a day."""
    return [_line(target, figures, as_of) for target in targets if _stated_by(target, as_of)]


def _stated_by(target: Target, as_of: date) -> bool:
    return wanted(target) is not None and target.stated_on is not None and target.stated_on.earliest <= as_of


def _line(target: Target, figures: Sequence[TradeFigure], as_of: date) -> TargetLine:
    bearing = {figure.code: figure for figure in figures if _bears_on(target, figure)}
    found = bases_of(target, figures)
    held = [
        Held(level, value)
        for figure in bearing.values()
        for level in stated_levels(figure.as_stated())
        if level.known_on <= as_of
        for value in _compared(target, level, found)
    ]
    aim = analysis.Target(
        wanted(target),  # type: ignore[arg-type]
        target.stated_on.earliest,  # type: ignore[union-attr]
        target.deadline_on.latest if target.deadline_on else None,
    )
    result = analysis.state_of_target(aim, held, as_of)
    rests_on = dict.fromkeys(code for one in result.rests_on for code in one.level.rests_on)
    return TargetLine(target, result, tuple(bearing[code] for code in rests_on), found)


def _compared(target: Target, level: Level, found: Sequence[Base]) -> Iterator[Interval]:
    """What is held against the wanted values: the amount in the target's currency, or its multiples of the bases."""
    if target.stated is None:
        yield from filter(None, (base.times(level) for base in found))
    elif level.key.currency == target.stated.currency:
        yield level.value


def bases_of(target: Target, figures: Sequence[TradeFigure]) -> tuple[Base, ...]:
    """What a target in growth terms is counted from: a figure, or all that is on record for a year.

    Nothing where the source does not say from what, or the record does not say how much that was.
    """
    multiple = read_number(target.multiple_qualifier, target.multiple, target.multiple_step, target.multiple_upper)
    if multiple is None or target.stated is not None:
        return ()
    if target.base:
        return tuple(bases(multiple, stated_levels(target.base.as_stated())))
    own = [stated for figure in figures for stated in figure.as_stated()]
    best = choose([*stated_levels(own), *derived_levels(own)])
    levels = [one.chosen for key, one in best.items() if key.flow == target.flow and _fits(target, key.category)]
    return tuple(bases(multiple, of_year(levels, target.base_year))) if target.base_year else ()


def _bears_on(target: Target, figure: TradeFigure) -> bool:
    """The same flow, of the reporter that the target is about; trade as a whole has two, and no other flow has."""
    if figure.flow != target.flow or not _fits(target, figure.category):
        return False
    return figure.reporter_id == target.reporter_id if target.reporter_id else target.flow == Flow.TURNOVER


def _fits(target: Target, category: str) -> bool:
    """Services and investment never count towards a target that does not name them."""
    return category in (target.category, Category.NOT_SAID, Category.GOODS)


def target_finding(line: TargetLine) -> str:
    """The state of a target as a sentence: "Trade passed the goal of more than $1 bn for 2021"."""
    words = {"goal": amount_words(line.target), "years": line.years, "deadline": _deadline(line.target)}
    sentences = {
        TargetState.ALREADY_ABOVE: gettext("trade was already at %(goal)s when that was stated (%(years)s)"),
        TargetState.REACHED: gettext("trade reached the goal of %(goal)s for %(years)s, by what was said"),
        TargetState.MISSED: gettext("trade missed the goal of %(goal)s for %(deadline)s"),
        TargetState.SLIPPED: gettext("trade reached the goal of %(goal)s, then fell below it (%(years)s)"),
        TargetState.OPEN: gettext("no full year on record has reached the goal of %(goal)s"),
        TargetState.CANNOT_BE_TOLD: gettext("whether trade reached the goal of %(goal)s cannot be told"),
        TargetState.NOT_KNOWN: gettext(
            "the outcome of the goal of %(goal)s for %(deadline)s is not known: no figure for that time is on record"
        ),
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
        Cell(" ".join(_rests_on(line)), cites=cites(evidence)),
        Cell(target.caution),
    )


def _rests_on(line: TargetLine) -> Iterator[str]:
    """The years that the state rests on, and what a multiple comes to, which nobody stated."""
    in_growth_terms = line.target.multiple is not None and line.target.stated is None
    years = line.years or gettext("no full year on record")
    yield f"{capfirst(years)}." if in_growth_terms else years
    if in_growth_terms and not line.bases:
        yield gettext("What it is counted from is not on record, so what it comes to cannot be told.")
    for base in line.bases:
        words = {"threshold": _threshold_words(base), "period": period_words(base.level.key.period)}
        words["codes"] = listed(base.level.rests_on)
        yield gettext("Derived from %(period)s (%(codes)s): the goal comes to %(threshold)s.") % words


def _threshold_words(base: Base) -> str:
    low, high = base.threshold.low or Decimal(0), base.threshold.high
    size = high or low
    digit = Decimal(10) ** (size.adjusted() - 2)
    interval = base.threshold if high is not None else Interval(low, None)
    return money_span(interval, unit=unit_for(size), digit=digit, currency=base.level.key.currency)


def target_record(pair: CountryPair, line: TargetLine) -> Record:
    """A target as plain values, with its state and the codes of the figures that it rests on."""
    target, multiple = line.target, line.target.stated_multiple
    return {
        "pair": pair.slug,
        "code": target.code,
        "kind": "target",
        "flow": target.flow,
        "category": target.category,
        "qualifier": target.qualifier,
        "value_usd": plain(target.value_usd),
        **own_record(target),
        "reporter": target.reporter_id,
        "multiple": plain(target.multiple),
        "multiple_qualifier": target.multiple_qualifier or None,
        "counted_from": period_words(multiple.base) if multiple and multiple.base else None,
        "derived_from": " ".join(code for base in line.bases for code in base.level.rests_on) or None,
        "stated_on": str(target.stated_on),
        "deadline_on": str(target.deadline_on) if target.deadline_on else None,
        "state": line.state.value,
        "rests_on": " ".join(figure.code for figure in line.rests_on),
        "evidence": " ".join(map(str, target.paragraphs())),
    }
