"""Codes from one edition to another: kept, joined, split, lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.analysis.editions import Concordance, Conversion, Edition, Links, convert

# Two headings: 010110 is split within its heading, 010120 and 010190 are joined, 020110 moves partly away.
LINKS = Links(
    {
        "010110": frozenset({"010121", "010129"}),
        "010120": frozenset({"010130"}),
        "010190": frozenset({"010130"}),
        "010210": frozenset({"010210"}),
        "020110": frozenset({"020110", "030110"}),
    }
)


@pytest.mark.parametrize("text", ["HS17", "17", "2017", "hs2017", "H5", "HS 17"])
def test_an_edition_by_its_year(text: str) -> None:
    assert Edition.of_year(text) is Edition.H5


def test_a_year_without_an_edition() -> None:
    with pytest.raises(ValueError, match="“HS18” is no edition"):
        Edition.of_year("HS18")


@pytest.mark.parametrize(("year", "edition"), [(1988, "H0"), (2011, "H3"), (2012, "H4"), (2031, "H6")])
def test_the_edition_in_force(year: int, edition: str) -> None:
    assert Edition.in_force(year) == edition


def test_a_code_that_is_kept_needs_no_warning() -> None:
    assert convert(["010210"], LINKS, 6) == Conversion({"010210": "010210"})
    assert convert(["010210"], LINKS, 6).is_one_to_one


def test_joined_split_and_unknown_codes_are_told() -> None:
    found = convert(["010110", "010120", "010210", "999999"], LINKS, 6)
    assert found.targets == {"010120": "010130", "010210": "010210"}
    assert found.joined == ("010120",)
    assert found.split == ("010110",)
    assert found.unknown == ("999999",)
    assert not found.is_one_to_one


def test_a_split_within_a_heading_does_not_matter_to_the_heading() -> None:
    found = convert(LINKS.targets, LINKS, 4)
    assert found.targets["010110"] == found.targets["010120"] == "0101"
    assert found.split == ("020110",)
    assert found.joined == ()


ROWS: list[dict[Edition, str | None]] = [
    {edition: "010111" if edition.year < 2002 else "010110" for edition in Edition},
    {edition: "010119" if edition.year < 2002 else None for edition in Edition},
]


def test_the_way_through_the_editions_leads_both_ways() -> None:
    concordance = Concordance(ROWS)
    assert concordance.codes(Edition.H0) == {"010111", "010119"}
    assert concordance.links(Edition.H1, Edition.H6).targets == {"010111": {"010110"}}
    assert concordance.links(Edition.H6, Edition.H1).target("010110") == "010111"


def test_the_edition_that_knows_most_codes() -> None:
    concordance = Concordance(ROWS)
    assert concordance.best_fit(["010111", "0101"]) == (Edition.H0, Edition.H1)
    assert concordance.best_fit(["010110", "010110", "777777"])[0] is Edition.H2
    assert concordance.best_fit(["777777"]) == ()


codes = st.sampled_from(sorted({*LINKS.targets, "999999"}))


@given(st.lists(codes), st.sampled_from([2, 4, 6]))
def test_every_code_is_led_on_or_told(wanted: list[str], level: int) -> None:
    found = convert(wanted, LINKS, level)
    assert sorted([*found.targets, *found.split, *found.unknown]) == sorted(set(wanted))
    assert set(found.joined) <= found.targets.keys()
    assert all(len(target) == level for target in found.targets.values())


def test_codes_that_an_edition_does_not_have_are_told_in_order() -> None:
    rows = [{edition: "010121" if edition in (Edition.H4, Edition.H5) else None for edition in Edition}]
    rows.append(dict.fromkeys(Edition, "020110"))
    editions = Concordance(rows)
    asked = ["999999", "0101", "010121", "0201", "02", "0399", "999999", "020110"]
    assert editions.unknown(asked, Edition.H5) == ["0399", "999999"]
    assert editions.unknown(asked, Edition.H0) == ["0101", "010121", "0399", "999999"]
