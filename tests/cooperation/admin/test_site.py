"""What is where: the index, the addresses and the looks of the administration."""

import re
from pathlib import Path

from django.conf import settings
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import Client

from cooperation.admin.site import TASKS, RecordSite
from cooperation.models import TradeFigure
from tests.cooperation import rows
from tests.cooperation.admin.conftest import Editor, address

STYLES = Path(settings.BASE_DIR) / "static" / "css"
TOKEN = re.compile(r"(--[a-z0-9-]+):\s*([^;]+);")


def test_every_table_has_its_place_and_its_line_on_the_index(editor: Editor) -> None:
    listed = {name: task for task in TASKS for name in task.tables}
    page = editor.client.get("/admin/").content.decode()
    for model in admin.site._registry:
        task = listed[model.__name__]
        assert f'id="{task.key}"' in page
        assert str(task.purpose) in page
        assert f'href="{address(model, "changelist")}"' in page
    purposes = [getattr(table, "purpose", "a table of Django's") for table in admin.site._registry.values()]
    assert all(purposes)


def test_the_site_is_that_of_the_record() -> None:
    assert isinstance(admin.site._wrapped, RecordSite)  # type: ignore[attr-defined]


def test_an_app_of_django_has_an_index_too(editor: Editor) -> None:
    page = editor.client.get("/admin/auth/").content.decode()
    assert 'id="people"' in page
    assert 'id="trade"' not in page


def test_dates_are_written_as_on_the_site_and_a_row_from_a_file_has_no_riddle_for_a_history(editor: Editor) -> None:
    made = rows.statement()
    form = editor.client.get(f"/admin/cooperation/statement/{made.pk}/change/").content.decode()
    assert f"{made.recorded_at:%-d %b %Y, %H:%M}" in form
    history = editor.client.get(f"/admin/cooperation/statement/{made.pk}/history/").content.decode()
    assert "Nobody has saved this row in a form yet: it came from a file." in history


def test_who_may_see_nothing_is_told_so(db: None) -> None:
    client = Client()
    client.force_login(User.objects.create_user("guest", password="so-secret", is_staff=True))
    page = client.get("/admin/").content.decode()
    assert "Your account may not see or edit anything yet" in page
    assert client.get(address(TradeFigure, "changelist")).status_code == 403


def test_visitors_are_asked_to_sign_in(db: None) -> None:
    response = Client().get(address(TradeFigure, "changelist"))
    assert response.status_code == 302
    assert response["Location"].startswith("/admin/login/")


def test_a_correction_is_on_the_page_at_once(editor: Editor) -> None:
    proposal = rows.proposal()
    proposal.sectors.add(rows.sector(parent=rows.sector()))
    where = f"/KGZ-UZB/proposals/{proposal.number}/"
    reader = Client()
    first = reader.get(where)
    assert reader.get(where, headers={"If-None-Match": first["ETag"]}).status_code == 304
    assert editor.changes(proposal, title="Dig a corrected canal").status_code == 302
    second = reader.get(where, headers={"If-None-Match": first["ETag"]})
    assert second.status_code == 200
    assert "Dig a corrected canal" in second.content.decode()


def test_the_colours_are_those_of_the_site() -> None:
    theirs = dict(TOKEN.findall((STYLES / "foundation.css").read_text()))
    ours = dict(TOKEN.findall((STYLES / "admin.css").read_text()))
    repeated = {name: value for name, value in ours.items() if name in theirs and name != "--accent"}
    assert len(repeated) > 12
    assert repeated == {name: theirs[name] for name in repeated}


def test_pages_of_the_administration_hold_no_script_or_style_of_their_own(editor: Editor) -> None:
    figure = rows.trade_figure()
    for page in (editor.opens(TradeFigure, "changelist"), editor.opens(TradeFigure, "change", figure.pk)):
        assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\son[a-z]+=|\sstyle=", page)
