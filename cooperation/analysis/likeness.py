"""How much alike two short texts are, by the letters of their words."""

import re

# From this share on a person is asked whether two proposals are the same. In the data set that ships the most alike
# of two different ones, on research and on communication in space, reach 0.5: it is a question, not a verdict.
ALIKE = 0.4

_WORD = re.compile(r"\w+")


def trigrams(text: str) -> frozenset[str]:
    """The runs of three letters in the words of a text, whatever their case and order.

    Each word counts with two spaces before and one behind it, so that beginnings weigh more than endings: word forms
    stay alike (as in PostgreSQL's pg_trgm).
    """
    padded = (f"  {word} " for word in _WORD.findall(text.lower()))
    return frozenset(word[start : start + 3] for word in padded for start in range(len(word) - 2))


def likeness(one: str, other: str) -> float:
    """The share of their trigrams that two texts have in common: 1 for the same words, 0 where nothing is shared."""
    first, second = trigrams(one), trigrams(other)
    return len(first & second) / len(first | second) if first or second else 0.0
