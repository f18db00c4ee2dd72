"""What changed, as page, file and Atom feed: from the history, and as programs read it."""

import csv
import io
import json
import re
from datetime import UTC, datetime, timedelta
from typing import Any
from xml.etree import ElementTree

import feedparser
import pytest
from django.http import QueryDict
from django.test import Client

from cooperation.actions.publication import pages_changed, set_state
from cooperation.actions.record import MODELS
from cooperation.models import Change, CountryPair, Event, Proposal, Publication
from dashboard.pages.timeline.change_words import TOLD
from dashboard.pages.timeline.changes import ChangesPage
from tests.cooperation import rows
from tests.dashboard.built import TODAY, pair

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


def changes(query: str = "", slug: str = "BLR-KAZ") -> ChangesPage:
    return ChangesPage(pair(slug), QueryDict(query), TODAY)


@pytest.fixture
def corrected(shipped: None) -> CountryPair:
    """The pair after a correction, a new status and a withdrawal, each in a revision of its own."""
    shown = pair()
    proposal = Proposal.objects.get(pair=shown, number=9)
    Proposal.objects.filter(pk=proposal.pk).update(title="Sell <drones> & more")
    pages_changed([shown], by="editor")
    rows.status_change(
        proposal=proposal, pair=shown, old="offered", new="agreed", changed_on="2026-11-01", evidence=proposal.evidence
    )
    pages_changed([shown], by="editor")
    set_state(rows=Event.objects.filter(code="culture-days-2022"), state=Publication.DRAFT, by="editor")
    return pair()


def test_what_was_done_in_one_go_stands_together_the_newest_first(corrected: CountryPair) -> None:
    kinds = [[line.kind for line in revision.lines] for revision in changes().revisions]
    assert kinds[:3] == [["withdrawal"], ["status"], ["correction"]]
    assert changes().revisions[0].number == corrected.revision
    load = changes().revisions[-1]
    assert len(load.lines) + load.more > 400
    assert load.lines[0].kind == "proposal"


def test_how_the_record_began_is_no_edit(client: Client, corrected: CountryPair) -> None:
    page = changes("view=record")
    assert re.fullmatch(r"3 edits since the record began on \d{1,2} [A-Z][a-z]{2} \d{4}", page.title)
    assert page.edits
    assert page.edits.count_words == "3 edits"
    assert page.edits.revisions[-1].summary.startswith("The record began: ")
    told = client.get("/BLR-KAZ/changes/?view=record").content.decode()
    assert "· corrected" in told
    assert "· withdrawn" in told
    Change.objects.filter(pair=corrected).exclude(revision=changes().revisions[-1].number).delete()
    assert changes("view=record").title.startswith("Nothing has been edited since the record began on ")


def test_a_correction_shows_what_was_and_what_became(client: Client, corrected: CountryPair) -> None:
    (line,) = changes("kind=correction").revisions[0].lines
    assert line.title == "Proposal 9: Sell <drones> & more"
    assert [(cell.column, cell.before, cell.after) for cell in line.cells] == [
        ("title", "Sell drones to Kazakhstan", "Sell <drones> & more")
    ]
    html = client.get("/BLR-KAZ/changes/?kind=correction").content.decode()
    assert "<del>Sell drones to Kazakhstan</del>" in html
    assert "Sell &lt;drones&gt; &amp; more" in html


def test_a_status_change_says_from_what_to_what(corrected: CountryPair) -> None:
    (line,) = changes("kind=status").revisions[0].lines
    assert line.title == "Proposal 9: Offered → Agreed, 1 Nov 2026 (stated in the source)"
    assert line.url == "/BLR-KAZ/proposals/9/"


def test_counts_are_what_a_click_would_leave(corrected: CountryPair) -> None:
    (group,) = changes().facets.groups
    counts = {option.value: option.count for option in group.options}
    for kind in ("proposal", "status", "evidence", "figure", "other", "correction", "withdrawal"):
        chosen = changes(f"kind={kind}")
        assert counts[kind] == sum(len(revision.lines) + revision.more for revision in chosen.revisions), kind
    assert sum(counts.values()) == Change.objects.filter(pair=corrected).count()


def test_since_a_day_counts_by_when_it_was_recorded(corrected: CountryPair) -> None:
    load = Change.objects.filter(pair=corrected).earliest("pk").revision
    long_ago = datetime(2026, 1, 1, tzinfo=UTC)
    Change.objects.filter(pair=corrected, revision=load).update(recorded_at=long_ago)
    assert load not in [revision.number for revision in changes("since=2026-01-02").revisions]
    assert load in [revision.number for revision in changes("since=2026-01-01").revisions]
    tomorrow = (datetime.now(UTC) + timedelta(days=2)).date()
    assert changes(f"view=record&since={tomorrow}").title.endswith(": nothing has been edited")
    assert changes("since=never").filters == ""


