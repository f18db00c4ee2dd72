"""What the figures on record say of a statement that a level had been reached."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext, gettext_lazy, ngettext

from cooperation.analysis.claims import Check, Standing, checked, years_without
from cooperation.models import Category, Extent, Source, Statement, Target
from cooperation.wording.dates import day_or_part, period_words
from cooperation.wording.lists import listed
from cooperation.wording.stated import amount_words, growth_words
from dashboard.components.citations import Citations
from dashboard.components.page import Cell, Column, DataTable
from dashboard.pages.trade.levels import LevelLine
from dashboard.pages.trade.query import known_on
from dashboard.pages.trade.table import side_cell
from dashboard.pages.trade.targets import wanted
from dashboard.pages.trade.view import TradeView

STANDING_WORDS = {
    Standing.BELOW: gettext_lazy("below"),
    Standing.ABOVE: gettext_lazy("at that level"),
    Standing.CANNOT_BE_TOLD: gettext_lazy("cannot be told"),
}


class Side(StrEnum):
    """Whether a year had ended when the statement was made: only then it can have been meant."""

    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True)
class ClaimCheck:
    """A statement's level held against every year on record; ``missing`` are years before it without a figure."""

    view: TradeView
    target: Target
    source: Source
    checks: tuple[Check, ...]
    missing: tuple[int, ...]

    @property
    def level(self) -> str:
        """The level that the statement speaks of: "more than $1 bn"."""
        return amount_words(self.target)

    @property
    def stated_on(self) -> date:
        """The day on which the statement became known."""
        return known_on(self.source)

    @property
    def sided(self) -> list[tuple[Side, Check]]:
        """Each check with whether its year had ended by then."""
        return [(Side.BEFORE if self._had_ended(one) else Side.AFTER, one) for one in self.checks]

    def _had_ended(self, one: Check) -> bool:
        return one.level.key.period.end < self.stated_on

    def standing(self, code: str) -> list[int]:
        """The years before the statement of which a figure stands so."""
        years = (one.year for side, one in self.sided if side is Side.BEFORE and one.standing == code)
        return list(dict.fromkeys(years))

    @property
    def not_found(self) -> Iterator[str]:
        """What the record lacks, a sentence each, and how its sources were read."""
        if self.missing:
            years = listed(map(str, self.missing))
            yield gettext("No figure for the whole of %(years)s; a part of a year is no year.") % {"years": years}
        yield from self._parts()
        yield from self._growth_alone()
        yield _reading(self.sources)

    def _parts(self) -> Iterator[str]:
        """Figures for parts of the years that have no other."""
        for line in self.view.levels:
            period = line.level.key.period
            if line.figure and period.start.year == period.end.year and period.end.year in self.missing:
                words = {"period": line.period_text, "value": line.value_text}
                yield gettext("On record for a part of a year only: %(period)s, %(value)s.") % words

    def _growth_alone(self) -> Iterator[str]:
        """Figures that give a percentage alone, for years before the statement."""
        for figure in self.view.figures:
            if figure.stated is None and figure.growth and figure.period.is_year and figure.period.end < self.stated_on:
                words = {
                    "period": period_words(figure.period),
                    "growth": growth_words(figure.stated_growth),
                    "code": figure.code,
                }
                yield gettext("On record as a percentage alone: %(period)s, %(growth)s (%(code)s).") % words

    @property
    def sources(self) -> list[Source]:
        """The sources of the figures, each once."""
        found = (paragraph.source for one in self.checks for paragraph in self.view.line_of(one.level).paragraphs())
        return list({source.pk: source for source in found}.values())

    def table(self, side: Side, cites: Citations) -> DataTable:
        """The years of one side, each with every level on record for it."""
        columns = (
            Column(gettext("Year")),
            Column(gettext("Stated by")),
            Column(gettext("Value"), numeric=True),
            Column(gettext("Range used"), numeric=True),
            Column(gettext("Against the claim")),
            Column(gettext("How")),
            Column(gettext("Read with care"), prose=True),
        )
        lines = [(self.view.line_of(one.level), one) for of_side, one in self.sided if of_side is side]
        return DataTable(columns, tuple(self._row(line, one, cites) for line, one in lines))

    def _row(self, line: LevelLine, one: Check, cites: Citations) -> tuple[Cell, ...]:
        return (
            Cell(line.period_text, cites=cites(line.paragraphs())),
            side_cell(self.view.pair, line.level.key.reporter or None),
            Cell(line.value_text),
            Cell(line.range_text),
            Cell(str(STANDING_WORDS[one.standing])),
            Cell(line.how if line.figure else line.rests_on, derived=line.figure is None),
            Cell(line.caution),
        )


def check_of(statement: Statement, view: TradeView) -> ClaimCheck | None:
    """The statement's level against the years on record; None where it names no level."""
    target = statement.target
    claimed = wanted(target) if target else None
    if target is None or claimed is None:
        return None
    source = statement.evidence.source
    checks = checked(claimed, (line.level for line in view.levels if _bears_on(line, target)))
    missing = years_without(checks, known_on(source).year - 1)
    return ClaimCheck(view, target, source, tuple(checks), tuple(missing))


def _bears_on(line: LevelLine, target: Target) -> bool:
    """The same flow; services and investment never bear on a level that does not name them."""
    key = line.level.key
    if target.stated is None or key.currency != target.stated.currency:
        return False
    return key.flow == target.flow and key.category in (target.category, Category.NOT_SAID, Category.GOODS)


def finding(check: ClaimCheck) -> str:
    """What the figures for years before the statement say; never that it was false."""
    above, untold = check.standing(Standing.ABOVE), check.standing(Standing.CANNOT_BE_TOLD)
    words = {"level": check.level, "years": listed(map(str, above or untold)), "day": _day(check)}
    if above:
        return gettext("Figures put trade at %(level)s for %(years)s") % words
    if untold:
        return gettext("Whether trade was at %(level)s before %(day)s cannot be told: %(years)s may have been") % words
    if not check.standing(Standing.BELOW):
        return gettext("No figure on record bears on whether trade was at %(level)s before %(day)s") % words
    return gettext("No figure on record shows trade at %(level)s before %(day)s") % words + _gaps(check.missing)


def _gaps(missing: Sequence[int]) -> str:
    if not missing:
        return ""
    return ngettext("; %(count)d year has none", "; %(count)d years have none", len(missing)) % {"count": len(missing)}


def _day(check: ClaimCheck) -> str:
    published = check.source.published_on
    return day_or_part(published) if published else check.stated_on.isoformat()


def _reading(sources: Sequence[Source]) -> str:
    """Where the figures come from, and how far their sources were read."""
    excerpts = sum(source.extent == Extent.EXCERPT for source in sources)
    sentence = ngettext(
        "The figures come from %(count)d source; read as an excerpt: %(excerpts)d. Other sources may say more.",
        "The figures come from %(count)d sources; read as excerpts: %(excerpts)d. Other sources may say more.",
        len(sources),
    )
    return sentence % {"count": len(sources), "excerpts": excerpts}
