"""The paragraphs of a PDF that has a text layer."""

import io
import logging
from collections import Counter

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from cooperation.ingest.texts.cut import MOST_CHARACTERS, Cut, TextRefusedError, cut_text, tidy

MOST_PAGES = 400
# A page of a scan has a stamp or a number at most.
FEWEST_CHARACTERS = 40


def cut_pdf(content: bytes) -> Cut:
    """The title in the first line and the paragraphs, without what each page repeats. Raises TextRefusedError."""
    # What is odd in a file is told by the sentences here, not in the log.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise TextRefusedError("The PDF is locked with a password.")
        if len(reader.pages) > MOST_PAGES:
            raise TextRefusedError(f"The PDF has more than {MOST_PAGES} pages; paste the part that is needed.")
        pages = _pages(reader)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError) as error:
        raise TextRefusedError("This is no readable PDF; paste its text.") from error
    if sum(len(tidy(page)) for page in pages) < FEWEST_CHARACTERS:
        raise TextRefusedError(
            "The PDF has no text layer; it is probably a scan. Recognise its text first, or paste it."
        )
    return cut_text("\n".join(_without_running_heads(pages)))


def _pages(reader: PdfReader) -> list[str]:
    pages: list[str] = []
    for page in reader.pages:
        pages.append(page.extract_text())
        if sum(map(len, pages)) > MOST_CHARACTERS:
            raise TextRefusedError(
                f"The PDF has more than {MOST_CHARACTERS:,} characters; paste the part that is needed."
            )
    return pages


def _without_running_heads(pages: list[str]) -> list[str]:
    """The pages without a first or last line that most of them share."""
    lines = [[line for line in page.splitlines() if line.strip()] for page in pages]
    edges = Counter(tidy(line) for page in lines if page for line in {page[0], page[-1]})
    running = {line for line, count in edges.items() if len(pages) > 2 and count > len(pages) / 2}
    return ["\n".join(line for line in page.splitlines() if tidy(line) not in running) for page in pages]
