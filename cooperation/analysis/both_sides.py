"""What both countries of a pair report of the same thing, period by period."""

from collections.abc import Iterator
from dataclasses import dataclass

from cooperation.analysis.categories import WHOLE
from cooperation.analysis.choosing.choice import Choice, Choices
from cooperation.analysis.currencies import USD
from cooperation.analysis.dates import Period
from cooperation.analysis.figures import Flow
from cooperation.analysis.intervals import Interval
from cooperation.analysis.mirror import MirrorFlow, widest_gap


@dataclass(frozen=True)
class SharedFlow:
    """One flow by two reports. Of goods that go from ``exporter`` to the other, the exporter's comes first.

    For turnover, which has no direction, ``exporter`` is empty and the pair's first country comes first.
    """

    exporter: str
    one: Choice
    other: Choice

    @property
    def gap(self) -> Interval:
        """The one less the other, over all that is claimed: no sign turns on a contested figure."""
        return self.one.span - self.other.span

    @property
    def is_contested(self) -> bool:
        """Whether a figure of either side is contradicted by another of that side."""
        return self.one.is_contested or self.other.is_contested


@dataclass(frozen=True)
class SharedPeriod:
    """The flows of one category that both sides report for a period, in one currency."""

    category: str
    period: Period
    flows: tuple[SharedFlow, ...]
    currency: str = USD

    @property
    def widest(self) -> SharedFlow | None:
        """The direction in which the reports differ most; None where it cannot be told or only one is reported."""
        directed = {_mirrored(flow): flow for flow in self.flows if flow.exporter}
        return directed.get(widest_gap([*directed])) if len(directed) > 1 else None  # type: ignore[arg-type]


def shared_periods(choices: Choices, first: str, second: str) -> list[SharedPeriod]:
    """Every category and period of which both countries report turnover or a direction as a whole, in time."""
    whole = {key: choice for key, choice in choices.items() if key.scope == WHOLE}
    found: dict[tuple[Period, str, str], list[SharedFlow]] = {}
    for flow in (
        *_directed(whole, first, second),
        *_directed(whole, second, first),
        *_turnovers(whole, first, second),
    ):
        key = flow.one.key
        found.setdefault((key.period, key.category, key.currency), []).append(flow)
    return [SharedPeriod(key[1], key[0], tuple(flows), key[2]) for key, flows in sorted(found.items())]


def _directed(choices: Choices, exporter: str, partner: str) -> Iterator[SharedFlow]:
    for key, choice in choices.items():
        if key.reporter == exporter and key.flow is Flow.EXPORTS:
            mirror = choices.get(key._replace(reporter=partner, flow=Flow.IMPORTS))
            if mirror:
                yield SharedFlow(exporter, choice, mirror)


def _turnovers(choices: Choices, first: str, second: str) -> Iterator[SharedFlow]:
    for key, choice in choices.items():
        if key.reporter == first and key.flow is Flow.TURNOVER:
            other = choices.get(key._replace(reporter=second))
            if other:
                yield SharedFlow("", choice, other)


def _mirrored(flow: SharedFlow) -> MirrorFlow:
    return MirrorFlow(flow.exporter, flow.other.key.reporter, flow.one.span, flow.other.span)
