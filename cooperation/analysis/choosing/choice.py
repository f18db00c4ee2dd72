"""Which of several figures for one key speaks, and why.

1. What another figure revises is out (``known.latest_vintage``, before anything is chosen).
2. What somebody states goes before what follows from other figures, a plausible number before an implausible one, a
   final figure before a provisional one.
3. Readings that have numbers in common hold together: only what all of them allow is left. Precision is no merit.
4. Readings that have none are contested: the rank of the source decides which is drawn, then the later day, then the
   code. The others are drawn beside it, and no sign turns on it: whatever is derived rests on the whole span.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property, reduce

from cooperation.analysis.figures import Key
from cooperation.analysis.intervals import Interval
from cooperation.analysis.series import Derivation, Level
from cooperation.analysis.source_ranks import source_rank


class ChosenBy(StrEnum):
    """The rule that decided."""

    ONLY = "only"
    REVISION = "revision"
    STATED = "stated"
    PLAUSIBLE = "plausible"
    FINAL = "final"
    BOTH_HOLD = "both_hold"
    RANK = "rank"
    LATER = "later"
    CODE = "code"


@dataclass(frozen=True)
class Choice:
    """The level that speaks for its key, the rule that decided, and what else is on record for it.

    ``holding`` are the readings that hold together with it, ``contested`` those that cannot be true beside it,
    ``set_aside`` what gave way without a contest: derived, implausible or provisional.
    """

    chosen: Level
    chosen_by: ChosenBy
    holding: tuple[Level, ...] = ()
    contested: tuple[Level, ...] = ()
    set_aside: tuple[Level, ...] = ()

    @property
    def key(self) -> Key:
        """What it counts."""
        return self.chosen.key

    @property
    def value(self) -> Interval:
        """The chosen reading."""
        return self.chosen.value

    @property
    def is_contested(self) -> bool:
        """Whether another figure contradicts it, or one that it rests on."""
        return bool(self.contested) or self.chosen.contested

    @cached_property
    def speaking(self) -> Level:
        """The chosen level, marked as contested where the choice is."""
        is_marked = self.chosen.contested == self.is_contested
        return self.chosen if is_marked else replace(self.chosen, contested=self.is_contested)

    @cached_property
    def span(self) -> Interval:
        """From the lowest to the highest that is claimed: what to derive from, so that no sign turns on a choice."""
        return reduce(Interval.hull, (level.value for level in self.contested), self.value)

    @property
    def also_on_record(self) -> tuple[Level, ...]:
        """Everything on record for the key but the chosen level, the nearest to being chosen first."""
        return (*self.holding, *self.contested, *self.set_aside)

    @cached_property
    def codes_on_record(self) -> str:
        """The codes of these, with spaces between."""
        return " ".join(level.code for level in self.also_on_record)

    def on_record(self) -> tuple[Level, ...]:
        """The chosen level and all others."""
        return (self.chosen, *self.also_on_record)


type Choices = Mapping[Key, Choice]


def choose(levels: Iterable[Level]) -> dict[Key, Choice]:
    """The choice for every key of which a level is given, in the order in which keys first come."""
    by_key: dict[Key, list[Level]] = defaultdict(list)
    for level in levels:
        by_key[level.key].append(level)
    return {key: _choice(candidates) for key, candidates in by_key.items()}


def chosen_levels(choices: Choices) -> dict[Key, Level]:
    """The level that speaks for each key."""
    return {key: choice.chosen for key, choice in choices.items()}


def _choice(candidates: Sequence[Level]) -> Choice:
    if len(candidates) == 1:
        return Choice(candidates[0], _rule(candidates[0], candidates, (), ()))
    ordered = sorted(candidates, key=_preference)
    first, standing = ordered[0], ordered[0].standing
    equals = [level for level in ordered if level.standing == standing]
    set_aside = tuple(ordered[len(equals) :])
    agreed, contested = _agreed(equals)
    chosen = _together(agreed)
    return Choice(
        chosen,
        _rule(first, agreed, contested, set_aside),
        tuple(level for level in agreed if level is not chosen),
        tuple(contested),
        set_aside,
    )


def _preference(level: Level) -> tuple[tuple[bool, bool, bool], int, int, str]:
    return level.standing, source_rank(level.kind), -level.known_on.toordinal(), level.code


def _agreed(ordered: Sequence[Level]) -> tuple[list[Level], list[Level]]:
    """Those that hold together with the most preferred one and with each other, and those that do not."""
    agreed, contested, common = [ordered[0]], list[Level](), ordered[0].value
    for level in ordered[1:]:
        if level.value.intersects(common):
            agreed.append(level)
            common = common.meet(level.value)
        else:
            contested.append(level)
    return agreed, contested


def _together(agreed: Sequence[Level]) -> Level:
    """The level whose reading is all that the others allow too; where none is, one that rests on all of them."""
    common = reduce(Interval.meet, (level.value for level in agreed))
    for level in agreed:
        if level.value == common:
            return level
    return Level(
        "-".join(level.code for level in agreed),
        agreed[0].key,
        common,
        tuple(dict.fromkeys(code for level in agreed for code in level.rests_on)),
        Derivation.BOTH_HOLD,
        kind=agreed[0].kind,
        known_on=max(level.known_on for level in agreed),
        contested=any(level.contested for level in agreed),
        origins=tuple(dict.fromkeys(origin for level in agreed for origin in level.origins)),
    )


def _rule(first: Level, agreed: Sequence[Level], contested: Sequence[Level], set_aside: Sequence[Level]) -> ChosenBy:
    if contested:
        return next(_differences(first, contested[0]))
    if len(agreed) > 1:
        return ChosenBy.BOTH_HOLD
    if set_aside:
        return next(_differences(first, set_aside[0]))
    return ChosenBy.REVISION if first.revises else ChosenBy.ONLY


def _differences(first: Level, other: Level) -> Iterator[ChosenBy]:
    """The rules by which one goes before the other, the first to decide first."""
    rules = (ChosenBy.STATED, ChosenBy.PLAUSIBLE, ChosenBy.FINAL)
    standings = zip(rules, first.standing, other.standing, strict=True)
    yield from (rule for rule, mine, its in standings if mine != its)
    if source_rank(first.kind) != source_rank(other.kind):
        yield ChosenBy.RANK
    if first.known_on != other.known_on:
        yield ChosenBy.LATER
    yield ChosenBy.CODE
