"""Who stands behind a source, and whose word counts for more where two cannot both be true."""

from enum import StrEnum


class SourceKind(StrEnum):
    """Who stands behind a source; of those that state figures, the strongest first."""

    STATISTICS = "statistics"
    CUSTOMS = "customs"
    MINISTRY = "ministry"
    HEAD_OF_STATE = "head_of_state"
    GOVERNMENT = "government"
    EMBASSY = "embassy"
    AGENCY = "agency"
    PRESS = "press"
    BLOG = "blog"
    DOCUMENT = "document"
    REFERENCE = "reference"


# The office that counts, then those that it counts for, then those who are told. Customs and ministries rank alike, as
# do heads of state and governments, and news agencies and the press. A document or a reference work states no figures
# of its own: it ranks with the press, unless its publisher is filed under another kind.
_RANKS = {
    SourceKind.STATISTICS: 0,
    SourceKind.CUSTOMS: 1,
    SourceKind.MINISTRY: 1,
    SourceKind.HEAD_OF_STATE: 2,
    SourceKind.GOVERNMENT: 2,
    SourceKind.EMBASSY: 3,
    SourceKind.AGENCY: 4,
    SourceKind.PRESS: 4,
    SourceKind.DOCUMENT: 4,
    SourceKind.REFERENCE: 4,
    SourceKind.BLOG: 5,
}


def speaks_for_a_state(kind: str) -> bool:
    """Whether it is an office of a state that stands behind a source, or a document that the sides signed."""
    return kind == SourceKind.DOCUMENT or source_rank(kind) <= _RANKS[SourceKind.EMBASSY]


def source_rank(kind: str) -> int:
    """How far a kind of source is from the office that counts: 0 is nearest; ValueError for a kind that is none."""
    return _RANKS[SourceKind(kind)]


def is_count(kind: str) -> bool:
    """Whether such a source counts trade itself, as statistics and customs do; the others say what they were told."""
    return kind in (SourceKind.STATISTICS, SourceKind.CUSTOMS)
