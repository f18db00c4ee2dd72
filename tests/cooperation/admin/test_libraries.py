"""Tables of libraries: under names of an editor's, with the columns that an editor has a use for."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.auth.models import Group, User
from django.db.models import Model
from django.utils import timezone
from django.utils.html import strip_tags
from django_otp.plugins.otp_totp.models import TOTPDevice
from django_tasks_db.models import DBTaskResult

from cooperation.actions.roles import make_roles
from cooperation.admin.libraries import NAMES
from tests.cooperation.admin.conftest import Editor, address

VISIT = {"username": "omarov", "ip_address": "192.0.2.7", "user_agent": "Made up"}
OF_LIBRARIES = ("TOTP", "access attempt", "access log", "task result", "log entr", "superuser", "args kwargs", "axes")


def job() -> Model:
    """A file that was read."""
    path = "cooperation.actions.product_runs.read_upload"
    times = {"started_at": timezone.now(), "run_after": timezone.now() - timedelta(hours=1)}
    made: Model = DBTaskResult.objects.create(
        task_path=path, args_kwargs={}, backend_name="default", traceback="", **times
    )
    return made


def one_of_each() -> dict[type[Model], Model]:
    """A row of each of these tables."""
    user = User.objects.create_user("omarov", password="so-secret", is_staff=True)
    return {
        User: user,
        Group: Group.objects.create(name="Helpers"),
        TOTPDevice: TOTPDevice.objects.create(user=user, name="app"),
        AccessLog: AccessLog.objects.create(**VISIT),
        AccessFailureLog: AccessFailureLog.objects.create(**VISIT),
        AccessAttempt: AccessAttempt.objects.create(**VISIT, failures_since_start=9),
        DBTaskResult: job(),
    }


def test_no_table_shows_the_name_that_a_library_gave_it(editor: Editor, subtests: pytest.Subtests) -> None:
    rows = one_of_each()
    pages = {"the index": editor.client.get("/admin/").content.decode()}
    for model, row in rows.items():
        pages[f"list of {NAMES[model].many}"] = editor.opens(model, "changelist")
        pages[f"form of a {NAMES[model].one}"] = editor.opens(model, "change", row.pk)
    for page, text in pages.items():
        with subtests.test(page=page):
            words = _shown(text)
            assert [name for name in OF_LIBRARIES if name.lower() in words] == []
    index = _shown(pages["the index"])
    assert [str(NAMES[model].many) for model in rows if str(NAMES[model].many) not in index] == []


def _shown(page: str) -> str:
    """The words of a page, without its marks and addresses."""
    return strip_tags(page).lower()


def test_what_writes_itself_is_added_to_by_nobody(editor: Editor, subtests: pytest.Subtests) -> None:
    for model in (TOTPDevice, AccessLog, AccessFailureLog, AccessAttempt, DBTaskResult):
        with subtests.test(model=model.__name__):
            assert editor.client.get(address(model, "add")).status_code == 403


def test_an_account_says_which_roles_it_has(editor: Editor) -> None:
    make_roles()
    editor.user.groups.set(Group.objects.filter(name__in=["Editor", "Reader"]))
    assert "Editor, Reader" in editor.opens(User, "changelist")
    assert "its name stays in the history" in editor.opens(User, "change", editor.user.pk)


def test_an_account_is_made_with_a_name_and_a_password(editor: Editor) -> None:
    assert "LDAP" not in editor.opens(User, "add")
    words = {"password1": "made-up-words-7", "password2": "made-up-words-7"}
    assert editor.adds(User, username="omarov", **words).status_code == 302
    assert User.objects.get(username="omarov").check_password("made-up-words-7")


@pytest.mark.parametrize(("failures", "said"), [(9, "after 1 more failure"), (2, "after 8 more"), (10, "locked")])
def test_a_lock_says_how_near_it_is(editor: Editor, failures: int, said: str) -> None:
    attempt = AccessAttempt.objects.create(**VISIT, failures_since_start=failures)
    assert f'field-locked">{said}' in editor.opens(AccessAttempt, "changelist")
    editor.deletes(attempt)
    assert not AccessAttempt.objects.exists()


def test_a_job_is_named_by_what_is_done(editor: Editor) -> None:
    made = job()
    assert "Read a file of product trade" in editor.opens(DBTaskResult, "changelist")
    assert "Result:" in editor.opens(DBTaskResult, "change", made.pk)
