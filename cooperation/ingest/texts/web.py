"""The paragraphs of a web page, without what stands around its text."""

from collections.abc import Iterator

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
_BLOCKS = {"p", "li", "blockquote", "td", "th", "h2", "h3", "h4", "h5", "h6", "dd", "dt", "pre", "figcaption"}
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
    blocks = list(_blocks(article[0]))
    if not blocks:
        raise TextRefusedError(
            "There are no paragraphs in this page; perhaps a script puts them there. Paste its text."
        )
    return cut_blocks(blocks, title=title)


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
