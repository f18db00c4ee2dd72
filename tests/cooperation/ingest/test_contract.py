"""The format agrees with what is stored, with itself, and with the page that describes it."""

from pathlib import Path

import pytest
from django.db import models

from cooperation.actions.record import MODELS
from cooperation.analysis.axes import Shows
from cooperation.ingest.cells import PROPOSERS, Column, Table, bearing, party
from cooperation.ingest.contract import TABLES, VERSION
from cooperation.ingest.reference import GROUPS, MEMBERSHIPS, SECTORS
from cooperation.models import (
    Attribution,
    Basis,
    BodyKind,
    Category,
    Checkability,
    ClaimType,
    CountedAs,
    EventKind,
    Extent,
    FacilityKind,
    Flow,
    Hedge,
    Manner,
    OtherProposer,
    PartnerBy,
    ProposalStatus,
    QuestionRule,
    Role,
    ScopeSort,
    Showing,
    SourceKind,
    Valuation,
)
from tests.cooperation.ingest.data_format import codes_of, section

PAGE = Path(__file__).parents[3] / "docs" / "data-format.md"

CHOICES: dict[tuple[str, str], type[models.TextChoices]] = {
    ("sources", "kind"): SourceKind,
    ("sources", "extent"): Extent,
    ("paragraphs", "attribution"): Attribution,
    ("bodies", "kind"): BodyKind,
    ("facilities", "kind"): FacilityKind,
    ("events", "kind"): EventKind,
    ("statements", "claim_type"): ClaimType,
    ("statements", "checkability"): Checkability,
    ("status_changes", "old"): ProposalStatus,
    ("status_changes", "new"): ProposalStatus,
    ("status_changes", "basis"): Basis,
    ("status_changes", "move"): Manner,
    ("scopes", "kind"): ScopeSort,
    ("accepted", "rule"): QuestionRule,
    ("counts", "qualifier"): Hedge,
    ("counts", "attribution"): Attribution,
    ("figures", "total_qualifier"): Hedge,
    ("figures", "category"): Category,
    ("figures", "flow"): Flow,
    ("figures", "qualifier"): Hedge,
    ("figures", "growth_qualifier"): Hedge,
    ("figures", "attribution"): Attribution,
    ("figures", "own_qualifier"): Hedge,
    ("figures", "share_qualifier"): Hedge,
    ("rates", "qualifier"): Hedge,
    ("series", "category"): Category,
    ("series", "valuation"): Valuation,
    ("series", "partner_by"): PartnerBy,
    ("targets", "own_qualifier"): Hedge,
    ("targets", "multiple_qualifier"): Hedge,
    ("targets", "counted_as"): CountedAs,
    ("targets", "category"): Category,
    ("targets", "flow"): Flow,
    ("targets", "qualifier"): Hedge,
}


def coded() -> dict[tuple[str, str], Column]:
    """The columns that hold one of a few codes."""
    return {(table.name, column.name): column for table in TABLES for column in table.columns if codes_of(column)}


def test_every_code_is_one_that_can_be_stored() -> None:
    units = {(table, unit) for table in ("figures", "targets") for unit in ("unit", "own_unit")}
    units |= {("series", "unit"), ("series", "flow")}
    assert coded().keys() == CHOICES.keys() | units


@pytest.mark.parametrize(("table", "column"), [*CHOICES])
def test_the_codes_are_those_of_the_model(table: str, column: str) -> None:
    assert codes_of(coded()[table, column]) == CHOICES[table, column].values


def test_the_choices_are_those_of_the_field() -> None:
    for (table, column), choices in CHOICES.items():
        field = MODELS[table]._meta.get_field(column)
        assert getattr(field, "choices", None) == choices.choices, (table, column)


def test_the_roles_are_those_of_the_model() -> None:
    assert [party(f"a:{role}") for role in Role.values] == [("a", role) for role in Role.values]


def test_the_other_proposers_are_those_of_the_model() -> None:
    assert {*PROPOSERS} - {"both"} == {*OtherProposer.values} - {OtherProposer.COUNTRIES}


def test_what_an_event_can_show_is_what_the_model_knows() -> None:
    said = [shows for shows in Showing.values if shows != Shows.STATEMENT]
    assert [bearing(f"1:{shows}") for shows in said] == [(1, shows) for shows in said]
    assert bearing("1") == (1, Shows.STATEMENT)


@pytest.mark.parametrize("table", [*TABLES, SECTORS, GROUPS, MEMBERSHIPS], ids=lambda table: table.name)
def test_a_row_is_known_by_cells_that_are_filled(table: Table) -> None:
    assert table.key
    assert all(table.by_name[name].required for name in table.key)
    assert len(table.by_name) == len(table.columns)


def test_what_a_table_points_to_is_loaded_before_it() -> None:
    loaded = {"sectors"}
    for table in TABLES:
        loaded.add(table.name)
        missing = {column.refers_to for column in table.columns if column.refers_to} - loaded
        assert not missing, table.name


def test_every_table_but_the_pair_is_stored() -> None:
    assert TABLES[0].name == "pair"
    assert {table.name for table in TABLES[1:]} == MODELS.keys()


@pytest.mark.parametrize("table", [*TABLES, SECTORS, GROUPS, MEMBERSHIPS], ids=lambda table: table.name)
def test_the_page_describes_the_table(table: Table) -> None:
    assert section(table) in PAGE.read_text(encoding="utf-8"), f"put into docs/data-format.md:\n\n{section(table)}"


def test_the_page_describes_nothing_else_and_names_the_version() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page.startswith(f"# The data format, version {VERSION}\n")
    headings = [line.removeprefix("### ") for line in page.splitlines() if line.startswith("### ")]
    assert headings == [table.file for table in (*TABLES, SECTORS, GROUPS, MEMBERSHIPS)]
