"""What was typed when the session ended is kept through signing in again."""

from django.test import Client

from cooperation.models import Source, Statement
from tests.cooperation import rows
from tests.cooperation.admin.conftest import Editor, address, sentences
from tests.cooperation.admin.forms import fields_of


def hidden(html: str, name: str) -> str:
    """The value of a field outside of forms."""
    return html.partition(f'name="{name}" value="')[2].partition('"')[0]


def test_a_form_sent_after_the_session_ended(editor: Editor) -> None:
    source = rows.source()
    rows.paragraph(source=source)
    where = address(Source, "change", source.pk)
    sent = editor.form_of(source) | {"title": "Typed for an hour", "paragraphs-0-summary": "Typed, too"}
    editor.client.logout()
    asked = editor.client.post(where, sent)
    assert asked.status_code == 200
    page = asked.content.decode()
    assert "Your session has ended. What you typed is kept" in page
    account = {"username": "editor", "typed": hidden(page, "typed"), "next": where}
    wrong = editor.client.post("/admin/login/", account | {"password": "wrong"}).content.decode()
    account["typed"] = hidden(wrong, "typed")
    back = editor.client.post("/admin/login/", account | {"password": "so-secret"}).content.decode()
    assert f'action="{where}"' in back
    again = editor.client.post(where, fields_of(back, "typed_form"))
    assert "Nothing of it is saved yet" in sentences(again)
    form = fields_of(again.content.decode(), "source_form")
    assert (form["title"], form["paragraphs-0-summary"]) == ("Typed for an hour", "Typed, too")
    source.refresh_from_db()
    assert source.title != "Typed for an hour"
    assert editor.client.post(where, form).status_code == 302
    source.refresh_from_db()
    assert source.title == "Typed for an hour"


def test_a_new_row_is_kept_too(editor: Editor) -> None:
    sent = editor.form_of(rows.statement()) | {"summary": "New"}
    page = Client().post(address(Statement, "add"), sent).content.decode()
    account = {"username": "editor", "password": "so-secret", "typed": hidden(page, "typed")}
    back = Client().post("/admin/login/", account).content.decode()
    assert fields_of(back, "typed_form")["summary"] == "New"


def test_passwords_and_buttons_of_lists_are_not_kept(editor: Editor) -> None:
    for sent in ({"username": "x", "password1": "secret", "password2": "secret"}, {"action": "publish"}):
        response = Client().post("/admin/auth/user/add/", sent)
        assert response.status_code == 302
        assert response["Location"].startswith("/admin/login/")


def test_a_forged_text_is_passed_over(editor: Editor) -> None:
    account = {"username": "editor", "password": "so-secret", "typed": "nonsense"}
    assert Client().post("/admin/login/", account).status_code == 302
