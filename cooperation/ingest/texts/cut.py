"""A text cut into its title and its numbered paragraphs; what belongs to the page and not to the text is left out."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

MOST_CHARACTERS = 2_000_000
MOST_PARAGRAPHS = 2_000
LONGEST_PARAGRAPH = 20_000
# Of lines that are broken by width, in characters: the widest are not narrower, and not wider. A line of print in which
# letters differ in width is full from this part of the longest on.
MOST_NARROW, MOST_PRINTED, FULL = 40, 160, 0.88
AROUND = 25

_UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]")
_SPACES = re.compile(r"\s+")
# What stands around the text of a page or a print-out. What leads on to other texts goes with their titles; a byline
# and the credit of a picture hold names alone.
_NAME = r"[^\W\d_a-zа-яёўіәғқңөұүһ][\w.’'-]*"
_ARTEFACT = re.compile(
    rf"[•*\-–—\s]*(?:\d{{1,4}})?[\s.\-–—]*|(?i:page|стр\.?|страница|старонка|бет)\s*\d+(?:\s*(?:of|из|з|/)\s*\d+)?|"
    r"(?i:https?://|www\.)\S+|(?i:share|print|tweet|e-mail|advertisement|subscribe|tags?|"
    r"поделиться|печать|распечатать|версия для печати|реклама|подписаться|теги|"
    r"падзяліцца|друк|бөлісу|басып шығару)[\s:.…|]*|"
    r"(?i:read (?:also|more)|see also|related|читайте (?:также|ещё|еще)|по теме|"
    r"чытайце таксама|тағы оқыңыз|сондай-ақ оқыңыз)"
    r"(?:\s*[:.…|–—].{0,200}|\s*)|"
    r"(?i:photo|picture|image|video|фото|видео|фотография|здымак|відэа|сурет)(?: (?i:by|credit))?\s*[:©].{0,120}|"
    r"[©®].{0,160}|"
    rf"(?:By|BY|Author|Автор|Аўтар)ы?\s*:?\s*{_NAME}(?:,? (?:and |и |і )?{_NAME}){{0,5}}(?<!\.)\s*(?:\|.{{0,60}})?|"
    r"(?:(?i:published|updated|posted|опубликовано|обновлено)\s*:?\s*)?\d{1,2}[ .]\w{2,10}[ .,]+\d{4}"
    r"(?: (?:г\.|года?))?[ ,|-]*(?:\d{1,2}[:.]\d{2})?(?: \(?[A-Z]{3,4}(?:[+-]\d+)?\)?)?",
)
_SENTENCE_END = re.compile(r"[.!?…:;][\"»”’)]*$")
_ITEM = re.compile(r"(?:[•*▪◦]|\d{1,2}[.)])\s")
_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])-$")


class TextRefusedError(Exception):
    """No paragraphs can be had from what was given; the message is a sentence for the person who gave it."""


@dataclass(frozen=True)
class Cut:
    """A title (empty where none is given apart from the paragraphs), the paragraphs, and what to look at.

    ``left_out`` are lines that are no part of the text; ``doubts`` the words around places where two lines were put
    together although a sentence ends there, or were not although none does.
    """

    title: str
    paragraphs: tuple[str, ...]
    left_out: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


def tidy(text: str) -> str:
    """A paragraph on one line: canonical letters, single spaces, nothing invisible. All positions count in it."""
    return _SPACES.sub(" ", _UNSEEN.sub("", unicodedata.normalize("NFC", text)).replace("\0", "")).strip()


def cut_blocks(blocks: Iterable[str], *, title: str = "") -> Cut:
    """The paragraphs of a text that is in blocks already. Raises TextRefusedError where none are left, or too many."""
    tidied = [block for block in map(tidy, blocks) if block]
    left_out = [block for block in tidied if _ARTEFACT.fullmatch(block)]
    paragraphs = [block for block in tidied if not _ARTEFACT.fullmatch(block) and block != title]
    if not paragraphs:
        raise TextRefusedError("There are no paragraphs in this text.")
    if len(paragraphs) > MOST_PARAGRAPHS:
        raise TextRefusedError(
            f"The text has {len(paragraphs):,} paragraphs, more than the {MOST_PARAGRAPHS:,} that can be kept."
        )
    longest = max(paragraphs, key=len)
    if len(longest) > LONGEST_PARAGRAPH:
        raise TextRefusedError(
            f"One paragraph, beginning with “{longest[:40]}”, has more than {LONGEST_PARAGRAPH:,} characters; "
            "put empty lines between the paragraphs."
        )
    return Cut(title, tuple(paragraphs), tuple(left_out))


def cut_text(text: str) -> Cut:
    """The title in the first line, and paragraphs parted by empty lines or, unless it is broken by width, by lines."""
    if len(text) > MOST_CHARACTERS:
        raise TextRefusedError(
            f"The text has more than {MOST_CHARACTERS:,} characters, which is more than can be kept of a source."
        )
    lines = [line.strip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    first = next((number for number, line in enumerate(lines) if tidy(line)), None)
    if first is None:
        raise TextRefusedError("The text is empty.")
    title, body = tidy(lines[first]), lines[first + 1 :]
    if not any(map(tidy, body)):
        raise TextRefusedError("There is only one line, which is taken for the title; put the paragraphs below it.")
    blocks, doubts = _joined(body)
    return replace(cut_blocks(blocks, title=title), doubts=tuple(doubts))


def _joined(lines: list[str]) -> tuple[list[str], list[str]]:
    """Lines put together to paragraphs where the text was broken into lines of one width, and what is doubtful of it.

    An empty line parts paragraphs. A line goes on in the next where that begins in the middle of a sentence, or where
    the text is broken by width and the next word would not have stood in the line any more.
    """
    wrapped = _is_wrapped(lines)
    width = max(map(len, lines))
    blocks: list[str] = []
    doubts: list[str] = []
    for before, line in pairwise(["", *lines]):
        if not line:
            continue
        if not before or _ARTEFACT.fullmatch(before) or _ARTEFACT.fullmatch(line) or _ITEM.match(line):
            blocks.append(line)
            continue
        ends = bool(_SENTENCE_END.search(before))
        goes_on = line[:1].islower() and (wrapped or not ends)
        is_full = wrapped and len(before) + 1 + len(line.split(maxsplit=1)[0]) > FULL * width
        if goes_on or is_full:
            is_broken_word = goes_on and _BROKEN_WORD.search(blocks[-1])
            blocks[-1] = f"{blocks[-1][:-1]}{line}" if is_broken_word else f"{blocks[-1]} {line}"
        else:
            blocks.append(line)
        if ends == (goes_on or is_full):
            doubts.append(f"…{before[-AROUND:]} / {line[:AROUND]}…")
    return blocks, doubts


def _is_wrapped(lines: list[str]) -> bool:
    """Whether lines end because they are full: none is longer than print, and many end within a sentence."""
    pairs = [(before, line) for before, line in pairwise(lines) if before and line]
    within = [before for before, line in pairs if line[:1].islower() or not _SENTENCE_END.search(before)]
    return MOST_NARROW < max(map(len, lines)) <= MOST_PRINTED and len(within) * 3 >= len(pairs) > 0
