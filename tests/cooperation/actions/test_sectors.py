"""Loading sectors: two levels, in the order of the file, for all pairs alike."""

from pathlib import Path

import pytest

from cooperation.actions.dataset import DatasetRefusedError
from cooperation.actions.reference import load_sectors
from cooperation.actions.shipped import DATA
from cooperation.ingest.reference import SECTORS
from cooperation.models import CountryPair, Sector
from tests.cooperation.folders import read, write
from tests.cooperation.snapshot import snapshot

pytestmark = pytest.mark.django_db

SHIPPED = DATA / "reference" / "sectors.csv"

GROUPS = {
    "technology": ["information-technology", "high-technologies", "unmanned-aircraft", "space"],
    "industry": [
        *["manufacturing", "industrial-cooperation", "industrial-parks", "petrochemicals", "power-engineering"],
        "agriculture",
    ],
    "trade-and-finance": ["trade", "trade-promotion", "investment", "finance", "transnational-corporations"],
    "transport-links": ["transport", "transit", "logistics"],
    "construction": ["housing-construction", "road-construction", "design-and-construction-services"],
    "people": ["education", "culture", "healthcare"],
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A copy of the file of sectors, to change."""
    copy = tmp_path / "sectors.csv"
    copy.write_bytes(SHIPPED.read_bytes())
    return copy


def add(file: Path, *cells: str, at: int | None = None) -> None:
    """Put a row that begins with these cells at the end of the file, or in front of a line."""
    lines = read(file)
    lines.insert(len(lines) if at is None else at, [*cells, *[""] * (len(SECTORS.columns) - len(cells))])
    write(file, lines)


def test_six_groups_hold_the_sectors_of_the_record(shipped: None) -> None:
    groups = {
        group.code: [sector.code for sector in group.children.order_by("position")]
        for group in Sector.objects.filter(parent=None).in_shown_order()
    }
    assert groups == GROUPS
    assert [*groups] == [*GROUPS]
    assert not Sector.objects.filter(parent__parent__isnull=False).exists()


def test_the_shown_order_is_that_of_the_file(shipped: None) -> None:
    assert [sector.code for sector in Sector.objects.in_shown_order()] == [line[0] for line in read(SHIPPED)[1:]]


def test_every_sector_is_named_in_four_languages(shipped: None) -> None:
    for sector in Sector.objects.all():
        assert all([sector.name_en, sector.name_ru, sector.name_kk, sector.name_be])


def test_a_second_load_changes_nothing(shipped: None) -> None:
    before = snapshot()
    report = load_sectors(SHIPPED)
    assert (report.added, report.changed, report.unchanged) == (0, 0, sum(map(len, GROUPS.values())) + len(GROUPS))
    assert snapshot() == before


def test_a_new_sector_moves_those_below_it_and_is_news_for_every_pair(shipped: None, file: Path) -> None:
    revision = CountryPair.objects.get().revision
    add(file, "biotechnology", "technology", "Biotechnology", at=6)
    report = load_sectors(file)
    assert report.added == 1
    assert [sector.code for sector in Sector.objects.in_shown_order()][4:7] == ["space", "biotechnology", "industry"]
    assert CountryPair.objects.get().revision == revision + 1


def test_a_sector_is_retired_not_removed(shipped: None, file: Path) -> None:
    lines = read(file)
    lines[2][lines[0].index("retired_on")] = "2031-03-14"
    write(file, lines)
    assert load_sectors(file).changed == 1
    assert str(Sector.objects.get(code="information-technology").retired_on) == "2031-03-14"
    write(file, [lines[0], *lines[3:]])
    assert Sector.objects.filter(code="information-technology").exists()


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        (("canals", "water", "Canals"), "sectors.csv, line 32, parent: No group “water” stands above."),
        (
            ("canals and locks", "", "Canals"),
            "sectors.csv, line 32, code: Enter a valid “slug” consisting of letters, numbers, underscores or hyphens.",
        ),
        (
            ("canals", "", "x" * 101),
            "sectors.csv, line 32, name_en: Ensure this value has at most 100 characters (it has 101).",
        ),
        (("trade", "", "Trade"), "sectors.csv, line 32, code: “trade” stands on line 15 already."),
    ],
)
def test_nothing_is_loaded_of_a_file_with_a_problem(
    shipped: None, file: Path, cells: tuple[str, ...], told: str
) -> None:
    before = snapshot()
    add(file, *cells)
    with pytest.raises(DatasetRefusedError) as refused:
        load_sectors(file)
    assert str(refused.value) == told
    assert snapshot() == before


def test_a_refused_group_takes_its_sectors_with_it_in_silence(shipped: None, file: Path) -> None:
    add(file, "water", "", "x" * 101)
    add(file, "canals", "water", "Canals")
    with pytest.raises(DatasetRefusedError) as refused:
        load_sectors(file)
    assert [problem.line for problem in refused.value.problems] == [32]


def test_a_group_with_sectors_does_not_become_a_sector(shipped: None, file: Path) -> None:
    """The file alone would pass: its sectors are left out of it, but not out of the database."""
    lines = read(file)
    kept = [line for line in lines if line[1] != "people"]
    people = next(line for line in kept if line[0] == "people")
    people[1] = "technology"
    write(file, kept)
    with pytest.raises(DatasetRefusedError, match=r"parent: Choose a group: sectors have two levels only\.$"):
        load_sectors(file)
