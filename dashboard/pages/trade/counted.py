"""Numbers of things beside the figures of trade: firms, projects, documents, as their sources count them."""

from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import gettext, ngettext

from cooperation.analysis.intervals import Qualifier
from cooperation.models import CountryPair, StatedCount
from cooperation.wording.dates import day_or_part
from cooperation.wording.hedges import hedged
from cooperation.wording.numbers import EN_DASH, decimal, shown_digit
from dashboard.components.citations import Citations
from dashboard.components.page import Cell, Column, DataTable, Record
from dashboard.components.records import plain
from dashboard.components.section import Section
from dashboard.components.sides import side_of


def counts_section(pair: CountryPair, counts: list[StatedCount], cites: Citations) -> Section | None:
    """The counts of a pair, a row each; None without any."""
    if not counts:
        return None
    columns = (
        Column(gettext("What is counted")),
        Column(gettext("How many"), numeric=True),
        Column(gettext("As of")),
        Column(gettext("Stated by")),
        Column(gettext("Read with care"), prose=True),
    )
    title = ngettext("%(count)d number of things is stated", "%(count)d numbers of things are stated", len(counts))
    return Section(
        key="counts",
        title=title % {"count": len(counts)},
        subtitle=gettext("Firms, projects, documents: they are no trade, and in no sum."),
        table=DataTable(columns, tuple(_row(pair, one, cites) for one in counts)),
    )


def _row(pair: CountryPair, one: StatedCount, cites: Citations) -> tuple[Cell, ...]:
    return (
        Cell(one.counted, cites=cites(one.paragraphs(), one.quote), anchor=f"count-{one.code}"),
        Cell(count_words(one)),
        Cell(day_or_part(one.counted_on) if one.counted_on else gettext("not said")),
        Cell(side_of(pair, one.reporter_id).label if one.reporter_id else gettext("not said")),
        Cell(one.caution),
    )


def counts_records(pair: CountryPair, counts: Iterable[StatedCount]) -> Iterable[Record]:
    """A record a number of things."""
    for one in counts:
        yield {
            "pair": pair.slug,
            "code": one.code,
            "kind": "count",
            "things": one.counted,
            "qualifier": one.qualifier,
            "number_low": plain(one.count),
            "number_high": plain(one.upper if one.upper is not None else one.count),
            "counted_on": str(one.counted_on) if one.counted_on else None,
            "reporter": one.reporter_id,
            "quote": one.quote,
            "evidence": " ".join(map(str, one.paragraphs())),
            "caution": one.caution,
        }


def count_words(one: StatedCount) -> str:
    """How many, as the source says it: "229", "more than 200"."""
    ends: list[Decimal] = [end for end in (one.count, one.upper) if end is not None]
    text = EN_DASH.join(decimal(end, shown_digit(end, one.step)) for end in ends)
    return text if one.upper is not None else hedged(Qualifier(one.qualifier), text)
