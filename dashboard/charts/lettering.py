"""How wide a text will be, so that labels are placed before anything is drawn.

The reader's font is unknown, so widths are an estimate: character classes of the Helvetica family, Latin and
Cyrillic, with a margin for the wider faces of the font stack. In em, the size of the font.
"""

NARROWEST, NARROW, MIDDLE, CAPITAL, BROAD, BROADEST = 0.25, 0.31, 0.53, 0.69, 0.82, 1.0
CLASSES = {
    NARROWEST: "iljI|'іїІ.,:;!·\u00a0\u202f ",
    NARROW: 'ftr()[]/\\"-*°',
    CAPITAL: "ABCDEGHKNOPQRSUVXYZw&АБВГДЕЗИЙКЛНОПРСТУХЦЧЪЬЭЯҚҒҢҮҰӨҺЫмфюжыъ+<>=≈≥≤×÷−",
    BROAD: "MmWЖМФШЩЮшщ%@Ў",
    BROADEST: "—→←…",
}
WIDTHS = {character: width for width, characters in CLASSES.items() for character in characters}
BOLD = 1.12
SLACK = 1.17  # DejaVu, which stands in on machines without any face of the stack, is that much wider than Helvetica
ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "$": "&#36;", "\n": "<br>"})
LINE = 1.3  # line height that Plotly gives to <br>


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Width in pixels of the widest line."""
    widest = max(sum(WIDTHS.get(character, MIDDLE) for character in line) for line in text.split("\n"))
    return widest * size * SLACK * (BOLD if bold else 1)


def text_height(text: str, size: float) -> float:
    """Height in pixels of all lines."""
    return (text.count("\n") + 1) * size * LINE


def wrapped(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """The text with line breaks between words, so that a line is at most `width` pixels where words allow it."""
    lines: list[str] = []
    for word in text.split(" "):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(joined, size, bold=bold) > width:
            lines.append(word)
        else:
            lines[-1:] = [joined]
    return "\n".join(lines)


def wrapped_pair(name: str, width: float, size: float, *, bold: bool = False) -> str:
    """The name of a pair, also broken after its dash where it is too long for a line."""
    if text_width(name, size, bold=bold) <= width:
        return name
    first, dash, second = name.partition("–")
    parts = (first + dash, second) if second else (name,)
    return "\n".join(wrapped(part, width, size, bold=bold) for part in parts)


def shortened(text: str, width: float, size: float, lines: int) -> str:
    """The text wrapped to at most so many lines; where words are left out, an ellipsis says so."""
    rows = wrapped(text, width, size).split("\n")
    kept = rows[:lines]
    if len(rows) > lines or text_width(kept[-1], size) > width:
        kept[-1] = cut(kept[-1], width, size)
    return "\n".join(kept)


def cut(line: str, width: float, size: float) -> str:
    """As many words of a line as fit before an ellipsis; as many letters, where not even one word fits."""
    words = line.split(" ")
    while len(words) > 1 and text_width(" ".join([*words, "…"]), size) > width:
        words.pop()
    shorter = " ".join([*words, "…"])
    while len(shorter) > 3 and text_width(shorter, size) > width:
        shorter = shorter[:-3] + " …"
    return shorter


def markup(text: str) -> str:
    """Plain text as Plotly reads it: its few tags stay letters, a new line becomes a break.

    A pair of dollar signs would start a formula, so each is written as an entity.
    """
    return text.translate(ENTITIES)
