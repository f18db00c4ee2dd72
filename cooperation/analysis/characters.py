"""Characters that nobody sees and that change what everybody sees: they are refused wherever words are entered."""

import unicodedata

# What embeds, overrides or isolates a direction of writing; letters of right-to-left scripts need none of them.
DIRECTIONS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
BREAKS = frozenset("\t\n\r")


def hidden(text: str) -> str:
    """The first hidden control character of a text, by its code such as "U+202E"; empty where there is none."""
    found = next((letter for letter in text if _is_hidden(letter)), "")
    return f"U+{ord(found):04X}" if found else ""


def _is_hidden(letter: str) -> bool:
    return letter in DIRECTIONS or (unicodedata.category(letter) == "Cc" and letter not in BREAKS)
