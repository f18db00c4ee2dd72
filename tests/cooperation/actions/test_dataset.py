"""Loading a data set: all of it or nothing, any number of times, and what was corrected in a file is corrected."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from cooperation.actions.dataset import LoadReport, load_folder
from cooperation.actions.export import export_folder
from cooperation.actions.record import MODELS, rows_of
from cooperation.ingest.contract import TABLES
from cooperation.models import (
    Body,
    CountryPair,
    Event,
    Proposal,
    Publication,
    Statement,
    StatusChange,
    TradeFigure,
)
from tests.cooperation import rows
from tests.cooperation.conftest import MADE_UP, PINNED
from tests.cooperation.folders import Spoil, all_of, cells, contents, read, row, write
from tests.cooperation.rows import held
from tests.cooperation.snapshot import snapshot

pytestmark = pytest.mark.django_db

ROWS = sum(len(read(MADE_UP / table.file)) - 1 for table in TABLES if table.name != "pair")


def counts(report: LoadReport) -> tuple[int, int, int]:
    """Rows added, changed, unchanged."""
    return report.added, report.changed, report.unchanged


def made_up() -> CountryPair:
    """The pair of the made-up data set, as it now is."""
    return CountryPair.objects.get(first_id="KGZ", second_id="UZB")


def test_a_new_pair_comes_with_every_row_of_its_files(folder: Path) -> None:
    report = load_folder(folder)
    assert report.pair == made_up()
    assert counts(report) == (ROWS, 0, 0)
    stored = {name: rows_of(name, made_up()).count() for name in MODELS}
    assert stored == {table.name: len(read(folder / table.file)) - 1 for table in TABLES if table.name != "pair"}


def test_what_is_loaded_is_before_readers(folder: Path) -> None:
    load_folder(folder)
    states = {
        row.state
        for name in MODELS
        for row in rows_of(name, made_up())
        if any(f.name == "state" for f in row._meta.fields)
    }
    assert states == {Publication.PUBLISHED}


def test_a_row_holds_what_its_cells_say(folder: Path) -> None:
    load_folder(folder)
    proposal = Proposal.objects.with_evidence().with_sectors().get(pair=made_up(), number=1)
    assert [str(paragraph) for paragraph in proposal.paragraphs()] == ["1:2", "1:1", "2:1"]
    assert [sector.code for sector in proposal.sectors.all()] == ["transport", "logistics"]
    assert {(party.body.code, party.role) for party in proposal.parties.all()} == {
        ("made-up-president", "put_forward"),
        ("made-up-government", "backed"),
    }
    assert (proposal.put_forward_by_id, proposal.leaves_open) == ("UZB", "where\nhow deep")
    assert proposal.part_of == Proposal.objects.get(pair=made_up(), number=2)
    assert held(figure("F1"), "value_usd") == 500_000_000
    assert held(figure("F3"), "value_usd") == -700_000
    assert figure("F2").revises == figure("F1")


@pytest.mark.parametrize("source", [PINNED, MADE_UP], ids=["pinned", "made up"])
def test_a_second_load_changes_nothing(source: Path) -> None:
    first = load_folder(source)
    before = snapshot()
    second = load_folder(source)
    assert counts(second) == (0, 0, first.added + first.changed + first.unchanged)
    assert snapshot() == before


def test_a_second_load_asks_of_tables_and_not_of_rows(
    shipped: None, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(200):
        assert load_folder(PINNED).unchanged > 400


def test_what_is_stored_is_what_a_load_of_it_leaves(shipped: None) -> None:
    before = snapshot()
    assert counts(load_folder(PINNED))[:2] == (0, 0)
    assert snapshot() == before


@pytest.mark.parametrize(
    ("spoil", "added", "changed"),
    [
        (cells("bodies.csv", 1, name="Renamed"), 0, 1),
        (row("bodies.csv", code="made-up-port", name="Port", kind="company"), 1, 0),
        (
            all_of(
                cells("bodies.csv", 1, name="Renamed"),
                cells("searches.csv", 1, note=""),
            ),
            0,
            2,
        ),
    ],
)
def test_the_revision_grows_by_one_for_any_number_of_changes(
    folder: Path, spoil: Spoil, added: int, changed: int
) -> None:
    load_folder(folder)
    before, other = made_up().revision, CountryPair.objects.exclude(pk=made_up().pk).get().revision
    spoil(folder)
    assert counts(load_folder(folder))[:2] == (added, changed)
    assert made_up().revision == before + 1
    load_folder(folder)
    assert made_up().revision == before + 1
    assert CountryPair.objects.exclude(pk=made_up().pk).get().revision == other


CORRECTIONS: list[tuple[Spoil, Callable[[], Any], Any]] = [
    (cells("bodies.csv", 1, name="Renamed"), lambda: Body.objects.get(code="made-up-commission").name, "Renamed"),
    (cells("bodies.csv", 2, country=""), lambda: Body.objects.get(code="made-up-government").country, None),
    (cells("bodies.csv", 2, note=""), lambda: Body.objects.get(code="made-up-government").note, ""),
    (cells("figures.csv", 1, value="0.52"), lambda: held(figure("F1"), "value_usd"), 520_000_000),
    (cells("figures.csv", 1, unit="million"), lambda: held(figure("F1"), "value_usd"), 500_000),
    (cells("figures.csv", 2, revises=""), lambda: figure("F2").revises, None),
    (cells("figures.csv", 3, speaker=""), lambda: figure("F3").speaker, None),
    (cells("proposals.csv", 1, put_forward_by="both"), lambda: proposal().put_forward_by, None),
    (cells("proposals.csv", 1, part_of=""), lambda: proposal().part_of, None),
    (cells("proposals.csv", 1, leaves_open="when"), lambda: proposal().leaves_open, "when"),
    (
        cells("proposals.csv", 1, sectors="transport; transit"),
        lambda: [sector.code for sector in proposal().sectors.in_shown_order()],
        ["transport", "transit"],
    ),
    (
        cells("proposals.csv", 1, parties="made-up-president:beneficiary"),
        lambda: [(party.body.code, party.role) for party in proposal().parties.all()],
        [("made-up-president", "beneficiary")],
    ),
    (cells("proposals.csv", 1, parties=""), lambda: proposal().parties.count(), 0),
    (cells("proposals.csv", 1, evidence="1:1; 1:2; 2:1"), lambda: str(proposal().evidence), "1:1"),
    (cells("proposals.csv", 1, evidence="1:2"), lambda: proposal().further_evidence.count(), 0),
    (
        cells("events.csv", 1, bodies="made-up-commission"),
        lambda: [body.code for body in Event.objects.get(code="made-up-talks").bodies.all()],
        ["made-up-commission"],
    ),
    (cells("statements.csv", 2, target=""), lambda: Statement.objects.get(code="made-up-level").target, None),
    (
        cells("status_changes.csv", 2, basis="stated"),
        lambda: StatusChange.objects.get(proposal=proposal(), new="agreed").basis,
        "stated",
    ),
]


def figure(code: str) -> TradeFigure:
    """A made-up figure, as it now is."""
    return TradeFigure.objects.get(pair=made_up(), code=code)


def proposal() -> Proposal:
    """The first made-up proposal, as it now is."""
    return Proposal.objects.get(pair=made_up(), number=1)


def test_a_correction_in_a_file_corrects_its_row_and_can_be_taken_back(folder: Path, subtests: pytest.Subtests) -> None:
    load_folder(folder)
    for number, (correct, look, value) in enumerate(CORRECTIONS):
        with subtests.test(correction=number, value=value):
            before = look()
            assert before != value
            corrected = Path(copytree(MADE_UP, folder.parent / f"corrected-{number}"))
            correct(corrected)
            assert counts(load_folder(corrected)) == (0, 1, ROWS - 1)
            assert look() == value
            assert counts(load_folder(folder)) == (0, 1, ROWS - 1)
            assert look() == before


def test_a_row_taken_out_of_a_file_stays_in_the_database(folder: Path) -> None:
    load_folder(folder)
    lines = read(folder / "searches.csv")
    write(folder / "searches.csv", lines[:1])
    by_hand = rows.body(code="by-hand")
    assert counts(load_folder(folder)) == (0, 0, ROWS - 1)
    assert rows_of("searches", made_up()).count() == 1
    assert Body.objects.filter(pk=by_hand.pk).exists()


def test_a_file_overrules_what_was_changed_by_hand(folder: Path) -> None:
    load_folder(folder)
    Body.objects.filter(code="made-up-government").update(name="By hand")
    Proposal.objects.filter(pair=made_up(), number=2).update(state=Publication.DRAFT)
    assert counts(load_folder(folder)) == (0, 2, ROWS - 2)
    assert Body.objects.get(code="made-up-government").name == "Made-up government"
    assert Proposal.objects.get(pair=made_up(), number=2).state == Publication.PUBLISHED


def test_a_step_put_between_two_of_one_date_comes_between_them(folder: Path) -> None:
    """Of one date the later step is the one recorded later, so what follows the new step is recorded again."""
    load_folder(folder)
    lines = read(folder / "status_changes.csv")
    between = ["1", "2032-05", "", "offered", "endorsed", "", "reading", "", "2:1; 1:2", "", ""]
    after = [*lines[2][:3], "endorsed", *lines[2][4:]]
    write(folder / "status_changes.csv", [*lines[:2], between, after, *lines[3:]])
    assert counts(load_folder(folder)) == (1, 1, ROWS - 1)
    assert Proposal.objects.with_status(date(2034, 1, 1)).get(pk=proposal().pk).status == "agreed"
    assert [str(paragraph) for paragraph in proposal().status_changes.get(new="agreed").paragraphs()] == ["2:1", "1:2"]
    export_folder(made_up(), folder.parent / "out")
    assert contents(folder.parent / "out") == contents(folder)
    assert counts(load_folder(folder)) == (0, 0, ROWS + 1)


def test_a_row_may_point_to_one_below_it(folder: Path) -> None:
    assert read(folder / "proposals.csv")[1][:1] == ["1"]
    load_folder(folder)
    assert proposal().part_of_id == Proposal.objects.get(pair=made_up(), number=2).pk
