"""A text cut into its title and its numbered paragraphs; what belongs to the page and not to the text is left out."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

MOST_CHARACTERS = 2_000_000
MOST_PARAGRAPHS = 2_000
LONGEST_PARAGRAPH = 20_000

_UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]")
_SPACES = re.compile(r"\s+")
# What stands around the text of a page or a print-out.
_ARTEFACT = re.compile(
    r"[•*\-–—\s]*(?:\d{1,4})?[\s.\-–—]*|(?:page|стр\.?|страница|старонка|бет)\s*\d+(?:\s*(?:of|из|з|/)\s*\d+)?|"
    r"(?:https?://|www\.)\S+|(?:share|print|tweet|e-mail|read (?:also|more)|see also|advertisement|subscribe|tags?|"
    r"поделиться|печать|распечатать|версия для печати|читайте также|реклама|подписаться|теги|"
    r"падзяліцца|друк|чытайце таксама|бөлісу|басып шығару|тағы оқыңыз)[\s:.…]*",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…:;][\"»”’)]*$")
_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])-$")


class TextRefusedError(Exception):
    """No paragraphs can be had from what was given; the message is a sentence for the person who gave it."""


@dataclass(frozen=True)
class Cut:
    """A title (empty where none is given apart from the paragraphs), the paragraphs, and the lines left out."""

    title: str
    paragraphs: tuple[str, ...]
    left_out: tuple[str, ...] = ()


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
    """The title in the first line and the paragraphs below it, parted by empty lines or, without any, by lines."""
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
    return cut_blocks(_joined(body), title=title)


def _joined(lines: list[str]) -> list[str]:
    """Lines put together to paragraphs, where the text was broken into lines of one width."""
    stripped = [line for line in lines if line]
    width = median(map(len, stripped))
    has_gaps = any(before and not line for before, line in pairwise(lines[: lines.index(stripped[-1])]))
    is_broken = width > 40 and max(map(len, stripped)) < 1.6 * width and not all(map(_SENTENCE_END.search, stripped))
    if not (has_gaps or is_broken):
        return stripped
    blocks: list[str] = []
    is_open = False
    for line in lines:
        if line and is_open and not _ARTEFACT.fullmatch(line):
            joint = "" if _BROKEN_WORD.search(blocks[-1]) and line[:1].islower() else " "
            blocks[-1] = (blocks[-1][:-1] if joint == "" else blocks[-1]) + joint + line
        elif line:
            blocks.append(line)
        ends_short = not has_gaps and len(line) < 0.85 * width and bool(_SENTENCE_END.search(line))
        is_open = bool(line) and not ends_short and not _ARTEFACT.fullmatch(line)
    return blocks
