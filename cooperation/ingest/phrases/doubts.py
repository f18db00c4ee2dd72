"""What the words leave open: a reason for each thing that is not read, for the editor to decide."""

from dataclasses import dataclass
from enum import StrEnum, auto


class Reason(StrEnum):
    """Why something is left to the editor."""

    NO_YEAR = auto()
    YEAR_ONLY = auto()
    NO_DATE = auto()
    FISCAL_MONTHS = auto()
    NO_UNIT = auto()
    TWO_READINGS = auto()
    NO_READING = auto()
    NO_CURRENCY = auto()
    WHOSE_CURRENCY = auto()
    ENDS_IN_ZEROS = auto()
    GROWTH_OR_SHARE = auto()
    CHANGE = auto()
    POINTS = auto()
    BY_TIMES = auto()
    ROUGH_MULTIPLE = auto()
    NO_DECIMAL = auto()
    NO_NUMBER = auto()


@dataclass(frozen=True)
class Doubt:
    """A reason with the words that it is about."""

    reason: Reason
    words: str
