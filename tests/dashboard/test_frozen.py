"""A chart that was kept goes on to show what it showed, whatever becomes of the record."""

import re
from html import unescape

import pytest
from django.core.cache import caches
from django.test import Client
from django.utils import timezone

from cooperation.actions import frozen
from cooperation.actions.publication import pages_changed
from cooperation.models import FrozenChart, TradeFigure
from tests.dashboard.built import pair

pytestmark = pytest.mark.django_db
CHART = "/BLR-KAZ/trade/charts/target/"


def kept(client: Client, chart: str = CHART, query: str = "") -> str:
    """The address of a chart that is kept."""
    response = client.post(f"{chart}freeze/{query}")
    assert response.status_code == 303
    return response.headers["Location"]


def shown(client: Client, embed: str) -> dict[str, bytes]:
    """A page for frames and all its pictures."""
    page = client.get(embed)
    assert page.status_code == 200
    pictures = re.findall(r'src(?:set)?="([^"]+)"', page.content.decode())
    assert len(pictures) == 4
    return {"page": page.content} | {address: client.get(unescape(address)).content for address in pictures}


def test_a_kept_chart_stays_after_a_correction_and_the_live_one_follows(client: Client) -> None:
    address, revision = kept(client), pair().revision
    before, live = shown(client, f"{address}embed/"), shown(client, f"{CHART}embed/")
    TradeFigure.objects.filter(pair=pair(), flow="TT").exclude(value_usd=None).update(value_usd=123_000_000)
    pages_changed([pair()], by="editor")
    caches["shared"].clear()
    assert shown(client, f"{address}embed/") == before
    assert not set(live.values()) & set(shown(client, f"{CHART}embed/").values())
    words = before["page"].decode()
    assert f"revision {revision}" in words
    assert str(timezone.localdate().year) in words
    assert 'href="/BLR-KAZ/trade/#target"' in words
    assert kept(client) != address


def test_its_page_has_the_source_and_a_citation_that_holds_for_good(client: Client) -> None:
    address = kept(client)
    page = unescape(client.get(address).content.decode())
    assert "<b>Source:</b> " in page
    revision = f"revision {pair().revision} of the record"
    cited = f"http://testserver{address} (as it was on {timezone.localdate().isoformat()}, {revision}). MIT."
    assert "Cooperation Monitor: Belarus–Kazakhstan: " in page
    assert cited in page


def test_it_is_kept_once_with_the_filters_of_its_page_alone(client: Client) -> None:
    assert kept(client) == kept(client, query="?utm_source=mail")
    assert FrozenChart.objects.count() == 1
    address = kept(client, "/BLR-KAZ/trade/charts/years/", "?as_of=2019-01-01&utm_source=mail")
    assert "/BLR-KAZ/trade/?as_of=2019-01-01#years" in client.get(f"{address}embed/").content.decode()


def test_the_page_of_a_chart_offers_it_and_leads_to_the_words_for_a_frame(client: Client) -> None:
    form = re.search(r'<form[^>]*method="post" action="([^"]+)"', client.get(CHART).content.decode())
    assert form
    page = client.post(unescape(form[1]), follow=True).content.decode()
    snippet = re.search(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)
    assert snippet
    address = re.search(r'src="http://testserver([^"]+)"', unescape(unescape(snippet[1])))
    assert address
    framed = client.get(address[1])
    assert "frame-ancestors *" in framed.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in framed.headers
    assert not framed.cookies
    assert client.get(kept(client)).headers["X-Frame-Options"] == "DENY"


def test_it_is_kept_in_the_language_in_which_it_was_asked_for(client: Client) -> None:
    address = kept(client)
    assert '<html lang="en">' in client.get(f"{address}embed/", headers={"accept-language": "ru"}).content.decode()


def test_there_is_an_end_to_what_is_kept(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    address = kept(client)
    monkeypatch.setattr(frozen, "MOST_FROZEN", 1)
    assert kept(client) == address
    assert client.post("/BLR-KAZ/trade/charts/years/freeze/").status_code == 503
    assert FrozenChart.objects.count() == 1


@pytest.mark.parametrize(
    "address", ["/frozen/0123456789abcdef/", "/frozen/0123456789abcdef/embed/", "/frozen/nothing/"]
)
def test_what_was_not_kept_is_not_found(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404
    assert client.post("/BLR-KAZ/trade/charts/nothing/freeze/").status_code == 404
    assert client.get(f"{CHART}freeze/").status_code == 405
    assert client.get(f"{kept(client)}wide-nothing.svg").status_code == 404
