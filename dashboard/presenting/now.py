"""Where trade stands: the latest full year by each side, newer parts of a year, and the target with its state."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import ClassVar

from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext

from cooperation.analysis.categories import Category
from cooperation.analysis.choosing.bearing import can_be_base
from cooperation.analysis.choosing.choice import Choice
from cooperation.analysis.series import Level
from cooperation.analysis.source_ranks import is_count
from cooperation.models.addresses import figure_address
from cooperation.queries.trade_values import Figure
from cooperation.wording.dates import day_or_part
from cooperation.wording.lists import listed
from cooperation.wording.spans import growth_span, share_span
from dashboard.components.citations import Citations
from dashboard.components.page import Cite, Record
from dashboard.components.records import derived_record
from dashboard.components.sides import reporter_name, side_of
from dashboard.presenting.goals import deadline_words, goal_words, speaker_of, state_words
from dashboard.presenting.levels import base_words, reported_words
from dashboard.presenting.table import Why, outlook_records, speaker_words, why
from dashboard.presenting.view import Measure, TradeView, measure
from dashboard.presenting.years import not_said


@dataclass(frozen=True)
class SideNow:
    """One side's latest figure: of when, how much, whose it is, and why it speaks.

    ``derived`` is the page that shows how it was worked out; empty where a source states it. ``beside`` is what is said
    where official statistics lead, and what these counted last where words are of a later year; ``why`` is about words.
    """

    side: str
    label: str
    accent: int | None
    period: str
    value: str
    cites: tuple[Cite, ...]
    remark: str
    contested: str = ""
    derived: str = ""
    why: Why | None = None
    newer: str = ""
    newer_cites: tuple[Cite, ...] = ()
    beside: str = ""
    beside_cites: tuple[Cite, ...] = ()


@dataclass(frozen=True)
class TargetNow:
    """The target that is open, or the latest that is settled."""

    state: str
    state_label: str
    value: str
    cites: tuple[Cite, ...]
    remark: str
    needed: str


@dataclass(frozen=True)
class Now:
    """The finding, a column a side, the target, and what the figures cover."""

    template: ClassVar[str] = "trade/now.html"

    title: str
    sides: tuple[SideNow, ...]
    target: TargetNow | None
    covers: str


def trade_now(view: TradeView, cites: Citations) -> Now | None:
    """Where trade stands; None where neither a level nor a target is on record."""
    if not view.leads and view.state is None:
        return None
    return Now(
        title=now_heading(view),
        sides=sides_now(view, cites),
        target=target_now(view, cites),
        covers=_covers(view.leads),
    )


def sides_now(view: TradeView, cites: Citations) -> tuple[SideNow, ...]:
    """What leads, by each who reports it: the country named first before the second."""
    counted, said = _latest_totals(view), {choice.key.reporter: choice for choice in view.leads}
    sides: list[SideNow] = []
    for reporter in dict.fromkeys((view.pair.first_id, view.pair.second_id, *said)):
        words, total = said.get(reporter), counted.get(reporter)
        if words and total:
            sides.append(_both(view, words, total, cites))
        elif words:
            sides.append(_said(view, words, cites))
        elif total:
            sides.append(_counted(view, total, cites))
    return tuple(sides)


def _latest_totals(view: TradeView) -> dict[str, Level]:
    """What offices count of both directions in their latest year, by whose office it is."""
    return {level.key.reporter: level for level in view.trade.official_totals}


def _both(view: TradeView, said: Choice, counted: Level, cites: Citations) -> SideNow:
    """What a side's statistics count of the latest year, and what is said; a later year in words goes first."""
    total, words = view.line_of(counted), _said(view, said, cites)
    if said.key.period.start > counted.key.period.start:
        sentence = gettext("Official statistics: %(value)s in %(period)s; none of a later year are on record")
        values = {"value": total.value_text, "period": total.period_text}
        return replace(words, beside=sentence % values, beside_cites=cites(total.passages))
    sentence = gettext("Said of %(period)s: %(value)s. %(remark)s")
    return replace(
        _counted(view, counted, cites),
        why=words.why,
        newer=words.newer,
        newer_cites=words.newer_cites,
        beside=sentence % {"period": words.period, "value": words.value, "remark": words.remark},
        beside_cites=words.cites,
    )


def _counted(view: TradeView, counted: Level, cites: Citations) -> SideNow:
    line, side = view.line_of(counted), side_of(view.pair, counted.key.reporter)
    return SideNow(
        side=side.shape,
        label=side.label,
        accent=side.accent,
        period=line.period_text,
        value=line.value_text,
        cites=cites(line.passages),
        remark=gettext("Official statistics: exports and imports of goods"),
    )


def now_heading(view: TradeView) -> str:
    """What each side last reported, in a sentence."""
    if not view.leads:
        return gettext("No trade figure is reported")
    if len({choice.key.period for choice in view.leads}) == 1:
        values = listed(_reports(view, choice) for choice in view.leads)
        words = {"period": view.line_of(view.leads[0].chosen).period_text, "values": values}
        return gettext("Trade in %(period)s: %(values)s") % words
    each = listed(reported_words(view.pair, view.line_of(choice.chosen)) for choice in view.leads)
    return gettext("Latest reported trade: %(each)s") % {"each": each}


