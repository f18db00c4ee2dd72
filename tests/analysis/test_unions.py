"""Who is in a customs union with whom, by the table of memberships."""

from cooperation.analysis.dates import PartialDate
from cooperation.analysis.unions import Member, fellow_members


def member(country: str, joined: str, left: str = "", group: str = "X-EAEU") -> Member:
    return Member(group, country, PartialDate.parse(joined), PartialDate.parse(left) if left else None)


MEMBERS = [
    member("BLR", "2015-01-01"),
    member("KAZ", "2015-01-01"),
    member("ARM", "2015-01-02"),
    member("KGZ", "2015-08-12"),
    member("BLR", "1991-12-21", group="X-CIS"),
    member("UZB", "1991-12-21", group="X-CIS"),
]


def test_the_other_members_of_a_whole_year() -> None:
    assert fellow_members("BLR", 2015, MEMBERS) == {"KAZ", "ARM"}
    assert fellow_members("BLR", 2016, MEMBERS) == {"KAZ", "ARM", "KGZ"}


def test_none_before_it_began_and_none_of_a_stranger() -> None:
    assert fellow_members("BLR", 2014, MEMBERS) == frozenset()
    assert fellow_members("KGZ", 2015, MEMBERS) == frozenset()
    assert fellow_members("UZB", 2020, MEMBERS) == frozenset()


def test_who_has_left_is_no_fellow() -> None:
    members = [*MEMBERS, member("RUS", "2015-01-01", "2019-06")]
    assert "RUS" in fellow_members("BLR", 2018, members)
    assert "RUS" not in fellow_members("BLR", 2019, members)


def test_a_year_is_counted_from_a_day_in_january_to_one_in_december() -> None:
    joined = [member("BLR", "2015"), member("ARM", "2016-01-31"), member("KGZ", "2016-02-01")]
    assert fellow_members("BLR", 2016, joined) == {"ARM"}
    left = [member("BLR", "2015"), member("ARM", "2015", "2016-12-01"), member("KGZ", "2015", "2016-11-30")]
    assert fellow_members("BLR", 2016, left) == {"ARM"}
