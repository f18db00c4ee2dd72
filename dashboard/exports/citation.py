"""How a page, a chart, a figure or a proposal is cited: as plain text, as BibTeX, as RIS."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext

from dashboard.exports.about import LICENCE, PUBLISHER, About

# So much of an address tells it from others.
LONGEST_KEY = 120
# Characters that mean something to TeX.
TEX = {character: f"\\{character}" for character in "&%$#_{}"} | {"\\": r"\textbackslash{}", "~": r"\~{}", "^": r"\^{}"}
TEX_CHARACTERS = str.maketrans(TEX)


def sentence(about: About) -> str:
    """A sentence for a footnote."""
    return f"{PUBLISHER}: {about.asked}. {about.page_address} ({_when(about)}). {LICENCE}."


def plain(about: About) -> Iterator[str]:
    """The sentence as a file."""
    yield f"{sentence(about)}\n"


def bibtex(about: About) -> Iterator[str]:
    """An entry of type ``online``, as BibLaTeX and reference managers read it."""
    fields = {
        "author": f"{{{PUBLISHER}}}",
        "title": f"{{{about.asked.translate(TEX_CHARACTERS)}}}",
        "year": str(about.day.year),
        "url": about.page_address,
        "urldate": about.day.isoformat(),
        "version": _revision(about),
        "note": _when(about).translate(TEX_CHARACTERS),
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    yield f"@online{{{_key(about)},\n{lines}\n}}\n"


def ris(about: About) -> Iterator[str]:
    """A record of type ELEC, as EndNote, Zotero and Mendeley read it."""
    fields = [
        ("TY", "ELEC"),
        ("AU", PUBLISHER),
        ("TI", about.asked),
        ("PY", str(about.day.year)),
        ("PB", PUBLISHER),
        ("UR", about.page_address),
        ("Y2", f"{about.day:%Y/%m/%d}"),
        ("ET", _revision(about)),
        ("N1", _when(about)),
        ("ER", ""),
    ]
    yield "".join(f"{tag}  - {' '.join(value.splitlines())}\r\n" for tag, value in fields if value or tag == "ER")


def _revision(about: About) -> str:
    return str(about.pair.revision) if about.pair else ""


def _when(about: About) -> str:
    """When it was read, and in which state the record was then."""
    if not about.pair:
        return gettext("retrieved on %(day)s") % {"day": about.day.isoformat()}
    words = {"day": about.day.isoformat(), "revision": about.pair.revision, "record": about.record_address}
    return gettext("retrieved on %(day)s, revision %(revision)d of the record: %(record)s") % words


def _key(about: About) -> str:
    words = re.findall(r"[A-Za-z0-9]+", about.page_address.partition("://")[2].partition("/")[2])
    return "-".join(["cooperation-monitor", "-".join(words)[:LONGEST_KEY], about.day.isoformat()])
