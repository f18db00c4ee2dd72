"""A pair at a glance: its trade, proposals and target, what is new, what needs a look, how it began."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy, ngettext

from cooperation.analysis.axes import EvidenceLevel
from cooperation.analysis.counts import count_by
from cooperation.analysis.lifecycle import Group, in_groups
from cooperation.models import Basis, CountryPair, ProposalStatus
from cooperation.models.addresses import proposal_address
from cooperation.queries.reports import Reported, Reports
from cooperation.queries.sources import Coverage, coverage
from cooperation.wording.dates import day_or_part, day_words
from dashboard.components.citations import Citations
from dashboard.components.crumbs import pair_crumbs
from dashboard.components.page import Block, ChartCard, Crumb, Link, Record
from dashboard.components.records import count_record, size_record
from dashboard.components.sides import OTHER, proposer_of
from dashboard.components.statuses import agreed_heading, progress_heading
from dashboard.presenting.began import began_card
from dashboard.presenting.goals import goal_finding, goal_record
from dashboard.presenting.news import News, needs_a_look, new_since
from dashboard.presenting.now import SideNow, TargetNow, sides_now, statistics_records, target_now
from dashboard.presenting.proposals import proposers_card
from dashboard.presenting.rooms import TradePage
from dashboard.presenting.table import line_records, outlook_records
from dashboard.presenting.view import TradeView
from dashboard.presenting.ways import compare_link, country_links

# How far proposals are, by group: its word, and what it holds.
GROUPS = {
    Group.PROMISED: (gettext_lazy("promised"), gettext_lazy("proposed, offered, endorsed")),
    Group.AGREED: (gettext_lazy("agreed"), gettext_lazy("agreed or signed")),
    Group.UNDER_WAY: (gettext_lazy("under way"), ""),
    Group.DONE: (gettext_lazy("done"), ""),
    Group.HALTED: (gettext_lazy("halted"), gettext_lazy("stalled or dropped")),
}
# What is counted by evidence, after its number: "1 delivered, 5 in part".
COUNTED = {
    EvidenceLevel.DELIVERED: gettext_lazy("delivered"),
    EvidenceLevel.PARTLY_DELIVERED: gettext_lazy("in part"),
    EvidenceLevel.DOCUMENT: gettext_lazy("with a document"),
    EvidenceLevel.STATEMENT_ONLY: gettext_lazy("with statements only"),
    EvidenceLevel.NONE_FOUND: gettext_lazy("with nothing found"),
    EvidenceLevel.CONTRADICTED: gettext_lazy("contradicted"),
}
DELIVERED = (EvidenceLevel.DELIVERED, EvidenceLevel.PARTLY_DELIVERED)


@dataclass(frozen=True)
class GroupCount:
    """Proposals that are equally far: how many, and the way to them."""

    count: int
    word: str
    statuses: str
    codes: tuple[str, ...]
    url: str


@dataclass(frozen=True)
class Cards:
    """The three cards of a pair."""

    trade: tuple[SideNow, ...]
    total: str
    groups: tuple[GroupCount, ...]
    evidence: tuple[Link, ...]
    evidence_note: str
    target: TargetNow | None


def pair_cards(pair: CountryPair, view: TradeView, proposals: Sequence[Reported], cites: Citations) -> Cards:
    """What a reader wants to know first."""
    return Cards(
        trade=sides_now(view, cites),
        total=ngettext("%(count)d proposal", "%(count)d proposals", len(proposals)) % {"count": len(proposals)},
        groups=tuple(_groups(pair, proposals)),
        evidence=tuple(_evidence(pair, proposals)),
        evidence_note=_delivered_of_promised(proposals),
        target=target_now(view, cites),
    )


def _groups(pair: CountryPair, proposals: Sequence[Reported]) -> Iterable[GroupCount]:
    """The groups in order; halted proposals and those without a status only where there are any."""
    if not proposals:
        return
    base = reverse("proposals", args=[pair.slug])
    for group, (word, statuses) in GROUPS.items():
        codes = in_groups(group)
        count = sum(proposal.status in codes for proposal in proposals)
        if count or group is not Group.HALTED:
            query = "&".join(f"status={code}" for code in codes)
            yield GroupCount(count, str(word), str(statuses), tuple(codes), f"{base}?{query}")
    if without := sum(not proposal.status for proposal in proposals):
        yield GroupCount(without, gettext("without a reported status"), "", (), base)


def _evidence(pair: CountryPair, proposals: Sequence[Reported]) -> Iterable[Link]:
    """How many proposals have each level of evidence, those that any has, the strongest first."""
    base = reverse("proposals", args=[pair.slug])
    for level, count in _by_level(proposals).items():
        if count:
            words = {"count": count, "level": COUNTED[level]}
            yield Link(gettext("%(count)d %(level)s") % words, f"{base}?evidence={level.value}")


def _by_level(proposals: Sequence[Reported]) -> Mapping[EvidenceLevel, int]:
    levels = [proposal.evidence_level for proposal in proposals]
    return {level: levels.count(level) for level in COUNTED}


def _delivered_of_promised(proposals: Sequence[Reported]) -> str:
    """That status and evidence differ: what is only promised may be delivered in part."""
    promised, delivered = promises(proposals)
    if not delivered:
        return ""
    sentence = ngettext(
        "%(count)d of the %(total)d promised is delivered, at least in part.",
        "%(count)d of the %(total)d promised are delivered, at least in part.",
        delivered,
    )
    return sentence % {"count": delivered, "total": promised}


def promises(proposals: Sequence[Reported]) -> tuple[int, int]:
    """How many proposals are promised and no more, and how many of these evidence shows delivered, in part at least."""
    promised = [proposal for proposal in proposals if proposal.status in in_groups(Group.PROMISED)]
    return len(promised), sum(proposal.evidence_level in DELIVERED for proposal in promised)


MARKS_SHOWN = 60


@dataclass(frozen=True)
class StripMark:
    """A proposal's mark in the status strip."""

    number: int
    title: str
    url: str
    side: str
    accent: int | None


