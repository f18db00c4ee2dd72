"""Names of people and bodies in two scripts: Tokayev, Tokaev and Токаев are one."""

import re
import unicodedata

# As newspapers write Russian, Belarusian and Kazakh names in Latin letters.
LATIN = {
    "а": "a", "ә": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "ґ": "g", "д": "d", "е": "e", "ё": "io", "ж": "zh",
    "з": "z", "и": "i", "й": "i", "і": "i", "к": "k", "қ": "k", "л": "l", "м": "m", "н": "n", "ң": "n", "о": "o",
    "ө": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ў": "u", "ұ": "u", "ү": "u", "ф": "f", "х": "h",
    "һ": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "iu", "я": "ia",
}  # fmt: skip
# Spellings of one sound.
ALIKE = (
    (re.compile(r"kh"), "h"),
    (re.compile(r"q"), "k"),
    (re.compile(r"w"), "v"),
    (re.compile(r"(?:zh|dj|dzh|j(?=[aou]))"), "zh"),
    (re.compile(r"[yj]"), "i"),
    (re.compile(r"ii+"), "i"),
    # A glide between two vowels is written or not: Tokayev, Tokaev.
    (re.compile(r"(?<=[aeou])i(?=[aeou])"), ""),
    (re.compile(r"(.)\1"), r"\1"),
)
WORD = re.compile(r"[^\W\d_]+")
SHORTEST = 3


def sound(word: str) -> str:
    """A word by its sound, in Latin letters without accents: the same for all usual spellings of a name."""
    latin = "".join(LATIN.get(letter, letter) for letter in word.lower())
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", latin) if not unicodedata.combining(letter))
    for pattern, letters in ALIKE:
        plain = pattern.sub(letters, plain)
    return plain


def is_named(asked: str, name: str) -> bool:
    """Whether each word asked for begins a word of a name, by sound; words of one or two letters never do."""
    words = [sound(word) for word in WORD.findall(asked)]
    parts = [sound(word) for word in WORD.findall(name)]
    return bool(words) and all(len(word) >= SHORTEST and any(p.startswith(word) for p in parts) for word in words)