def _reports(view: TradeView, choice: Choice) -> str:
    reporter = reporter_name(view.pair, choice.key.reporter)
    words = {"side": reporter, "value": view.line_of(choice.chosen).value_text}
    return gettext("%(value)s (%(side)s)") % words


def _said(view: TradeView, choice: Choice, cites: Citations) -> SideNow:
    line = view.line_of(choice.chosen)
    side = side_of(view.pair, choice.key.reporter) if choice.key.reporter else not_said(view)
    newer = next((one for one in view.newer if one.key.reporter == choice.key.reporter and one is not choice), None)
    newer_line = view.line_of(newer.chosen) if newer else None
    return SideNow(
        side=side.shape,
        label=side.label,
        accent=side.accent,
        period=line.period_text,
        value=line.value_text,
        cites=cites(line.passages),
        remark=remark_of(view, choice),
        contested=contested_address(view, choice),
        derived=figure_address(view.pair.slug, line.level.code) if choice.chosen.is_derived else "",
        why=why(view, choice, cites),
        newer=f"{newer_line.period_text}: {newer_line.value_text}" if newer_line else "",
        newer_cites=cites(newer_line.passages) if newer_line else (),
    )


def contested_address(view: TradeView, choice: Choice) -> str:
    """The page that shows both readings of a contested figure; empty where none is contested."""
    line = view.line_of(choice.chosen)
    return figure_address(view.pair.slug, line.level.figure_code) if choice.is_contested else ""


def remark_of(view: TradeView, choice: Choice) -> str:
    """Whose word it is."""
    line = view.line_of(choice.chosen)
    read = gettext("read as %(range)s") % {"range": line.range_text}
    if line.figure is None:
        return capfirst(read)
    words = {"who": capfirst(_who(line.figure)), "read": read}
    if is_count(choice.chosen.kind):
        return gettext("%(who)s; %(read)s") % words
    return gettext("%(who)s; %(read)s; not counted by an office") % words


def _who(figure: Figure) -> str:
    """Whose word it is, where no source stands beside it: of a report itself also who publishes it."""
    if figure.speaker.person or figure.speaker.body:
        return speaker_words(figure)
    return gettext("%(publisher)s, the report itself") % {"publisher": figure.source.publisher}


def target_now(view: TradeView, cites: Citations) -> TargetNow | None:
    """The target that leads; None where none names a level."""
    if view.state is None:
        return None
    goal, measured = view.state.goal, view.measured
    words = {"deadline": capfirst(deadline_words(goal)), "day": day_or_part(goal.stated_on), "who": speaker_of(goal)}
    is_named = goal.speaker.person or goal.speaker.body
    remark = gettext("%(deadline)s; named %(day)s by %(who)s") if is_named else gettext("%(deadline)s; named %(day)s")
    return TargetNow(
        view.state.state.value,
        state_words(view.state),
        goal_words(goal),
        cites(goal.passages),
        remark % words,
        _needed(view, measured) if measured else "",
    )


def _needed(view: TradeView, measured: Measure) -> str:
    """By how much trade has to grow to the deadline; where none is ahead, how much of the target the latest year is.

    The latest year is the office's where it counts a later one than anybody states. No horizon is invented.
    """
    latest = _latest(view, measured)
    if not latest.outlook.needed:
        return ""
    base = base_words(view.pair, latest.base)
    if latest.years_left not in latest.outlook.needed:
        return gettext("%(share)s of it reached: %(base)s") % {"share": share_span(latest.outlook.share), "base": base}
    rate = growth_span(latest.outlook.needed[latest.years_left])
    sentence = ngettext(
        "Needs growth of %(rate)s in %(years)d year, from %(base)s",
        "Needs growth of %(rate)s a year for %(years)d years, from %(base)s",
        latest.years_left,
    )
    return sentence % {"rate": rate, "years": latest.years_left, "base": base}


def _latest(view: TradeView, measured: Measure) -> Measure:
    """The target measured from what an office counts of a later year, where one does."""
    aim, year = measured.goal.aim(), measured.base.year
    later = [one for one in view.trade.official if one.key.period.year > year and can_be_base(aim, one.key)]
    latest = max(later, key=lambda one: one.key.period.year, default=None)
    return (measure(measured.goal, view.line_of(latest)) if latest else None) or measured


def statistics_records(view: TradeView) -> Iterable[Record]:
    """What offices count of the latest year of each side, and how far the target is from the latest of them."""
    for level in _latest_totals(view).values():
        key, rests_on = level.key, " ".join(level.rests_on)
        of = {"reporter": key.reporter, "flow": key.flow.value, "category": key.category, "rests_on": rests_on}
        yield derived_record(view.pair, level.code, key.period, level.value, "exports + imports", **of)
    if view.measured and (latest := _latest(view, view.measured)) is not view.measured:
        yield from outlook_records(view.pair, latest)


def _covers(leading: list[Choice]) -> str:
    """What the figures count, in the same card."""
    if not leading:
        return ""
    unsaid = sum(choice.key.category == Category.NOT_SAID for choice in leading)
    if not unsaid:
        return gettext("Trade in goods, in both directions.")
    return ngettext(
        "Trade in both directions. One of these does not say whether services are counted; it is taken as goods.",
        "Trade in both directions. These do not say whether services are counted; they are taken as goods.",
        unsaid,
    )
