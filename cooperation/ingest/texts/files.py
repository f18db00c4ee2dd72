"""A file with a text in it: .txt, .docx, .html or .pdf, told by what is in it and held against its name."""

import io
from collections.abc import Callable
from pathlib import PurePath

from cooperation.ingest.texts.cut import Cut, TextRefusedError, cut_text

MOST_BYTES = 20_000_000
KINDS = {"txt": "a plain text", "docx": "a Word document", "html": "a web page", "pdf": "a PDF"}
_OTHERS = {"htm": "html", "xhtml": "html", "text": "txt"}


def cut_file(name: str, content: bytes) -> Cut:
    """The paragraphs of a file. Raises TextRefusedError with a sentence that names the file."""
    try:
        return _reader(_kind(name, content))(content)
    except TextRefusedError as error:
        raise TextRefusedError(f"“{PurePath(name).name}”: {error}") from error


def _reader(kind: str) -> Callable[[bytes], Cut]:
    """What reads a kind of file. Each takes some 20 MB to load, and no page of a reader needs one."""
    match kind:
        case "docx":
            from cooperation.ingest.texts.word import cut_docx

            return cut_docx
        case "html":
            from cooperation.ingest.texts.web import cut_html

            return cut_html
        case "pdf":
            from cooperation.ingest.texts.pdf import cut_pdf

            return cut_pdf
        case _:
            return lambda content: cut_text(decoded(content))


def _kind(name: str, content: bytes) -> str:
    """The kind that the name says, if the content is of it."""
    if len(content) > MOST_BYTES:
        raise TextRefusedError(f"The file is larger than {MOST_BYTES // 1_000_000} MB.")
    ending = PurePath(name).suffix.lower().lstrip(".")
    if ending in ("docm", "doc", "rtf", "odt"):
        raise TextRefusedError(f"A .{ending} file is not read; save it as .docx without macros, or paste its text.")
    kind = _OTHERS.get(ending, ending)
    if kind not in KINDS:
        raise TextRefusedError("Only .txt, .docx, .html and .pdf files are read; paste the text of others.")
    found = _sniffed(content)
    if found not in ("txt", kind) or (found == "txt" and kind in ("docx", "pdf")):
        raise TextRefusedError(
            f"The file is named .{ending}, but what is in it is {KINDS.get(found, found)}; give it its right name."
        )
    return kind


def _sniffed(content: bytes) -> str:
    """What the first bytes say that the file is."""
    start = content[:1024].lstrip()
    if start.startswith(b"%PDF-"):
        return "pdf"
    if start.startswith(b"PK\x03\x04"):
        return "docx" if b"word/" in content else "another zipped file"
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        return "an old or locked Office file"
    if start.startswith(b"<") and any(tag in content[:4096].lower() for tag in (b"<html", b"<!doctype html")):
        return "html"
    return "txt"


def decoded(content: bytes) -> str:
    """A plain text in UTF-8, or in UTF-16 with its mark; other encodings cannot be told apart and are refused."""
    encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise TextRefusedError(
            f"The text is not in UTF-8 (byte {error.start + 1:,} is none of it); save it in that encoding, or paste it."
        ) from error
    if "\0" in text:
        raise TextRefusedError("The file is no text: there are NUL characters in it.")
    return io.StringIO(text, newline=None).read()
