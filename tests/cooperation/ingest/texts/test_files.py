"""Files of every kind that is read, and what is said of others."""

import tracemalloc

import pytest

from cooperation.ingest.texts.cut import TextRefusedError
from cooperation.ingest.texts.files import cut_file, decoded
from tests.cooperation.ingest.texts.documents import PARAGRAPHS, TITLE, pdf, with_member, word

PAGE = f"""<!doctype html><html><head><title>{TITLE} | An agency</title><style>p {{}}</style></head><body>
<nav><p>Home</p></nav><article><h1>{TITLE}</h1><p>{PARAGRAPHS[0]}</p><div><p>{PARAGRAPHS[1]}</p></div><p>Share</p></article>
<footer><p>All rights reserved</p></footer><script>var p = "<p>no text</p>";</script></body></html>"""


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("talks.txt", "\n".join([TITLE, *PARAGRAPHS]).encode()),
        ("talks.txt", "\n".join([TITLE, *PARAGRAPHS]).encode("utf-16")),
        ("talks.TXT", "\r\n\r\n".join([TITLE, *PARAGRAPHS]).encode("utf-8-sig")),
        ("talks.txt", "\n".join(["\ufeff" + TITLE, *PARAGRAPHS]).encode("utf-16-be")),
        ("talks.docx", word(TITLE, *PARAGRAPHS)),
        ("talks.html", PAGE.encode()),
        ("talks.htm", PAGE.replace("<head>", '<head><meta charset="windows-1251">').encode("cp1251")),
        ("talks.pdf", pdf((TITLE, "", *PARAGRAPHS))),
    ],
)
def test_every_kind_gives_the_same_paragraphs(name: str, content: bytes) -> None:
    cut = cut_file(name, content)
    assert (cut.title, cut.paragraphs) == (TITLE, PARAGRAPHS)


def test_a_page_names_what_it_leaves_out() -> None:
    assert cut_file("talks.html", PAGE.encode()).left_out == ("Share",)


def test_cells_of_a_table_stand_on_one_line() -> None:
    assert cut_file("talks.docx", word(TITLE, "Below.", table=("2019", "45%"))).paragraphs == ("Below.", "2019 · 45%")


def test_lines_that_every_page_of_a_pdf_repeats_are_no_text() -> None:
    pages = [("Head of all pages", f"Page {number} says something of its own.") for number in (1, 2, 3)]
    cut = cut_file("talks.pdf", pdf((TITLE,), *pages))
    assert "Head of all pages" not in " ".join(cut.paragraphs)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("talks.docx", pdf((TITLE,)), "“talks.docx”: The file is named .docx, but what is in it is a PDF"),
        ("talks.pdf", word(TITLE), "what is in it is a Word document"),
        ("talks.txt", PAGE.encode(), "what is in it is a web page"),
        ("talks.txt", b"\n <HTML><p>No text", "what is in it is a web page"),
        ("talks.txt", b"<!DOCTYPE html><p>No text", "what is in it is a web page"),
        ("talks.docx", b"PK\x03\x04 sheets/", "what is in it is another zipped file"),
        ("talks.pdf", b"no PDF at all", "what is in it is a plain text"),
        ("talks.docx", b"\xd0\xcf\x11\xe0 old", "an old or locked Office file"),
        ("talks.zip", b"PK\x03\x04", "Only .txt, .docx, .html and .pdf files are read"),
        ("talks", b"text", "Only .txt, .docx, .html and .pdf files are read"),
        ("talks.docm", word(TITLE), "save it as .docx without macros"),
        ("talks.docx", with_member(word(TITLE), "word/vbaProject.bin", b"x"), "The document has macros"),
        ("talks.docx", with_member(word(TITLE), "word/media/a.bin", bytes(70_000_000)), "unpacks to more than 60 MB"),
        ("talks.docx", word(), "There is no text in this document"),
        ("talks.docx", b"PK\x03\x04 word/ broken", "no readable Word document"),
        ("talks.docx", word(TITLE)[:-400], "no readable Word document"),
        ("talks.pdf", pdf((), ()), "no text layer; it is probably a scan"),
        ("talks.pdf", b"%PDF-1.4 broken", "no readable PDF"),
        ("talks.txt", b"No " + "Тэкст".encode("cp1251"), r"not in UTF-8 \(byte 4 is none of it\)"),
        ("talks.txt", b"a\0b", "NUL characters"),
        ("talks.txt", b"", "The text is empty"),
        ("talks.txt", b" \n\n \n", "The text is empty"),
        ("talks.txt", b"One line", "only one line"),
        ("talks.txt", b"a\n" * 5_000_000, "more than 2,000,000 characters"),
        ("talks.txt", b"a" * 20_000_000, "more than 2,000,000 characters"),
        ("talks.txt", b"a" * 20_000_001, "larger than 20 MB"),
        ("talks.txt", b"title\n" + b"Line\n" * 2_001, "more than the 2,000 that can be kept"),
        ("talks.txt", b"title\n" + b"word " * 5_000, "more than 20,000 characters"),
        ("talks.html", b"<html><script>all()</script></html>", "no paragraphs in this page"),
        ("talks.html", "<html><p>Тэкст</p></html>".encode("cp1251"), "does not say in which encoding"),
        ("talks.html", b"", "no readable web page"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(name: str, content: bytes, sentence: str) -> None:
    with pytest.raises(TextRefusedError, match=sentence):
        cut_file(name, content)


def test_a_text_about_pages_is_a_text() -> None:
    assert cut_file("talks.txt", b"On tags\nA page begins with <html>.").paragraphs == ("A page begins with <html>.",)


def test_lines_end_alike_whoever_wrote_them() -> None:
    assert decoded(b"a\r\nb\rc\nd") == "a\nb\nc\nd"


def test_a_trap_takes_no_memory() -> None:
    trap = with_member(word(TITLE), "word/trap.xml", bytes(200_000_000))
    tracemalloc.start()
    with pytest.raises(TextRefusedError):
        cut_file("trap.docx", trap)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 5_000_000


def test_captions_bylines_and_what_leads_on_are_no_paragraphs_of_a_page() -> None:
    beside = (
        '<div class="article__byline">By somebody</div><figure><img src="a.png"><figcaption>In the capital</figcaption>'
        '</figure><ul class="social-links"><li class="share">To friends</li></ul><p class="read-also">Another text</p>'
    )
    text = "".join(f"<p>{line * 20}</p>" for line in ("Trade grew. ", "A plant is to be opened. "))
    cut = cut_file("a.html", f'<h1>{TITLE}</h1><article class="related">{beside}{text}</article>'.encode())
    assert len(cut.paragraphs) == 2
    assert cut.left_out == ("By somebody", "In the capital", "To friends", "Another text")


def test_what_holds_most_of_the_words_is_the_text() -> None:
    cut = cut_file("a.html", f'<h1>{TITLE}</h1><article><div class="caption-box"><p>All.</p></div></article>'.encode())
    assert cut.paragraphs == ("All.",)
