"""A statement's level compared with the figures on record: each year, what they say together, what is lacking."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext, gettext_lazy, ngettext

from cooperation.analysis.choosing.bearing import Bearing
from cooperation.analysis.claims import Check, Standing, checked, nearest_miss
from cooperation.analysis.dates import Period, whole_years_between
from cooperation.models import Extent
from cooperation.queries.evidence import SourceValue
from cooperation.queries.statements import StatementValue
from cooperation.queries.trade_values import Goal
from cooperation.wording.dates import day_or_part, day_words, period_words
from cooperation.wording.lists import listed
from cooperation.wording.stated import growth_words
from dashboard.components.citations import Citations
from dashboard.components.page import Cell, DataTable, Head
from dashboard.presenting.goals import goal_words, what_words
from dashboard.presenting.levels import LevelLine
from dashboard.presenting.table import caveat_cell, how_cell, side_cell
from dashboard.presenting.view import TradeView

STANDING_WORDS = {
    Standing.BELOW: gettext_lazy("below"),
    Standing.ABOVE: gettext_lazy("at that level"),
    Standing.CANNOT_BE_TOLD: gettext_lazy("cannot be told"),
}


class RelativeToClaim(StrEnum):
    """Whether a year had ended when the statement was made: only then it can have been meant."""

    BEFORE = "before"
    AFTER = "after"


SIDE_WORDS = {
    RelativeToClaim.BEFORE: gettext_lazy("Years that had ended when it was said"),
    RelativeToClaim.AFTER: gettext_lazy("Years after it, which it cannot have meant"),
}


@dataclass(frozen=True)
class ClaimCheck:
    """A statement's level compared with every year on record; ``missing`` are years before it without a figure."""

    view: TradeView
    goal: Goal
    source: SourceValue
    checks: tuple[Check, ...]
    missing: tuple[Period, ...]

    @property
    def level(self) -> str:
        """The level that the statement speaks of: "more than $1 bn"."""
        return goal_words(self.goal)

    @property
    def stated_on(self) -> date:
        """The day on which the statement became known."""
        return self.source.known_on

    @property
    def sided(self) -> list[tuple[RelativeToClaim, Check]]:
        """Each check with whether its year had ended by then."""
        return [(RelativeToClaim.BEFORE if self._had_ended(one) else RelativeToClaim.AFTER, one) for one in self.checks]

    def _had_ended(self, one: Check) -> bool:
        return one.level.key.period.end < self.stated_on

    def before(self, standing: Standing) -> list[Check]:
        """The checks of years before the statement that stand so."""
        return [one for side, one in self.sided if side is RelativeToClaim.BEFORE and one.standing is standing]

    def years(self, standing: Standing) -> list[int]:
        """The years before the statement of which a figure stands so."""
        return list(dict.fromkeys(one.year for one in self.before(standing)))

    @property
    def found(self) -> Iterator[str]:
        """The figures at the level or the nearest miss, what the record lacks, and how its sources were read."""
        yield from self._at_level()
        yield from self._nearest()
        if self.missing:
            sentence = gettext("No figure for the whole of %(years)s; one for a part of a year does not count.")
            yield sentence % {"years": listed(map(period_words, self.missing))}
        yield from self._parts()
        yield from self._growth_alone()
        yield _reading(self.sources)

    def _at_level(self) -> Iterator[str]:
        """The figures at the level, or those that may be where none is."""
        above, untold = self.before(Standing.ABOVE), self.before(Standing.CANNOT_BE_TOLD)
        for one in above or untold:
            line = self.view.line_of(one.level)
            words = {"value": line.value_text, "period": line.period_text, "codes": listed(one.level.rests_on)}
            yield (
                gettext("At that level: %(value)s in %(period)s (%(codes)s).")
                if above
                else gettext("It cannot be told of %(value)s in %(period)s (%(codes)s).")
            ) % words

    def _nearest(self) -> Iterator[str]:
        nearest = nearest_miss(self.before(Standing.BELOW))
        if nearest and not self.before(Standing.ABOVE):
            line = self.view.line_of(nearest.level)
            words = {"value": line.value_text, "period": line.period_text, "codes": listed(nearest.level.rests_on)}
            yield gettext("The nearest: %(value)s in %(period)s (%(codes)s).") % words

    def _parts(self) -> Iterator[str]:
        """Figures for parts of the years that have no other."""
        for line in self.view.levels:
            period = line.level.key.period
            within = any(year.start <= period.start and period.end <= year.end for year in self.missing)
            if line.figure and within:
                words = {"period": line.period_text, "value": line.value_text}
                yield gettext("Reported for a part of a year only: %(period)s, %(value)s.") % words

    def _growth_alone(self) -> Iterator[str]:
        """Figures that give a percentage alone, for years before the statement."""
        for figure in self.view.trade.figures:
            period = figure.period
            if figure.growth and not figure.amounts and period and period.is_full_year and period.end < self.stated_on:
                words = {"period": period_words(period), "growth": growth_words(figure.growth), "code": figure.code}
                yield gettext("Reported as a percentage only: %(period)s, %(growth)s (%(code)s).") % words

    @property
    def sources(self) -> list[SourceValue]:
        """The sources of the figures, each once."""
        found = (passage.source for one in self.checks for passage in self.view.line_of(one.level).passages)
        return list({source.key: source for source in found}.values())

    def table(self, side: RelativeToClaim, cites: Citations) -> DataTable:
        """The years of one side, each with every level on record for it."""
        columns = (
            Head(gettext("Year")),
            Head(gettext("Stated by")),
            Head(gettext("Value"), numeric=True),
            Head(gettext("Range used"), numeric=True),
            Head(gettext("Compared with the claim")),
            Head(gettext("How")),
            Head(gettext("Caveat")),
        )
        return DataTable(columns, tuple(self._row(one, cites) for of_side, one in self.sided if of_side is side))

    def _row(self, one: Check, cites: Citations) -> tuple[Cell, ...]:
        line = self.view.line_of(one.level)
        return (
            Cell(line.period_text, cites=cites(line.passages)),
            side_cell(self.view.pair, line.level.key.reporter or None),
            Cell(line.value_text),
            Cell(line.range_text),
            Cell(_compared(one, line)),
            how_cell(self.view.pair, line),
            caveat_cell(self.view, line.caution),
        )


