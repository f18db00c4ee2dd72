"""The day of an editor in pairs that it was not made beside: one that ships, one made up."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from cooperation.actions.dataset import load_folder
from cooperation.actions.record import published_rows_of
from cooperation.actions.roles import make_roles
from cooperation.models import Change, CountryPair, Event, Review, TradeFigure
from tests.cooperation.admin.conftest import Editor, address, sentences
from tests.cooperation.admin.forms import fields_of
from tests.cooperation.admin.test_roles import of_role
from tests.cooperation.rows import held

WHERE = "/admin/cooperation/countrypair/sheets/"
FOLDERS = [
    settings.BASE_DIR / "cooperation" / "data" / "KAZ-KGZ",
    Path(__file__).parents[1] / "data" / "UZB-VNM",
]


@pytest.fixture(params=FOLDERS, ids=lambda folder: folder.name)
def pair(request: pytest.FixtureRequest, empty: None) -> CountryPair:
    """A pair with its record, in a database of its own."""
    make_roles()
    report = load_folder(request.param)
    assert report.pair
    return report.pair


@pytest.fixture
def figure(pair: CountryPair) -> TradeFigure:
    """A published figure of it that states an amount in dollars."""
    return TradeFigure.objects.for_pair(pair).published().exclude(value_usd=None).order_by("code")[0]


def other_value(figure: TradeFigure) -> dict[str, str]:
    """Another amount, as it is typed; what seems odd about it is confirmed."""
    stated = (held(figure, "value_usd") or Decimal(0)).scaleb(-held(figure, "unit"))
    return {"value_usd": f"{stated + stated / 10:f}"[:12], "confirmed": "on"}


def test_tables_come_back_as_they_were_and_change_what_they_say(
    pair: CountryPair, figure: TradeFigure, editor: Editor, subtests: pytest.Subtests
) -> None:
    for table, kind in (("figures", "xlsx"), ("status_changes", "csv")):
        with subtests.test(table=table, kind=kind):
            taken = editor.client.get(WHERE, {"download": kind, "pair": pair.slug, "table": table}).content
            sent = {"pair": pair.pk, "table": table, "file": SimpleUploadedFile(f"{table}.{kind}", taken)}
            report = editor.client.post(WHERE, sent).context["report"]
            assert (report.problems, report.rows) == ([], [])
            assert report.same == published_rows_of(table, pair).count()
    sheet = SimpleUploadedFile("figures.csv", f"code,caution\n{figure.code},Look twice\n".encode())
    looked_at = editor.client.post(WHERE, {"pair": pair.pk, "table": "figures", "file": sheet})
    (row,) = looked_at.context["report"].rows
    assert [(cell.column, cell.old, cell.new) for cell in row.cells] == [("caution", figure.caution, "Look twice")]
    editor.client.post(WHERE, {"kept": looked_at.context["kept"], "store": "1"})
    assert TradeFigure.objects.get(pk=figure.pk).caution == "Look twice"


def test_the_day_of_two_editors_and_a_reviewer(pair: CountryPair, figure: TradeFigure, editor: Editor) -> None:
    """A collision, a change that is reviewed, published and taken back, a row that is withdrawn and comes back."""
    stated = held(figure, "value_usd")
    author, reviewer = of_role("Editor", "author"), of_role("Reviewer", "reviewer")
    mine = author.form_of(figure) | {"quote": "mine"}
    assert editor.changes(figure, quote="theirs", caution="Theirs").status_code == 302
    asked = author.client.post(address(TradeFigure, "change", figure.pk), mine)
    assert [clash.theirs for clash in asked.context["clashes"]] == ["theirs"]
    sent = fields_of(asked.content.decode(), "collision_form")
    assert author.client.post(address(TradeFigure, "change", figure.pk), sent).status_code == 302
    figure.refresh_from_db()
    assert (figure.quote, figure.caution) == ("mine", "Theirs")

    answer: Any = author.changes(figure, why="The table says so.", **other_value(figure))
    assert answer.status_code == 302, answer.context["errors"]
    figure.refresh_from_db()
    assert (held(figure, "value_usd"), Review.objects.count()) == (stated, 1)
    where = address(TradeFigure, "proposed", figure.pk)
    assert author.client.post(where, {"publish": "1"}).status_code == 403
    assert reviewer.client.post(where, {"publish": "1"}).status_code == 302
    figure.refresh_from_db()
    assert held(figure, "value_usd") != stated

    first = Change.objects.filter(table="figures", row=figure.pk).earliest("pk")
    versions = address(TradeFigure, "versions", figure.pk)
    assert author.client.post(versions, {"version": first.pk, "why": "It was right."}).status_code == 403
    reviewer.client.post(versions, {"version": first.pk, "why": "It was right."})
    figure.refresh_from_db()
    assert held(figure, "value_usd") == stated

    event = Event.objects.for_pair(pair).published().order_by("code")[0]
    assert "another person agrees" in author.does("withdraw", event).content.decode()
    assert "Say why" in sentences(author.changes(event, state="withdrawn"))
    assert author.changes(event, state="withdrawn", why="Its source was taken back.").status_code == 302
    event.refresh_from_db()
    assert event.state == "published"
    where = address(Event, "proposed", event.pk)
    assert author.client.post(where, {"publish": "1"}).status_code == 403
    unsaid = reviewer.client.post(where, {"back": "1", "note": " "}, follow=True)
    assert "Say what is missing" in unsaid.content.decode()
    assert reviewer.client.post(where, {"publish": "1"}).status_code == 302
    event.refresh_from_db()
    assert event.state == "withdrawn"
    last = Change.objects.filter(table="events", row=event.pk).latest("pk")
    author.client.post(address(Event, "versions", event.pk), {"version": last.pk, "why": "Seen again."})
    event.refresh_from_db()
    assert event.state == "published"
