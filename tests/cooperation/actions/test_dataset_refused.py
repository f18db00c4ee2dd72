"""A data set that is not sound is refused whole, also where only the database can see what is wrong."""

from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from cooperation.actions.dataset import DatasetRefusedError, load_folder
from cooperation.ingest.contract import TABLES
from tests.cooperation.conftest import MADE_UP
from tests.cooperation.folders import Spoil, all_of, cells, line, read, row, set_cell, write
from tests.cooperation.snapshot import snapshot

pytestmark = pytest.mark.django_db


def refusal(folder: Path) -> list[str]:
    """The problems of a folder that is not loaded, as people read them."""
    with pytest.raises(DatasetRefusedError) as refused:
        load_folder(folder)
    assert str(refused.value) == "\n".join(map(str, refused.value.problems))
    return str(refused.value).split("\n")


REFUSED: list[tuple[str, Spoil, list[str]]] = [
    (
        "a code with a space",
        cells("bodies.csv", 1, code="made up"),
        [
            "bodies.csv, line 2, code: Enter a valid “slug” consisting of letters, numbers, underscores or hyphens.",
        ],
    ),
    (
        "a body that others name",
        cells("bodies.csv", 3, name="x" * 201),
        ["bodies.csv, line 4, name: Ensure this value has at most 200 characters (it has 201)."],
    ),
    (
        "a source that everything rests on",
        cells("sources.csv", 1, url="not an address"),
        ["sources.csv, line 2, url: Enter a valid URL."],
    ),
    (
        "a country that is none",
        cells("facilities.csv", 1, country="XAA"),
        ["facilities.csv, line 2, country: No country has the code “XAA”."],
    ),
    (
        "a reporter from a third country",
        cells("figures.csv", 1, reporter="KAZ"),
        ["figures.csv, line 2, reporter: The reporter is one of the pair's two countries, or not said."],
    ),
    (
        "a proposer that is no country",
        cells("proposals.csv", 2, put_forward_by="XAA"),
        ["proposals.csv, line 3, put_forward_by: No country has the code “XAA”."],
    ),
    (
        "a proposal that is a part of itself",
        cells("proposals.csv", 2, part_of="2"),
        ["proposals.csv, line 3: A proposal is not a part of itself."],
    ),
    (
        "two figures that revise one",
        cells("figures.csv", 5, revises="F1"),
        ["figures.csv, line 6, revises: Trade figure with this Revises already exists."],
    ),
    (
        "an amount beyond all money",
        cells("figures.csv", 2, value="999999999999"),
        ["figures.csv, line 3, value: Ensure that there are no more than 18 digits in total."],
    ),
    (
        "a rounded amount without the unit of its last digit",
        cells("figures.csv", 3, qualifier="rounded", value="7"),
        ["figures.csv, line 4, value: A rounded number needs the unit of its last stated digit."],
    ),
    (
        "an amount without its hedge",
        cells("figures.csv", 1, qualifier=""),
        ["figures.csv, line 2: State the amount together with its hedge, or leave both empty."],
    ),
    (
        "a range that ends where it starts",
        cells("figures.csv", 5, upper="3.5"),
        ["figures.csv, line 6, value: The upper number 3.5 is not above 3.5."],
    ),
    (
        "a growth without its hedge",
        cells("figures.csv", 4, growth_qualifier=""),
        [
            "figures.csv, line 5: "
            "State the growth (not below -100 percent) together with its hedge, or leave both empty."
        ],
    ),
    (
        "a period that ends before it starts",
        cells("figures.csv", 1, period_end="2030-12-31"),
        ["figures.csv, line 2: State both days of the period, the first not after the last, or neither."],
    ),
    (
        "too many words in a quotation, in the last file but one",
        cells("status_changes.csv", 1, quote="x" * 121),
        ["status_changes.csv, line 2, quote: Ensure this value has at most 120 characters (it has 121)."],
    ),
    (
        "too long a name in the last file",
        cells("searches.csv", 1, searched_by="x" * 101),
        ["searches.csv, line 2, searched_by: Ensure this value has at most 100 characters (it has 101)."],
    ),
    (
        "problems of the database's in several files",
        all_of(
            cells("sources.csv", 2, url="not an address"),
            cells("sources.csv", 3, language="x" * 11),
            cells("targets.csv", 1, speaker_name="x" * 201),
            cells("searches.csv", 1, searched_by="x" * 101),
        ),
        [
            "searches.csv, line 2, searched_by: Ensure this value has at most 100 characters (it has 101).",
            "sources.csv, line 3, url: Enter a valid URL.",
            "sources.csv, line 5, language: Ensure this value has at most 10 characters (it has 11).",
            "targets.csv, line 2, speaker_name: Ensure this value has at most 200 characters (it has 201).",
        ],
    ),
    (
        "problems of the files",
        all_of(
            cells("bodies.csv", 1, kind="club"),
            cells("figures.csv", 1, reporter="XAA"),
        ),
        [
            "bodies.csv, line 2, kind: “club” is not one of: head_of_state, government, ministry, legislature, "
            "company, institution, union, initiative, person.",
            "figures.csv, line 2, reporter: No country has the code “XAA”.",
        ],
    ),
    (
        "no pair",
        lambda folder: write(folder / "pair.csv", [["first", "second"]]),
        ["pair.csv, line 1: The file must name exactly one pair."],
    ),
    (
        "two pairs",
        row("pair.csv", first="KAZ", second="UZB"),
        ["pair.csv, line 1: The file must name exactly one pair."],
    ),
    (
        "a pair in the other order",
        line("pair.csv", 1, ["UZB", "KGZ"]),
        ["pair.csv, line 2, second: Name two different countries, the smaller code first."],
    ),
    (
        "a country with itself",
        cells("pair.csv", 1, second="KGZ"),
        ["pair.csv, line 2, second: Name two different countries, the smaller code first."],
    ),
    (
        "a pair with nowhere",
        cells("pair.csv", 1, second="XAA"),
        ["pair.csv, line 2, second: No country has the code “XAA”."],
    ),
]


