"""Which of the eight accent colours a country has, and which two a pair shows. Why so: docs/adr/0007."""

ACCENTS = 8
_FACTOR, _MODULUS = 105, 241
_HALF_ROUND = ACCENTS // 2


def own_accent(numeric: str) -> int:
    """The accent (1 to 8) of a country, from its numeric code (UN M49): the same wherever it is shown.

    Factor and modulus were searched for: Belarus (112) has 1, Kazakhstan (398) has 2, and few countries that
    are in one group share an accent.
    """
    return 1 + int(numeric) * _FACTOR % _MODULUS % ACCENTS


def spare_accent(accent: int) -> int:
    """The accent half a round on: that of a country that meets a partner with its own."""
    return 1 + (accent - 1 + _HALF_ROUND) % ACCENTS


def pair_accents(first: int, second: int) -> tuple[int, int]:
    """The accents that a pair shows: each country's own; where they are the same, the second has its spare one."""
    return first, spare_accent(second) if first == second else second
