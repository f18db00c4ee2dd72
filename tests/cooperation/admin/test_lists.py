"""Lists of rows: what they show, what they find, and that they cost the same however long they are."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, models
from django.test.utils import CaptureQueriesContext

from cooperation.models import (
    Change,
    Event,
    ExchangeRate,
    Paragraph,
    Proposal,
    Source,
    StatedCount,
    StatusChange,
    Target,
    TradeFigure,
)
from tests.cooperation import rows
from tests.cooperation.admin.conftest import Editor, address
from tests.cooperation.admin.made import LISTED, another

each_model = pytest.mark.parametrize("model", LISTED, ids=lambda model: model.__name__)


def queries(ask: Callable[[], Any]) -> int:
    """How many queries something takes when Django has learnt which tables there are."""
    ask()
    with CaptureQueriesContext(
        connection,
    ) as captured:
        ask()
    return len(captured)


@each_model
def test_a_list_takes_as_many_queries_for_many_rows_as_for_few(editor: Editor, model: type[models.Model]) -> None:
    for _ in range(2):
        another(model)
    few = queries(lambda: editor.opens(model, "changelist"))
    for _ in range(10):
        another(model)
    assert queries(lambda: editor.opens(model, "changelist")) == few


@pytest.mark.parametrize(
    ("model", "name"),
    [(Proposal, "evidence"), (Proposal, "part_of"), (Paragraph, "source"), (Event, "facilities"), (Target, "speaker")],
)
def test_a_search_box_takes_as_many_queries_for_many_rows(editor: Editor, model: type[models.Model], name: str) -> None:
    remote = model._meta.get_field(name).related_model
    assert isinstance(remote, type)
    another(remote)
    asked = {"app_label": "cooperation", "model_name": model._meta.model_name or "", "field_name": name, "term": "made"}
    few = queries(lambda: editor.client.get("/admin/autocomplete/", asked))
    for _ in range(11):
        another(remote)
    assert queries(lambda: editor.client.get("/admin/autocomplete/", asked)) == few


def test_forms_with_rows_within_take_as_many_queries_for_many(editor: Editor) -> None:
    source = rows.source()
    speaker = rows.body()
    rows.paragraph(source=source, speaker=speaker)
    few = queries(lambda: editor.opens(Source, "change", source.pk))
    for _ in range(12):
        rows.paragraph(source=source, speaker=rows.body())
    assert queries(lambda: editor.opens(Source, "change", source.pk)) == few


def test_proposal_form_takes_as_many_queries_for_a_long_history(editor: Editor) -> None:
    first = rows.status_change()
    rows.party(proposal=first.proposal)
    rows.bearing(proposal=first.proposal)
    few = queries(lambda: editor.opens(Proposal, "change", first.proposal_id))
    for year, old, new in (("2032", "proposed", "stalled"), ("2033", "stalled", "agreed")):
        rows.status_change(proposal=first.proposal, old=old, new=new, changed_on=year)
        rows.party(proposal=first.proposal)
        rows.bearing(proposal=first.proposal)
    assert queries(lambda: editor.opens(Proposal, "change", first.proposal_id)) == few


@pytest.mark.usefixtures("shipped")
def test_a_line_says_what_the_row_is(editor: Editor) -> None:
    page = editor.opens(TradeFigure, "changelist", q="H05")
    assert "almost $300\u00a0m" in page
    assert "1 Jan\u00a0– 25 Nov 2009" in page
    assert ">3:1<" in page
    assert 'href="/BLR-KAZ/trade/figures/H05/"' in page


@pytest.mark.usefixtures("shipped")
def test_the_pair_is_told_where_there_are_several(editor: Editor) -> None:
    assert ">BLR-KAZ<" not in editor.opens(Proposal, "changelist")
    rows.proposal()
    page = editor.opens(Proposal, "changelist")
    assert ">BLR-KAZ<" in page
    assert ">KGZ-UZB<" in page
    narrowed = editor.opens(Proposal, "changelist", pair="KGZ-UZB")
    assert ">BLR-KAZ<" not in narrowed


@pytest.mark.usefixtures("shipped")
def test_the_status_is_that_which_readers_see(editor: Editor) -> None:
    rows.status_change(state="draft", new="proposed", proposal=rows.proposal(title="Draft step"))
    rows.status_change(new="offered", proposal=rows.proposal(title="Published step"))
    offered = editor.opens(Proposal, "changelist", status="offered", q="step")
    assert "Published step" in offered
    assert "Draft step" not in offered


@pytest.mark.usefixtures("shipped")
def test_a_locator_finds_its_paragraph(editor: Editor) -> None:
    asked = {"app_label": "cooperation", "model_name": "proposal", "field_name": "evidence", "term": "1:19"}
    found = editor.client.get("/admin/autocomplete/", asked).json()["results"]
    assert [row["text"][:4] for row in found] == ["1:19"]
    assert found[0]["text"].endswith("· BLR-KAZ")


def test_drafts_have_no_page_on_the_site(editor: Editor) -> None:
    figure = rows.trade_figure()
    where = f"/KGZ-UZB/trade/figures/{figure.code}/"
    assert where in editor.opens(TradeFigure, "change", figure.pk)
    TradeFigure.objects.update(state="draft")
    page = editor.opens(TradeFigure, "change", figure.pk)
    assert where not in page
    assert "Readers do not see this row." in page


@pytest.mark.parametrize(
    ("make_row", "anchor"),
    [
        (rows.paragraph, "/sources/{0.source.number}/#p{0.number}"),
        (rows.target, "/trade/targets/#target-{0.code}"),
        (rows.status_change, "/proposals/{0.proposal.number}/"),
        (rows.evidence_search, "/proposals/{0.proposal.number}/"),
        (rows.party, "/proposals/{0.proposal.number}/"),
        (rows.statement, "/sources/{0.evidence.source.number}/#p{0.evidence.number}"),
        (rows.body, "/"),
    ],
)
def test_every_row_leads_to_the_page_that_shows_it(editor: Editor, make_row: Callable[..., Any], anchor: str) -> None:
    row = make_row()
    page = editor.opens(type(row), "change", row.pk)
    assert f'href="/KGZ-UZB{anchor.format(row)}" class="viewsitelink"' in page


@pytest.mark.usefixtures("shipped")
def test_figures_can_be_told_by_vintage(editor: Editor) -> None:
    revised = TradeFigure.objects.exclude(revised_by=None).count()
    page = editor.client.get(address(TradeFigure, "changelist"), {"vintage": "revised"})
    assert page.context["cl"].result_count == revised
    assert revised < TradeFigure.objects.count()


def test_the_history_is_read_only(editor: Editor) -> None:
    change = rows.change(before={"title": "Old words"}, after={"title": "New words"})
    page = editor.opens(Change, "change", change.pk)
    assert "<b>title</b>: Old words → New words" in page
    assert editor.client.post(address(Change, "change", change.pk), {}).status_code == 403
    assert editor.client.get(address(Change, "add")).status_code == 403
    assert editor.client.get(address(Change, "delete", change.pk)).status_code == 403


def test_steps_are_listed_under_their_proposal(editor: Editor) -> None:
    change = rows.status_change()
    page = editor.opens(StatusChange, "changelist")
    assert str(change.proposal) in page
    assert "14 Mar 2019" in page


def test_a_count_and_a_rate_are_listed_as_stated(editor: Editor) -> None:
    rows.stated_count(qualifier="more_than", count=200, counted_on="2024-06")
    rows.exchange_rate(qualifier="about", per_usd="462.5")
    counts = editor.opens(StatedCount, "changelist")
    assert "more than 200<" in counts
    assert "Jun 2024" in counts
    assert "about 462.5<" in editor.opens(ExchangeRate, "changelist")


def test_a_list_says_what_it_holds_and_when_it_holds_nothing(editor: Editor) -> None:
    page = editor.opens(ExchangeRate, "changelist")
    assert "<h1>Exchange rates</h1>" in page
    assert "as a source states it for a period" in page
    assert "There are none yet." in page
    assert "No results for “tarde”. Try fewer words or another spelling." in editor.opens(
        ExchangeRate, "changelist", q="tarde"
    )
    assert "No rows match these filters." in editor.opens(ExchangeRate, "changelist", state__exact="draft")