@pytest.mark.parametrize(("spoil", "told"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_nothing_is_loaded_of_what_is_not_sound(folder: Path, spoil: Spoil, told: list[str]) -> None:
    before = snapshot()
    spoil(folder)
    assert refusal(folder) == told
    assert snapshot() == before


def test_nothing_is_corrected_by_what_is_not_sound(folder: Path) -> None:
    load_folder(folder)
    before = snapshot()
    set_cell(folder, "bodies.csv", 1, "name", "Renamed")
    set_cell(folder, "proposals.csv", 1, "parties", "")
    set_cell(folder, "searches.csv", 1, "searched_by", "x" * 101)
    assert len(refusal(folder)) == 1
    assert snapshot() == before


CELLS = st.text(st.characters(exclude_categories=["Cs"])) | st.text("0123456789:-; .,\"'\n\r\0eE¶")


@settings(max_examples=30)
@given(data=st.data())
def test_any_text_in_any_cell_is_loaded_or_refused(data: st.DataObject) -> None:
    table = data.draw(st.sampled_from([table for table in TABLES if len(read(MADE_UP / table.file)) > 1]))
    number = data.draw(st.integers(1, len(read(MADE_UP / table.file)) - 1))
    column = data.draw(st.sampled_from(table.columns)).name
    cell = data.draw(CELLS)
    with TemporaryDirectory() as place, transaction.atomic():
        folder = Path(copytree(MADE_UP, Path(place) / "made-up"))
        set_cell(folder, table.file, number, column, cell)
        try:
            load_folder(folder)
        except DatasetRefusedError as refused:
            told = refused.problems
        else:
            told = []
        transaction.set_rollback(True)
    assert all(problem.file.endswith(".csv") and problem.sentence for problem in told)
