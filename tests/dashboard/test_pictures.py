"""Charts to take along: files complete in themselves, a page for frames, citations."""

import re
import struct
from html import unescape

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from django.test import Client
from django.utils import timezone

from cooperation.models import CountryPair
from tests.dashboard.test_views import addresses

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("all_read_once")]
CHART = "/BLR-KAZ/trade/charts/target"
WITH_CHARTS = {
    "/BLR-KAZ/": "as_of=2019-01-01",
    "/BLR-KAZ/trade/": "as_of=2019-01-01",
    "/BLR-KAZ/sectors/": "as_of=2019-01-01",
    "/BLR-KAZ/timeline/": "year=2017",
    "/countries/KAZ/": "partner=BLR",
}


def charts_of(client: Client, page: str) -> list[str]:
    """The keys of a page's charts."""
    found = re.findall(r'<figure [^>]*id="([^"]+)"[^>]* data-chart', client.get(page).content.decode())
    assert found
    return found


def test_a_picture_says_what_it_shows_where_it_is_from_and_what_may_be_done_with_it(client: Client) -> None:
    drawn = unescape(re.sub(r"<[^>]+>", " ", client.get(f"{CHART}.svg").content.decode()))
    html = client.get("/BLR-KAZ/trade/").content.decode()
    figure = html[html.index('id="target"') :]
    for pattern in (r"<h2>(.*?)</h2>", r'<p class="sub">(.*?)</p>'):
        shown = re.search(pattern, figure)
        assert shown
        words = unescape(re.sub(r"<[^>]+>", "", shown[1]))
        assert re.sub(r"\s+", " ", words) in re.sub(r"\s+", " ", drawn)
    for words in (
        "Source:",
        "http://testserver/BLR-KAZ/trade/#target",
        "read on ",
        str(timezone.localdate().year),
        "MIT",
    ):
        assert words in drawn


def test_away_from_its_page_a_chart_names_its_pair(client: Client) -> None:
    """In a frame, in a file, in a citation and in what is shared: the finding alone would be of nobody."""
    chart = "/BLR-KAZ/sectors/charts/matrix"
    finding = re.search(r"<h2>(.*?)</h2>", client.get(f"{chart}/").content.decode())
    assert finding
    named = f"Belarus–Kazakhstan: {finding[1]}"
    assert f"<h1>{named}</h1>" in client.get(f"{chart}/embed/").content.decode()
    kept = client.post(f"{chart}/freeze/").headers["Location"]
    assert f"<h1>{named}</h1>" in client.get(f"{kept}embed/").content.decode()
    assert named in client.get(f"{chart}.svg").content.decode()
    for words in (f"{chart}/", kept):
        assert f'title="{named}"' in unescape(client.get(words).content.decode())
    assert '<a href="/BLR-KAZ/sectors/#matrix">See the chart as it is now</a>' in client.get(kept).content.decode()
    page = client.get("/BLR-KAZ/proposals/").content.decode()
    assert "<title>Belarus–Kazakhstan: 5 of 22 proposals" in page
    assert '<meta property="og:title" content="Belarus–Kazakhstan: 5 of 22 proposals' in page


def test_what_is_asked_is_told_once(client: Client) -> None:
    cited = client.get("/BLR-KAZ/proposals.cite.txt?as_of=2019-01-01&status=agreed").content.decode()
    assert cited.startswith("Cooperation Monitor: Belarus–Kazakhstan: 1 proposal: agreed, as known on 1 Jan 2019. http")
    cited = client.get("/BLR-KAZ/trade.cite.txt?as_of=2019-01-01").content.decode()
    assert cited.count("as known on 1 Jan 2019") == 1


def test_wherever_a_chart_stands_alone_it_fits_a_telephone_and_a_dark_room(client: Client) -> None:
    kept = client.post(f"{CHART}/freeze/").headers["Location"]
    for page in (f"{CHART}/", f"{CHART}/embed/", kept, f"{kept}embed/"):
        assert len(re.findall(r'<source media="screen and ', client.get(page).content.decode())) == 3


def test_pictures_come_in_two_sizes_and_are_named_for_people(client: Client) -> None:
    screen, paper = client.get(f"{CHART}.png"), client.get(f"{CHART}.large.png")
    assert 'filename="belarus-kazakhstan-trade-target.png"' in screen.headers["Content-Disposition"]
    assert 'filename="belarus-kazakhstan-trade-target-large.png"' in paper.headers["Content-Disposition"]
    small, large = (struct.unpack(">II", response.content[16:24]) for response in (screen, paper))
    assert small[0] >= 1_600
    assert large[0] == 2 * small[0]


