"""Selects of plain GET forms: what can be chosen, in words, and what is chosen now."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class SelectOption:
    """A value in words."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True)
class ChoiceGroup:
    """Choices under a heading, such as those of one reporter; the heading may be empty."""

    label: str
    choices: tuple[SelectOption, ...]


@dataclass(frozen=True)
class Select:
    """A choice of one of several: its parameter, its label, and what it holds, in groups."""

    name: str
    label: str
    groups: tuple[ChoiceGroup, ...]

    @property
    def has_choice(self) -> bool:
        """Whether there is more than one thing to choose."""
        return sum(len(group.choices) for group in self.groups) > 1


def select(name: str, label: str, choices: Iterable[tuple[str, str]], chosen: str) -> Select:
    """A select without groups, from values and their labels."""
    group = ChoiceGroup("", tuple(SelectOption(value, text, value == chosen) for value, text in choices))
    return Select(name, label, (group,))
