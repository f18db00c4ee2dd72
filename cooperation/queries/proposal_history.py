"""One proposal with its history, as readers see it today or saw it on a day."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from cooperation.analysis.choosing.known import is_announced
from cooperation.models import (
    Attribution,
    Body,
    CountryPair,
    Event,
    EvidenceSearch,
    OtherProposer,
    Proposal,
    ProposalParty,
    StatusChange,
)
from cooperation.queries.corrections import as_shown_on
from cooperation.queries.evidence import Evidence, Passage
from cooperation.queries.proposal_values import (
    BodyValue,
    Party,
    ProposalHistory,
    ProposalName,
    SearchValue,
    latest_step,
)
from cooperation.queries.proposals import body_of, numbered, proposal_of
from cooperation.queries.timeline_values import EventValue, StepValue, event_values, step_values

type Bodies = Mapping[int, BodyValue]


def proposal_history(pair: CountryPair, number: int, today: date, as_of: date | None = None) -> ProposalHistory | None:
    """The pair's proposal of that number; None where readers see none, or none was known yet."""
    row = numbered(pair, number, today, as_of)
    if row is None:
        return None
    evidence, day = Evidence([pair], today, as_of), as_of or today
    steps = _steps(row, evidence)
    changes = [step for step in steps if not is_announced(step.on, day)]
    latest = latest_step(changes)
    proposal = proposal_of(pair, row, latest.quote if latest else "", today, as_of)
    events = _events(row, evidence)
    passages = [*proposal.passages, *(passage for step in steps for passage in step.passages)]
    bodies = _speakers(passages)
    parts = row.parts.published().visible_on(today, as_of).order_by("number")
    named = row.proposing_countries.all() if row.other_proposer == OtherProposer.COUNTRIES else ()
    return ProposalHistory(
        proposal=proposal,
        changes=changes,
        announced=[step for step in steps if is_announced(step.on, day)],
        events=[event for event in events if not is_announced(event.on, day)],
        to_come=[event for event in events if is_announced(event.on, day)],
        searches=[_search(one) for one in row.searches.as_of(today, as_of).order_by("searched_on", "pk")],
        parties=[_party(one) for one in row.parties.select_related("body__country").order_by("pk")],
        parts=[ProposalName(part.number, part.title) for part in as_shown_on("proposals", parts, as_of)],
        voices=list(_speaking(latest.passages if latest else (), bodies)),
        quoted=list(_quoted(passages, bodies)),
        countries=sorted(country.name for country in named),
        as_of=as_of,
    )


def _steps(proposal: Proposal, evidence: Evidence) -> list[StepValue]:
    """Its statuses that are known, in the order of their dates."""
    known = StatusChange.objects.published().visible_on(evidence.today, evidence.asked).filter(proposal=proposal)
    return sorted(step_values(known, evidence), key=lambda step: (step.ordered_on, step.key))


def _events(proposal: Proposal, evidence: Evidence) -> list[EventValue]:
    """The events that are known and bear on it, in the order of their dates."""
    known = Event.objects.published().visible_on(evidence.today, evidence.asked).filter(bearings__proposal=proposal)
    return sorted(event_values(known, evidence), key=lambda event: (str(event.on), event.code))


def _speakers(passages: Iterable[Passage]) -> Bodies:
    """The bodies that speak in some paragraphs: one query where any does."""
    keys = {passage.speaker for passage in passages if passage.speaker}
    return {body.pk: body_of(body) for body in Body.objects.filter(pk__in=keys).select_related("country")}


def _search(row: EvidenceSearch) -> SearchValue:
    return SearchValue(row.searched_on, row.searched_by, row.languages, row.where, row.query_words, row.note)


def _party(row: ProposalParty) -> Party:
    return Party(body_of(row.body), row.get_role_display())


def _speaking(passages: Iterable[Passage], bodies: Bodies) -> Iterator[BodyValue]:
    """Whose words they are; none of the report's own."""
    for passage in passages:
        body = bodies.get(passage.speaker or 0)
        if body and passage.attribution != Attribution.NARRATOR:
            yield body


def _quoted(passages: Iterable[Passage], bodies: Bodies) -> Iterator[BodyValue]:
    """Whom some paragraphs quote directly, each once."""
    direct = [one for one in passages if one.attribution == Attribution.DIRECT_QUOTE]
    return iter(dict.fromkeys(_speaking(direct, bodies)))
