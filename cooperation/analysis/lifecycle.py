"""The statuses of a proposal, one row each: what it means, how far it is, and which may follow which."""

from enum import IntEnum, StrEnum
from typing import Any, Self

from cooperation.analysis.texts import gettext_noop


class Move(StrEnum):
    """What a source does with a status: it tells of a step, says the status again, or goes back behind it."""

    STEP = "step"
    AGAIN = "again"
    BACK = "back"


class ActivityStatus(IntEnum):
    """The codes of the IATI ActivityStatus codelist that a proposal can have in an export."""

    PIPELINE = 1
    IMPLEMENTATION = 2
    CLOSED = 4
    CANCELLED = 5
    SUSPENDED = 6


class Group(StrEnum):
    """How far a proposal is, told coarsely; each status belongs to one group."""

    PROMISED = "promised"
    AGREED = "agreed"
    UNDER_WAY = "under way"
    DONE = "done"
    HALTED = "halted"


class Status(StrEnum):
    """What has become of a proposal, in the order in which it would advance; at the end how it comes to a halt.

    A row: its code, group and IATI code, and what it means.
    """

    PROPOSED = (
        "proposed",
        Group.PROMISED,
        ActivityStatus.PIPELINE,
        gettext_noop("One side names the idea or calls for it."),
    )
    OFFERED = (
        "offered",
        Group.PROMISED,
        ActivityStatus.PIPELINE,
        gettext_noop("One side says that it is ready to give, sell or share something."),
    )
    ENDORSED = (
        "endorsed",
        Group.PROMISED,
        ActivityStatus.PIPELINE,
        gettext_noop("A leader publicly backs what the other side or the governments put forward."),
    )
    AGREED = (
        "agreed",
        Group.AGREED,
        ActivityStatus.PIPELINE,
        gettext_noop("A source says that the sides have reached agreement."),
    )
    SIGNED = (
        "signed",
        Group.AGREED,
        ActivityStatus.PIPELINE,
        gettext_noop("The sides have signed a document on it."),
    )
    UNDER_WAY = (
        "under_way",
        Group.UNDER_WAY,
        ActivityStatus.IMPLEMENTATION,
        gettext_noop("Work on it has begun or goes on."),
    )
    COMPLETED = (
        "completed",
        Group.DONE,
        ActivityStatus.CLOSED,
        gettext_noop("What was put forward has been done."),
    )
    STALLED = (
        "stalled",
        Group.HALTED,
        ActivityStatus.SUSPENDED,
        gettext_noop("It had been put forward or begun, and a source says that it no longer moves."),
    )
    DROPPED = (
        "dropped",
        Group.HALTED,
        ActivityStatus.CANCELLED,
        gettext_noop("A side has given it up, or a source says that it will not happen."),
    )

    group: Group
    activity: ActivityStatus
    definition: str

    def __new__(cls, code: str, *row: Any) -> Self:
        """A status, which is its code, with what its row says of it."""
        status = str.__new__(cls, code)
        status._value_ = code
        status.group, status.activity, status.definition = row
        return status


def in_groups(*groups: Group) -> tuple[Status, ...]:
    """The statuses of these groups, in their order."""
    return tuple(status for status in Status if status.group in groups)


SETTLED = in_groups(Group.AGREED)
MOVING = in_groups(Group.UNDER_WAY, Group.DONE)
HALTED = in_groups(Group.HALTED)
_ADVANCING = tuple(status for status in Status if status.group is not Group.HALTED)

# Sources skip steps, so every step forward is allowed. A step back goes through stalled or dropped:
# an agreement is not undone because somebody proposes the thing again. A source that nevertheless says less than was
# on record is kept as it is, marked Move.BACK: nothing is invented in between. From completed the work can
# only be resumed or come to a halt; what was dropped has to come back before it can be completed.
ALLOWED_CHANGES: dict[Status, tuple[Status, ...]] = {
    **{status: (*_ADVANCING[rank:], *HALTED) for rank, status in enumerate(_ADVANCING, start=1)},
    Status.COMPLETED: (Status.UNDER_WAY, Status.STALLED),
    Status.STALLED: (*_ADVANCING, Status.DROPPED),
    Status.DROPPED: _ADVANCING[:-1],
}

_FURTHEST = (*reversed(HALTED), *_ADVANCING)


def can_change(old: Status, new: Status) -> bool:
    """Whether `new` may follow `old`; the same status again is no change."""
    return new in ALLOWED_CHANGES[old]


def check_change(old: Status, new: Status, move: Move = Move.STEP) -> None:
    """Raise ValueError, with a sentence for the editor, where `new` may not follow `old` by such a move."""
    if move is Move.AGAIN:
        if old is not new:
            raise ValueError(f"“{_words(new)}” is not said again: the status before was “{_words(old)}”.")
    elif old is new:
        raise ValueError(f"The proposal is already “{_words(old)}”; what only says so again is marked “again”.")
    elif move is Move.BACK and can_change(old, new):
        raise ValueError(f"“{_words(old)}” can become “{_words(new)}” by a step; it does not go back.")
    elif move is Move.STEP and not can_change(old, new):
        allowed = ", ".join(_words(status) for status in ALLOWED_CHANGES[old])
        raise ValueError(
            f"“{_words(old)}” cannot become “{_words(new)}”; it can become: {allowed}. "
            "Where a source goes back without a word on what happened between, mark the change “back”."
        )


def needs_criteria(old: str, new: str) -> bool:
    """Whether a step leaves "agreed" or goes beyond it: what counts as done has to be written down before."""
    return old == Status.AGREED or new in _ADVANCING[_ADVANCING.index(Status.AGREED) + 1 :]


def furthest_order(status: Status) -> int:
    """Rank by how far a proposal has got: dropped 0, stalled 1, proposed 2, up to completed 8."""
    return _FURTHEST.index(status)


def mermaid() -> str:
    """The allowed changes as the text of a Mermaid state diagram."""
    arrows = [f"    {old} --> {new}" for old, following in ALLOWED_CHANGES.items() for new in following]
    return "\n".join(["stateDiagram-v2", "    [*] --> proposed", *arrows]) + "\n"


def _words(status: Status) -> str:
    return status.replace("_", " ")