def test_the_changes_of_one_proposal(corrected: CountryPair) -> None:
    titles = [line.title for revision in changes("proposal=9").revisions for line in revision.lines]
    assert all(title.startswith("Proposal 9: ") for title in titles)
    assert len(titles) == 5  # new, corrected, two statuses, one search
    assert changes("proposal=0x9").filters == ""


def test_the_file_has_a_line_for_each_cell_that_was_corrected(client: Client, corrected: CountryPair) -> None:
    Proposal.objects.filter(pair=corrected, number=9).update(title="Sell drones", summary="Made up.")
    pages_changed([corrected], by="another editor")
    text = client.get("/BLR-KAZ/changes.csv?kind=correction").content.decode()
    lines = list(csv.DictReader(io.StringIO(text)))
    assert [(line["column"], line["after"]) for line in lines[:2]] == [
        ("title", "Sell drones"),
        ("summary", "Made up."),
    ]
    assert {line["filters"] for line in lines} == {"corrections"}


def test_names_of_editors_are_not_for_readers(client: Client, corrected: CountryPair) -> None:
    Change.objects.filter(pair=corrected).update(recorded_by="secret-name")
    for address in ("changes/", "changes.json", "changes.csv", "changes.atom"):
        assert "secret-name" not in client.get(f"/BLR-KAZ/{address}").content.decode()


def test_a_reader_of_feeds_accepts_the_feed(client: Client, corrected: CountryPair) -> None:
    response = client.get("/BLR-KAZ/changes.atom")
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = feedparser.parse(response.content)
    assert (feed.bozo, feed.version) == (False, "atom10")
    assert feed.feed.title == "Belarus–Kazakhstan: what changed"
    assert feed.entries[0].link == f"http://testserver/BLR-KAZ/changes/?view=record#revision-{corrected.revision}"
    assert "Offered → Agreed" in feed.entries[1].summary
    assert "Sell &lt;drones&gt; &amp; more" in feed.entries[2].summary


def texts(element: ElementTree.Element, name: str) -> list[str]:
    return [child.text or "" for child in element.findall(f"{ATOM}{name}")]


def test_the_feed_keeps_the_rules_of_atom(client: Client, corrected: CountryPair) -> None:
    """What RFC 4287 says that a feed and each of its entries must have."""
    feed = ElementTree.fromstring(client.get("/BLR-KAZ/changes.atom").content)  # noqa: S314 - our own
    entries = feed.findall(f"{ATOM}entry")
    assert feed.tag == f"{ATOM}feed"
    assert len(entries) == 4
    for element in (feed, *entries):
        assert [len(texts(element, name)) for name in ("id", "title", "updated")] == [1, 1, 1]
        assert all(texts(element, "title"))
        assert RFC_3339.fullmatch(texts(element, "updated")[0])
        assert re.fullmatch(r"tag:[a-z.]+,\d{4}:.+", texts(element, "id")[0])
    assert len({texts(entry, "id")[0] for entry in entries}) == len(entries)
    assert [child.findtext(f"{ATOM}name") for child in feed.findall(f"{ATOM}author")] == ["Cooperation Monitor"]
    links = {(link.get("rel"), link.get("href")) for link in feed.findall(f"{ATOM}link")}
    assert links == {
        ("alternate", "http://testserver/BLR-KAZ/changes/"),
        ("self", "http://testserver/BLR-KAZ/changes.atom"),
    }
    for entry in entries:
        assert [link.get("rel") for link in entry.findall(f"{ATOM}link")] == ["alternate"]
        assert [summary.get("type") for summary in entry.findall(f"{ATOM}summary")] == ["html"]
    assert max(texts(entry, "updated")[0] for entry in entries) == texts(feed, "updated")[0]


def test_the_feed_keeps_the_filters(client: Client, corrected: CountryPair) -> None:
    feed = feedparser.parse(client.get("/BLR-KAZ/changes.atom?kind=correction").content)
    assert (feed.feed.subtitle, len(feed.entries)) == ("corrections", 1)


@pytest.mark.parametrize("address", ["changes.atom", "timeline.ics"])
def test_a_feed_that_has_not_changed_is_not_sent_again(client: Client, shipped: None, address: str) -> None:
    first = client.get(f"/BLR-KAZ/{address}")
    etag = first.headers["ETag"]
    assert client.get(f"/BLR-KAZ/{address}", headers={"if-none-match": etag}).status_code == 304
    assert client.get(f"/KAZ-BLR/{address}").headers["Location"] == f"/BLR-KAZ/{address}"


