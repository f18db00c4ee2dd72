"""Indices of trade: worked examples, the published oracle where it is at hand, and the laws."""

import csv
from collections import defaultdict
from decimal import Decimal
from pathlib import Path
from statistics import fmean, quantiles, stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.analysis.indices import (
    complementarity,
    concentration,
    effective_number,
    grubel_lloyd,
    grubel_lloyd_overall,
    intensity,
    normalised,
    rca,
    symmetric,
    total,
)
from tests.analysis.trade_matrix import PRODUCTS, bilateral, exports, imports, world

D = Decimal
ORACLE = Path(__file__).parents[3] / "shared/data/datawheel-complexity-fixtures/fixture_exports.csv"

values = st.decimals(0, 10**9, places=2)
trade = st.dictionaries(st.sampled_from(["0101", "0203", "2709", "8701", "9401"]), values)


def rounded(value: Decimal | None, places: str = "0.0001") -> str:
    assert value is not None
    return str(value.quantize(D(places)))


def test_revealed_advantage_of_a() -> None:
    advantage = rca(exports("A"), world())
    assert [rounded(advantage[code]) for code in PRODUCTS] == ["2.5738", "0.7057", "0.6778", "0.2561"]


def test_a_product_that_nobody_exports_has_no_advantage() -> None:
    advantage = rca({"0101": D(5)}, {"0101": D(10), "0203": D(30), "8701": D(0)})
    assert advantage == {"0101": D(4), "0203": D(0)}
    assert rca({}, world()) == rca(exports("A"), {}) == {}


def test_symmetric_advantage_has_zero_in_the_middle() -> None:
    assert symmetric(D(1)) == 0
    assert symmetric(D(4)) == -symmetric(D("0.25")) == D("0.6")
    assert symmetric(D(0)) == -1


@pytest.mark.skipif(not ORACLE.exists(), reason="the published fixtures are not at hand")
@pytest.mark.parametrize(
    ("section", "expected"),
    [
        ("1", (3.484895, 8.261088, 0, 0.129100, 0.718371, 2.165564, 47.724923)),
        ("9", (1.959028, 6.469812, 0, 0.040933, 0.267903, 1.264129, 75.963223)),
    ],
)
def test_advantage_is_that_of_a_published_implementation(section: str, expected: tuple[float, ...]) -> None:
    by_country = oracle()
    sections = {code for row in by_country.values() for code in row}
    everything = {c: sum((row.get(c, D(0)) for row in by_country.values()), D(0)) for c in sections}
    found = [float(rca(row, everything)[section]) for row in by_country.values()]
    low, middle, high = quantiles(found, n=4, method="inclusive")
    summary = (fmean(found), stdev(found), min(found), low, middle, high, max(found))
    assert len(found) == 226
    assert summary == pytest.approx(expected, abs=1e-6)


@pytest.mark.skipif(not ORACLE.exists(), reason="the published fixtures are not at hand")
@pytest.mark.parametrize(
    ("country", "section", "expected"),
    [("eublr", "1", 5.3934), ("eublr", "9", 7.3510), ("askaz", "5", 4.1189), ("askaz", "15", 2.7293)],
)
def test_advantage_of_the_two_countries(country: str, section: str, expected: float) -> None:
    by_country = oracle()
    sections = {code for row in by_country.values() for code in row}
    everything = {c: sum((row.get(c, D(0)) for row in by_country.values()), D(0)) for c in sections}
    assert float(rca(by_country[country], everything)[section]) == pytest.approx(expected, abs=5e-5)


def oracle() -> dict[str, dict[str, Decimal]]:
    """Exports by country and section."""
    by_country: dict[str, dict[str, Decimal]] = defaultdict(dict)
    with ORACLE.open(encoding="utf-8-sig", newline="") as stream:
        for row in csv.DictReader(stream):
            by_country[row["Exporter Country ID"]][row["Section ID"]] = D(row["Trade Value"])
    return by_country


def test_complementarity_depends_on_who_sells() -> None:
    assert rounded(complementarity(exports("A"), imports("B")), "0.01") == "64.02"
    assert rounded(complementarity(exports("B"), imports("A")), "0.01") == "39.36"
    assert complementarity({}, imports("B")) is None


