"""The paragraphs of a web page, without what stands around its text."""

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree
from lxml import html as lxml_html

from cooperation.ingest.texts.cut import Cut, TextRefusedError, cut_blocks, tidy

_AROUND = (
    "script",
    "style",
    "noscript",
    "template",
    "nav",
    "header",
    "footer",
    "aside",
    "form",
    "button",
    "iframe",
    "svg",
)
_BLOCKS = {"p", "li", "blockquote", "td", "th", "h2", "h3", "h4", "h5", "h6", "dd", "dt", "pre"}
# What stands within an article and is none of its text, by the words that pages use for classes.
_BESIDE = re.compile(
    r"(?:^|[\s_-])(?:share|social|related|byline|caption|read-?(?:also|more)|tags|newsletter|promo)(?:$|[\s_-])"
)
MOST_BYTES = 8_000_000


def cut_html(content: bytes) -> Cut:
    """The first heading as the title, and the paragraphs of the article, or of the page. Raises TextRefusedError."""
    if len(content) > MOST_BYTES:
        raise TextRefusedError(f"The page is larger than {MOST_BYTES // 1_000_000} MB.")
    parser = lxml_html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding=_encoding(content))
    try:
        page = lxml_html.fromstring(content, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise TextRefusedError("This is no readable web page; paste its text.") from error
    title = next(
        (words for element in page.xpath("//h1") + page.xpath("//title") if (words := tidy(element.text_content()))), ""
    )
    etree.strip_elements(page, *_AROUND, with_tail=False)
    article = page.xpath("//article") or page.xpath("//main") or [page]
    left_out = tuple(_without_what_is_beside(article[0]))
    blocks = list(_blocks(article[0]))
    if not blocks:
        raise TextRefusedError(
            "There are no paragraphs in this page; perhaps a script puts them there. Paste its text."
        )
    cut = cut_blocks(blocks, title=title)
    return replace(cut, left_out=(*left_out, *cut.left_out))


def _without_what_is_beside(article: "lxml_html.HtmlElement") -> Iterator[str]:
    """Take captions of pictures, bylines and what leads on out of an article; the words of each.

    What holds a third of all words is the text, whatever its class is called.
    """
    most = len(article.text_content()) / 3
    for element in list(article.iterdescendants()):
        words = element.text_content()
        is_beside = element.tag == "figcaption" or _BESIDE.search(element.get("class", "").lower())
        if is_beside and len(words) < most and article in element.iterancestors():
            element.drop_tree()
            if said := tidy(words):
                yield said


def _encoding(content: bytes) -> str | None:
    """UTF-8 where the page is in it; else the parser goes by what the page declares."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        if b"charset" not in content[:2048].lower():
            raise TextRefusedError("The page is not in UTF-8 and does not say in which encoding it is.") from None
        return None
    return "utf-8"


def _blocks(article: "lxml_html.HtmlElement") -> Iterator[str]:
    """The text of the innermost blocks; a page without any has one block a line break."""
    found = [element for element in article.iter() if element.tag in _BLOCKS]
    inner = [element for element in found if not any(child.tag in _BLOCKS for child in element.iterdescendants())]
    for element in inner:
        yield element.text_content()
    if not inner:
        yield from article.itertext()
