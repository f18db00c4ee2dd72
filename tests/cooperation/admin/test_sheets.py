"""A table as a spreadsheet: taken away, brought back, looked at cell by cell, stored by a second click."""

import io
from collections.abc import Iterator
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.fixtures import Settings

from cooperation.actions.dataset import load_folder
from cooperation.actions.roles import make_roles
from cooperation.actions.sheets import SheetReport
from cooperation.models import Change, CountryPair, Event, TradeFigure
from tests.conftest import TakenBack
from tests.cooperation.admin.conftest import Editor
from tests.cooperation.admin.forms import fields_of
from tests.cooperation.admin.test_roles import of_role
from tests.cooperation.conftest import MADE_UP
from tests.cooperation.rows import held

pytestmark = pytest.mark.usefixtures("shipped")
WHERE = "/admin/cooperation/countrypair/sheets/"
# Of a pair with a dozen figures a sheet is looked at quickly.
SMALL = "UZB-VNM"


@pytest.fixture(scope="module", autouse=True)
def small(taken_back: TakenBack) -> Iterator[None]:
    """It stands beside the record that tests pin."""
    with taken_back():
        load_folder(MADE_UP.parent / SMALL)
        yield


@pytest.fixture(autouse=True)
def uploads(settings: Settings, tmp_path: Any) -> None:
    """Files wait in a folder of the test."""
    settings.UPLOADS_DIR = tmp_path


def taken(editor: Editor, table: str, kind: str = "csv") -> bytes:
    return bytes(editor.client.get(WHERE, {"pair": "BLR-KAZ", "table": table, "download": kind}).content)


def brought(editor: Editor, table: str, content: str | bytes, name: str = "sheet.csv", slug: str = SMALL) -> Any:
    data = content.encode() if isinstance(content, str) else content
    pair = CountryPair.objects.by_slug(slug).get()
    return editor.client.post(WHERE, {"pair": pair.pk, "table": table, "file": SimpleUploadedFile(name, data)})


def stored(editor: Editor, looked_at: Any, **fields: str) -> Any:
    sent = {"kept": looked_at.context["kept"], "store": "1", **fields}
    return editor.client.post(WHERE, sent, follow=True)


# By turns: what a form of file does to a cell, and what a table reads of it, are two things.
@pytest.mark.parametrize(
    ("table", "kind"),
    [
        pytest.param("figures", "csv", marks=pytest.mark.database),
        *(("figures", "xlsx"), ("events", "xlsx"), ("paragraphs", "csv"), ("proposals", "xlsx")),
        *(("sources", "csv"), ("targets", "csv")),
    ],
)
def test_a_table_comes_back_as_it_was(editor: Editor, table: str, kind: str) -> None:
    looked_at = brought(editor, table, taken(editor, table, kind), f"table.{kind}", "BLR-KAZ")
    assert looked_at.context["problems"] == []
    assert looked_at.context["report"].rows == []
    assert looked_at.context["report"].same > 5


@pytest.mark.database
def test_three_bad_rows_are_told_mended_and_accepted(editor: Editor) -> None:
    count = Event.objects.count()
    bad = (
        "code,happened_on,kind,title,summary,evidence\n"
        "new-1,2026-02-30,visit,One,One.,1:1\n"
        "new-2,2026-02-01,nonsense,Two,Two.,1:1\n"
        "new-3,2026-02-03,visit,Three,Three.,1:999\n"
        "new-4,2026-02-04,visit,Four,Four.,1:1\n"
    )
    answer = brought(editor, "events", bad)
    problems = answer.context["problems"]
    assert [problem.partition(":")[0] for problem in problems[:2]] == [
        "events.csv, line 2, happened_on",
        "events.csv, line 3, kind",
    ]
    assert "store_form" not in answer.content.decode()
    listed = editor.client.post(WHERE, {"kept": answer.context["kept"], "problems": "1"}).content.decode()
    assert "There is no day 30 in 2026-02." in listed
    assert Event.objects.count() == count
    still = brought(editor, "events", bad.replace("2026-02-30", "2026-02-28").replace("nonsense", "visit"))
    assert still.context["problems"] == ["events.csv, line 4, evidence: There is no “1:999” in paragraphs.csv."]
    good = brought(editor, "events", bad.replace("02-30", "02-28").replace("nonsense", "visit").replace("1:999", "1:2"))
    assert good.context["problems"] == []
    assert (good.context["report"].added, Event.objects.count()) == (4, count)
    page = stored(editor, good).content.decode()
    assert "Rows added: 4, changed: 0" in page
    assert Event.objects.count() == count + 4
    assert Change.objects.latest("pk").recorded_by == "editor"


def test_old_stands_beside_new_and_other_columns_stay(editor: Editor) -> None:
    before = TradeFigure.objects.get(code="Y24")
    looked_at = brought(editor, "figures", "code,caution\nY24,Look twice\n")
    (row,) = looked_at.context["report"].rows
    assert [(cell.column, cell.old, cell.new) for cell in row.cells] == [("caution", before.caution, "Look twice")]
    stored(editor, looked_at)
    after = TradeFigure.objects.get(code="Y24")
    assert (after.caution, held(after, "value_usd"), after.evidence_id) == (
        "Look twice",
        held(before, "value_usd"),
        before.evidence_id,
    )


