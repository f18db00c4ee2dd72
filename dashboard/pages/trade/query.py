"""What is asked of the trade rooms: which goal, from which level, as known on which day, in which vintage."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Self

from django.http import QueryDict

from cooperation.analysis.mirror import CIF_TO_FOB
from dashboard.components.parameters import day

MAX_CODE = 120
CODE_LETTERS = 3
# What insurance and freight may add: nothing, what the IMF takes now, and what it took before.
ALLOWANCES = (Decimal("1.00"), CIF_TO_FOB, Decimal("1.10"))
FIRST = "first"


@dataclass(frozen=True)
class TradeQuery:
    """The state of a trade room. Codes that the pair does not have fall back to the default."""

    target: str = ""
    base: str = ""
    as_of: date | None = None
    vintage: str = ""
    cif: Decimal = CIF_TO_FOB
    currency: str = ""

    @classmethod
    def from_params(cls, params: QueryDict) -> Self:
        """Read an address's query string."""
        return cls(
            params.get("target", "")[:MAX_CODE],
            params.get("base", "")[:MAX_CODE],
            day(params.get("as_of", "")),
            FIRST if params.get("vintage") == FIRST else "",
            _allowance(params.get("cif", "")),
            params.get("currency", "")[:CODE_LETTERS],
        )

    @property
    def first_published(self) -> bool:
        """Whether revised figures are shown as they were first published."""
        return self.vintage == FIRST


def _allowance(text: str) -> Decimal:
    return next((allowance for allowance in ALLOWANCES if str(allowance) == text), CIF_TO_FOB)