def _compared(one: Check, line: LevelLine) -> str:
    """Where a figure stands; of one that counts only a part, which."""
    words = {"standing": STANDING_WORDS[one.standing], "what": line.what}
    if one.bearing is Bearing.PART:
        return gettext("%(standing)s: only a part, %(what)s") % words
    return str(words["standing"])


def check_of(statement: StatementValue, view: TradeView) -> ClaimCheck | None:
    """The statement's level compared with the years on record; None where it names none."""
    goal = next((goal for goal in view.trade.all_goals if goal.code == statement.target), None)
    if goal is None or goal.wanted is None or goal.lead is None:
        return None
    checks = checked(goal.wanted, view.trade.everything_held(goal))
    known = [one.level.key.period for one in checks]
    last = statement.source.known_on.year - 1
    first = min((period.start.year for period in known), default=last + 1)
    missing = whole_years_between(known, first, last)
    return ClaimCheck(view, goal, statement.source, tuple(checks), tuple(missing))


def finding(check: ClaimCheck) -> str:
    """What the figures for years before the statement say; never that it was false."""
    above, untold = check.before(Standing.ABOVE), check.before(Standing.CANNOT_BE_TOLD)
    words = {"level": check.level, "what": what_words(check.goal), "day": _day(check), "years": _years(above or untold)}
    if above:
        return gettext("Figures show that %(what)s reached %(level)s in %(years)s") % words
    if untold:
        sentence = gettext("Whether %(what)s reached %(level)s before %(day)s cannot be told: %(years)s may have")
        return sentence % words
    if not check.before(Standing.BELOW):
        return gettext("No figure shows whether %(what)s reached %(level)s before %(day)s") % words
    return gettext("Unconfirmed: no figure before %(day)s shows that %(what)s reached %(level)s") % words + _gaps(
        check.missing
    )


def _years(checks: Iterable[Check]) -> str:
    return listed(dict.fromkeys(period_words(one.level.key.period) for one in checks))


def _gaps(missing: Sequence[Period]) -> str:
    if not missing:
        return ""
    sentence = ngettext("; %(count)d year has no figure", "; %(count)d years have no figure", len(missing))
    return sentence % {"count": len(missing)}


def _day(check: ClaimCheck) -> str:
    published = check.source.published_on
    return day_or_part(published) if published else day_words(check.stated_on)


def _reading(sources: Sequence[SourceValue]) -> str:
    """Where the figures come from, and how far their sources were read."""
    count, excerpts = len(sources), sum(source.extent == Extent.EXCERPT for source in sources)
    if not excerpts:
        sentence = ngettext(
            "The figures come from %(count)d source, read in full. Other sources may say more.",
            "The figures come from %(count)d sources, read in full. Other sources may say more.",
            count,
        )
    elif excerpts == count:
        sentence = ngettext(
            "The figures come from %(count)d source, read as an excerpt. Other sources may say more.",
            "The figures come from %(count)d sources, all read as excerpts. Other sources may say more.",
            count,
        )
    else:
        sentence = ngettext(
            "The figures come from %(count)d sources, %(excerpts)d of them read as an excerpt. "
            "Other sources may say more.",
            "The figures come from %(count)d sources, %(excerpts)d of them read as excerpts. "
            "Other sources may say more.",
            excerpts,
        )
    return sentence % {"count": count, "excerpts": excerpts}
