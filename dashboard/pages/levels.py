"""Levels of trade as a page shows them: stated or derived, in words, with the figures they rest on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext, gettext_lazy

from cooperation.analysis.consistency import Flow
from cooperation.analysis.intervals import Interval
from cooperation.analysis.series import Derivation, Level
from cooperation.models import Category, Paragraph, TradeFigure, Unit
from dashboard.pages.figures import amount_range, amount_words, digit_of, growth_words
from dashboard.pages.wording import dollar_span, listed, period_words, span

HOW = {
    Derivation.YEAR_BEFORE: gettext_lazy("level ÷ (1 + growth)"),
    Derivation.YEAR_AFTER: gettext_lazy("level a year before × (1 + growth)"),
    Derivation.SUM: gettext_lazy("exports + imports"),
    Derivation.BALANCE: gettext_lazy("exports − imports"),
    Derivation.MONTHS: gettext_lazy("sum of the months"),
}


@dataclass(frozen=True)
class LevelLine:
    """A level with the figures that it rests on: itself, where one states it; none for sums of months.

    ``unit`` is a power of ten and ``digit`` the last digit to show, in dollars.
    """

    level: Level
    figures: tuple[TradeFigure, ...]
    unit: int
    digit: Decimal

    @property
    def figure(self) -> TradeFigure | None:
        """The figure that states the level; None where it is derived."""
        return None if self.level.is_derived else self.figures[0]

    @property
    def evidence_source(self) -> int | None:
        """The key of the source that states it; None where it is derived."""
        return self.figure.evidence.source_id if self.figure else None

    @property
    def stated(self) -> Decimal | None:
        """The number as stated, in dollars."""
        return self.figure.value_usd if self.figure else None

    @property
    def growth(self) -> Interval | None:
        """The growth that is stated with it."""
        return self.figure.growth if self.figure else None

    @property
    def growth_text(self) -> str:
        """That growth in the words of the source."""
        return growth_words(self.figure) if self.figure else ""

    @property
    def value_text(self) -> str:
        """The level as stated, "≈ $0.5 bn", or as a range, "$0.27–0.34 bn"."""
        return amount_words(self.figure) if self.figure else self.money(self.level.value)

    @property
    def range_text(self) -> str:
        """The range without its unit: "0.45–0.55"."""
        if self.figure:
            return amount_range(self.figure)
        scale = Decimal(10) ** self.unit
        return span(self.level.value / scale, self.digit / scale)

    @property
    def period_text(self) -> str:
        """ "Jan–Sep 2017"."""
        return period_words(self.level.key.period)

    @property
    def year(self) -> int:
        """The year in which its period ends."""
        return self.level.key.period.end.year

    @property
    def how(self) -> str:
        """How it is known: "stated", or the formula."""
        return str(HOW[self.level.derivation]) if self.level.derivation else gettext("stated")

    @property
    def rests_on(self) -> str:
        """The formula with the codes of the figures: "level ÷ (1 + growth), from H35"."""
        words = {"how": self.how, "codes": listed(self.level.rests_on)}
        return gettext("%(how)s, from %(codes)s") % words

    @property
    def caution(self) -> str:
        """What to keep in mind: the cautions of all figures it rests on, each sentence once."""
        cautions = (figure.caution.removesuffix(".") for figure in self.figures if figure.caution)
        sentences = ". ".join(dict.fromkeys(sentence for caution in cautions for sentence in caution.split(". ")))
        return f"{sentences}." if sentences else ""

    def paragraphs(self) -> list[Paragraph]:
        """The paragraphs behind it, each once."""
        found = [paragraph for figure in self.figures for paragraph in figure.paragraphs()]
        return list({paragraph.pk: paragraph for paragraph in found}.values())

    def money(self, interval: Interval) -> str:
        """A range of dollars, in the unit and to the digits of this level."""
        return dollar_span(interval, unit=self.unit, digit=self.digit)


def level_lines(levels: Iterable[Level], figures: Mapping[str, TradeFigure]) -> list[LevelLine]:
    """Each level with its figures, found by code, in time."""
    ordered = sorted(levels, key=lambda level: (level.key.period.end, level.key.period.start, level.code))
    return [line_of(level, [figures[code] for code in level.rests_on if code in figures]) for level in ordered]


def line_of(level: Level, figures: Sequence[TradeFigure]) -> LevelLine:
    """A level in the unit of the roughest figure that states an amount, and no more exact than that."""
    valued = [figure for figure in figures if figure.value_usd is not None]
    roughest = max(valued, key=digit_of, default=None)
    unit = roughest.unit if roughest else Unit.MILLION
    return LevelLine(level, tuple(figures), unit, digit_of(roughest) if roughest else Decimal(10) ** (unit - 1))


def counts_as_trade(level: Level) -> bool:
    """Turnover that a target of trade can be held against: services and investment stand apart."""
    return level.key.flow is Flow.TURNOVER and level.key.category in (Category.GOODS, Category.NOT_SAID)
