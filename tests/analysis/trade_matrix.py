"""A made-up world of four countries and four products, with the indices worked out by hand elsewhere."""

from collections.abc import Iterable
from decimal import Decimal

PRODUCTS = ("1001", "1002", "2001", "2002")
COUNTRIES = ("A", "B", "C", "D")

# Exports of each country to each other one, by product.
MATRIX = {
    "A": {"B": (60, 10, 20, 0), "C": (100, 20, 10, 0), "D": (40, 10, 70, 20)},
    "B": {"A": (5, 15, 0, 10), "C": (20, 200, 0, 80), "D": (10, 150, 5, 200)},
    "C": {"A": (50, 40, 120, 30), "B": (90, 20, 200, 60), "D": (300, 100, 600, 200)},
    "D": {"A": (30, 60, 200, 50), "B": (80, 10, 240, 90), "C": (250, 120, 500, 300)},
}


def bilateral(exporter: str, importer: str) -> dict[str, Decimal]:
    """What one sells to the other, by product."""
    row = MATRIX[exporter].get(importer, (0,) * len(PRODUCTS))
    return dict(zip(PRODUCTS, map(Decimal, row), strict=True))


def exports(country: str) -> dict[str, Decimal]:
    """What a country sells to all others."""
    return _summed(bilateral(country, other) for other in COUNTRIES)


def imports(country: str) -> dict[str, Decimal]:
    """What a country buys from all others: the mirror of what they sell to it."""
    return _summed(bilateral(other, country) for other in COUNTRIES)


def world() -> dict[str, Decimal]:
    """What all sell to all."""
    return _summed(exports(country) for country in COUNTRIES)


def _summed(parts: Iterable[dict[str, Decimal]]) -> dict[str, Decimal]:
    rows = list(parts)
    return {code: sum((row[code] for row in rows), Decimal(0)) for code in PRODUCTS}
