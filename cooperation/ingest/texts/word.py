"""The paragraphs of a Word document."""

import io
import zipfile
import zlib
from collections.abc import Iterator

from docx import Document
from docx.table import Table
from docx.text.paragraph import Paragraph

from cooperation.ingest.texts.cut import Cut, TextRefusedError, cut_blocks

# What a document may unpack to. One of the same length without pictures stays far below.
MOST_UNPACKED = 60_000_000
MOST_MEMBERS = 5_000


def cut_docx(content: bytes) -> Cut:
    """The title of a document and its paragraphs, those in tables too. Raises TextRefusedError."""
    _check_bounds(content)
    try:
        document = Document(io.BytesIO(content))
    except (KeyError, ValueError, OSError, SyntaxError, zipfile.BadZipFile, zlib.error) as error:
        raise TextRefusedError("This is no readable Word document; save it anew as .docx.") from error
    blocks = [block for block in _blocks(document.iter_inner_content()) if block.strip()]
    if not blocks:
        raise TextRefusedError("There is no text in this document; a picture of a text cannot be read.")
    title = " ".join(blocks[0].split())
    return cut_blocks(blocks[1:] or blocks, title=title if blocks[1:] else "")


def _check_bounds(content: bytes) -> None:
    """Refuse a document with macros, or one that would unpack to very much, before anything is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise TextRefusedError("This is no readable Word document; save it anew as .docx.") from error
    if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > MOST_UNPACKED:
        raise TextRefusedError(f"The document unpacks to more than {MOST_UNPACKED // 1_000_000} MB.")
    if any(member.flag_bits & 1 for member in members):
        raise TextRefusedError("The document is locked with a password.")
    if any(member.filename.lower().endswith("vbaproject.bin") for member in members):
        raise TextRefusedError("The document has macros; save it as .docx without them.")


def _blocks(content: Iterator[Paragraph | Table]) -> Iterator[str]:
    for block in content:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            for row in block.rows:
                yield " · ".join(dict.fromkeys(cell.text.strip() for cell in row.cells))
