"""What both countries of a pair report of the same thing, period by period."""

from collections.abc import Iterator
from dataclasses import dataclass

from cooperation.analysis.consistency import Flow
from cooperation.analysis.currencies import USD
from cooperation.analysis.dates import Period
from cooperation.analysis.mirror import MirrorFlow, widest_gap
from cooperation.analysis.series import Best, Level


@dataclass(frozen=True)
class SharedFlow:
    """One flow by two reports. Of goods that go from ``exporter`` to the other, the exporter's comes first.

    For turnover, which has no direction, ``exporter`` is empty and the pair's first country comes first.
    """

    exporter: str
    one: Level
    other: Level


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


def shared_periods(best: Best, first: str, second: str) -> list[SharedPeriod]:
    """Every category and period of which both countries report turnover or a direction, in time."""
    found: dict[tuple[Period, str, str], list[SharedFlow]] = {}
    for flow in (
        *_directed(best, first, second),
        *_directed(best, second, first),
        *_turnovers(best, first, second),
    ):
        key = flow.one.key
        found.setdefault((key.period, key.category, key.currency), []).append(flow)
    return [SharedPeriod(key[1], key[0], tuple(flows), key[2]) for key, flows in sorted(found.items())]


def _directed(best: Best, exporter: str, partner: str) -> Iterator[SharedFlow]:
    for key, level in best.items():
        if key.reporter == exporter and key.flow is Flow.EXPORTS:
            mirror = best.get(key._replace(reporter=partner, flow=Flow.IMPORTS))
            if mirror:
                yield SharedFlow(exporter, level, mirror)


def _turnovers(best: Best, first: str, second: str) -> Iterator[SharedFlow]:
    for key, level in best.items():
        if key.reporter == first and key.flow is Flow.TURNOVER:
            other = best.get(key._replace(reporter=second))
            if other:
                yield SharedFlow("", level, other)


def _mirrored(flow: SharedFlow) -> MirrorFlow:
    return MirrorFlow(flow.exporter, flow.other.key.reporter, flow.one.value, flow.other.value)