@pytest.mark.parametrize("address", ["changes.atom", "timeline.ics", "changes/", "timeline/", "search/"])
@pytest.mark.parametrize(
    "value", ["\0", "-1", "9" * 400, "NEAR(", '"', "*", "(", "🚁", "٣", "1e9", "0000-00-00", "9999-12-31"]
)
def test_no_parameter_breaks_what_programs_read(client: Client, shipped: None, address: str, value: str) -> None:
    names = ["kind", "sector", "year", "page", "as_of", "since", "proposal", "q"]
    # A file of a day that is none is refused with a sentence; a page tells it.
    assert client.get(f"/BLR-KAZ/{address}", dict.fromkeys(names, value)).status_code in (200, 400)


@pytest.mark.parametrize("size", [1, 30])
def test_many_revisions_take_as_many_queries_as_one(
    client: Client, db: None, django_assert_num_queries: Any, size: int
) -> None:
    for _ in range(size):
        pages_changed([rows.proposal().pair], by="editor")
    with django_assert_num_queries(9):
        assert client.get("/KGZ-UZB/changes/?view=record").status_code == 200


def test_pages_name_the_feeds_to_follow_in_their_head(client: Client, corrected: CountryPair) -> None:
    named = set()
    for page, count in (("/BLR-KAZ/proposals/9/", 2), ("/BLR-KAZ/trade/", 1), ("/", 1), ("/BLR-KAZ/changes/", 1)):
        head = client.get(page).content.decode().partition("</head>")[0]
        found = re.findall(r'<link rel="alternate" type="application/atom\+xml" title="[^"]+" href="([^"]+)">', head)
        assert len(found) == count, page
        named |= {*found}
    for address in named:
        feed = feedparser.parse(client.get(address).content)
        assert not feed.bozo
        assert feed.entries
        assert all(
            client.get(entry.link.partition("testserver")[2].partition("#")[0]).status_code == 200
            for entry in feed.entries
        )


def test_a_proposal_has_a_feed_of_its_own(client: Client, corrected: CountryPair) -> None:
    feed = feedparser.parse(client.get("/BLR-KAZ/changes.atom?proposal=9").content)
    other = feedparser.parse(client.get("/BLR-KAZ/changes.atom?proposal=22").content)
    assert feed.feed.id != other.feed.id
    assert "proposal 9" in feed.feed.title
    assert "Sell &lt;drones&gt; &amp; more" in feed.entries[1].summary
    assert len(other.entries) == 1


def test_the_feed_over_all_pairs_names_the_pair_of_each_entry(client: Client, corrected: CountryPair) -> None:
    other = rows.country_pair()
    rows.source(pair=other, state="published")
    pages_changed([other], by="editor")
    feed = feedparser.parse(client.get("/changes.atom").content)
    assert [entry.title.partition(":")[0] for entry in feed.entries[:2]] == [other.name, corrected.name]
    assert len({entry.id for entry in feed.entries}) == len(feed.entries) == 5


def test_a_change_of_any_table_has_its_words() -> None:
    assert set(TOLD) == set(MODELS)


def test_what_is_new_in_the_world_is_asked_for_since_a_day(client: Client, shipped: None) -> None:
    page = changes("since=2024-01-01")
    new = [str(record["date"]) for record in page.records()]
    assert new == sorted(new, reverse=True)
    assert min(new) >= "2024"
    assert page.title.startswith(f"{len(new)} events and statuses since 1 Jan 2024, the latest of ")
    assert [view.url for view in page.views] == [
        "/BLR-KAZ/changes/?since=2024-01-01",
        "/BLR-KAZ/changes/?view=record&since=2024-01-01",
    ]
    html = client.get("/BLR-KAZ/changes/?since=2024-01-01").content.decode()
    assert 'id="since" name="since" value="1 Jan 2024"' in html
    assert changes("since=2026-11-20").title == "No event or status is reported since 20 Nov 2026"


def test_more_than_the_page_shows_is_counted_and_a_link_away(client: Client, shipped: None) -> None:
    page = changes("since=2010-01-01")
    assert page.world
    (link,) = page.world.news.more
    found = len(list(page.records()))
    assert found > len(page.world.news.items) == 25
    assert link.label == f"All {found} on the timeline"
    assert f"{found} entries, up to " in client.get(link.url).content.decode()


def test_the_file_of_each_view_holds_what_the_view_shows(client: Client, corrected: CountryPair) -> None:
    world = json.loads(client.get("/BLR-KAZ/changes.json").content)["records"]
    assert {record["kind"] for record in world} <= {"meeting", "document", "event", "status"}
    edits = json.loads(client.get("/BLR-KAZ/changes.json?view=record").content)["records"]
    assert {record["table"] for record in edits} >= {"proposals", "status_changes"}
