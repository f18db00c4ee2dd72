"""Accounts and roles: who manages them makes nobody, and not themselves, more than they are."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.urls import reverse
from django_otp.plugins.otp_totp.models import TOTPDevice

from cooperation.actions.roles import make_roles
from tests.cooperation.admin.conftest import Editor, address, sentences
from tests.cooperation.admin.test_roles import of_role

BEYOND = "Not yours to give"


@pytest.fixture
def administrator(db: None) -> Editor:
    """Somebody who manages accounts."""
    make_roles()
    return of_role("Administrator")


@pytest.fixture
def superuser(db: None) -> User:
    """An account that may do everything."""
    return User.objects.create_superuser("first", password="so-secret")


def alone() -> Permission:
    """What no role gives."""
    return Permission.objects.get(codename="publish_alone")


def sent(row: Any, **fields: Any) -> dict[str, Any]:
    """The form of an account as an attacker sends it, with fields that the page may not offer."""
    return {"username": row.username, "is_active": "on", "is_staff": "on", **fields}


def test_nobody_raises_their_own_account(administrator: Editor) -> None:
    user = administrator.user
    before = user.get_all_permissions()
    administrator.client.post(
        address(User, "change", user.pk), sent(user, is_superuser="on", user_permissions=[alone().pk])
    )
    user = User.objects.get(pk=user.pk)
    assert not user.is_superuser
    assert user.get_all_permissions() == before


def test_nobody_raises_their_own_role(administrator: Editor) -> None:
    role = Group.objects.get(name="Administrator")
    held = [permission.pk for permission in role.permissions.all()]
    answer = administrator.client.post(
        address(Group, "change", role.pk), {"name": role.name, "permissions": [*held, alone().pk]}
    )
    assert BEYOND in sentences(answer)
    assert not role.permissions.filter(pk=alone().pk).exists()


def test_an_account_gets_no_more_than_its_giver_may(administrator: Editor) -> None:
    role = Group.objects.create(name="More")
    role.permissions.add(alone())
    other = User.objects.create_user("other", is_staff=True)
    where = address(User, "change", other.pk)
    for more in ({"user_permissions": [alone().pk]}, {"groups": [role.pk]}):
        assert BEYOND in sentences(administrator.client.post(where, sent(other, **more)))
    administrator.client.post(where, sent(other, is_superuser="on"))
    other.refresh_from_db()
    assert not other.is_superuser
    assert not other.get_all_permissions()


def test_what_an_account_had_before_may_stay(administrator: Editor) -> None:
    other = User.objects.create_user("other", is_staff=True)
    other.user_permissions.add(alone())
    editors = Group.objects.get(name="Editor")
    kept = sent(other, user_permissions=[alone().pk], groups=[editors.pk])
    assert administrator.client.post(address(User, "change", other.pk), kept).status_code == 302
    assert list(other.groups.all()) == [editors]
    assert list(other.user_permissions.all()) == [alone()]


def test_the_account_of_a_superuser_is_closed(administrator: Editor, superuser: User) -> None:
    phone = TOTPDevice.objects.create(user=superuser, name="Phone")
    client = administrator.client
    new = {"password1": "another-1-secret", "password2": "another-1-secret", "usable_password": "true"}
    assert client.post(reverse("admin:auth_user_password_change", args=[superuser.pk]), new).status_code == 403
    assert client.post(address(User, "change", superuser.pk), sent(superuser)).status_code == 403
    assert client.post(address(User, "delete", superuser.pk), {"post": "yes"}).status_code == 403
    assert client.post(address(TOTPDevice, "delete", phone.pk), {"post": "yes"}).status_code == 403
    administrator.does("delete_selected", superuser)
    superuser.refresh_from_db()
    assert superuser.check_password("so-secret")
    assert TOTPDevice.objects.filter(pk=phone.pk).exists()


def test_a_superuser_gives_everything(editor: Editor, superuser: User) -> None:
    other = User.objects.create_user("other", is_staff=True)
    given = sent(other, is_superuser="on", user_permissions=[alone().pk])
    assert editor.client.post(address(User, "change", other.pk), given).status_code == 302
    other.refresh_from_db()
    assert other.is_superuser
    new = {"password1": "another-1-secret", "password2": "another-1-secret", "usable_password": "true"}
    assert editor.client.post(reverse("admin:auth_user_password_change", args=[other.pk]), new).status_code == 302
