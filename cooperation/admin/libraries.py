"""Tables of libraries, under names that an editor would give them, with what an editor has a use for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from axes.models import AccessAttempt, AccessAttemptExpiration, AccessFailureLog, AccessLog
from django.apps import apps
from django.conf import settings
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission, User
from django.db.models import Model, QuerySet
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django_otp.plugins.otp_totp.models import TOTPDevice
from django_tasks_db.models import DBTaskResult

from cooperation.admin.permissions import OF_ACCOUNT, GivesWithin, PermissionsLogged, WithinOwn


@dataclass(frozen=True)
class Names:
    """What a row of a table is called, what several are, what its fields ask or say, and the name of one row."""

    one: Promise
    many: Promise
    fields: Mapping[str, Promise] = field(default_factory=dict)
    of_row: Callable[[Any], str] | None = None


def _visit(row: Any) -> str:
    return f"{row.username}, {date_format(row.attempt_time, 'DATETIME_FORMAT')}"


def _job(result: Any) -> str:
    return str(JOBS.get(result.task_path.rpartition(".")[2], result.task_path))


JOBS = {"read_upload": _("Read a file of product trade"), "read_large_sheet": _("Read a large table")}
VISIT = {"username": _("account"), "ip_address": _("address"), "user_agent": _("browser"), "attempt_time": _("when")}
NAMES: dict[type[Model], Names] = {
    User: Names(
        _("account"),
        _("accounts"),
        {
            "is_staff": _("may sign in here"),
            "is_superuser": _("may do everything"),
            "groups": _("roles"),
            "user_permissions": _("single permissions"),
            "last_login": _("last signed in"),
            "date_joined": _("made on"),
        },
    ),
    Group: Names(_("role"), _("roles")),
    TOTPDevice: Names(
        _("phone for sign-in codes"),
        _("phones for sign-in codes"),
        {"user": _("account"), "confirmed": _("in use"), "created_at": _("set up"), "last_used_at": _("last used")},
    ),
    LogEntry: Names(
        _("saved form"),
        _("saved forms"),
        {"action_time": _("when"), "user": _("account"), "content_type": _("table"), "action_flag": _("what was done")},
    ),
    AccessLog: Names(_("sign-in"), _("sign-ins"), VISIT | {"logout_time": _("signed out")}, _visit),
    AccessFailureLog: Names(_("failed sign-in"), _("failed sign-ins"), VISIT | {"locked_out": _("locked")}, _visit),
    AccessAttempt: Names(
        _("sign-in lock"),
        _("sign-in locks"),
        VISIT | {"attempt_time": _("first failure"), "failures_since_start": _("failures")},
        _visit,
    ),
    AccessAttemptExpiration: Names(_("end of a sign-in lock"), _("ends of sign-in locks")),
    DBTaskResult: Names(
        _("background job"),
        _("background jobs"),
        {
            "enqueued_at": _("asked for"),
            "started_at": _("started"),
            "finished_at": _("finished"),
            "args_kwargs": _("what it was given"),
            "return_value": _("result"),
        },
        _job,
    ),
}
APPS = {
    "admin": _("History"),
    "auth": _("Accounts and roles"),
    "axes": _("Signing in"),
    "otp_totp": _("Signing in"),
    "django_tasks_database": _("Background work"),
}


def name_plainly() -> None:
    """Give what libraries bring its names. Migrations compare what was declared, and see no change."""
    for label, name in APPS.items():
        apps.get_app_config(label).verbose_name = name
    for model, names in NAMES.items():
        model._meta.verbose_name = names.one  # type: ignore[assignment]
        model._meta.verbose_name_plural = names.many  # type: ignore[assignment]
        for key, words in names.fields.items():
            model._meta.get_field(key).verbose_name = words  # type: ignore[union-attr]
        if names.of_row:
            model.__str__ = names.of_row  # type: ignore[method-assign]


# A help text that is changed in its table would ask for a migration of the library.
HELPS = {
    "is_staff": _("Without this, an account opens none of these pages."),
    "is_superuser": _("Also what no role gives, and without a second person."),
    "is_active": _("Untick it instead of deleting an account: its name stays in the history."),
    "groups": _("An account may do what any of its roles may."),
    "user_permissions": _("What this account may do besides."),
}


ASKS = {"view": _("see"), "add": _("add"), "change": _("change"), "delete": _("delete")}


def may(permission: Permission) -> str:
    """A permission in words: the rows, and what may be done with them."""
    table, (verb, _rest, _model) = permission.content_type.model_class(), permission.codename.partition("_")
    rows = capfirst(str(table._meta.verbose_name_plural if table else permission.content_type))
    return f"{rows}: {ASKS.get(verb, permission.name)}"


class Giving(PermissionsLogged):
    """What gives permissions: each is told in words, and the few roles are ticked."""

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **options: Any) -> Any:
        """As the library does, but for the names of what may be done."""
        if db_field.related_model is Group:
            options["widget"] = CheckboxSelectMultiple
        asked = super().formfield_for_manytomany(db_field, request, **options)  # type: ignore[misc]
        if db_field.related_model is Permission:
            asked.label_from_instance = may
        return asked

    def get_form(self, request: HttpRequest, obj: Any = None, **options: Any) -> Any:
        """Ask of what is given whether it is the giver's."""
        form = super().get_form(request, obj, **options)  # type: ignore[misc]
        return type(form.__name__, (GivesWithin, form), {"giver": request.user})


