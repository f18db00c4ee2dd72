"""Groups of countries: who is in which on a day, and loading the table that says so."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from pytest_django import DjangoAssertNumQueries

from cooperation.actions import shipped as shipped_data
from cooperation.actions.dataset import DatasetRefusedError
from cooperation.actions.reference import load_groups
from cooperation.actions.shipped import DATA, load_shipped
from cooperation.models import CountryGroup, CountryPair, Membership
from tests.cooperation import rows
from tests.cooperation.folders import read, write
from tests.cooperation.snapshot import snapshot

pytestmark = pytest.mark.django_db

SHIPPED = DATA / "reference"
TODAY = date(2026, 11, 24)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the two files, to change."""
    for name in ("groups.csv", "memberships.csv"):
        shutil.copy(SHIPPED / name, tmp_path)
    return tmp_path


def members(group: str, day: date) -> list[str]:
    """The codes of a group's members on a day."""
    return list(Membership.objects.on(day).filter(group=group).order_by("country").values_list("country", flat=True))


@pytest.mark.parametrize(
    ("group", "number"),
    [
        ("X-EAEU", 5),
        ("X-CIS", 9),
        ("X-SCO", 10),
        ("X-CSTO", 6),
        ("X-UNION", 2),
        ("X-CU", 0),
        ("X-OTS", 5),
        ("X-EU", 27),
        ("X-EFTA", 4),
        ("X-BRICS", 10),
        ("X-ASEAN", 11),
        ("X-GCC", 6),
        ("X-MERCOSUR", 6),
        ("X-USMCA", 3),
    ],
)
def test_the_groups_have_their_members_of_today(shipped: None, group: str, number: int) -> None:
    assert len(members(group, TODAY)) == number


@pytest.mark.parametrize(
    ("day", "codes"),
    [
        (date(2014, 12, 31), []),
        (date(2015, 1, 1), ["BLR", "KAZ", "RUS"]),
        (date(2015, 1, 2), ["ARM", "BLR", "KAZ", "RUS"]),
        (date(2015, 8, 11), ["ARM", "BLR", "KAZ", "RUS"]),
        (date(2015, 8, 12), ["ARM", "BLR", "KAZ", "KGZ", "RUS"]),
    ],
)
def test_members_come_on_their_first_day(shipped: None, day: date, codes: list[str]) -> None:
    assert members("X-EAEU", day) == codes


def test_a_member_stays_through_its_last_day(shipped: None) -> None:
    assert "GBR" in members("X-EU", date(2020, 1, 31))
    assert "GBR" not in members("X-EU", date(2020, 2, 1))


def test_a_year_without_a_day_counts_whole() -> None:
    membership = rows.membership(joined_on="2031", left_on="2033")
    days = [date(2030, 12, 31), date(2031, 1, 1), date(2033, 12, 31), date(2034, 1, 1)]
    assert [Membership.objects.on(day).filter(pk=membership.pk).exists() for day in days] == [False, True, True, False]


@pytest.mark.parametrize("day", [date.min, date.max])
def test_any_day_can_be_asked_for(shipped: None, day: date) -> None:
    assert isinstance(Membership.objects.on(day).count(), int)


def test_the_groups_of_both_are_those_that_each_is_in(shipped: None) -> None:
    """The query against the plain sets."""
    groups = Membership.objects.on(TODAY).codes_by_country()
    for first, second in (("BLR", "KAZ"), ("DEU", "FRA"), ("CHN", "IND"), ("USA", "BLR"), ("KGZ", "UZB")):
        shared = CountryGroup.objects.of_both(first, second, TODAY)
        assert {group.code for group in shared} == groups.get(first, frozenset()) & groups.get(second, frozenset())
    shared = CountryGroup.objects.of_both("BLR", "KAZ", TODAY).in_shown_order()
    assert [group.short for group in shared] == ["EAEU", "CIS", "SCO", "CSTO"]
    assert not CountryGroup.objects.of_both("BLR", "KAZ", date(1990, 1, 1)).exists()


def test_all_countries_take_one_query(shipped: None, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        assert Membership.objects.on(TODAY).codes_by_country()["ARM"] == {"X-EAEU", "X-CIS", "X-CSTO"}


def test_every_group_is_named_in_four_languages_and_every_membership_sourced(shipped: None) -> None:
    for group in CountryGroup.objects.all():
        assert all([group.name_en, group.name_ru, group.name_kk, group.name_be])
    assert not Membership.objects.filter(source="").exists()


def test_a_second_load_changes_nothing(shipped: None) -> None:
    before = snapshot()
    report = load_groups(SHIPPED)
    assert (report.added, report.changed) == (0, 0)
    assert report.unchanged == CountryGroup.objects.count() + Membership.objects.count()
    assert snapshot() == before


def test_an_older_database_gets_the_groups(shipped: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shipped_data, "PAIRS", ("BLR-KAZ",))
    CountryGroup.objects.all().delete()
    assert load_shipped() == []
    assert len(members("X-EAEU", TODAY)) == 5


def test_a_corrected_date_is_news_for_every_pair(shipped: None, folder: Path) -> None:
    revision = CountryPair.objects.get().revision
    lines = read(folder / "memberships.csv")
    row = next(line for line in lines if line[:2] == ["X-CIS", "MDA"])
    row[3] = "2031-03"
    write(folder / "memberships.csv", lines)
    assert load_groups(folder).changed == 1
    assert "MDA" not in members("X-CIS", date(2031, 4, 1))
    assert CountryPair.objects.get().revision == revision + 1


BAD = [
    (["X-EEAU", "BLR", "2031", "", "Made up", ""], "group: There is no “X-EEAU” in groups.csv."),
    (["X-EAEU", "XAA", "2031", "", "Made up", ""], "country: No country has the code “XAA”."),
    (["X-EAEU", "MDA", "2031", "2030", "Made up", ""], "A country cannot leave before it joined."),
    (["X-EAEU", "MDA", "soon", "", "Made up", ""], "from: “soon” is not a date"),
    (["X-EAEU", "MDA", "2031", "", "", ""], "source: The cell must not be empty."),
]


@pytest.mark.parametrize(("cells", "sentence"), BAD, ids=[sentence for _cells, sentence in BAD])
def test_nothing_is_loaded_of_a_table_with_a_problem(
    shipped: None, folder: Path, cells: list[str], sentence: str
) -> None:
    before = snapshot()
    write(folder / "memberships.csv", [*read(folder / "memberships.csv"), cells])
    with pytest.raises(DatasetRefusedError) as refused:
        load_groups(folder)
    assert sentence in str(refused.value)
    assert snapshot() == before