@given(trade, trade)
def test_complementarity_is_a_percentage_that_a_coarser_level_can_only_raise(
    first: dict[str, Decimal], second: dict[str, Decimal]
) -> None:
    fine = complementarity(first, second)
    coarse = complementarity(by_chapter(first), by_chapter(second))
    if fine is None or coarse is None:
        assert not (total(first) and total(second))
        return
    assert D("-1e-20") <= fine <= coarse + D("1e-20") <= 100 + D("2e-20")


def by_chapter(trade: dict[str, Decimal]) -> dict[str, Decimal]:
    """Everything by the first digit: coarse enough to join some products."""
    joined: dict[str, Decimal] = defaultdict(Decimal)
    for code, value in trade.items():
        joined[code[0]] += value
    return joined


@given(trade.filter(total))
def test_a_country_complements_itself(one: dict[str, Decimal]) -> None:
    assert complementarity(one, one) == 100


def test_intensity_both_ways_and_without_own_imports() -> None:
    a_to_b = intensity(
        bilateral=total(bilateral("A", "B")),
        exports=total(exports("A")),
        partner_imports=total(imports("B")),
        world=total(world()),
    )
    assert rounded(a_to_b) == "1.3622"
    without_own = intensity(
        bilateral=total(bilateral("A", "B")),
        exports=total(exports("A")),
        partner_imports=total(imports("B")),
        world=total(world()),
        imports=total(imports("A")),
    )
    assert rounded(without_own) == "1.1889"
    b_to_a = intensity(
        bilateral=total(bilateral("B", "A")),
        exports=total(exports("B")),
        partner_imports=total(imports("A")),
        world=total(world()),
    )
    assert rounded(b_to_a) == "0.3393"


def test_intensity_is_not_defined_without_trade() -> None:
    assert intensity(bilateral=D(0), exports=D(0), partner_imports=D(5), world=D(9)) is None
    assert intensity(bilateral=D(1), exports=D(1), partner_imports=D(5), world=D(9), imports=D(9)) is None


def test_two_way_trade_of_a_and_b() -> None:
    sold, bought = bilateral("A", "B"), bilateral("B", "A")
    by_product = [grubel_lloyd(sold[code], bought[code]) for code in PRODUCTS]
    assert [rounded(value) for value in by_product] == ["0.1538", "0.8000", "0.0000", "0.0000"]
    assert grubel_lloyd_overall(sold, bought) == D("0.25")


def test_what_goes_one_way_alone_counts_against_two_way_trade() -> None:
    assert grubel_lloyd_overall({"0101": D(30), "0203": D(10)}, {"0101": D(30), "2709": D(50)}) == D("0.5")


def test_two_way_trade_is_not_defined_without_trade() -> None:
    assert grubel_lloyd(D(0), D(0)) is None
    assert grubel_lloyd_overall({"0101": D(0)}, {}) is None


@given(values, values)
def test_two_way_trade_is_a_share_and_counts_alike_for_both(sold: Decimal, bought: Decimal) -> None:
    index = grubel_lloyd(sold, bought)
    assert index == grubel_lloyd(bought, sold)
    assert index is None or 0 <= index <= 1


def test_concentration_of_what_a_sells_to_b() -> None:
    index = concentration(bilateral("A", "B").values())
    assert rounded(index) == "0.5062"
    assert index is not None
    assert rounded(normalised(index, 4)) == "0.3416"
    assert rounded(effective_number(index)) == "1.9756"


def test_concentration_of_nothing_and_of_one() -> None:
    assert concentration([D(0)]) is None
    assert concentration([D(7)]) == 1
    assert normalised(D(1), 1) is None
    assert normalised(D("0.75"), 2) == D("0.5")


@given(st.lists(values, min_size=1, max_size=9).filter(any))
def test_concentration_lies_between_one_part_in_n_and_one(parts: list[Decimal]) -> None:
    index = concentration(parts)
    assert index is not None
    assert 1 / D(len(parts)) - D("1e-20") <= index <= 1 + D("1e-20")