@dataclass(frozen=True)
class StripColumn:
    """A status with its proposals; ``count`` is right even where there are more than marks fit."""

    status: str
    label: str
    count: int
    proposals: tuple[StripMark, ...]


@dataclass(frozen=True)
class Strip:
    """All proposals by status under a finding."""

    title: str
    note: str
    columns: tuple[StripColumn, ...]
    readings: int

    @property
    def has_others(self) -> bool:
        """Whether a mark is of somebody beside the two countries."""
        return any(mark.side == OTHER for column in self.columns for mark in column.proposals)


@dataclass(frozen=True)
class RestsOn:
    """What the record of a pair rests on, in words."""

    coverage: Coverage
    since: str
    until: str
    links: tuple[Link, ...]


class OverviewPage(TradePage):
    """The overview; ``as_of`` in the query string shows it as known on a day."""

    blocks = (
        Block("now", lambda page: page.cards, "pair/cards.html"),
        Block("new", lambda page: page.news, "news.html", span=6),
        Block("look", lambda page: page.look, "news.html", span=6),
        Block("statuses", lambda page: page.strip, "pair/strip.html"),
        Block("target", lambda page: page.began, label=gettext_lazy("How it began"), span=8),
        Block("proposers", lambda page: page.proposers, span=4),
    )

    @cached_property
    def reports(self) -> Reports:
        """What sources tell of the proposals, read with the evidence that trade rests on."""
        return Reports(self.pair, self.today, self.day, self.view.trade.evidence)

    @cached_property
    def proposals(self) -> list[Reported]:
        """Where each proposal stands and what sources tell of it, parts with their whole."""
        return self.reports.proposals()

    @cached_property
    def counts(self) -> dict[str, int]:
        """Proposals by status; under "" those without one."""
        return count_by((row.status or "" for row in self.proposals), [*ProposalStatus.values, ""])

    @property
    def by_side(self) -> dict[str, int]:
        """Proposals by who put them forward."""
        return Counter(row.put_forward_by for row in self.proposals)

    @cached_property
    def title(self) -> str:
        """Two findings in one sentence: what became of the target, and how far the proposals are."""
        return overview_heading(self.counts, self.view)

    @property
    def standfirst(self) -> str:
        """What the page holds."""
        names = {"first": self.pair.first.name, "second": self.pair.second.name}
        if self.day:
            return gettext("What %(first)s and %(second)s had put forward and what had come of it by then.") % names
        sentence = gettext("What %(first)s and %(second)s have put forward, what came of it, and where trade stands.")
        return sentence % names

    @property
    def crumbs(self) -> tuple[Crumb, ...]:
        """From the list of pairs."""
        return pair_crumbs(self.pair)

    @property
    def example_days(self) -> tuple[date, ...]:
        """The day of the source that the record starts from, and the new year after it."""
        began = self.rests_on.coverage.began
        if began is None:
            return ()
        new_year = date(began.latest.year + 1, 1, 1)
        return tuple(day for day in (began.latest, new_year) if day < self.today)

    @cached_property
    def rests_on(self) -> RestsOn:
        """The sources of the record, and the ways to other pairs."""
        found = coverage(self.view.trade.evidence, self.today, self.day)
        return RestsOn(
            found,
            day_or_part(found.since) if found.since else "",
            day_or_part(found.until) if found.until else "",
            (compare_link(self.pair), *country_links(self.pair)),
        )

    @cached_property
    def cards(self) -> Cards:
        """Trade, proposals and target."""
        return pair_cards(self.pair, self.view, self.proposals, self.cites)

    @cached_property
    def news(self) -> News:
        """What is new."""
        return new_since(self.pair, self.day, self.cites, self.reports, self.rests_on.coverage)

    @cached_property
    def look(self) -> News | None:
        """What needs a look."""
        return needs_a_look(self.pair, self.proposals, self.view, self.day or self.today)

    @cached_property
    def strip(self) -> Strip | None:
        """The status strip; None where no proposal has a status."""
        if len(self.proposals) == self.counts[""]:
            return None
        return Strip(
            title=agreed_heading(self.counts),
            note=_strip_note(self.day, self.counts[""]),
            columns=tuple(
                _strip_column(self.pair, code, str(label), self.proposals) for code, label in ProposalStatus.choices
            ),
            readings=sum(proposal.basis == Basis.READING for proposal in self.proposals),
        )

    @property
    def proposers(self) -> ChartCard | None:
        """Who put proposals forward; None where there is none."""
        return proposers_card(self.pair, self.by_side) if self.proposals else None

    @property
    def began(self) -> ChartCard | None:
        """The first source's level against its target."""
        card = began_card(self.view, self.cites)
        return replace(card, span=8) if card else None

    def records(self) -> Iterable[Record]:
        """A record a status with its number of proposals, then the figures and the target at the head of the page."""
        for status, count in self.counts.items():
            if status or count:
                yield count_record(self.pair, status, count)
        yield from self._size_records()
        leads = [self.view.line_of(choice.chosen) for choice in self.view.leads]
        yield from line_records(self.view, [*leads, *(one.base for one in self.view.measures)])
        if self.view.state:
            yield goal_record(self.pair, self.view.state)
        for one in self.view.measures:
            yield from outlook_records(self.pair, one)
        yield from statistics_records(self.view)

    def _size_records(self) -> Iterable[Record]:
        """A record a count in the words of the page: who put proposals forward, what came of them, what it rests on."""
        by_side = gettext("Proposals by who put them forward")
        for side, count in self.by_side.items():
            yield {**size_record(self.pair, "by_proposer", by_side, count), "put_forward_by": side}
        promised, delivered = promises(self.proposals)
        yield size_record(self.pair, "promised", gettext("Proposals promised but not agreed"), promised)
        yield size_record(self.pair, "delivered", gettext("Of these, delivered at least in part"), delivered)
        held = self.rests_on.coverage
        yield size_record(self.pair, "sources", gettext("Sources"), held.sources)
        yield size_record(self.pair, "paragraphs", gettext("Paragraphs and extracts"), held.paragraphs)


