"""All pages of several pairs, gone through link by link: every number of a page is in its data with its source.

What is built once is read in three ways: its links, its numbers, its headings against the twin of the rules.
A page's data are what can be taken away of it. A number that a reader sees and a program does not is missing there; a
link that leads nowhere is found by following each of them.
"""

import json
import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import accumulate
from typing import Any
from urllib.parse import parse_qs, urljoin, urlsplit

import lxml.html
import pytest
from babel.numbers import is_currency
from django.db import transaction
from django.test import Client
from django.urls import resolve, reverse
from pytest_django import DjangoDbBlocker

from cooperation.actions.dataset import load_folder
from cooperation.actions.shipped import DATA
from cooperation.actions.shipped import PAIRS as SHIPPED
from cooperation.analysis.units import UNITS
from cooperation.models import CountryPair, ProductTrade
from tests.cooperation.conftest import MADE_UP, empty_record
from tests.dashboard.twin import Twin, addresses, headings, headings_at, held_against

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("all_read_once")]
PAIRS = (*SHIPPED, "IND-NPL", "KGZ-UZB")
SCALES = {word: 10**unit.power for unit in UNITS[1:] for word in (unit.short.split()[-1], unit.name)}
# A number with a sign, a currency, a unit; or two of them: "$0.5 bn", "−$7.5 to −$6.3 m", "+61% to +65%".
DIGITS = r"\d[\d,]*(?:\.\d+)?"
NUMBER = re.compile(
    rf"[−-]?(?:(\$)|\b([A-Z]{{3}})\s)?({DIGITS})(?:%?\s?(?:–|to)\s?[+−]?\$?({DIGITS}))?%?\s?"
    rf"({'|'.join(SCALES)}|%)?(?!\w)"
)
# Bare counts: "22 proposals", "2 of the 57 trade figures", "5 of 14".
THINGS = "proposals?|targets?|(?:trade |stated )?figures?|sources?|sectors?|statements?|events?|pairs?|paragraphs?"
COUNT = re.compile(
    rf"(?<![\w.,:¶#/–−-])(\d[\d,]*)(?:\s+of\s+(?:the\s+)?(\d[\d,]*))?\s+(?:{THINGS}|products?|chapters?|candidates?)\b"
    r"|(?<![\w.,:¶#/–−-])(\d[\d,]*)\s+of\s+(?:the\s+)?(\d[\d,]*)\b"
)
# What the words of a method say, the same for every pair: a share of the ceiling, and when a gap is wide.
OF_METHODS = {"Make up 80%", "more than 20%"}
# The roles that elements have without being told. Lists are not among them: told so they stay lists in Safari, which
# takes one without its bullets for no list.
IMPLIED = {
    "banner": ["header"],
    "button": ["button", "summary"],
    "complementary": ["aside"],
    "contentinfo": ["footer"],
    "dialog": ["dialog"],
    "figure": ["figure"],
    "group": ["fieldset", "details"],
    "heading": ["h1", "h2", "h3", "h4", "h5", "h6"],
    "img": ["img"],
    "link": ["a"],
    "listitem": ["li"],
    "main": ["main"],
    "navigation": ["nav"],
    "region": ["section"],
    "search": ["search"],
    "status": ["output"],
    "table": ["table"],
}
# Parts of a page that hold no finding of its own: choices, words to copy, titles of other pages.
APART = (
    ".//script|.//style|.//form|.//textarea"
    "|.//a[contains(@href, '/proposals/') or contains(@href, '/timeline/') or contains(@href, 'year=')]"
)


@dataclass
class Visited:
    """A page: its places, its visible text, its headings that hold a number, and what is wrong with its markup."""

    ids: set[str]
    text: str
    headings: list[str]
    faults: list[str]


@dataclass
class Site:
    """The pages of a pair, what is dead, and the links that lead to places (with the page that they are on)."""

    slug: str
    pages: dict[str, Visited] = field(default_factory=dict)
    dead: list[str] = field(default_factory=list)
    places: dict[str, set[tuple[str, str]]] = field(default_factory=lambda: defaultdict(set))


