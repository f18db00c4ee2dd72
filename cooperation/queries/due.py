"""What is due: deadlines that have passed without a report since, and those that are near."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext

from cooperation.analysis.axes import Schedule
from cooperation.analysis.dates import PartialDate
from cooperation.analysis.lifecycle import Status
from cooperation.models import CountryPair, Proposal, Target
from cooperation.models.addresses import proposal_address, target_address
from cooperation.queries.evidence import Evidence
from cooperation.queries.reports import Reports
from cooperation.wording.dates import day_or_part

AHEAD = timedelta(days=90)
# A target's year is told when its figures are out, some months after its end; that of years ago is no work of today.
LOOKED_FOR = timedelta(days=365)


@dataclass(frozen=True)
class Due:
    """A deadline of a proposal or target: its row in words, its page, and whether it has passed.

    ``last_report`` is the date of the latest that a source tells of a proposal; None where no source tells of any, and
    of targets.
    """

    pair: CountryPair
    row: str
    address: str
    deadline: PartialDate
    has_passed: bool
    last_report: PartialDate | None = None

    @property
    def words(self) -> str:
        """The deadline, and what is known since."""
        words = {"day": day_or_part(self.deadline), "last": day_or_part(self.last_report) if self.last_report else ""}
        if not self.has_passed:
            return gettext("due by %(day)s") % words
        if self.last_report:
            return gettext("was due by %(day)s; the latest report is of %(last)s") % words
        return gettext("was due by %(day)s") % words


def due(pairs: Iterable[CountryPair], today: date, ahead: timedelta = AHEAD) -> list[Due]:
    """What is due in some pairs, the earliest deadline first: two queries, and seven a pair with a deadline by then."""
    found = [*_proposals(pairs, today, ahead), *_targets(pairs, today, ahead)]
    return sorted(found, key=lambda one: (one.deadline.latest, one.pair.slug, one.row))


def _proposals(pairs: Iterable[CountryPair], today: date, ahead: timedelta) -> Iterator[Due]:
    """Those that are past it and of which no source has told since, and open ones whose deadline is near."""
    # A deadline of a month or year sorts before its days.
    by_then = Proposal.objects.published().filter(deadline_on__lte=str(today + ahead))
    stated = set(by_then.values_list("pair", flat=True))
    for pair in (pair for pair in pairs if pair.pk in stated):
        for row in Reports(pair, today, None, Evidence([pair], today)).proposals():
            if row.deadline_on is None or row.status in (Status.COMPLETED, Status.DROPPED):
                continue
            has_passed = row.schedule_on(today) is Schedule.OVERDUE
            if has_passed or today <= row.deadline_on.latest <= today + ahead:
                address = proposal_address(pair.slug, row.number)
                name = f"{row.number}. {row.title}"
                yield Due(pair, name, address, row.deadline_on, has_passed, row.last_report)


def _targets(pairs: Iterable[CountryPair], today: date, ahead: timedelta) -> Iterator[Due]:
    """Those whose deadline passed within a year or is near: whether they were met is to be looked for."""
    known = {pair.pk: pair for pair in pairs}
    rows = Target.objects.published().filter(pair__in=known, deadline_on__gte=str((today - LOOKED_FOR).year))
    for row in rows:
        if row.deadline_on and today - LOOKED_FOR <= row.deadline_on.latest <= today + ahead:
            pair, has_passed = known[row.pair_id], row.deadline_on.latest < today
            yield Due(pair, str(row), target_address(pair.slug, row.code), row.deadline_on, has_passed)
