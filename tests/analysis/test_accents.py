"""Accents of countries: fixed by a rule, and never the same for two partners."""

from itertools import combinations

import pycountry
import pytest

from cooperation.analysis.accents import ACCENTS, own_accent, pair_accents, spare_accent

NUMERIC = {country.alpha_3: country.numeric for country in pycountry.countries}
OWN = {code: own_accent(numeric) for code, numeric in NUMERIC.items()}
PAIRS = [*combinations(sorted(NUMERIC), 2)]


def test_there_are_as_many_pairs_as_two_of_249_countries() -> None:
    assert len(PAIRS) == 249 * 248 // 2


@pytest.mark.parametrize(("code", "accent"), [("BLR", 1), ("KAZ", 2), ("KGZ", 5), ("RUS", 4), ("ARM", 6)])
def test_a_country_has_the_accent_of_its_code(code: str, accent: int) -> None:
    assert OWN[code] == accent


def test_no_pair_of_iso_countries_shows_one_accent_twice() -> None:
    shown = [pair_accents(OWN[first], OWN[second]) for first, second in PAIRS]
    assert all(one != other and {one, other} <= {*range(1, ACCENTS + 1)} for one, other in shown)


def test_the_first_always_keeps_its_own_and_the_second_unless_they_meet() -> None:
    for first, second in PAIRS:
        shown = pair_accents(OWN[first], OWN[second])
        assert shown[0] == OWN[first]
        assert shown[1] == (OWN[second] if OWN[first] != OWN[second] else spare_accent(OWN[second]))


def test_accents_are_spread_evenly() -> None:
    """With eight accents one pair in eight cannot help meeting its own."""
    counts = [[*OWN.values()].count(accent) for accent in range(1, ACCENTS + 1)]
    assert max(counts) - min(counts) <= 13
    assert sum(OWN[first] == OWN[second] for first, second in PAIRS) < len(PAIRS) / ACCENTS