@pytest.fixture(scope="module")
def pairs(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The records that ship and two made-up ones."""
    with django_db_blocker.unblock(), transaction.atomic():
        empty_record()
        for folder in (*(DATA / slug for slug in SHIPPED), MADE_UP.parent / "IND-NPL", MADE_UP):
            load_folder(folder)
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module", params=PAIRS)
def site(request: pytest.FixtureRequest, pairs: None, all_read_once: None, django_db_blocker: DjangoDbBlocker) -> Site:
    """Everything that the links of a pair lead to."""
    with django_db_blocker.unblock():
        return crawled(request.param)


def _products(slug: str) -> list[str]:
    """The pages of products of which the pair has trade: lists name the largest alone."""
    pair = CountryPair.objects.by_slug(slug).get()
    both = [pair.first_id, pair.second_id]
    found = ProductTrade.objects.filter(reporter__in=both, partner__in=both).values_list("code", flat=True)
    return [reverse("product", args=[slug, code]) for code in sorted(set(found))]


def crawled(slug: str) -> Site:
    """Follow every link within a pair: each page once, and of its states by the query string one of each sort."""
    client, site, start = Client(), Site(slug), f"/{slug}/"
    waiting = deque([start, *_products(slug)])
    seen, sorts = {*waiting}, dict[tuple[Any, ...], str]()
    while waiting:
        address = waiting.popleft()
        response = client.get(address)
        if response.status_code != 200:
            site.dead.append(f"{response.status_code} {address}")
            continue
        html = response.content.decode()
        tree = lxml.html.fromstring(html)
        links = [str(link) for link in tree.xpath("//@href|//@action")]
        ids, main = [*map(str, tree.xpath("//@id"))], tree.xpath("//main")[0]
        faults = [*_faults(tree, ids)]
        for part in main.xpath(APART):
            part.drop_tree()
        site.pages[address] = Visited({*ids}, " ".join(main.itertext()), [*headings(html)], faults)
        for path, query, place in filter(None, (_within(start, urljoin(address, link)) for link in links)):
            whole = f"{path}?{query}" if query else path
            sort = _sort(path, query)
            if place and sorts.setdefault(sort, whole) == whole:
                site.places[whole].add((place, address))
            if whole not in seen and sorts.setdefault(sort, whole) == whole:
                seen.add(whole)
                waiting.append(whole)
    return site


def _faults(tree: Any, ids: list[str]) -> Iterator[str]:
    """Names of two places at once, links that lead nowhere, roles that an element has by itself."""
    yield from (f"id {one}, {times} times" for one, times in Counter(ids).items() if times > 1)
    yield from (f"no address: {one.text_content()}" for one in tree.xpath("//*[not(normalize-space(@href)) and @href]"))
    for role, elements in IMPLIED.items():
        found = tree.xpath(f"//*[@role='{role}'][{' or '.join(f'self::{element}' for element in elements)}]")
        yield from (f"role {role} of {one.tag} {one.get('id') or one.get('class')}" for one in found)


def _within(start: str, link: str) -> tuple[str, str, str] | None:
    """Path, query and place of a link that leads to a page of the pair; files are read back elsewhere, form by form."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or not parts.path.startswith(start) or "/freeze/" in parts.path:
        return None
    is_page = parts.path.endswith("/") and "/charts/" not in parts.path
    return (parts.path, parts.query, parts.fragment) if is_page else None


def _sort(path: str, query: str) -> tuple[Any, ...]:
    """What tells one sort of address from another: every page is its own, its states are alike by their parameters."""
    names = tuple(sorted(parse_qs(query)))
    return (resolve(path).url_name, *names) if names else (path,)


def test_no_link_and_no_place_is_dead(site: Site) -> None:
    assert len(site.pages) > 30
    assert site.dead == []
    lost = [
        f"{place} of {address}, from {page}"
        for address, places in site.places.items()
        if address in site.pages
        for place, page in places
        if place not in site.pages[address].ids
    ]
    assert lost == []


def test_the_markup_of_every_page_says_each_thing_once(site: Site) -> None:
    assert {address: page.faults for address, page in site.pages.items() if page.faults} == {}


@pytest.mark.parametrize(
    "address",
    ["/", "/?q=nothing", "/compare/", f"/compare/?pairs={','.join(SHIPPED)}", "/countries/KAZ/", "/methods/", "/api/",
     "/search/?q=trade", "/IND-NPL/trade/charts/years/"],
)  # fmt: skip
def test_so_does_the_markup_of_the_pages_beside(pairs: None, client: Client, address: str) -> None:
    tree = lxml.html.fromstring(client.get(address).content.decode())
    assert [*_faults(tree, [*map(str, tree.xpath("//@id"))])] == []


def test_the_map_of_the_pair_holds_each_of_its_pages_and_nothing_else(site: Site, client: Client) -> None:
    told = client.get(f"/{site.slug}/sitemap.xml").content.decode()
    mapped = re.findall(r"<loc>http://testserver(/[^<]*)</loc>", told)
    found = {address for address in site.pages if "?" not in address and resolve(address).url_name != "search"}
    assert found - {*mapped} == set()
    assert len(mapped) == len({*mapped})
    gone = {address: client.get(address).status_code for address in {*mapped} - found}
    assert {address: status for address, status in gone.items() if status != 200} == {}
    refused = re.findall(r"Disallow: (\S+)", client.get("/robots.txt").content.decode())
    patterns = [re.compile(re.escape(path).replace(r"\*", ".*")) for path in refused]
    assert [address for address in mapped if any(pattern.match(address) for pattern in patterns)] == []


def test_every_number_of_every_page_is_in_its_data_with_its_source(site: Site, client: Client) -> None:
    missing = {}
    for address, page in site.pages.items():
        match = resolve(urlsplit(address).path)
        if match.func.__name__ != "show" or "?" in address or match.url_name == "search":
            continue
        content = json.loads(client.get(f"{address.rstrip('/')}.json").content)
        _has_sources(content)
        if not_found := [*_not_in(page.text, content), *_uncounted(page.text, content)]:
            missing[address] = not_found
    assert missing == {}


@pytest.mark.parametrize("site", SHIPPED, indirect=True, scope="module")
def test_no_heading_says_another_number_than_the_rules_choose(site: Site, client: Client) -> None:
    """Of the pages that were gone through, and of those to which only the later pages of a list lead."""
    pair = CountryPair.objects.by_slug(site.slug).get()
    told = (
        (address, site.pages[address].headings if address in site.pages else headings_at(client, address))
        for address in addresses(pair)
    )
    read, wrong = held_against([Twin(pair)], told)
    assert len(read) > 100
    assert wrong == []


def _has_sources(content: dict[str, Any]) -> None:
    """What is stated names a paragraph, which stands in the head; what is derived its formula."""
    read = {place for source in content["sources"] for place in source["paragraphs"]}
    for record in content["records"]:
        if record.get("kind") in ("stated", "target", "count") and "code" in record and "evidence" in record:
            assert record["evidence"].split()[0] in read, record
        assert record.get("kind") != "derived" or record.get("formula") or record.get("rests_on"), record


def _not_in(text: str, content: dict[str, Any]) -> Iterator[str]:
    """The numbers of a text that are neither a value nor in the words of the records, or of their sources."""
    cells = [value for record in content["records"] for value in record.values()]
    values = [Decimal(str(value)) for value in cells if isinstance(value, int | float) and not isinstance(value, bool)]
    told = [value for value in cells if isinstance(value, str)]
    told += [words for source in content["sources"] for words in (source["title"], *source["paragraphs"].values())]
    words = " ".join(told)
    for match in NUMBER.finditer(text):
        if not (match[1] or is_currency(match[2] or "") or match[5] or "%" in match[0]):
            continue
        around = " ".join(text[max(0, match.start() - 60) : match.end() + 20].split())
        if any(phrase in around for phrase in OF_METHODS):
            continue
        for digits in filter(None, (match[3], match[4])):
            if digits not in words and not _is_among(values, digits, SCALES.get(match[5] or "", 1), "%" in match[0]):
                yield around


def _uncounted(text: str, content: dict[str, Any]) -> Iterator[str]:
    """The counts of a text that no cell holds, no words tell and no rows come to."""
    told = {cell for record in content["records"] for cell in record.values() if isinstance(cell, str)}
    words = {word.strip(".,;:()") for cell in (*told, *_paragraphs(content)) for word in cell.split()}
    come_to = _come_to(content)
    for match in COUNT.finditer(text):
        for digits in filter(None, match.groups()):
            if digits not in words and int(digits.replace(",", "")) not in come_to:
                yield " ".join(text[max(0, match.start() - 60) : match.end() + 20].split())


def _paragraphs(content: dict[str, Any]) -> Iterator[str]:
    return (words for source in content["sources"] for words in (source["title"], *source["paragraphs"].values()))


def _come_to(content: dict[str, Any]) -> set[int]:
    """The whole numbers in the records, what they add up to, and how many rows there are: all, and with each value."""
    records, found = content["records"], {len(content["records"]), len(content["sources"])}
    counts = [record["count"] for record in records if record.get("kind") == "proposals"]
    # "7 of 16 are agreed or further": statuses come in their order.
    found |= {*accumulate(counts), *accumulate(counts[::-1])}
    columns = {column for record in records for column in record}
    for column in columns:
        cells = [record.get(column) for record in records]
        numbers = [cell for cell in cells if isinstance(cell, int) and not isinstance(cell, bool)]
        by_value = Counter(cell for cell in cells if cell is not None)
        found |= {*numbers, *by_value.values(), len(by_value), by_value.total()}
    return found


def _is_among(values: list[Decimal], digits: str, unit: int, is_percent: bool) -> bool:
    """Whether a number is one of the values as far as its digits tell; zeros at the end of a whole one tell nothing."""
    plain = digits.replace(",", "")
    exponent = -len(plain.partition(".")[2]) if "." in plain else len(plain) - len(plain.rstrip("0"))
    shown, step = Decimal(plain) * unit, Decimal(10) ** exponent * unit
    return any(
        abs(abs(value * scale) - shown) <= step for value in values for scale in ((1, 100) if is_percent else (1,))
    )
