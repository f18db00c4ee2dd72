"""How the trade pages derive numbers, in words: formula, example from the record, limits."""

from dataclasses import dataclass

from django.utils.translation import gettext


@dataclass(frozen=True)
class Derivation:
    """A derived number: what it is, its formula, an example with the record's figures, and its limits."""

    name: str
    meaning: str
    formula: str
    example: str
    limits: str


def derivations() -> tuple[Derivation, ...]:
    """The derived numbers of the trade pages, in the order in which they build on each other."""
    return (*_of_levels(), *_of_targets(), *_of_years(), *_of_both_sides(), *_of_months())


def _of_levels() -> tuple[Derivation, ...]:
    return (
        Derivation(
            gettext("Level a year before"),
            gettext("The level that a stated growth implies for the same period of the year before."),
            gettext("level ÷ (1 + growth ÷ 100), ends combined so that the range holds every possible value"),
            gettext("0.45 to 0.55 bn and +61.75% up to +65%: 0.27–0.34 bn"),
            gettext("It inherits the rounding of both numbers, and the cautions of the figure."),
        ),
        Derivation(
            gettext("Level from a growth alone"),
            gettext("Where a source gives only a percentage: the level of the year before, grown by it."),
            gettext("level a year before × (1 + growth ÷ 100)"),
            gettext("870 m in 2010 and about −12%: 760–771 m in 2011"),
            gettext("Only within one reporter’s figures."),
        ),
        Derivation(
            gettext("Turnover and balance"),
            gettext("Exports and imports of one reporter together, or one less the other, where they are not stated."),
            gettext("exports + imports; exports − imports"),
            gettext("592.1–592.6 and 97.1–97.2 m: turnover 689.2–689.9 m, balance 494.9–495.6 m"),
            gettext(
                "A sum is given only where it says more than what is known of turnover. Two sides are never mixed."
            ),
        ),
        Derivation(
            gettext("Growth in the months between"),
            gettext("What two figures of one year that both count from January say of the months between them."),
            gettext("(longer − shorter) ÷ (the same a year before) − 1, at the corners of all four ranges"),
            gettext("294.6 m with almost +80%, then 0.5 bn with almost +65%: +36% to +54% from July to September"),
            gettext("Rough figures leave a wide range."),
        ),
    )


def _of_targets() -> tuple[Derivation, ...]:
    return (
        Derivation(
            gettext("Whole year at the same pace"),
            gettext("What the year would come to if each remaining month brought as much as those counted."),
            gettext("level × 12 ÷ months"),
            gettext("0.45 to 0.55 bn in nine months: 0.60–0.73 bn"),
            gettext("Arithmetic, not a forecast: it ignores seasons."),
        ),
        Derivation(
            gettext("Share of the pace"),
            gettext("The level against the target’s part for the same months."),
            gettext("level ÷ (target × months ÷ 12)"),
            gettext("0.45 to 0.55 bn against 0.75 bn: 60–73%"),
            gettext("A target without a stated period is read as yearly."),
        ),
        Derivation(
            gettext("Gap to the target"),
            gettext("What is missing between the whole year at the same pace and the target."),
            gettext("target − level"),
            gettext("1 bn less 0.60 to 0.73 bn: 0.27–0.40 bn"),
            gettext("A minimum where the target is “more than”."),
        ),
        Derivation(
            gettext("Growth needed"),
            gettext("The yearly growth that leads from a level to the target in a number of years."),
            gettext("(target ÷ level)^(1 ÷ years) − 1"),
            gettext("from 0.60 to 0.73 bn to 1 bn in one year: +36% to +67%"),
            gettext("Where no deadline is stated it is shown by number of years, never as one number."),
        ),
        Derivation(
            gettext("What became of a target"),
            gettext("Reached, missed, reached and then slipped, open, or cannot be told: as known on a day."),
            gettext("figures of whole years, published by that day, with a range wholly inside or outside the target"),
            gettext("more than 1 bn, stated in November 2017 without a date: open until a figure above it for 2021"),
            gettext("A year on which the two sides’ figures disagree settles nothing."),
        ),
    )


