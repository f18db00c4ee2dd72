"""Two more pairs, made up: other currencies and scales, fiscal years, half-years, deadlines, balances, shares.

Nothing may be special to Belarus and Kazakhstan: every page of them is right, in every language that there is.
"""

import json
import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags

from cooperation.actions.dataset import load_folder
from cooperation.actions.export import export_folder
from cooperation.models import CountryPair, Proposal, Source, TradeFigure
from dashboard.urls import PAGES
from dashboard.views.kinds import PageKind
from tests.conftest import TakenBack
from tests.cooperation.conftest import MADE_UP
from tests.cooperation.folders import contents
from tests.cooperation.rows import held
from tests.dashboard.twin import Twin, addresses, unexplained

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("all_read_once")]
FOLDERS = {slug: MADE_UP.parent / slug for slug in ("IND-NPL", "UZB-VNM")}
LANGUAGES = [code for code, _name in settings.LANGUAGES]
KINDS = [kind for kind in PAGES if kind.of_pair]
# What stands for a value that is none.
NO_VALUE = re.compile(r">\s*(None|nan|NaN|-?inf|Infinity|undefined)\s*<")
# What a derived range never says, since it would say nothing.
NO_RANGE = re.compile(r"(more than|at least) \$0(\.0+)?(?![\d.])|−100(\.0)?% to \+")
each_pair = pytest.mark.parametrize("slug", FOLDERS)


@pytest.fixture(scope="module", autouse=True)
def both(taken_back: TakenBack) -> Iterator[None]:
    """The two pairs, beside the one that ships."""
    with taken_back():
        for folder in FOLDERS.values():
            load_folder(folder)
        yield


def arguments(kind: PageKind, slug: str) -> list[dict[str, object]]:
    """Of every address of a kind of page that the pair has."""
    pair = CountryPair.objects.by_slug(slug).get()
    numbers: dict[str, list[dict[str, object]]] = {
        "proposal": [{"number": row.number} for row in Proposal.objects.filter(pair=pair)],
        "source": [{"number": row.number} for row in Source.objects.filter(pair=pair)],
        "sector": [{"code": code} for code in ("transport", "education")],
        "figure": [{"code": row.code} for row in TradeFigure.objects.filter(pair=pair)],
        "product": [],
        "claim": [],
    }
    return [{"slug": slug, **where} for where in numbers.get(kind.name, [{}])]


def told(address: str, language: str = "en") -> str:
    """What is at an address; it has to be there."""
    client = Client(headers={"accept-language": language})
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    response = client.get(address)
    assert response.status_code == 200, address
    return str(response.content, "utf-8")


def headings(address: str) -> list[str]:
    """The headings of a page, with plain spaces."""
    found = re.findall(r"<h[12][^>]*>(.*?)</h[12]>", told(address), re.DOTALL)
    return [re.sub(r"\s+", " ", unescape(strip_tags(heading))).strip() for heading in found]


@each_pair
def test_it_is_marked_as_made_up(slug: str) -> None:
    assert "made up" in (FOLDERS[slug] / "README.txt").read_text(encoding="utf-8")
    for source in Source.objects.filter(pair__first=slug[:3], pair__second=slug[4:]):
        assert "Made up" in source.caution


@each_pair
def test_it_comes_out_as_it_went_in(slug: str, tmp_path: Path) -> None:
    export_folder(CountryPair.objects.by_slug(slug).get(), tmp_path)
    assert contents(tmp_path) == contents(FOLDERS[slug])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@each_pair
def test_every_page_is_there_in_every_language_and_form(slug: str, kind: PageKind, language: str) -> None:
    for where in arguments(kind, slug):
        page = told(reverse(kind.name, kwargs=where), language)
        assert page.count("<h1") == 1
        assert not NO_VALUE.search(page)
        assert not NO_RANGE.search(page.replace("\u00a0", " "))
        data = told(reverse(f"{kind.name}-data", kwargs={**where, "file_type": "json"}), language)
        json.loads(data, parse_constant=pytest.fail)
        lines = told(reverse(f"{kind.name}-data", kwargs={**where, "file_type": "csv"}), language)
        assert not re.search(r"(^|,)(nan|NaN|None|-?inf)(,|$)", lines, re.MULTILINE)


@each_pair
def test_no_heading_says_another_number_than_the_rules_choose(client: Client, slug: str) -> None:
    pair = CountryPair.objects.by_slug(slug).get()
    read, wrong = unexplained(client, [Twin(pair)], addresses(pair))
    assert len(read) > 30
    assert wrong == []


