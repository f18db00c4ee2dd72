"""Indices of trade by product: advantage, fit, intensity, two-way trade and concentration.

Trade is a mapping from a product's code to a value, all in one unit, of one period and one classification. A
product that a mapping lacks is not traded: zero. Where an index is not defined the answer is None, never 0.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal

type Trade = Mapping[str, Decimal]

ZERO = Decimal(0)
ONE = Decimal(1)


def total(trade: Trade) -> Decimal:
    """The sum over all products."""
    return sum(trade.values(), ZERO)


def rca(exports: Trade, world: Trade, totals: tuple[Decimal, Decimal] | None = None) -> dict[str, Decimal]:
    """Revealed comparative advantage of each product that the world exports: (x_ik / x_i) / (x_wk / x_w).

    Balassa's index, as WITS states it; above 1 the product weighs more in the country's exports than in the
    world's, the country among them. ``totals`` are the country's and the world's exports of everything, where the
    mappings hold some products only. Empty where the country or the world exports nothing.
    """
    x_i, x_w = totals or (total(exports), total(world))
    if not (x_i and x_w):
        return {}
    return {code: (exports.get(code, ZERO) / x_i) / (x_wk / x_w) for code, x_wk in world.items() if x_wk}


def symmetric(advantage: Decimal) -> Decimal:
    """RCA between -1 and 1, the same distance for half as for twice: (RCA - 1) / (RCA + 1)."""
    return (advantage - 1) / (advantage + 1)


def complementarity(exports: Trade, imports: Trade) -> Decimal | None:
    """How well what one country exports fits what another imports: 100 (1 - sum |m_jk/m_j - x_ik/x_i| / 2).

    The trade complementarity index of the World Bank: 0 without a common product, 100 where the shares are
    the same. By the triangle inequality a coarser classification can only raise it: show the level with it.
    """
    x_i, m_j = total(exports), total(imports)
    if not (x_i and m_j):
        return None
    codes = exports.keys() | imports.keys()
    apart = sum((abs(imports.get(code, ZERO) / m_j - exports.get(code, ZERO) / x_i) for code in codes), ZERO)
    return 100 * (1 - apart / 2)


def intensity(
    *, bilateral: Decimal, exports: Decimal, partner_imports: Decimal, world: Decimal, imports: Decimal = ZERO
) -> Decimal | None:
    """Trade intensity: the partner's share in a country's exports over its share in the world's imports.

    (x_ij / x_i) / (m_j / (x_w - m_i)); above 1 the two trade more than the partner's size would have them.
    UNESCAP and WITS divide by the whole world's trade; give the country's own ``imports`` to leave out what
    it cannot sell to itself.
    """
    if not (exports and partner_imports and world - imports):
        return None
    return (bilateral / exports) / (partner_imports / (world - imports))


def grubel_lloyd(exports: Decimal, imports: Decimal) -> Decimal | None:
    """Two-way trade in one product: 1 - |X - M| / (X + M); 0 is one-way, 1 the same in both directions."""
    both = exports + imports
    return 1 - abs(exports - imports) / both if both else None


def grubel_lloyd_overall(exports: Trade, imports: Trade) -> Decimal | None:
    """Two-way trade over all products: 1 - sum |X_k - M_k| / sum (X_k + M_k), unadjusted for imbalance."""
    both = total(exports) + total(imports)
    codes = exports.keys() | imports.keys()
    apart = sum((abs(exports.get(code, ZERO) - imports.get(code, ZERO)) for code in codes), ZERO)
    return 1 - apart / both if both else None


def concentration(values: Iterable[Decimal]) -> Decimal | None:
    """The Herfindahl-Hirschman index: the sum of squared shares, 1/n to 1."""
    parts = list(values)
    whole = sum(parts, ZERO)
    return sum(((part / whole) ** 2 for part in parts), ZERO) if whole else None


def normalised(index: Decimal, count: int) -> Decimal | None:
    """A concentration index of ``count`` parts, stretched from 1/n..1 to 0..1; None for a single part."""
    share = ONE / count
    return (index - share) / (1 - share) if count > 1 else None


def effective_number(index: Decimal) -> Decimal:
    """How many equal parts would be as concentrated: 1 / H."""
    return 1 / index
