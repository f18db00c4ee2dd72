"""What a page shows as known on a day: the value of that day, where it was corrected since."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from cooperation.actions.publication import pages_changed
from cooperation.models import Change, CountryPair, Proposal, TradeFigure
from cooperation.queries.corrections import as_shown_on, cells_on
from cooperation.queries.proposal_history import proposal_history
from cooperation.queries.proposals import ProposalFilter, ProposalList
from cooperation.queries.trade import trade_of

pytestmark = pytest.mark.usefixtures("shipped")
GROWTH = {"growth_percent": 5, "growth_qualifier": "exact"}
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
    assert (shown.value_usd, shown.flow) == (value, flow)
    assert shown.step_usd == (100_000_000 if value else None)
    stored = TradeFigure.objects.get(pk=figure.pk)
    assert (stored.value_usd, stored.flow) == (None, "X")


def test_every_row_reads_as_its_cells(figure: TradeFigure) -> None:
    """A row put from the cells of its last version is as it is stored."""
    for table, rows in (("figures", TradeFigure.objects.all()), ("proposals", Proposal.objects.all())):
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
