"""A source of a later day is not known: nothing of it stands anywhere that a reader can look."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.db.models import Model
from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from cooperation.actions.search import index_rows
from cooperation.models import CountryPair, Event, Paragraph, Proposal, Source, Target, TradeFigure
from dashboard.pages.proposals.detail import ProposalPage
from dashboard.pages.timeline.page import TimelinePage
from dashboard.pages.trade.figures import FiguresRoom
from dashboard.urls import PAGES
from tests.conftest import TakenBack
from tests.cooperation import rows
from tests.dashboard.built import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("all_read_once")]
MARK = "Zubr"  # stands in every text of the later source
LATER = "2099-05-01"


@pytest.fixture(scope="module")
def pair(taken_back: TakenBack) -> Iterator[CountryPair]:
    """A pair with all sorts of rows of one source of today and of one that is dated far ahead."""
    with taken_back():
        yield _with_a_later_source()


def _with_a_later_source() -> CountryPair:
    made = rows.country_pair()
    source = rows.source(pair=made, number=2, published_on=LATER, title=MARK, publisher=MARK)
    later = rows.paragraph(source=source, summary=MARK)
    now = rows.paragraph(source=rows.source(pair=made, number=1))
    sector = rows.sector(parent=rows.sector())
    told = {"pair": made, "evidence": later, "quote": MARK, "caution": MARK}
    proposal = rows.proposal(number=1, pair=made, evidence=now)
    hidden = rows.proposal(number=2, title=MARK, summary=MARK, **told)
    for one in (proposal, hidden):
        one.sectors.add(sector)
    rows.status_change(proposal=proposal, new="agreed", note=MARK, **told)
    rows.bearing(proposal=proposal, event=rows.event(code="zubr", title=MARK, **told))
    rows.trade_figure(code="ZUBR", speaker_name=MARK, **told)
    rows.target(code="ZUBR-T", deadline_words=MARK, **told)
    rows.stated_count(counted=MARK, **told)
    rows.statement(summary=MARK, checkability="numeric", **told)
    # What is known today, and rests on the later source too.
    known = [
        rows.proposal(number=3, pair=made, evidence=now),
        rows.event(pair=made, evidence=now),
        rows.trade_figure(pair=made, evidence=now),
        rows.target(pair=made, evidence=now),
        rows.stated_count(pair=made, evidence=now),
    ]
    for claim in known:
        claim.further_evidence.add(later)
    models: tuple[type[Model], ...] = (Proposal, Event, TradeFigure, Target, Source, Paragraph)
    for model in models:
        index_rows(model, list(model._default_manager.values_list("pk", flat=True)))
    return made


def addresses() -> Iterator[str]:
    """Every page of the pair that has no row of its own, its data, and what is made of the record beside pages."""
    for kind in PAGES:
        if kind.of_pair and kind.name not in ("proposal", "source", "sector", "figure", "claim", "product"):
            yield reverse(kind.name, args=["KGZ-UZB"])
            yield reverse(f"{kind.name}-data", args=["KGZ-UZB", "json"])
    yield from ("/KGZ-UZB/proposals/1/", "/KGZ-UZB/proposals/1.json", "/KGZ-UZB/proposals/3.json")
    yield from ("/KGZ-UZB/search/?q=zubr", "/search/?q=zubr", "/countries/KGZ/", "/", "/KGZ-UZB/sitemap.xml")
    yield from ("/KGZ-UZB/timeline.ics", "/KGZ-UZB/annotations.jsonld", "/KGZ-UZB/figures.sdmx.csv")


@pytest.mark.parametrize("address", [*addresses()])
def test_nothing_of_a_source_that_lies_ahead_is_shown(client: Client, pair: CountryPair, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 200
    text = response.getvalue().decode()
    assert MARK not in text.replace(f"“{MARK.lower()}”", "")
    assert LATER not in text


@pytest.mark.parametrize("place", ["proposals/2", "sources/2", "trade/figures/ZUBR"])
def test_rows_of_a_source_that_lies_ahead_have_no_page(client: Client, pair: CountryPair, place: str) -> None:
    assert client.get(f"/KGZ-UZB/{place}/").status_code == 404
    assert f"/KGZ-UZB/{place}/" not in client.get("/KGZ-UZB/sitemap.xml").content.decode()


def test_as_known_on_a_day_no_later_source_is_evidence() -> None:
    made = rows.country_pair("ARM", "GEO")
    first = rows.paragraph(source=rows.source(pair=made, number=1, published_on="2018"), number=1)
    second = rows.paragraph(source=rows.source(pair=made, number=2, published_on="2021"), number=1)
    claims = {"pair": made, "evidence": first}
    proposal = rows.proposal(number=1, deadline_on="2030", deadline_evidence=second, **claims)
    change = rows.status_change(proposal=proposal, changed_on="2018", **claims)
    event = rows.event(happened_on="2018", **claims)
    rows.bearing(proposal=proposal, event=event)
    figure = rows.trade_figure(**claims)
    for claim in (proposal, change, event, figure):
        claim.further_evidence.add(second)

    def evidence(query: str) -> list[object]:
        page = ProposalPage(made, QueryDict(query), TODAY, 1)
        figures = FiguresRoom(made, QueryDict(query), TODAY)
        timeline = TimelinePage(made, QueryDict(query), TODAY)
        records = [*page.records(), *figures.records(), *timeline.records()]
        return [str(record["evidence"]) for record in records if record.get("evidence")]

    assert set(evidence("as_of=2019-06-01")) == {"1:1"}
    assert set(evidence("")) == {"1:1 2:1"}
    assert ProposalPage(made, QueryDict("as_of=2019-06-01"), TODAY, 1).proposal.deadline_on is None
    assert ProposalPage(made, QueryDict("as_of=2021-12-31"), date(2022, 1, 1), 1).proposal.deadline_on is not None
