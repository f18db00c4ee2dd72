"""The import stock-take: what a market buys elsewhere and a partner proves able to sell.

For a market j, a partner i and a product k, in one unit, period and classification:
T_jk = m_jk - x_ijk is bought elsewhere, C_ik = x_ik - x_ijk is sold elsewhere, and U_jk = min(T_jk, C_ik) is
what could change hands at most. Each side's total is taken with that side's own report of the bilateral
trade, so that neither T nor C is below zero; where the two reports agree, U is min(x_ik, m_jk) - x_ijk, the
indicative potential trade of the International Trade Centre. It is an upper bound and not a forecast: quality,
standards, contracts, transport and a country's own production are outside trade data.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from cooperation.analysis.indices import ZERO

# The share of what the partner sells elsewhere that could credibly be sold to the market instead.
KAPPA = Decimal("0.25")
# Fuels, whose trade follows pipelines and contracts, and goods that no chapter describes.
FUELS_AND_UNSPECIFIED = ("27", "99")
# Unit values further apart than this are a sign of different goods under one code.
UNIT_VALUE_RATIOS = (Decimal("0.5"), Decimal(2))
MOST_OF_IT = Decimal("0.8")


@dataclass(frozen=True)
class Line:
    """One product. Values in one unit; what is not known is None.

    ``imports`` and ``from_partner`` are the market's report, ``exports`` and ``to_market`` the partner's.
    ``not_elsewhere`` is the part of the imports that counts as bought at home: within a customs union.
    ``unit_value_ratio``: the partner's price of a kilogram over that of the market's other suppliers.
    ``suppliers``: the concentration of those other suppliers, from 1/n to 1.
    """

    code: str
    imports: Decimal
    from_partner: Decimal
    exports: Decimal
    to_market: Decimal
    not_elsewhere: Decimal = ZERO
    partner_imports: Decimal | None = None
    rca: Decimal | None = None
    is_growing: bool | None = None
    unit_value_ratio: Decimal | None = None
    suppliers: Decimal | None = None

    @property
    def bought_elsewhere(self) -> Decimal:
        """T: the market's imports from third countries."""
        return self.imports - self.from_partner - self.not_elsewhere

    @property
    def sold_elsewhere(self) -> Decimal:
        """C: the partner's exports to third countries."""
        return self.exports - self.to_market

    @property
    def ceiling(self) -> Decimal:
        """U: the smaller of the two."""
        return min(self.bought_elsewhere, self.sold_elsewhere)

    @property
    def is_limited_by_supply(self) -> bool:
        """Whether the partner sells less elsewhere than the market buys there; otherwise demand is the limit."""
        return self.sold_elsewhere < self.bought_elsewhere

    @property
    def looks_re_exported(self) -> bool:
        """Whether the partner buys more of the product than it sells, so that its exports may pass through."""
        return self.partner_imports is not None and self.partner_imports > self.exports

    def weighted(self, kappa: Decimal) -> Decimal:
        """R = min(T, kappa C): the part that a share ``kappa`` (0 to 1) of the exports elsewhere could fill."""
        return min(self.bought_elsewhere, kappa * self.sold_elsewhere)


class Reason(StrEnum):
    """Why a line is left out of a stock-take."""

    EXCLUDED = "excluded"
    FUELS = "fuels"
    ADVANTAGE = "advantage"
    UNIT_VALUE = "unit_value"
    RE_EXPORT = "re_export"


@dataclass(frozen=True)
class Filters:
    """What leaves a line out. A line is left out for what the data show, never for what they do not tell."""

    fuels: bool = True
    advantage: bool = False
    unit_value: bool = False
    re_export: bool = False
    excluded: frozenset[str] = frozenset()

    def reason(self, line: Line) -> Reason | None:
        """Why the line is left out; None where it stays."""
        if any(line.code.startswith(code) for code in self.excluded):
            return Reason.EXCLUDED
        if self.fuels and line.code.startswith(FUELS_AND_UNSPECIFIED):
            return Reason.FUELS
        if self.advantage and _has_no_advantage(line):
            return Reason.ADVANTAGE
        if self.unit_value and _is_another_good(line):
            return Reason.UNIT_VALUE
        return Reason.RE_EXPORT if self.re_export and line.looks_re_exported else None


def _has_no_advantage(line: Line) -> bool:
    return line.rca is not None and line.rca < 1 and not line.is_growing


def _is_another_good(line: Line) -> bool:
    low, high = UNIT_VALUE_RATIOS
    return line.unit_value_ratio is not None and not low <= line.unit_value_ratio <= high


@dataclass(frozen=True)
class StockTake:
    """The candidates, the largest ceiling first, and the lines left out, with the share ``kappa`` used."""

    candidates: tuple[Line, ...]
    left_out: tuple[tuple[Line, Reason], ...]
    kappa: Decimal

    @property
    def ceiling(self) -> Decimal:
        """The sum of U over the candidates."""
        return sum((line.ceiling for line in self.candidates), ZERO)

    @property
    def weighted(self) -> Decimal:
        """The sum of R over the candidates."""
        return sum((line.weighted(self.kappa) for line in self.candidates), ZERO)

    @property
    def most_of_it(self) -> int:
        """How many of the largest candidates make 80% of the ceiling."""
        return count_making([line.ceiling for line in self.candidates])


def take_stock(lines: Iterable[Line], filters: Filters, kappa: Decimal = KAPPA) -> StockTake:
    """Rank the lines that could be replaced at all; ValueError for a share ``kappa`` outside 0 to 1."""
    if not 0 <= kappa <= 1:
        raise ValueError(f"The share of exports that could be sold to the market is between 0 and 1, not {kappa}.")
    possible = sorted((line for line in lines if line.ceiling > 0), key=lambda line: (-line.ceiling, line.code))
    judged = [(line, filters.reason(line)) for line in possible]
    return StockTake(
        candidates=tuple(line for line, reason in judged if reason is None),
        left_out=tuple((line, reason) for line, reason in judged if reason is not None),
        kappa=kappa,
    )


def count_making(values: Sequence[Decimal], share: Decimal = MOST_OF_IT) -> int:
    """How many of the largest values make at least ``share`` of their sum; 0 where the sum is zero."""
    wanted = share * sum(values, ZERO)
    running = ZERO
    for count, value in enumerate(sorted(values, reverse=True), start=1):
        running += value
        if running >= wanted > 0:
            return count
    return 0