class Accounts(WithinOwn, Giving):
    """Who has an account, what it may do, and when it was last used."""

    purpose = _("Who may sign in here, and which roles each person has.")
    list_display = ("username", "first_name", "last_name", "email", "roles", "is_active", "last_login")
    list_filter = ("groups", "is_active", "is_superuser")
    filter_horizontal = ("user_permissions",)
    readonly_fields = ("last_login", "date_joined")
    # Signing in without a password, which the library offers here, is for sites that have another way in.
    add_fieldsets = ((None, {"classes": ("wide",), "fields": ("username", "password1", "password2")}),)

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        """With the roles of each."""
        rows: QuerySet[User] = super().get_queryset(request)  # type: ignore[misc]
        return rows.prefetch_related("groups")

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> Any:
        """Who is no superuser makes none, and does not change what their own account may do."""
        if request.user.is_superuser:
            return self.readonly_fields
        return (*self.readonly_fields, *(OF_ACCOUNT if obj == request.user else ("is_superuser",)))

    def get_form(self, request: HttpRequest, obj: User | None = None, **options: Any) -> Any:
        """With what each right means here."""
        return super().get_form(request, obj, **{"help_texts": HELPS} | options)

    @admin.display(description=_("roles"))
    def roles(self, user: User) -> str:
        """By name."""
        return ", ".join(sorted(group.name for group in user.groups.all()))


class Roles(Giving):
    """Sets of permissions."""

    purpose = _("What an editor, a reviewer or an administrator may do.")


class Noted:
    """What writes itself: people read it, some take a row away, none writes one."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Rows are written by what happened."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nothing is typed."""
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Columns that are worked out are no fields of the table."""
        return tuple(name for _heading, group in self.fieldsets for name in group["fields"])  # type: ignore[attr-defined]


class Phones(WithinOwn, Noted):
    """Phones that show codes for signing in: each account sets up its own; here a lost one is taken away."""

    purpose = _("Which accounts sign in with a code too. If a phone is lost, delete its row here.")
    list_display = ("user", "confirmed", "created_at", "last_used_at")
    list_filter = ("confirmed",)
    search_help_text = _("Name or email address of the account.")
    fieldsets = ((None, {"fields": list_display}),)
    account = "user"

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Nothing of the key and of how codes are counted."""
        return self.fieldsets


class SignIns(Noted):
    """Who signed in."""

    purpose = _("Who signed in and out, when and from where.")
    list_display = ("attempt_time", "username", "ip_address", "user_agent", "logout_time")
    list_filter = ("attempt_time",)
    fieldsets = ((None, {"fields": list_display}),)


class FailedSignIns(Noted):
    """Who did not get in."""

    purpose = _("Every wrong name, password or code.")
    list_display = ("attempt_time", "username", "ip_address", "user_agent", "locked_out")
    list_filter = ("attempt_time", "locked_out")
    fieldsets = ((None, {"fields": list_display}),)


class Locks(Noted):
    """Failures that are still counted, and the accounts and addresses that they have locked."""

    purpose = _("Failures that may lock an account or an address for a while. Delete a row to let them try again.")
    list_display = ("username", "ip_address", "attempt_time", "failures_since_start", "locked")
    list_filter = ("attempt_time",)
    fieldsets = ((None, {"fields": (*list_display, "user_agent")}),)
    actions = ()

    @admin.display(description=_("locked"))
    def locked(self, attempt: AccessAttempt) -> str:
        """Whether they are, or after how many more failures."""
        left = settings.AXES_FAILURE_LIMIT - attempt.failures_since_start
        if left <= 0:
            return gettext("locked")
        return ngettext("after %(left)d more failure", "after %(left)d more failures", left) % {"left": left}


class Jobs(Noted):
    """Work that no page waits for."""

    purpose = _("Large files that are read while nobody waits: how far each is, and what came of it.")
    list_display = ("job", "status", "enqueued_at", "started_at", "finished_at")
    list_filter = ("status",)
    fieldsets = ((None, {"fields": (*list_display, "args_kwargs", "return_value", "formatted_traceback")}),)

    @admin.display(description=_("job"))
    def job(self, result: Any) -> str:
        """What is done."""
        return _job(result)


ADDED: dict[type[Model], type] = {
    User: Accounts,
    Group: Roles,
    TOTPDevice: Phones,
    AccessLog: SignIns,
    AccessFailureLog: FailedSignIns,
    AccessAttempt: Locks,
    DBTaskResult: Jobs,
}
