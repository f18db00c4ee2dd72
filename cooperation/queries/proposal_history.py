"""One proposal with its history, as readers see it today or saw it on a day."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from django.db.models import Prefetch

from cooperation.analysis.choosing.known import is_announced
from cooperation.models import (
    Attribution,
    Bearing,
    Body,
    CountryPair,
    Event,
    EvidenceSearch,
    Manner,
    OtherProposer,
    Proposal,
    ProposalParty,
    StatusChange,
)
from cooperation.models.sources import Claim, visible
from cooperation.queries.corrections import as_shown_on
from cooperation.queries.evidence import Passage, passages_of_claim
from cooperation.queries.proposal_values import (
    BearingValue,
    BodyValue,
    Party,
    ProposalHistory,
    ProposalName,
    SearchValue,
    StatusStep,
)
from cooperation.queries.proposals import body_of, full, proposal_of

type Bodies = Mapping[int, BodyValue]


def proposal_history(pair: CountryPair, number: int, today: date, as_of: date | None = None) -> ProposalHistory | None:
    """The pair's proposal of that number; None where readers see none, or none was known yet."""
    of_pair = Proposal.objects.for_pair(pair).published().filter(number=number)
    row = full(of_pair.with_status(today, as_of).with_evidence_level(today, as_of), today, as_of).first()
    if row is None:
        return None
    as_shown_on("proposals", [row], as_of)
    claims = as_shown_on("status_changes", _changes(row, today, as_of), as_of)
    bodies = _speakers([row, *claims])
    day = as_of or today
    steps = list(_steps(claims, bodies))
    changes = [step for step in steps if not is_announced(step.changed_on, day)]
    latest = next((step for step in reversed(changes) if step.move != Manner.AGAIN), None)
    proposal = proposal_of(pair, row, latest.quote if latest else "", today, as_of)
    bearings = list(_bearings(row, today, as_of))
    parts = row.parts.published().visible_on(today, as_of).order_by("number")
    named = row.proposing_countries.all() if row.other_proposer == OtherProposer.COUNTRIES else ()
    return ProposalHistory(
        proposal=proposal,
        changes=changes,
        announced=[step for step in steps if is_announced(step.changed_on, day)],
        bearings=[bearing for bearing in bearings if not is_announced(bearing.happened_on, day)],
        to_come=[bearing for bearing in bearings if is_announced(bearing.happened_on, day)],
        searches=[_search(one) for one in row.searches.as_of(today, as_of).order_by("searched_on", "pk")],
        parties=[_party(one) for one in row.parties.select_related("body__country").order_by("pk")],
        parts=[ProposalName(*values) for values in parts.values_list("number", "title")],
        quoted=list(_quoted([row, *claims], bodies)),
        countries=sorted(country.name for country in named),
        as_of=as_of,
    )


def _changes(proposal: Proposal, today: date, as_of: date | None) -> Iterable[StatusChange]:
    known = StatusChange.objects.published().visible_on(today, as_of).filter(proposal=proposal)
    return known.with_evidence(visible(today, as_of, "source__")).in_order()


def _speakers(claims: Iterable[Claim]) -> Bodies:
    """The bodies that speak in the paragraphs behind these: one query where any does."""
    keys = {key for claim in claims for passage in passages_of_claim(claim) if (key := passage.speaker)}
    return {body.pk: body_of(body) for body in Body.objects.filter(pk__in=keys).select_related("country")}


def _steps(rows: Iterable[StatusChange], bodies: Bodies) -> Iterator[StatusStep]:
    for row in rows:
        passages = passages_of_claim(row)
        if row.changed_on:  # which it always has; the type of the field does not say so
            yield StatusStep(
                new=row.new,
                move=row.move,
                words=row.in_words,
                basis=row.basis,
                changed_on=row.changed_on,
                changed_until=row.changed_until,
                quote=row.quote,
                note=row.note,
                recorded_at=row.recorded_at,
                passages=passages,
                voices=tuple(_speaking(passages, bodies)),
            )


def _bearings(proposal: Proposal, today: date, as_of: date | None) -> Iterator[BearingValue]:
    events = Event.objects.published().visible_on(today, as_of)
    known = Bearing.objects.filter(proposal=proposal, event__in=events)
    fetched = known.prefetch_related(Prefetch("event", Event.objects.with_evidence(visible(today, as_of, "source__"))))
    rows = list(fetched.order_by("event__code"))
    as_shown_on("events", [row.event for row in rows], as_of)
    for row in sorted(rows, key=lambda row: str(row.event.happened_on)):
        event = row.event
        if event.happened_on:  # as above
            yield BearingValue(
                code=event.code,
                kind=event.kind,
                title=event.title,
                happened_on=event.happened_on,
                happened_until=event.happened_until,
                shows=row.shows,
                quote=event.quote,
                caution=event.caution,
                recorded_at=event.recorded_at,
                passages=passages_of_claim(event),
            )


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


def _quoted(claims: Iterable[Claim], bodies: Bodies) -> Iterator[BodyValue]:
    """Whom the paragraphs behind these quote directly, each once."""
    passages = (passage for claim in claims for passage in passages_of_claim(claim))
    direct = [one for one in passages if one.attribution == Attribution.DIRECT_QUOTE]
    return iter(dict.fromkeys(_speaking(direct, bodies)))
