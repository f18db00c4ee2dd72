"""The three cards at the head of a pair: trade as each side reports it, how far proposals are, the target."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy, ngettext

from cooperation.analysis.axes import EvidenceLevel
from cooperation.analysis.counts import HALTED, MOVING
from cooperation.analysis.lifecycle import Status
from cooperation.models import CountryPair
from cooperation.queries.reports import Reported
from dashboard.components.citations import Citations
from dashboard.components.page import Link
from dashboard.pages.trade.now import SideNow, TargetNow, sides_now, target_now
from dashboard.pages.trade.view import TradeView

# How far proposals are, in four groups: their word, what it holds, the statuses.
GROUPS = (
    (
        gettext_lazy("promised"),
        gettext_lazy("proposed, offered, endorsed"),
        (Status.PROPOSED, Status.OFFERED, Status.ENDORSED),
    ),
    (gettext_lazy("agreed"), gettext_lazy("agreed or signed"), (Status.AGREED, Status.SIGNED)),
    (gettext_lazy("under way"), "", MOVING[:1]),
    (gettext_lazy("done"), "", MOVING[1:]),
    (gettext_lazy("halted"), gettext_lazy("stalled or dropped"), HALTED),
)
# What is counted by evidence, after its number: "1 delivered, 5 in part".
COUNTED = {
    EvidenceLevel.DELIVERED: gettext_lazy("delivered"),
    EvidenceLevel.PARTLY_DELIVERED: gettext_lazy("in part"),
    EvidenceLevel.DOCUMENT: gettext_lazy("with a document"),
    EvidenceLevel.STATEMENT_ONLY: gettext_lazy("statements only"),
    EvidenceLevel.NONE_FOUND: gettext_lazy("nothing found"),
    EvidenceLevel.CONTRADICTED: gettext_lazy("contradicted"),
}
DELIVERED = (EvidenceLevel.DELIVERED, EvidenceLevel.PARTLY_DELIVERED)


@dataclass(frozen=True)
class Group:
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
    groups: tuple[Group, ...]
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


def _groups(pair: CountryPair, proposals: Sequence[Reported]) -> Iterable[Group]:
    """The groups in order; halted proposals only where there are any."""
    base = reverse("proposals", args=[pair.slug])
    for word, statuses, codes in GROUPS:
        count = sum(proposal.status in codes for proposal in proposals)
        if count or codes != HALTED:
            query = "&".join(f"status={code}" for code in codes)
            yield Group(count, str(word), str(statuses), tuple(codes), f"{base}?{query}")


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
    promised = [proposal for proposal in proposals if proposal.status in GROUPS[0][2]]
    return len(promised), sum(proposal.evidence_level in DELIVERED for proposal in promised)
