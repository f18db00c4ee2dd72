"""Proposals as several pages show them: rows of a list, who put them forward, and who is quoted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from cooperation.models import Basis, BodyKind, CountryPair, ProposalStatus
from cooperation.models.proposals import BOTH
from cooperation.queries.proposal_values import BodyValue, Party, ProposalName, ProposalValue
from cooperation.wording.lists import listed
from dashboard.charts.proposals import ProposerBar, ProposersChart, proposers_chart
from dashboard.components import numbers
from dashboard.components.axes import evidence_words
from dashboard.components.citations import Citations
from dashboard.components.page import Cell, ChartCard, Cite, DataTable, Head, Link
from dashboard.components.sides import Side, drawn, proposer_of, proposers, side_of_body, sides

PER_PAGE = 25


@dataclass(frozen=True)
class SideLine:
    """A side, both together or a third country, with its bodies and what each has to do with the proposal."""

    side: Side
    bodies: tuple[str, ...]


def by_side(pair: CountryPair, parties: Iterable[Party]) -> tuple[SideLine, ...]:
    """Both sides, also one of which no body is named; then bodies of both together and of third countries, if any."""
    first, second, both = sides(pair)
    bodies: dict[Side, list[str]] = {first: [], second: [], both: []}
    for party in parties:
        bodies.setdefault(side_of_body(pair, party.body), []).append(f"{party.body.name} ({party.role})")
    return tuple(SideLine(side, tuple(names)) for side, names in bodies.items() if side.country or names)


def quoted_words(pair: CountryPair, bodies: Iterable[BodyValue]) -> str:
    """Who is quoted directly, and which side is not: only what a side says itself is its own word."""
    voices = sorted(bodies, key=lambda body: (body.country, body.name))
    countries = {body.country for body in voices}
    silent = [country.name for country in (pair.first, pair.second) if country.code not in countries]
    if not voices:
        return gettext("Nobody is quoted directly.")
    sentences = [gettext("Quoted directly: %(voices)s.") % {"voices": listed(body.name for body in voices)}]
    if silent:
        sentences.append(gettext("Nobody from %(side)s is quoted.") % {"side": listed(silent)})
    heads = [body.name for body in voices if body.kind == BodyKind.HEAD_OF_STATE]
    if len(heads) == 1 and not silent:
        sentences.append(gettext("Of the two heads of state only one is: %(name)s.") % {"name": heads[0]})
    return " ".join(sentences)


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
            (Head(gettext("Put forward by")), Head(gettext("Proposals"), numeric=True)),
            tuple((Cell(side.label), Cell(str(count), numbers=numbers.count(count))) for side, count in rows),
        ),
        info=ProposersChart(tuple(ProposerBar(drawn(side), count) for side, count in rows)),
        draw=proposers_chart,
        caution=gettext("Caveat:"),
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
        one = gettext("Both sides together put forward the one proposal")
        many = gettext("Both sides together put forward %(count)d of %(total)d proposals")
        return one if total == 1 else many % {"count": together, "total": total}
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


@dataclass(frozen=True)
class ProposalRow:
    """A proposal in a list."""

    number: int
    title: str
    url: str
    summary: str
    cites: tuple[Cite, ...]
    sectors: tuple[Link, ...]
    status: str
    status_label: str
    quote: str
    basis_label: str
    side: str
    side_label: str
    accent: int | None
    evidence_label: str
    part_of: Link | None


def proposal_rows(proposals: Iterable[ProposalValue], cites: Citations) -> tuple[ProposalRow, ...]:
    """Rows of a list, with the words that set each status."""
    return tuple(_row(proposal, cites) for proposal in proposals)


def _row(proposal: ProposalValue, cites: Citations) -> ProposalRow:
    pair, status = proposal.pair, proposal.status
    side: Side = proposer_of(pair, proposal.by)
    return ProposalRow(
        number=proposal.number,
        title=proposal.title,
        url=reverse("proposal", args=[pair.slug, proposal.number]),
        summary=proposal.summary,
        cites=cites(proposal.passages),
        sectors=tuple(
            Link(sector.name, reverse("sector", args=[pair.slug, sector.code])) for sector in proposal.sectors
        ),
        status=status or "",
        status_label=str(ProposalStatus(status).label) if status else gettext("No status reported"),
        quote=proposal.status_quote,
        basis_label=gettext("editor’s reading") if proposal.basis == Basis.READING else "",
        side=side.shape,
        side_label=side.label,
        accent=side.accent,
        evidence_label=evidence_words(proposal.evidence_level),
        part_of=_whole(pair, proposal.part_of) if proposal.part_of else None,
    )


def _whole(pair: CountryPair, whole: ProposalName) -> Link:
    label = gettext("part of proposal %(number)d") % {"number": whole.number}
    return Link(label, reverse("proposal", args=[pair.slug, whole.number]))
