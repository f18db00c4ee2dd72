"""Sentences about how far proposals have got, from counts by status code ("" for no status; a missing code is zero)."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.utils.translation import gettext, ngettext

from cooperation.analysis.dates import PartialDate
from cooperation.analysis.lifecycle import HALTED, MOVING, SETTLED
from cooperation.models import ProposalStatus
from cooperation.wording.dates import day_or_part
from cooperation.wording.lists import listed
from cooperation.wording.numbers import NBSP, whole


def progress_heading(counts: Mapping[str, int]) -> str:
    """The finding over a list of proposals: how many move; where none does, how many are agreed."""
    total = sum(counts.values())
    moving = sum(counts.get(status, 0) for status in MOVING)
    settled = sum(counts.get(status, 0) for status in SETTLED)
    if total == 0:
        return gettext("No proposal is listed")
    if total == counts.get("", 0):
        return _no_status_heading(total)
    if total == 1:
        return _one_heading(moving, settled)
    if moving:
        sentence = ngettext(
            "%(count)d of %(total)d proposals is under way or completed",
            "%(count)d of %(total)d proposals are under way or completed",
            moving,
        )
        return sentence % {"count": moving, "total": total}
    if settled:
        sentence = ngettext(
            "%(count)d of %(total)d proposals is agreed or signed, none under way",
            "%(count)d of %(total)d proposals are agreed or signed, none under way",
            settled,
        )
        return sentence % {"count": settled, "total": total}
    return gettext("None of %(total)d proposals is agreed") % {"total": total}


def _no_status_heading(total: int) -> str:
    """Of proposals without a status nobody can say that they are not agreed."""
    sentence = ngettext(
        "The one proposal has no reported status", "None of %(total)d proposals has a reported status", total
    )
    return sentence % {"total": total}


def _one_heading(moving: int, settled: int) -> str:
    if moving:
        return gettext("The one proposal is under way or completed")
    if settled:
        return gettext("The one proposal is agreed or signed, not under way")
    return gettext("The one proposal is not agreed")


def breakdown(counts: Mapping[str, int]) -> str:
    """The statuses that have any proposals, in words: "9 proposed, 4 offered and 1 agreed"."""
    labels = dict(ProposalStatus.choices)
    return listed(f"{counts[code]}{NBSP}{str(label).lower()}" for code, label in labels.items() if counts.get(code))


def proposal_heading(title: str, status: str, since: str, earlier: Iterable[str] = ()) -> str:
    """The finding about one proposal: its latest status and since when; what is not on record beyond it.

    Of one that goes back to a proposal after it had been agreed, nothing says that no agreement is on record.
    """
    labels = dict(ProposalStatus.choices)
    if not status:
        return gettext("%(title)s: no status reported") % {"title": title}
    words = {"title": title, "status": str(labels[status]).lower(), "since": since}
    if status in (*MOVING, *SETTLED, *HALTED) or {*earlier} & {*MOVING, *SETTLED}:
        return gettext("%(title)s: %(status)s, as of %(since)s") % words
    return gettext("%(title)s: %(status)s, as of %(since)s; no agreement reported") % words


def as_known(day: date) -> str:
    """What a page says that shows less than all: "as known on 31 Dec 2018"."""
    return gettext("as known on %(day)s") % {"day": day_or_part(PartialDate(day.year, day.month, day.day))}


def counted_proposals(count: int) -> str:
    """ "22 proposals"."""
    return ngettext("%(count)s proposal", "%(count)s proposals", count) % {"count": whole(count)}


def agreed_heading(counts: Mapping[str, int]) -> str:
    """The finding over the status strip: how many proposals are agreed by their latest status, or further than that."""
    total = sum(counts.values())
    agreed = sum(counts.get(status, 0) for status in (*SETTLED, *MOVING))
    if not total:
        return gettext("No proposal has been listed yet")
    if total == counts.get("", 0):
        return _no_status_heading(total)
    if not agreed:
        sentence = ngettext("The one proposal is not agreed", "None of %(total)d proposals is agreed", total)
        return sentence % {"total": total}
    if total == 1:
        return gettext("The one proposal is agreed or further")
    sentence = ngettext(
        "%(count)d of %(total)d proposals is agreed or further",
        "%(count)d of %(total)d proposals are agreed or further",
        agreed,
    )
    return sentence % {"count": agreed, "total": total}
