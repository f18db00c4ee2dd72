"""The proposals of several pairs: how far they have got, on one scale, and which sectors they name."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy, ngettext

from cooperation.analysis.lifecycle import HALTED, MOVING, SETTLED, Status
from cooperation.models import CountryPair, ProposalStatus
from cooperation.queries.places import PairSummary
from cooperation.queries.sectors import NamedSectors, SectorValue
from cooperation.wording.lists import listed
from cooperation.wording.numbers import EN_DASH, decimal
from dashboard.charts.compare_bars import StageBar, StageRow, StagesChart, stages_chart
from dashboard.charts.compare_matrix import CountRow, CountsChart, counts_chart
from dashboard.components import numbers
from dashboard.components.page import Cell, ChartCard, DataTable, Head
from dashboard.components.statuses import progress_heading

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


def stages_card(pairs: Sequence[CountryPair], found: Summaries, compared: int) -> ChartCard:
    """How many proposals of each pair have come how far, with their share of all; the table holds every status.

    Where the pairs are fewer than those compared, they are the ones with most proposals under way or completed.
    """
    return ChartCard(
        key="stages",
        title=_finding(pairs, found, compared),
        subtitle=_subtitle(len(pairs), compared),
        alt=gettext("Bars by pair and stage; the table holds every status."),
        table=_table(pairs, found),
        info=StagesChart(
            tuple((str(label), colour.value) for label, _statuses, colour in STAGES),
            tuple(_row(pair, found[pair.pk]) for pair in pairs),
        ),
        draw=stages_chart,
        source_note=gettext("latest reported status of each proposal; parts are counted with their whole."),
    )


def _row(pair: CountryPair, summary: PairSummary) -> StageRow:
    return StageRow(pair.name, tuple(_bar(count, summary.proposals) for count in stage_counts(summary)))


def _bar(count: int, total: int) -> StageBar:
    words = {"count": count, "share": share_words(count, total)}
    return StageBar(count, gettext("%(count)d (%(share)s)") % words if count else "0")


def share_words(count: int, total: int) -> str:
    """A share in whole percent: "32%"; a dash of nothing."""
    return f"{decimal(Decimal(count) * 100 / total, Decimal(1))}%" if total else NOTHING


def _subtitle(shown: int, compared: int) -> str:
    if shown == compared:
        return gettext("Number of proposals by stage and share of each pair’s proposals; one scale for all pairs")
    sentence = gettext(
        "Number of proposals by stage and share of each pair’s proposals: the %(shown)d of %(count)d pairs with most "
        "under way or completed"
    )
    return sentence % {"shown": shown, "count": compared}


def _finding(pairs: Sequence[CountryPair], found: Summaries, compared: int) -> str:
    if len(pairs) == 1:
        return progress_heading(found[pairs[0].pk].counts)
    most = max(found[pair.pk].moving for pair in pairs)
    if not most:
        return gettext("None of %(count)d pairs has a proposal under way or completed") % {"count": compared}
    leading = [pair for pair in pairs if found[pair.pk].moving == most]
    total = found[leading[0].pk].proposals
    words = {"count": compared, "pairs": listed(pair.name for pair in leading), "moving": most, "total": total}
    if len(leading) == 1:
        sentence = gettext(
            "Of %(count)d pairs, %(pairs)s has most proposals under way or completed: %(moving)d of %(total)d"
        )
    else:
        sentence = gettext("Of %(count)d pairs, %(pairs)s have most proposals under way or completed: %(moving)d each")
    return sentence % words


def _cell(count: int) -> Cell:
    return Cell(str(count), numbers=numbers.count(count))


def _table(pairs: Sequence[CountryPair], found: Summaries) -> DataTable:
    statuses = [(code, str(label)) for code, label in ProposalStatus.choices]
    columns = (
        Head(gettext("Pair")),
        Head(gettext("Proposals"), numeric=True),
        *(Head(label, numeric=True) for _code, label in statuses),
    )
    rows = (
        (
            Cell(pair.name, url=reverse("overview", args=[pair.slug])),
            _cell(found[pair.pk].proposals),
            *(_cell(found[pair.pk].counts.get(code, 0)) for code, _label in statuses),
        )
        for pair in pairs
    )
    return DataTable(columns, tuple(rows))


MOST_ROWS = 8


def sectors_card(pairs: Sequence[CountryPair], found: NamedSectors) -> ChartCard:
    """The matrix of pairs and the sectors that their proposals name most; the table holds all that any names."""
    columns = tuple((pair.name, pair.slug.replace("-", EN_DASH)) for pair in pairs)
    rows = count_rows(pairs, found)
    return ChartCard(
        key="sectors",
        title=_most_named(pairs, found),
        subtitle=gettext("Number of proposals that name each sector; a proposal counts in each that it names"),
        alt=gettext("Matrix of sectors and pairs; the table holds the same numbers."),
        table=counts_table(pairs, found, [pair.name for pair in pairs]),
        info=CountsChart(columns, rows),
        draw=counts_chart,
        source_note=_source_note(len(found.named) - len(rows)),
    )


def count_rows(pairs: Sequence[CountryPair], found: NamedSectors) -> tuple[CountRow, ...]:
    """A row of the chart for each of the sectors that are named most, the most named first."""
    by_count = sorted(found.named, key=lambda sector: -sum(found.of(sector, pairs)))
    return tuple(CountRow(sector.name, found.of(sector, pairs)) for sector in by_count[:MOST_ROWS])


def _most_named(pairs: Sequence[CountryPair], found: NamedSectors) -> str:
    named = found.named
    if not named:
        return gettext("No proposal of these pairs names a sector")
    common = sum(all(found.of(sector, pairs)) for sector in named)
    if len(pairs) == 1:
        sentence = ngettext("%(named)d sector is named", "%(named)d sectors are named", len(named))
        return sentence % {"named": len(named)}
    words = {"common": common, "named": len(named)}
    if not common:
        return gettext("Proposals name %(named)d sectors, none of them in every pair") % words
    return gettext("Proposals name %(named)d sectors, %(common)d of them in every pair") % words


def _source_note(left: int) -> str:
    """Whose grouping it is; how many sectors only the table holds."""
    ours = gettext("the proposals of each pair. The grouping into sectors is ours.")
    if not left:
        return ours
    sentence = ngettext(
        "The table also holds %(count)d sector that fewer proposals name.",
        "The table also holds %(count)d sectors that fewer proposals name.",
        left,
    )
    return f"{ours} {sentence % {'count': left}}"


def _named_cell(pair: CountryPair, sector: SectorValue, count: int) -> Cell:
    if not count:
        return Cell(NOTHING, numbers=numbers.count(0))
    return Cell(str(count), url=reverse("sector", args=[pair.slug, sector.code]), numbers=numbers.count(count))


def counts_table(pairs: Sequence[CountryPair], found: NamedSectors, labels: Sequence[str]) -> DataTable:
    """The numbers as links to the sector's page of each pair; ``labels`` head the columns of the pairs."""
    columns = (Head(gettext("Sector")), *(Head(label, numeric=True) for label in labels))
    rows = tuple(
        (
            Cell(sector.name),
            *(_named_cell(pair, sector, count) for pair, count in zip(pairs, found.of(sector, pairs), strict=True)),
        )
        for sector in found.named
    )
    return DataTable(columns, rows)