@pytest.mark.database
def test_corrections_by_hand_stay_unless_overwritten(editor: Editor) -> None:
    event = Event.objects.get(code="made-up-flight")
    title = event.title
    editor.changes(event, title="Corrected by hand")
    sheet = f'code,title,caution\nmade-up-flight,"{title}",From the sheet\n'
    looked_at = brought(editor, "events", sheet)
    page = looked_at.content.decode()
    assert "1 cell was corrected by hand" in page
    assert "corrected by editor on" in page
    assert "overwrite" not in fields_of(page, "store_form")
    stored(editor, looked_at)
    event.refresh_from_db()
    assert (event.title, event.caution) == ("Corrected by hand", "From the sheet")
    stored(editor, brought(editor, "events", sheet), overwrite="on")
    event.refresh_from_db()
    assert event.title == title


def test_a_page_shows_the_first_rows_and_all_that_was_corrected_by_hand(
    editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SheetReport.shortened, "__defaults__", (3,))
    event = Event.objects.get(code="made-up-flight")
    editor.changes(event, title="Corrected by hand")
    new = "".join(f"new-{number},Visit\n" for number in range(6))
    other = Event.objects.exclude(pk=event.pk).latest("pk").code
    sheet = f"code,title\n{new}{other},From the sheet\nmade-up-flight,From the sheet\n"
    # Without a date none of the new ones can be stored; each row is compared all the same.
    report = brought(editor, "events", sheet).context["report"]
    assert [row.key for row in report.rows] == ["new-0", other, "made-up-flight"]
    assert (report.differing, report.added, report.corrected, report.more) == (8, 6, 1, 5)


def test_the_sources_of_figures_are_fetched_at_once_however_many_there_are(editor: Editor) -> None:
    header = "code,category,flow,reporter,period_start,period_end,qualifier,value,unit,attribution,evidence,confirmed\n"
    asked = []
    for count in (1, 2, 40):
        lines = (
            f"N{n},goods,TT,UZB,{1900 + n}-01-01,{1900 + n}-12-31,exact,5,million,narrator,1:1,yes\n"
            for n in range(count)
        )
        with CaptureQueriesContext(connection) as queries:
            looked_at = brought(editor, "figures", header + "".join(lines))
        assert looked_at.context["report"].added == count
        asked.append(sum('FROM "cooperation_source"' in one["sql"] for one in queries.captured_queries))
    assert asked[1] == asked[2]


def test_figures_are_stored_by_another_person() -> None:
    make_roles()
    author, reviewer = of_role("Editor", "author"), of_role("Reviewer", "reviewer")
    looked_at = brought(author, "figures", "code,caution\nY24,Look twice\n")
    assert "Another person has to store" in looked_at.content.decode()
    stored(author, looked_at)
    assert TradeFigure.objects.get(code="Y24").caution != "Look twice"
    opened = reviewer.client.get(looked_at.context["here"])
    stored(reviewer, opened)
    assert TradeFigure.objects.get(code="Y24").caution == "Look twice"
    reader = of_role("Reader")
    assert reader.client.get(WHERE).status_code == 403


def test_what_is_no_table_is_refused_with_a_sentence(editor: Editor) -> None:
    assert "This is a PDF" in brought(editor, "figures", b"%PDF-1.7", "figures.xlsx").content.decode()
    assert "The submitted file is empty." in brought(editor, "figures", b"").content.decode()
    assert "no rows below them" in brought(editor, "figures", "code,caution\n").content.decode()
    unknown = brought(editor, "figures", "code,nonsense\nY24,1\n").context["problems"]
    assert unknown[0].startswith("figures.csv, line 1, nonsense: figures.csv has no column “nonsense”")
    assert "needed to find the rows" in brought(editor, "figures", "caution\nx\n").context["problems"][0]
    twice = brought(editor, "figures", "code,caution\nY24,one\nY24,two\n").context["problems"]
    assert len(twice) == 1
    assert "Y24" in twice[0]


def test_a_token_that_is_none_or_gone(editor: Editor) -> None:
    assert "no longer there" in editor.client.post(WHERE, {"kept": "nonsense", "store": "1"}).content.decode()
    assert editor.client.get(WHERE, {"download": "csv", "pair": "nope", "table": "figures"}).status_code == 403
    assert editor.client.get(WHERE, {"download": "csv", "pair": "BLR-KAZ", "table": "nope"}).status_code == 403


def test_a_workbook_holds_texts_alone(editor: Editor) -> None:
    book = openpyxl.load_workbook(io.BytesIO(taken(editor, "figures", "xlsx")))
    sheet = book.active
    assert sheet is not None
    assert {type(cell.value) for row in sheet.iter_rows() for cell in row} <= {str, type(None)}


def test_what_seems_odd_in_a_sheet_is_asked_about_until_it_is_confirmed(editor: Editor) -> None:
    sheet = (
        "code,category,flow,reporter,period_start,period_end,qualifier,value,unit,attribution,evidence,confirmed\n"
        "ODD,goods,TT,UZB,2016-01-01,2016-12-31,exact,-5,million,narrator,1:1,%s\n"
    )
    looked_at = brought(editor, "figures", sheet % "")
    assert looked_at.context["report"].questions == [
        "figures.csv, ODD: Trade is not below zero. Is it a balance, or a fall in percent?"
    ]
    assert "These rows seem odd" in looked_at.content.decode()
    assert brought(editor, "figures", sheet % "yes").context["report"].questions == []


def test_tables_are_named_as_on_the_first_page(editor: Editor) -> None:
    page = editor.client.get(reverse("admin:countrypair_sheets")).content.decode()
    for title in ("Sources (sources.csv)", "Answered questions (accepted.csv)"):
        assert page.count(f">{title}</option>") == 2
