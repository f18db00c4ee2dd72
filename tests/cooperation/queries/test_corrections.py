"""What a page shows as known on a day: the value of that day, where it was corrected since."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.utils.timezone import localdate

from cooperation.actions.dataset import load_folder
from cooperation.actions.publication import pages_changed
from cooperation.actions.record import MODELS
from cooperation.actions.shipped import DATA
from cooperation.models import (
    Change,
    CountryPair,
    Event,
    Proposal,
    Source,
    StatedCount,
    Statement,
    StatusChange,
    TradeFigure,
)
from cooperation.queries.corrections import as_shown_on, cells_on
from cooperation.queries.counted import counts_of
from cooperation.queries.evidence import Evidence
from cooperation.queries.proposal_history import proposal_history
from cooperation.queries.proposals import ProposalFilter, ProposalList, proposals_of_sectors
from cooperation.queries.reports import Reports
from cooperation.queries.standings import standings_by_sector
from cooperation.queries.statements import numeric_statements
from cooperation.queries.timeline import Entries, TimelineFilter
from cooperation.queries.timeline_values import Happened
from cooperation.queries.trade import trade_of
from tests.cooperation.rows import held

SHOWN_AS_OF = ("figures", "targets", "proposals", "status_changes", "events", "statements", "counts")
pytestmark = pytest.mark.usefixtures("shipped")
GROWTH = {"growth_percent": 5, "growth_qualifier": "exact"}
MOST_HISTORIES = 5
FIRST, SECOND, THIRD = (datetime(2026, 1, day, 12, tzinfo=UTC) for day in (1, 10, 20))


@pytest.fixture
def figure() -> TradeFigure:
    """A figure that was recorded on 1 January, and corrected on the 10th and the 20th."""
    pair = CountryPair.objects.by_slug("BLR-KAZ").get()
    figure = TradeFigure.objects.get(pair=pair, code="H05")
    Change.objects.filter(pair=pair).update(recorded_at=FIRST)
    corrections: list[tuple[datetime, dict[str, Any]]] = [
        (SECOND, {"value_usd": Decimal(400_000_000), "flow": "X"}),
        (
            THIRD,
            {"value_usd": None, "qualifier": "", "step_usd": None, "growth_percent": 5, "growth_qualifier": "exact"},
        ),
    ]
    for day, values in corrections:
        last = Change.objects.latest("pk").pk
        TradeFigure.objects.filter(pk=figure.pk).update(**values)
        pages_changed([pair], by="editor")
        Change.objects.filter(pk__gt=last).update(recorded_at=day, recorded_by=f"editor of {day}")
    return TradeFigure.objects.get(pk=figure.pk)


@pytest.mark.parametrize(
    ("day", "value", "flow"),
    [
        (date(2026, 1, 1), 300_000_000, "TT"),
        (date(2026, 1, 9), 300_000_000, "TT"),
        (date(2026, 1, 10), 400_000_000, "X"),
        (date(2026, 1, 19), 400_000_000, "X"),
        (date(2026, 1, 20), None, "X"),
        (None, None, "X"),
        # Before the row was on record nothing was shown of it.
        (date(2025, 12, 31), None, "X"),
    ],
)
def test_the_value_of_the_day(figure: TradeFigure, day: date | None, value: int | None, flow: str) -> None:
    (shown,) = as_shown_on("figures", [figure], day)
    assert (held(shown, "value_usd"), shown.flow) == (value, flow)
    assert held(shown, "step_usd") == (100_000_000 if value else None)
    stored = TradeFigure.objects.get(pk=figure.pk)
    assert (held(stored, "value_usd"), stored.flow) == (None, "X")


def test_every_row_reads_as_its_cells(figure: TradeFigure) -> None:
    """A row put from the cells of its last version is as it is stored."""
    load_folder(DATA / "BLR-UZB")
    for table in SHOWN_AS_OF:
        rows = MODELS[table]._default_manager.filter(state="published")
        assert rows.exists(), table
        for row in rows:
            noted = Change.objects.filter(table=table, row=row.pk).latest("pk")
            made = Change.objects.create(
                pair=noted.pair, revision=1, table=table, row=row.pk, before=noted.after, after={"changed": "1"}
            )
            Change.objects.filter(pk=made.pk).update(recorded_at=datetime(2027, 1, 1, tzinfo=UTC))
        stored = {row.pk: row for row in rows.all()}
        for shown in as_shown_on(table, list(rows.all()), date(2026, 6, 1)):
            fields = [field.attname for field in shown._meta.concrete_fields]
            held = stored[shown.pk]
            assert {name: getattr(shown, name) for name in fields} == {name: getattr(held, name) for name in fields}


def test_two_queries_however_many_rows(figure: TradeFigure, django_assert_num_queries: object) -> None:
    keys = list(TradeFigure.objects.values_list("pk", flat=True))
    with django_assert_num_queries(2):  # type: ignore[operator]
        cells_on("figures", keys, date(2026, 1, 5))


def test_pages_as_known_on_a_day_hold_its_values(figure: TradeFigure) -> None:
    """The trade of the pair, a list of proposals and the page of one, not as they were corrected since."""
    pair, today = figure.pair, date(2026, 2, 1)
    proposal = Proposal.objects.get(pair=pair, number=22)
    title = proposal.title
    last = Change.objects.latest("pk").pk
    Proposal.objects.filter(pk=proposal.pk).update(title="Corrected since")
    pages_changed([pair], by="editor")
    Change.objects.filter(pk__gt=last).update(recorded_at=THIRD, recorded_by="editor")
    for day, flow, called in ((date(2026, 1, 9), "TT", title), (None, "X", "Corrected since")):
        held = next(one for one in trade_of(pair, today, day).everything if one.code == figure.code)
        assert held.flow == flow
        history = proposal_history(pair, 22, today, day)
        assert history
        assert history.proposal.title == called
        listed = ProposalList(pair, ProposalFilter(as_of=day), today)
        assert called in {row.title for row in listed.fetched(listed.chosen)}


def test_a_proposal_is_called_as_it_was_wherever_it_is_named(recorded: CountryPair) -> None:
    """In lists, sectors, its statuses on a timeline, what needs a look, and as the whole or a part of another."""
    today, day = date(2026, 2, 1), date(2026, 1, 9)
    first, second = Proposal.objects.for_pair(recorded).filter(number__in=(1, 2)).order_by("number")
    Proposal.objects.filter(pk=second.pk).update(part_of=first)
    Change.objects.filter(pair=recorded).update(recorded_at=FIRST)

    def levels() -> dict[int, str]:
        return {
            one.number: one.evidence_level for one in ProposalList(recorded, ProposalFilter(as_of=day), today).all()
        }

    shown, last = levels(), Change.objects.latest("pk").pk
    for proposal in Proposal.objects.for_pair(recorded):
        reason = {"done_when": "", "partly_when": "", "uncheckable": "Corrected."}
        Proposal.objects.filter(pk=proposal.pk).update(title=f"{proposal.title}, corrected", **reason)
    pages_changed([recorded], by="editor")
    Change.objects.filter(pk__gt=last).update(recorded_at=THIRD, recorded_by="editor")
    for asked, ending in ((day, ""), (None, ", corrected")):
        named = {proposal.number: f"{proposal.title}{ending}" for proposal in (first, second)}
        reports = Reports(recorded, today, asked, Evidence([recorded], today, asked))
        standings = standings_by_sector(recorded, today, asked)
        for titled in ([*standings], [*reports.each()], reports.steps):
            assert {one.number: one.title for one in titled if one.number in named} == named
        whole, part = (proposal_history(recorded, number, today, asked) for number in named)
        assert whole
        assert [one.title for one in whole.parts] == [named[2]]
        assert part
        assert part.proposal.part_of
        assert part.proposal.part_of.title == named[1]
    assert levels() == shown


@pytest.fixture(params=["BLR-KAZ", "BLR-UZB"])
def recorded(request: pytest.FixtureRequest) -> CountryPair:
    """A pair that was recorded on 1 January; the second has counts of things."""
    if request.param == "BLR-UZB":
        load_folder(DATA / "BLR-UZB")
    pair = CountryPair.objects.by_slug(request.param).get()
    Change.objects.filter(pair=pair).update(recorded_at=FIRST)
    return pair


def corrected(pair: CountryPair, at: datetime) -> None:
    """All that sources tell of the pair is corrected at once."""
    last = Change.objects.latest("pk").pk
    for event in Event.objects.for_pair(pair):
        values = {"title": f"{event.title}, corrected", "kind": "test", "happened_on": "1999", "happened_until": None}
        Event.objects.filter(pk=event.pk).update(**values, caution="Corrected.")
    swapped = {"numeric": "vague", "vague": "numeric", "event": "numeric"}
    for statement in Statement.objects.for_pair(pair):
        other = swapped[statement.checkability]
        Statement.objects.filter(pk=statement.pk).update(summary="Corrected.", checkability=other, quote="corrected")
    StatedCount.objects.for_pair(pair).update(count=77, qualifier="at_least", step=None, counted_on="1999")
    steps = StatusChange.objects.for_pair(pair).filter(follows_on=None)
    steps.update(note="Corrected.", changed_on="1999", quote="corrected")
    dated = TradeFigure.objects.for_pair(pair).dated().filter(growth_percent=None)
    dated.update(period_start="1999-01-01", period_end="1999-12-31")
    pages_changed([pair], by="editor")
    Change.objects.filter(pk__gt=last).update(recorded_at=at)


def told_of(pair: CountryPair) -> list[int]:
    """The numbers of proposals on which events bear, some of them: each has one history, at the same cost."""
    numbers = Proposal.objects.filter(pair=pair, bearings__isnull=False).order_by("number").distinct()
    return list(numbers.values_list("number", flat=True))[:MOST_HISTORIES]


def everything(pair: CountryPair, day: date | None) -> list[Any]:
    """What readers are shown of the dated claims of a pair, and of what it says in numbers."""
    today = date(2026, 2, 1)
    entries = Entries(pair, TimelineFilter(as_of=day), today)
    reports = Reports(pair, today, day, Evidence([pair], today, day))
    histories = [proposal_history(pair, number, today, day) for number in told_of(pair)]
    return [
        [(one.kind, one.row if isinstance(one.row, Happened) else repr(one.row)) for one in entries.all()],
        entries.counts(),
        {event.key: event for event in reports.events},
        {(step.key, step.on, step.note) for step in reports.steps},
        numeric_statements(pair, today, day),
        {count.code: count for count in counts_of(pair, today, day)},
        [(one.events, one.to_come) for one in histories if one],
    ]


def test_what_was_told_of_a_day_is_told_of_it_after_a_correction(recorded: CountryPair) -> None:
    """Events, statements, counts of things, statuses and the places on a timeline: the same as before, on that day."""
    day = date(2026, 1, 9)
    before, now = everything(recorded, day), everything(recorded, None)
    corrected(recorded, SECOND)
    assert everything(recorded, day) == before
    after = everything(recorded, None)
    assert not [told for told, became in zip(now, after, strict=True) if told and told == became]
    corrected(recorded, THIRD)
    assert everything(recorded, date(2026, 1, 19)) == everything(recorded, date(2026, 1, 10))
    assert everything(recorded, day) == before


def slowly_on(table: str, row: int, day: date) -> dict[str, str]:
    """The twin: every version of a row gone through from the first, with the clock of the site."""
    cells: dict[str, str] = {}
    for change in Change.objects.filter(table=table, row=row).order_by("pk"):
        if localdate(change.recorded_at) <= day:
            cells = change.after
    return cells


def stood_slowly(pair: CountryPair, day: date) -> dict[int, tuple[str | None, str | None, str | None]]:
    """The twin: status, basis and date of each proposal on a day, every version of every row gone through."""
    found: dict[int, tuple[str | None, str | None, str | None]] = {}
    for proposal in Proposal.objects.for_pair(pair).published().visible_on(date(2026, 2, 1), day):
        steps = []
        for change in StatusChange.objects.filter(proposal=proposal, state="published").order_by("ordered_on", "pk"):
            cells = slowly_on("status_changes", change.pk, day) or slowly_on("status_changes", change.pk, date.max)
            is_out = is_visible(change.evidence.source, day)
            if (
                is_out
                and cells["move"] != "again"
                and cells["changed_on"] <= day.isoformat()[: len(cells["changed_on"])]
            ):
                steps.append((cells["new"], cells["basis"], cells["changed_on"]))
        found[proposal.number] = steps[-1] if steps else (None, None, None)
    return found


def is_visible(source: Source, day: date) -> bool:
    """Whether a source was out by a day, or read by then if it has no date."""
    out = source.published_on.latest if source.published_on else source.retrieved_on
    return out is not None and out <= day


def test_lists_filter_by_the_statuses_of_the_day(recorded: CountryPair) -> None:
    """Lists, sectors and the page of one: where each proposal stood on a day, whatever it was corrected to since."""
    today = date(2026, 2, 1)
    for at, new, basis in ((SECOND, "signed", "stated"), (THIRD, "dropped", "reading")):
        last = Change.objects.latest("pk").pk
        steps = StatusChange.objects.for_pair(recorded).exclude(old__in=["signed", "dropped"]).exclude(move="again")
        steps.filter(proposal__number__lte=9).update(new=new, basis=basis, quote=new)
        pages_changed([recorded], by="editor")
        Change.objects.filter(pk__gt=last).update(recorded_at=at)
    for day in (date(2026, 1, 9), date(2026, 1, 10), date(2026, 1, 19), date(2026, 1, 20), date(2019, 12, 31)):
        expected = stood_slowly(recorded, day)
        everything = ProposalList(recorded, ProposalFilter(as_of=day), today)
        shown = {one.number: one for one in everything.all()}
        assert {
            n: (one.status, one.basis, one.changed_on and str(one.changed_on)) for n, one in shown.items()
        } == expected
        for status in {stands[0] for stands in expected.values() if stands[0]}:
            chosen = ProposalList(recorded, ProposalFilter(as_of=day, status=(status,)), today).chosen
            assert {one.number for one in chosen} == {n for n, stands in expected.items() if stands[0] == status}
        for standing in standings_by_sector(recorded, today, day):
            assert (standing.status, standing.basis) == expected[standing.number][:2]
        codes = {sector.code for one in shown.values() for sector in one.sectors}
        assert all(one == shown[one.number] for one in proposals_of_sectors(recorded, list(codes), today, day))
        for number in shown.keys() & {*told_of(recorded)}:
            history = proposal_history(recorded, number, today, day)
            assert history
            assert history.proposal == shown[number]


def test_a_row_holds_what_the_slow_twin_finds(recorded: CountryPair) -> None:
    corrected(recorded, SECOND)
    corrected(recorded, THIRD)
    for table in ("events", "statements", "counts"):
        rows = MODELS[table]._default_manager.filter(pair=recorded, state="published")
        keys = list(rows.values_list("pk", flat=True))
        for day in (date(2025, 12, 31), date(2026, 1, 1), date(2026, 1, 10), date(2026, 1, 20)):
            held = cells_on(table, keys, day)
            latest = {row: slowly_on(table, row, date(2027, 1, 1)) for row in keys}
            found = {row: held.get(row, latest[row]) for row in keys}
            # Before a row was on record nothing was shown of it, and what is known now is what can be told.
            assert found == {row: slowly_on(table, row, day) or latest[row] for row in keys}
