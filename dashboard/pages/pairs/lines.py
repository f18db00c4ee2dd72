"""Pairs in a list: how far the proposals of each are and what changed last; of few pairs also trade and target."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from cooperation.models import CountryPair, ProposalStatus
from cooperation.queries.places import LatestStep, PairSummary, summaries
from cooperation.queries.trade import trades
from cooperation.wording.dates import day_or_part, day_words
from cooperation.wording.lists import clipped
from dashboard.components.citations import Citations
from dashboard.components.page import Link
from dashboard.components.sides import Side, sides
from dashboard.components.statuses import breakdown, progress_heading
from dashboard.presenting.now import SideNow, TargetNow, sides_now, target_now
from dashboard.presenting.view import TradeQuery, TradeView

# The trade of a pair is all its figures, weighed: of more pairs than these a list says how far their proposals are.
MOST_WITH_TRADE = 6
LONGEST_TITLE = 120


@dataclass(frozen=True)
class Tally:
    """How many proposals of a pair have a status."""

    status: str
    label: str
    count: int


@dataclass(frozen=True)
class StepLine:
    """The last step that a source reports: when, and a link to the proposal with the status that it got."""

    when: str
    proposal: Link
    status: str
    status_label: str


@dataclass(frozen=True)
class PairTrade:
    """What each side last reported, and the target that leads."""

    sides: tuple[SideNow, ...]
    target: TargetNow | None


@dataclass(frozen=True)
class PairLine:
    """A pair in a list: its two sides, the finding over its proposals, their statuses and the last change."""

    name: str
    url: str
    slug: str
    first: Side
    second: Side
    finding: str
    statuses: str
    counts: dict[str, int]
    strip: tuple[Tally, ...]
    step: StepLine | None
    has_target: bool
    edited: str
    trade: PairTrade | None


def trade_views(pairs: Sequence[CountryPair], today: date) -> dict[int, TradeView]:
    """The trade of each pair; of none where there are many."""
    known = trades(pairs, today) if 0 < len(pairs) <= MOST_WITH_TRADE else {}
    return {key: TradeView(trade, TradeQuery()) for key, trade in known.items()}


def pair_lines(
    pairs: Sequence[CountryPair],
    today: date,
    cited: dict[str, dict[str, str]],
    views: Mapping[int, TradeView] | None = None,
) -> tuple[PairLine, ...]:
    """The pairs as a list shows them, in their order; ``cited`` takes up what their marks point to.

    ``views`` is their trade where it has been asked for already.
    """
    found = summaries(pairs, today)
    if not views:
        views = trade_views(pairs, today)
    return tuple(
        _line(pair, found[pair.pk], _trade(views[pair.pk], Citations(pair, cited)) if pair.pk in views else None)
        for pair in pairs
    )


def _trade(view: TradeView, cites: Citations) -> PairTrade:
    return PairTrade(sides_now(view, cites), target_now(view, cites))


def _line(pair: CountryPair, summary: PairSummary, trade: PairTrade | None) -> PairLine:
    first, second, _both = sides(pair)
    return PairLine(
        name=pair.name,
        url=reverse("overview", args=[pair.slug]),
        slug=pair.slug,
        first=first,
        second=second,
        finding=progress_heading(summary.counts),
        statuses=breakdown(summary.counts),
        counts=summary.counts,
        strip=tuple(Tally(code, str(label), summary.counts.get(code, 0)) for code, label in ProposalStatus.choices),
        step=_step_line(pair, summary.step) if summary.step else None,
        has_target=summary.has_target,
        edited=day_words(summary.edited_on) if summary.edited_on else "",
        trade=trade,
    )


def _step_line(pair: CountryPair, step: LatestStep) -> StepLine:
    url = reverse("proposal", args=[pair.slug, step.number])
    label = str(dict(ProposalStatus.choices)[step.status])
    return StepLine(day_or_part(step.changed_on), Link(clipped(step.title, LONGEST_TITLE), url), step.status, label)
