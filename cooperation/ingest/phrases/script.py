"""Letters before words: spaces and signs made alike without moving a character, and which language they are."""

import re
from enum import StrEnum

_ALIKE = str.maketrans(
    {"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\t": " ", "\n": " ", "−": "-", "‑": "-", "’": "'"}
)
_KAZAKH = re.compile(
    r"[әғқңөұүһ]|\b(?:есе|екі|жарты|жарым|шамамен|кемінде|жылы|айда|айында|астам|дейін|пайыз\w*)\b"
    r"|(?:миллион|миллиард|млн|млрд) доллар(?:дан|ға|дың|ды)?(?!\w)"
)
_BELARUSIAN = re.compile(
    r"[ўі]|\b(?:долар\w*|амаль|каля|больш|перш\w+|другі|працэнт\w*|годзе|удвая|вырас|звыш|да (?:канца )?20\d\d)\b"
)


class Language(StrEnum):
    """The four languages that are read."""

    ENGLISH = "en"
    RUSSIAN = "ru"
    KAZAKH = "kk"
    BELARUSIAN = "be"


def plain(text: str) -> str:
    """The text in small letters with plain spaces and signs, each character where it was."""
    alike = text.translate(_ALIKE)
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in alike)


def language_of(text: str) -> Language:
    """The language of a plain text, by letters and words that the others lack."""
    if _KAZAKH.search(text):
        return Language.KAZAKH
    if _BELARUSIAN.search(text):
        return Language.BELARUSIAN
    return Language.RUSSIAN if re.search("[а-яё]", text) else Language.ENGLISH


def blanked(text: str, start: int, end: int) -> str:
    """The text with a part of it left empty, so that it is not read twice and nothing else moves."""
    return text[:start] + " " * (end - start) + text[end:]