def _of_years() -> tuple[Derivation, ...]:
    return (
        Derivation(
            gettext("Whole year: the year before plus growth"),
            gettext("The whole year before, grown as the same months have grown since."),
            gettext("year before × (1 + growth of the months ÷ 100)"),
            gettext("419.1 m in 2016 and almost +65%: 0.68–0.69 bn in 2017"),
            gettext("With fewer than three earlier years no probability is given."),
        ),
        Derivation(
            gettext("Whole year by the usual share of its months"),
            gettext("The level over the mean share that these months had of earlier years; three of them or more."),
            gettext(
                "ln F = ln S − mean(r) ± t · sd(r) · √(1 + 1 ÷ N), r = ln(months ÷ year), Student’s t with "
                "N − 1 degrees of freedom, widened by the ranges"
            ),
            gettext("294.6 m in the first half of 2017, after three years: 412–980 m with 80%"),
            gettext("The shares are assumed to be similar from year to year; early in a year the range is wide."),
        ),
        Derivation(
            gettext("How such estimates fared"),
            gettext("Each past part of a year projected by the same methods and compared with what the year came to."),
            gettext("projection ÷ outcome − 1, one reporter at a time"),
            gettext("first half of 2017, the year before plus growth: +7% to +9%"),
            gettext("Earlier years are taken as they are known now. A few cases are an illustration."),
        ),
    )


def _of_both_sides() -> tuple[Derivation, ...]:
    return (
        Derivation(
            gettext("Mirror gap"),
            gettext("How far the two sides’ reports of the same trade are apart, flow by flow."),
            gettext("(A − B) ÷ ((A + B) ÷ 2); without freight: imports ÷ 1.06, an allowance that the reader sets"),
            gettext("2017: 592.1–592.6 m of exports against 508.6 m of imports, +15%"),
            gettext("The allowance is what the IMF takes in its Direction of Trade Statistics (2017), no measurement."),
        ),
        Derivation(
            gettext("A statement compared with figures"),
            gettext("Whether each reported year is below the claimed level or at it, or cannot be told."),
            gettext("the year’s range wholly outside, wholly inside, or across the claimed level"),
            gettext("“as it once was”: 952.8 m in 2013 is below more than 1 bn"),
            gettext("A year without a figure says nothing; a claim is never called false."),
        ),
    )


def _of_months() -> tuple[Derivation, ...]:
    return (
        Derivation(
            gettext("Sum of twelve months"),
            gettext("The twelve months that end with a month; at December, the year."),
            gettext("the sum, where all twelve months are reported"),
            gettext("twelve months rounded to 0.1 m: known to 0.6 m either way"),
            gettext("Shown in the latest vintage and as first published."),
        ),
        Derivation(
            gettext("Forecast from a monthly series"),
            gettext("The sum of twelve months at December, by exponential smoothing; with 36 months or more."),
            gettext("ETS(A,Ad,N) on the logarithms of the sums of twelve months"),
            gettext("the same forecast made one, two and three years earlier is shown beside it with its error"),
            gettext("The probabilities are the model’s own; it knows nothing of events."),
        ),
    )


def choices() -> tuple[tuple[str, str], ...]:
    """The rules by which a figure speaks, each with its name (``cooperation/analysis/choosing``)."""
    return (
        (
            gettext("What is compared with what"),
            gettext(
                "Trade in goods is compared with goods, and with figures that do not say, taken as goods and "
                "marked; any other category with itself; one side’s exports with its own or, marked, with its "
                "partner’s imports. A part is the least of its whole, and only that."
            ),
        ),
        (
            gettext("Years"),
            gettext(
                "A full year is a year as its reporter counts it, calendar or fiscal. A target for a year is "
                "settled by figures whose last day lies in that year. Ratios never mix the two kinds."
            ),
        ),
        (
            gettext("Revised"),
            gettext(
                "A figure that revises another replaces it from the day it was published; on earlier days the earlier "
                "figure is used."
            ),
        ),
        (
            gettext("Both hold"),
            gettext(
                "Readings with numbers in common are read together: “almost 855” and “more than 850” give 850–855."
            ),
        ),
        (
            gettext("Contested"),
            gettext(
                "Of readings that have none, the stronger source is used (statistical office, customs or "
                "ministry, head of state or government, embassy, press), then the later one; the other is shown "
                "beside it. Derived numbers do not depend on the choice: they cover every reading."
            ),
        ),
        (
            gettext("Implausible as printed"),
            gettext(
                "A value of more than twelve times that of any other of its series, by the day, is in no heading and"
                " in no derived number until an editor confirms it."
            ),
        ),
        (
            gettext("Which figure comes first"),
            gettext(
                "The latest full year by each side, then the latest part of a year where it is newer, then the "
                "target that is open, or the latest that is settled. The first source’s figure is how it began."
            ),
        ),
        (
            gettext("Provisional"),
            gettext("A figure published before its period had ended settles no target and gives way to a final one."),
        ),
        (
            gettext("Announced"),
            gettext(
                "What is dated in the future is announced for its date: it is not counted, shows nothing and is in no "
                "heading until that day, month or year has begun. A source dated in the future is not shown yet."
            ),
        ),
        (
            gettext("Rounding"),
            gettext("The ends of derived ranges are rounded outwards, so that a range is never narrower than true."),
        ),
    )