def overview_heading(counts: dict[str, int], view: TradeView) -> str:
    """What became of the target, and how far proposals are; only the latter where no target is on record."""
    proposals = progress_heading(counts)
    if view.state is None:
        return proposals
    finding = goal_finding(view.state)
    words = {"trade": finding[:1].upper() + finding[1:], "proposals": proposals[:1].lower() + proposals[1:]}
    return gettext("%(trade)s; %(proposals)s") % words


def _strip_column(pair: CountryPair, status: str, label: str, proposals: Sequence[Reported]) -> StripColumn:
    of_status = [proposal for proposal in proposals if proposal.status == status]
    marks = tuple(_mark(pair, proposal) for proposal in of_status[:MARKS_SHOWN])
    return StripColumn(status, label, len(of_status), marks)


def _mark(pair: CountryPair, proposal: Reported) -> StripMark:
    side = proposer_of(pair, proposal.put_forward_by)
    return StripMark(
        proposal.number, proposal.title, proposal_address(pair.slug, proposal.number), side.shape, side.accent
    )


def _strip_note(day: date | None, without: int) -> str:
    """What the strip shows, and how many proposals have no status and so no place in it."""
    if day:
        note = gettext("Proposals by the status reported by %(day)s.") % {"day": day_words(day)}
    else:
        note = gettext(
            "Proposals by latest reported status; a step that no source shows is not counted. What was delivered is "
            "shown separately, under evidence."
        )
    left_out = ngettext(
        "%(count)d proposal has no reported status.", "%(count)d proposals have no reported status.", without
    )
    return f"{note} {left_out % {'count': without}}" if without else note
