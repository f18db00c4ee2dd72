"""The day of an editor in real Chromium: two with one form open, a session that ends while somebody types."""

from pathlib import Path

import pytest
from django.contrib.auth.models import Group, User
from django.contrib.sessions.models import Session
from django.db.models import Model
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django.fixtures import Settings
from pytest_playwright import CreateContextCallback

from cooperation.actions.roles import make_roles
from cooperation.models import Event, Proposal, Source, Statement, TradeFigure
from tests.browser.conftest import VIEWPORTS, faults_in_every_aspect
from tests.cooperation import rows
from tests.cooperation.rows import held

WIDE, NARROW = VIEWPORTS["wide"], VIEWPORTS["narrow"]


def sign_in(page: Page, base_url: str, user: User) -> None:
    """Give a browser the session of an account, without typing its password."""
    client = Client()
    client.force_login(user)
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": base_url}])


@pytest.fixture
def editor(db: None) -> User:
    """Somebody who may do everything."""
    return User.objects.create_superuser("editor", password="so-secret", first_name="A.", last_name="Sadykova")


@pytest.fixture
def desk(page: Page, base_url: str, editor: User) -> Page:
    """The editor's browser."""
    sign_in(page, base_url, editor)
    return page


@pytest.fixture
def second(new_context: CreateContextCallback, base_url: str) -> Page:
    """The browser of another editor."""
    page = new_context().new_page()
    sign_in(page, base_url, User.objects.create_superuser("omarov", first_name="D.", last_name="Omarov"))
    return page


@pytest.fixture
def statement(db: None) -> Statement:
    """A row to work on."""
    return rows.statement(summary="As it was", caution="")


def save(page: Page) -> None:
    page.locator("input[name=_save]").click()


def test_two_editors_with_one_form_open(desk: Page, second: Page, statement: Statement) -> None:
    where = f"/admin/cooperation/statement/{statement.pk}/change/"
    desk.goto(where)
    second.goto(where)
    expect(second.locator(".others")).to_have_text("A. Sadykova has this form open too.")
    second.fill("#id_summary", "Theirs")
    second.fill("#id_caution", "Provisional")
    save(second)
    expect(second.locator(".messagelist .success")).to_be_visible()
    desk.fill("#id_summary", "Mine")
    save(desk)
    expect(desk.locator("h1")).to_contain_text("D. Omarov saved this row at")
    expect(desk.locator(".clash")).to_have_count(1)
    assert faults_in_every_aspect(desk) == {}
    desk.locator(".version", has_text="Mine").click()
    desk.get_by_role("button", name="Save the merged version").click()
    expect(desk.locator("#id_summary")).to_have_value("Mine")
    expect(desk.locator("#id_caution")).to_have_value("Provisional")
    statement.refresh_from_db()
    assert (statement.summary, statement.caution) == ("Mine", "Provisional")


def test_a_session_that_ends_while_somebody_types(desk: Page, statement: Statement) -> None:
    desk.goto(f"/admin/cooperation/statement/{statement.pk}/change/")
    desk.fill("#id_summary", "Typed for an hour")
    Session.objects.all().delete()
    save(desk)
    expect(desk.locator(".errornote.kept")).to_contain_text("What you typed is kept")
    assert faults_in_every_aspect(desk) == {}
    desk.fill("#id_username", "editor")
    desk.fill("#id_password", "so-secret")
    desk.get_by_role("button", name="Log in").click()
    assert faults_in_every_aspect(desk) == {}
    desk.get_by_role("button", name="Go on with it").click()
    expect(desk.locator("#id_summary")).to_have_value("Typed for an hour")
    expect(desk.locator(".errorlist.nonfield")).to_contain_text("Nothing of it is saved yet")
    save(desk)
    statement.refresh_from_db()
    assert statement.summary == "Typed for an hour"


def test_pages_around_signing_in(desk: Page) -> None:
    desk.goto("/admin/second-factor/")
    assert faults_in_every_aspect(desk) == {}
    desk.goto("/admin/")
    assert faults_in_every_aspect(desk) == {}


FORMS: dict[type[Model], dict[str, object]] = {
    Proposal: {"number": 22},
    Event: {"code": "cabin-shop-2024"},
    Source: {"number": 1},
    TradeFigure: {"code": "H05"},
}


@pytest.mark.parametrize("model", FORMS, ids=lambda model: model.__name__)
def test_forms_with_rows_within_them(desk: Page, shipped: None, model: type[Model]) -> None:
    row = model._default_manager.get(pair__first="BLR", pair__second="KAZ", **FORMS[model])
    desk.goto(f"/admin/cooperation/{model._meta.model_name}/{row.pk}/change/")
    desk.wait_for_load_state("networkidle")
    # Django leaves the head of the column with each row's name empty.
    assert faults_in_every_aspect(desk, but="td-has-header") == {}


LISTS = ["source", "proposal", "statuschange", "event", "bearing", "tradefigure", "target", "country", "sector"]


def test_no_list_hides_a_column_on_a_desk_or_on_a_telephone(
    desk: Page, shipped: None, subtests: pytest.Subtests
) -> None:
    rows.country_pair("KAZ", "KGZ")  # the pair has a column where there are several
    for name in LISTS:
        for size in (WIDE, NARROW):
            with subtests.test(name=name, width=size["width"]):
                desk.set_viewport_size(size)
                desk.goto(f"/admin/cooperation/{name}/?all=")
                assert desk.evaluate("document.documentElement.scrollWidth") <= size["width"]
                results = desk.locator("#changelist .results")
                assert results.evaluate("box => box.scrollWidth <= box.clientWidth")