def test_no_heading_of_the_pair_of_2031_says_another_number_in_its_time(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its sources are of 2031 to 2033: read before, there is nothing of it."""
    load_folder(MADE_UP)
    pair = CountryPair.objects.by_slug(MADE_UP.name).get()
    nothing = client.get(f"/{MADE_UP.name}/").content.decode()
    assert "No proposal is listed" in nothing
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: date(2034, 6, 1))
    read, wrong = unexplained(client, [Twin(pair)], addresses(pair))
    assert len(read) > 30
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
@each_pair
def test_every_chart_is_drawn(slug: str, language: str) -> None:
    drawn = 0
    for kind in KINDS:
        for where in arguments(kind, slug)[:1]:
            page = told(reverse(kind.name, kwargs=where), language)
            for address in sorted(set(re.findall(r'"(/[^" ]+\.wide-light\.[0-9a-f]{16}\.svg[^" ]*)"', page))):
                picture = told(unescape(address), language)
                assert picture.startswith("<svg")
                assert "NaN" not in picture
                drawn += 1
    assert drawn >= 3


HEADINGS: dict[str, list[str]] = {
    "/IND-NPL/": [
        "The target of 2 times the trade of 2023–24 (Apr–Mar), named in 2024, is still open by the figures for "
        "2024–25 (Apr–Mar); none of 3 proposals is agreed",
        "Both countries put forward as many proposals: 1 each",
    ],
    "/IND-NPL/proposals/": ["None of 3 proposals is agreed"],
    "/IND-NPL/proposals/1/": ["Build a made-up road: stalled, as of 2 Nov 2024"],
    "/IND-NPL/sectors/": ["Proposals spread over 3 sectors, at most 1 in each"],
    # The latest year is on record in rupees alone, and more than any before.
    "/IND-NPL/trade/": [
        "The target of 2 times the trade of 2023–24 (Apr–Mar), named in 2024, is still open by the figures for "
        "2024–25 (Apr–Mar)",
        "Trade in 2024–25 (Apr–Mar): more than INR 0.70 tn (India)",
        "Highest trade reported: more than INR 0.70 tn in 2024–25 (Apr–Mar) (India); every year has a figure",
        "2 targets: 2 open",
    ],
    "/IND-NPL/trade/?target=T2": [
        "The target of more than INR 1 tn, named in 2023, is still open by the figures for 2024–25 (Apr–Mar)",
    ],
    "/IND-NPL/trade/two-sides/": ["In 2023–24 (Jul–Jul), Nepal’s imports exceeded its exports by $6.4 bn"],
    "/IND-NPL/sources/": ["The record rests on 3 sources, all of them official statements or documents"],
    # What is open leads: no year since 2024 is on record.
    "/UZB-VNM/": [
        "The target of 50% more than in 2024, named in 2023, is open; no full year has been reported since; the one "
        "proposal is under way or completed",
        "The one proposal comes from Vietnam",
    ],
    "/UZB-VNM/proposals/1/": ["Open a made-up air line: completed, as of 5 Jan 2025"],
    "/UZB-VNM/trade/": [
        "The target of 50% more than in 2024, named in 2023, is open; no full year has been reported since",
        "Trade in 2024: $205.0 m (Uzbekistan) and $231.4 m (Vietnam)",
        "Highest trade reported: $231.4 m in 2024 (Vietnam); every year has a figure",
        "2 targets: 1 with unknown outcome and 1 open",
        "The two sides disagree about trade in 2024: $205.0 m (Uzbekistan) or $231.4 m (Vietnam)",
    ],
    "/UZB-VNM/trade/?target=T1": ["No figure shows whether trade reached the target of at least $1 bn for 2025"],
    "/UZB-VNM/trade/two-sides/": ["In 2024, Uzbekistan’s imports exceeded its exports by almost $40 m"],
    "/UZB-VNM/timeline/": ["5 meetings, documents and statuses, 2023 to 2025"],
}


@pytest.mark.parametrize("address", HEADINGS)
def test_the_headings_are_right(address: str) -> None:
    found = headings(address)
    assert [heading for heading in HEADINGS[address] if heading not in found] == []


def test_what_the_headings_say_follows_from_the_files() -> None:
    """The same by hand: fiscal 2023–24 had 0.66 trillion rupees, and no full year since reached twice that."""
    of_india = TradeFigure.objects.filter(pair__first="IND", flow="TT", reporter="IND", own_value__isnull=False)
    assert max(of_india, key=lambda figure: held(figure, "own_value") or 0).code == "FY25"
    doubled = 2 * held(TradeFigure.objects.get(code="FY24"), "own_value")
    years = TradeFigure.objects.filter(pair__first="IND", flow="TT", own_value__isnull=False)
    later = [figure for figure in years if figure.period.start > date(2024, 3, 31)]
    assert later
    assert all(held(figure, "own_value") < doubled for figure in later)
    of_vietnam = TradeFigure.objects.filter(pair__second="VNM", flow="TT", category="goods")
    assert max(held(figure, "value_usd") for figure in of_vietnam if held(figure, "value_usd")) == 231_400_000


@each_pair
def test_the_lists_over_all_pairs_have_it(slug: str) -> None:
    pair = CountryPair.objects.by_slug(slug).get()
    assert slug in told("/")
    assert pair.second.name in told(f"/compare/?pairs=BLR-KAZ,{slug}")
