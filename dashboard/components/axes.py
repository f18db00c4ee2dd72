"""The three axes of a proposal in words: what a side voices, what sources show, and the schedule."""

from collections.abc import Iterable

from django.utils.translation import gettext, gettext_lazy

from cooperation.analysis.axes import EvidenceLevel, Schedule
from cooperation.analysis.dates import PartialDate
from cooperation.analysis.lifecycle import ActivityStatus, Status
from cooperation.models import CountryPair, ProposalStatus
from cooperation.queries.proposal_values import BodyValue, ProposalHistory
from cooperation.wording.dates import day_or_part
from cooperation.wording.lists import listed
from dashboard.components.page import Cite, KeyFigure
from dashboard.components.sides import side_of_body

EVIDENCE_WORDS = {
    EvidenceLevel.DELIVERED: gettext_lazy("Delivered"),
    EvidenceLevel.PARTLY_DELIVERED: gettext_lazy("Partly delivered"),
    EvidenceLevel.DOCUMENT: gettext_lazy("Document"),
    EvidenceLevel.STATEMENT_ONLY: gettext_lazy("Statement only"),
    EvidenceLevel.NONE_FOUND: gettext_lazy("No source found"),
    EvidenceLevel.CONTRADICTED: gettext_lazy("Contradicted"),
}
EVIDENCE_MEANS = {
    EvidenceLevel.DELIVERED: gettext_lazy("a source shows what counts as done"),
    EvidenceLevel.PARTLY_DELIVERED: gettext_lazy("a source shows what counts as partly done"),
    EvidenceLevel.DOCUMENT: gettext_lazy("a document, an agreement or a decision on it exists"),
    EvidenceLevel.STATEMENT_ONLY: gettext_lazy("only statements so far"),
    EvidenceLevel.NONE_FOUND: gettext_lazy("nothing beyond the proposal itself"),
    EvidenceLevel.CONTRADICTED: gettext_lazy("the latest report says the opposite"),
}
SCHEDULE_WORDS = {
    Schedule.NO_DEADLINE: gettext_lazy("No deadline stated"),
    Schedule.ON_TIME: gettext_lazy("On time"),
    Schedule.LATE: gettext_lazy("Late"),
    Schedule.OVERDUE: gettext_lazy("Overdue, no report"),
}
SCHEDULE_MEANS = {
    Schedule.NO_DEADLINE: gettext_lazy("No source gives a deadline, so it cannot be overdue."),
    Schedule.ON_TIME: gettext_lazy("It was done by its deadline, or the deadline is still ahead."),
    Schedule.LATE: gettext_lazy("It was done, or reported on, after its deadline."),
    Schedule.OVERDUE: gettext_lazy("The deadline has passed and no source reports on it since."),
}
# The names that the IATI codelist ActivityStatus gives.
ACTIVITY_WORDS = {
    ActivityStatus.PIPELINE: gettext_lazy("pipeline"),
    ActivityStatus.IMPLEMENTATION: gettext_lazy("implementation"),
    ActivityStatus.CLOSED: gettext_lazy("closed"),
    ActivityStatus.CANCELLED: gettext_lazy("cancelled"),
    ActivityStatus.SUSPENDED: gettext_lazy("suspended"),
}


def evidence_words(level: str) -> str:
    """A level of evidence in words."""
    return str(EVIDENCE_WORDS[EvidenceLevel(level)])


def official_axis(pair: CountryPair, known: ProposalHistory, cites: tuple[Cite, ...]) -> KeyFigure:
    """The status that a side voices, whose voice it is, and the code that it has in IATI exports."""
    label, latest = gettext("Official status"), known.latest
    if latest is None:
        return KeyFigure(label, gettext("None reported"), gettext("no source states one"))
    code = Status(latest.new).activity
    remark = gettext("Source: %(voice)s (IATI status %(code)d, %(name)s)")
    words = {"voice": voiced_by(pair, known.voices), "code": code, "name": ACTIVITY_WORDS[code]}
    return KeyFigure(label, str(ProposalStatus(latest.new).label), remark % words, cites=cites)


def voiced_by(pair: CountryPair, voices: Iterable[BodyValue]) -> str:
    """Whose word a status is: a side, a body of both, a third country, or the report itself."""
    sides = dict.fromkeys(side_of_body(pair, body).label for body in voices)
    return listed(sides) if sides else gettext("the report’s own text")


def evidence_axis(level: str, cites: tuple[Cite, ...]) -> KeyFigure:
    """The strongest that sources show."""
    means = str(EVIDENCE_MEANS[EvidenceLevel(level)])
    return KeyFigure(gettext("Evidence"), evidence_words(level), means, cites=cites, derived=True)


def schedule_axis(state: Schedule, deadline: PartialDate | None, cites: tuple[Cite, ...]) -> KeyFigure:
    """The proposal against its deadline."""
    due = gettext("by %(day)s") % {"day": day_or_part(deadline)} if deadline else gettext("no deadline, so not overdue")
    return KeyFigure(
        gettext("Schedule"), str(SCHEDULE_WORDS[state]), due, remark_cites=cites, derived=deadline is not None
    )