def test_a_form_that_is_left_is_no_longer_open(desk: Page, second: Page, statement: Statement) -> None:
    where = f"/admin/cooperation/statement/{statement.pk}/change/"
    desk.goto(where)
    desk.goto("/admin/")
    second.goto(where)
    expect(second.locator(".others")).to_be_hidden()


def of_role(new_context: CreateContextCallback, base_url: str, role: str) -> Page:
    """The browser of somebody in one group."""
    make_roles()
    user = User.objects.create_user(role.lower(), first_name=role, is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    page = new_context().new_page()
    sign_in(page, base_url, user)
    return page


def test_a_change_is_reviewed_published_seen_and_taken_back(
    new_context: CreateContextCallback, base_url: str, shipped: None
) -> None:
    figure = TradeFigure.objects.get(code="H05")
    author, reviewer = (of_role(new_context, base_url, role) for role in ("Editor", "Reviewer"))
    author.goto(f"/admin/cooperation/tradefigure/{figure.pk}/change/")
    author.fill("#id_value_usd", "400")
    save(author)
    expect(author.locator(".errorlist").first).to_contain_text("Say why")
    author.fill("#id_why", "The ministry’s table says so.")
    save(author)
    expect(author.locator(".messagelist")).to_contain_text("was sent to review")
    assert not TradeFigure.objects.filter(pk=figure.pk, value_usd=400_000_000).exists()
    reviewer.goto("/admin/")
    expect(reviewer.locator(".waiting")).to_contain_text("Waits for your review")
    assert faults_in_every_aspect(reviewer) == {}
    reviewer.locator(".waiting a", has_text=str(figure)).first.click()
    expect(reviewer.locator(".differences")).to_contain_text("400")
    assert faults_in_every_aspect(reviewer) == {}
    reviewer.get_by_role("button", name="Publish the change").click()
    expect(reviewer.locator("#content")).not_to_contain_text("Waits for your review")
    assert held(TradeFigure.objects.get(pk=figure.pk), "value_usd") == 400_000_000
    reviewer.goto(f"/admin/cooperation/tradefigure/{figure.pk}/versions/")
    expect(reviewer.locator(".differences")).to_contain_text("400")
    assert faults_in_every_aspect(reviewer) == {}
    reviewer.fill("#id_why", "The table was of another year.")
    reviewer.get_by_role("button", name="Bring back").click()
    expect(reviewer.locator(".messagelist")).to_contain_text("Readers see this row again as it was")
    assert held(TradeFigure.objects.get(pk=figure.pk), "value_usd") == 300_000_000


BAD_ROWS = {
    "new-1,2026-02-30,visit,A visit,They met.,1:1": "There is no day 30",
    "new-2,2026-02-28,picnic,A picnic,They ate.,1:1": "“picnic” is not one of",
    "new-3,2026-02-28,visit,Another visit,They met again.,1:9999": "There is no “1:9999”",
}
MENDED_ROWS = [
    "new-1,2026-02-28,visit,A visit,They met.,1:1",
    "new-2,2026-02-28,visit,A picnic,They ate.,1:1",
    "new-3,2026-02-28,visit,Another visit,They met again.,1:2",
]


def test_a_sheet_with_three_bad_rows_is_mended_and_accepted(
    desk: Page, shipped: None, settings: Settings, tmp_path: Path
) -> None:
    settings.UPLOADS_DIR = tmp_path
    desk.goto("/admin/")
    desk.get_by_role("link", name="A table as a spreadsheet").click()
    assert faults_in_every_aspect(desk) == {}
    for rows_of_sheet, said in ((BAD_ROWS, BAD_ROWS.values()), (MENDED_ROWS, ["looked at, not stored yet"])):
        sheet = "\n".join(["code,happened_on,kind,title,summary,evidence", *rows_of_sheet, ""])
        desk.select_option("#id_table", "events")
        desk.select_option("#id_pair", index=1)
        desk.set_input_files("#id_file", {"name": "events.csv", "mimeType": "text/csv", "buffer": sheet.encode()})
        desk.get_by_role("button", name="Look at it").click()
        for sentence in said:
            expect(desk.locator("#content-main")).to_contain_text(sentence)
        assert faults_in_every_aspect(desk) == {}
    desk.get_by_role("button", name="Store it").click()
    expect(desk.locator(".messagelist")).to_contain_text("Rows added: 3")
    desk.goto("/BLR-KAZ/timeline/")
    expect(desk.locator("main")).to_contain_text("A visit")


def test_a_new_part_of_trade_is_named_beside_its_box(desk: Page) -> None:
    figure = rows.trade_figure()
    desk.goto(f"/admin/cooperation/tradefigure/{figure.pk}/change/")
    with desk.expect_popup() as opened:
        desk.get_by_title("Name another part").click()
    form = opened.value
    form.fill("#id_code", "ore")
    form.select_option("#id_kind", "product_group")
    for code in ("en", "ru", "kk", "be"):
        form.fill(f"#id_name_{code}", f"Made-up ore ({code})")
    form.get_by_role("button", name="Save", exact=True).click()
    expect(desk.locator("#id_scope")).to_have_value("ore")
    expect(desk.locator("#id_scope option:checked")).to_have_text("Made-up ore (en)")
