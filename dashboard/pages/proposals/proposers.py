"""Proposals by who put them forward, as chart and as table."""

from collections.abc import Mapping

from django.utils.translation import gettext, ngettext

from cooperation.models import CountryPair
from cooperation.models.proposals import BOTH
from dashboard.charts.proposals import ProposerBar, ProposersChart, proposers_chart
from dashboard.components import numbers
from dashboard.components.page import Cell, ChartCard, Column, DataTable
from dashboard.components.sides import Side, drawn, proposers


def proposers_card(pair: CountryPair, counts: Mapping[str, int]) -> ChartCard:
    """A bar a side, and one for each sort of other proposer; ``counts`` holds the number of proposals by code."""
    first, second, both, *further = proposers(pair, counts)
    rows = [(side, counts.get(side.code, 0)) for side in (first, both, second, *further)]
    return ChartCard(
        key="proposers",
        title=proposers_heading(dict(rows)),
        subtitle=gettext("Proposals by who put them forward"),
        alt="; ".join(f"{side.label}: {count}" for side, count in rows),
        table=DataTable(
            (Column(gettext("Put forward by")), Column(gettext("Proposals"), numeric=True)),
            tuple((Cell(side.label), Cell(str(count), numbers=numbers.count(count))) for side, count in rows),
        ),
        info=ProposersChart(tuple(ProposerBar(drawn(side), count) for side, count in rows)),
        draw=proposers_chart,
        caution=gettext("Read with care:"),
        source_note=gettext("a report that quotes one side under-counts what the other put forward."),
        span=4,
    )


def proposers_heading(counts: Mapping[Side, int]) -> str:
    """The finding: who put most forward, or that the two are level, or neither did; right for none and one."""
    total = sum(counts.values())
    countries = {side: count for side, count in counts.items() if side.country}
    most = max(countries, key=lambda side: countries[side])
    if total == 0:
        return gettext("No proposal is listed")
    together = sum(count for side, count in counts.items() if side.code == BOTH)
    if together > countries[most]:
        words = {"count": together, "total": total}
        return gettext("Both sides together put forward %(count)d of %(total)d proposals") % words
    if not countries[most]:
        return gettext("No proposal comes from one of the two countries alone")
    if len(set(countries.values())) == 1:
        return gettext("Both countries put forward as many proposals: %(count)d each") % {"count": countries[most]}
    if total == 1:
        return gettext("The one proposal comes from %(side)s") % {"side": most.label}
    sentence = ngettext(
        "%(count)d of %(total)d proposals comes from %(side)s",
        "%(count)d of %(total)d proposals come from %(side)s",
        countries[most],
    )
    return sentence % {"count": countries[most], "total": total, "side": most.label}
