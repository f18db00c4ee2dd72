"""Accents of countries: fixed by a rule, and never the same for two partners."""

from itertools import combinations

import pycountry
import pytest

from cooperation.analysis.accents import ACCENTS, own_accent, pair_accents, spare_accent

NUMERIC = {country.alpha_3: country.numeric for country in pycountry.countries}
PAIRS = [*combinations(sorted(NUMERIC), 2)]


def own() -> dict[str, int]:
    return {code: own_accent(numeric) for code, numeric in NUMERIC.items()}


def test_there_are_as_many_pairs_as_two_of_249_countries() -> None:
    assert len(PAIRS) == 249 * 248 // 2


@pytest.mark.parametrize(("code", "accent"), [("BLR", 1), ("KAZ", 2), ("KGZ", 5), ("RUS", 4), ("ARM", 6)])
def test_a_country_has_the_accent_of_its_code(code: str, accent: int) -> None:
    assert own()[code] == accent


def test_no_pair_of_iso_countries_shows_one_accent_twice() -> None:
    accents = own()
    shown = [pair_accents(accents[first], accents[second]) for first, second in PAIRS]
    assert all(one != other and {one, other} <= {*range(1, ACCENTS + 1)} for one, other in shown)


def test_the_first_always_keeps_its_own_and_the_second_unless_they_meet() -> None:
    accents = own()
    for one, other in ((accents[first], accents[second]) for first, second in PAIRS):
        shown = pair_accents(one, other)
        assert shown[0] == one
        assert shown[1] == (other if one != other else spare_accent(other))
    assert [spare_accent(accent) for accent in range(1, ACCENTS + 1)] == [5, 6, 7, 8, 1, 2, 3, 4]


def test_accents_are_spread_evenly() -> None:
    """With eight accents one pair in eight cannot help meeting its own."""
    accents = own()
    counts = [[*accents.values()].count(accent) for accent in range(1, ACCENTS + 1)]
    assert max(counts) - min(counts) <= 13
    assert sum(accents[first] == accents[second] for first, second in PAIRS) < len(PAIRS) / ACCENTS
