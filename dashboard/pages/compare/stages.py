"""How far the proposals of several pairs have got: numbers and shares by stage, each on one scale."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from cooperation.analysis.counts import HALTED, MOVING, SETTLED
from cooperation.analysis.lifecycle import Status
from cooperation.models import CountryPair, ProposalStatus
from cooperation.queries.places import PairSummary
from cooperation.wording.numbers import decimal
from dashboard.charts.compare_bars import StageBar, StageRow, StagesChart, stages_chart
from dashboard.components.page import Cell, ChartCard, Column, DataTable

# A stage: its words, its statuses, the status that lends it its colour.
STAGES: tuple[tuple[Promise | str, tuple[Status, ...], Status], ...] = (
    (gettext_lazy("Put forward"), (Status.PROPOSED, Status.OFFERED, Status.ENDORSED), Status.ENDORSED),
    (gettext_lazy("Agreed or signed"), SETTLED, Status.AGREED),
    (gettext_lazy("Under way or completed"), MOVING, Status.UNDER_WAY),
    (gettext_lazy("Stalled or dropped"), HALTED, Status.STALLED),
)
NOTHING = "–"

type Summaries = Mapping[int, PairSummary]


def stage_counts(summary: PairSummary) -> list[int]:
    """Proposals by stage, each once."""
    return [sum(summary.counts.get(status, 0) for status in statuses) for _label, statuses, _colour in STAGES]


def stages_cards(pairs: Sequence[CountryPair], found: Summaries) -> tuple[ChartCard, ChartCard]:
    """The numbers, then the shares; the table of both holds every status."""
    numbers = _card(pairs, found, "stages", StagesChart(_stages(), _rows(pairs, found, _number)))
    shares = _card(pairs, found, "stages-share", StagesChart(_stages(), _rows(pairs, found, _share), most=100))
    return (
        replace(
            numbers,
            title=_finding_of_numbers(pairs, found),
            subtitle=gettext("Number of proposals by stage, one scale for all pairs"),
        ),
        replace(
            shares,
            title=_finding_of_shares(pairs, found),
            subtitle=gettext("Share of each pair’s proposals by stage"),
            table=_table(pairs, found, shares=True),
        ),
    )


type Bar = Callable[[int, int], StageBar]


def _stages() -> tuple[tuple[str, str], ...]:
    return tuple((str(label), colour.value) for label, _statuses, colour in STAGES)


def _rows(pairs: Sequence[CountryPair], found: Summaries, bar: Bar) -> tuple[StageRow, ...]:
    summaries = ((pair, found[pair.pk]) for pair in pairs)
    return tuple(
        StageRow(pair.name, tuple(bar(count, summary.proposals) for count in stage_counts(summary)))
        for pair, summary in summaries
    )


def _card(pairs: Sequence[CountryPair], found: Summaries, key: str, info: StagesChart) -> ChartCard:
    return ChartCard(
        key=key,
        title="",
        subtitle="",
        alt=gettext("Bars by pair and stage; the table holds every status."),
        table=_table(pairs, found, shares=False),
        info=info,
        draw=stages_chart,
        source_note=gettext("latest status on record of each proposal; parts are counted with their whole."),
    )


def _number(count: int, total: int) -> StageBar:
    return StageBar(count, str(count))


def _share(count: int, total: int) -> StageBar:
    if not total:
        return StageBar(0, NOTHING)
    return StageBar(round(count / total * 100, 2), share_words(count, total))


def share_words(count: int, total: int) -> str:
    """A share in whole percent: "32%"; a dash of nothing."""
    return f"{decimal(Decimal(count) * 100 / total, Decimal(1))}%" if total else NOTHING


def _finding_of_numbers(pairs: Sequence[CountryPair], found: Summaries) -> str:
    most = max(pairs, key=lambda pair: found[pair.pk].moving)
    if not found[most.pk].moving:
        return gettext("No proposal is under way or completed in any of these pairs")
    words = {"pair": most.name, "moving": found[most.pk].moving, "total": found[most.pk].proposals}
    return gettext("Most proposals under way or completed: %(moving)d of %(total)d, %(pair)s") % words


def _finding_of_shares(pairs: Sequence[CountryPair], found: Summaries) -> str:
    having = [pair for pair in pairs if found[pair.pk].proposals]
    if not having:
        return gettext("None of these pairs has a proposal on record")
    most = max(having, key=lambda pair: Decimal(found[pair.pk].moving) / found[pair.pk].proposals)
    summary = found[most.pk]
    words = {"pair": most.name, "share": share_words(summary.moving, summary.proposals)}
    return gettext("Largest share under way or completed: %(share)s, %(pair)s") % words


def _table(pairs: Sequence[CountryPair], found: Summaries, *, shares: bool) -> DataTable:
    statuses = [(code, str(label)) for code, label in ProposalStatus.choices]
    columns = (
        Column(gettext("Pair")),
        Column(gettext("Proposals"), numeric=True),
        *(Column(label, numeric=True) for _code, label in statuses),
    )
    rows = []
    for pair in pairs:
        counts, total = found[pair.pk].counts, found[pair.pk].proposals
        cells = [
            Cell(share_words(counts.get(code, 0), total) if shares else str(counts.get(code, 0)))
            for code, _label in statuses
        ]
        rows.append((Cell(pair.name), Cell(str(total)), *cells))
    return DataTable(columns, tuple(rows))