@pytest.mark.parametrize(("page", "query"), WITH_CHARTS.items())
def test_every_chart_can_be_taken_along_with_the_filters_of_its_page(client: Client, page: str, query: str) -> None:
    for key in charts_of(client, page):
        for ending in (".svg", ".bib", "/", "/embed/"):
            response = client.get(f"{page}charts/{key}{ending}?{query}")
            assert response.status_code == 200, (key, ending)
        framed = client.get(f"{page}charts/{key}/embed/?{query}").content.decode()
        assert f"{page}?{query}#{key}" in framed
        pictures = re.findall(r'src(?:set)?="([^"]+)"', framed)
        assert len(pictures) == 4
        assert all(client.get(unescape(picture)).status_code == 200 for picture in pictures)


def test_marks_of_sides_are_explained_wherever_the_chart_stands_alone(client: Client) -> None:
    taken = client.get("/BLR-KAZ/sectors/charts/matrix/").content.decode()
    key = taken.partition('class="key"')[2].partition("</p>")[0]
    assert all(words in key for words in ("Belarus", "Kazakhstan", "Both sides", "Numbers are proposal numbers"))
    assert 'class="key"' not in client.get("/BLR-KAZ/timeline/charts/timeline/").content.decode()


def test_only_the_page_for_frames_may_be_framed_elsewhere_and_it_sets_no_cookie(client: Client) -> None:
    framed = client.get(f"{CHART}/embed/")
    assert "frame-ancestors *" in framed.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in framed.headers
    assert not framed.cookies
    assert "<script" not in framed.content.decode()
    for page in (f"{CHART}/", *addresses()):
        response = client.get(page)
        assert "frame-ancestors 'self'" in response.headers["Content-Security-Policy"]
        assert response.headers["X-Frame-Options"] == "DENY"


def test_the_words_for_a_frame_lead_to_the_page_for_frames(client: Client) -> None:
    html = client.get(f"{CHART}/?as_of=2019-01-01").content.decode()
    snippet = re.search(r"<textarea[^>]*>(.*?)</textarea>", html, re.DOTALL)
    assert snippet
    address = re.search(r'src="([^"]+)"', unescape(unescape(snippet[1])))
    assert address
    assert address[1] == f"http://testserver{CHART}/embed/?as_of=2019-01-01"


@pytest.mark.parametrize(
    "address",
    [
        "/BLR-KAZ/proposals/22",
        "/BLR-KAZ/trade",
        "/BLR-KAZ/trade/figures/H36-H37-TT-2017",
        "/BLR-KAZ/sources/1",
        CHART,
        "/methods",
    ],
)
def test_citations_are_read_by_reference_managers(client: Client, address: str) -> None:
    today = timezone.localdate()
    entry = parse_string(client.get(f"{address}.bib").content.decode()).entries[0]
    reference = rispy.loads(client.get(f"{address}.ris").content.decode())[0]
    sentence = client.get(f"{address}.cite.txt").content.decode()
    assert entry["urldate"] == today.isoformat()
    assert entry["url"] == reference["urls"][0] if "urls" in reference else reference["url"]
    assert reference["access_date"] == f"{today:%Y/%m/%d}"
    assert reference["title"] in sentence
    assert entry["url"] in sentence
    if "BLR-KAZ" in address:
        revision = CountryPair.objects.by_slug("BLR-KAZ").get().revision
        assert entry["version"] == reference["edition"] == str(revision)
        assert f"revision {revision}" in sentence


def test_what_is_no_chart_is_not_found(client: Client) -> None:
    for ending in (".png", "/", "/embed/", ".bib"):
        assert client.get(f"/BLR-KAZ/trade/charts/nothing{ending}").status_code == 404


def test_two_addresses_are_two_references(client: Client) -> None:
    """A list of references with one key twice loses one of them."""
    asked = "/BLR-KAZ/proposals.bib?status=agreed&by=KAZ&sector=space&year="
    keys = {parse_string(client.get(f"{asked}{year}").content.decode()).entries[0].key for year in (2017, 2019)}
    assert len(keys) == 2


def test_a_page_has_its_citation_to_copy(client: Client) -> None:
    for page in ("/BLR-KAZ/trade/", "/BLR-KAZ/trade/figures/H36/"):
        html = unescape(client.get(page).content.decode())
        cited = client.get(f"{page.rstrip('/')}.cite.txt").content.decode().strip()
        assert f'data-copy="{cited}"' in html
    figure = unescape(client.get("/BLR-KAZ/trade/figures/H36/?as_of=2021-01-01").content.decode())
    address = "http://testserver/BLR-KAZ/trade/figures/H36/?as_of=2021-01-01"
    assert f"figure BLR-KAZ H36, as known on 1 Jan 2021. {address}" in figure
    chart = unescape(client.get("/BLR-KAZ/trade/charts/target/").content.decode())
    cited = client.get("/BLR-KAZ/trade/charts/target.cite.txt").content.decode().strip()
    assert f'data-copy="{cited}"' in chart
