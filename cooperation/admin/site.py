"""The site of the administration: what is where, by what somebody wants to do."""

from base64 import b32encode
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, wraps
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import BadRequest
from django.db.models import Count, Model, Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django_otp import login as otp_login
from django_otp import user_has_device
from django_otp.plugins.otp_totp.models import TOTPDevice

from cooperation.actions.review import UNPUBLISHED
from cooperation.admin import typed
from cooperation.admin.choices import RowChoices
from cooperation.admin.libraries import ADDED
from cooperation.admin.signing_in import SignInForm, lacks_device, may_edit, picture, waiting_device
from cooperation.admin.waiting import first_page

type View = Callable[..., HttpResponseBase]


@dataclass(frozen=True)
class Task:
    """A part of an editor's work and the tables it needs."""

    key: str
    title: Promise
    purpose: Promise
    tables: tuple[str, ...]


TASKS = (
    Task(
        "sources",
        _("Sources and statements"),
        _("Everything starts here: a source, its numbered paragraphs, and what they say."),
        ("Source", "Paragraph", "Statement"),
    ),
    Task(
        "proposals",
        _("Proposals and events"),
        _("What was put forward, how far it got, and the dated events that show it."),
        ("Proposal", "StatusChange", "ProposalParty", "Event", "Bearing", "EvidenceSearch"),
    ),
    Task(
        "trade",
        _("Trade"),
        _("Numbers, as the sources state them."),
        ("TradeFigure", "Target", "StatedCount", "ExchangeRate", "SeriesEdition", "Scope"),
    ),
    Task(
        "products",
        _("Trade by product"),
        _("What the two countries buy and sell, from files of statistics."),
        ("ProductUpload", "ProductExclusion", "Product"),
    ),
    Task(
        "places",
        _("Places"),
        _("The pairs, and who speaks, acts and is spoken of within them."),
        ("CountryPair", "AcceptedFinding", "Body", "Facility"),
    ),
    Task(
        "reference",
        _("Reference"),
        _("What all pairs share; a change here shows on every page."),
        ("Country", "CountryGroup", "Sector", "Translation"),
    ),
    Task(
        "history",
        _("History"),
        _("Who changed what, and when."),
        ("Change", "LogEntry"),
    ),
    Task(
        "people",
        _("Accounts"),
        _("Who may do what."),
        ("User", "Group", "TOTPDevice"),
    ),
    Task(
        "operation",
        _("Running the site"),
        _("Work in the background, and who signed in or could not."),
        ("DBTaskResult", "AccessLog", "AccessFailureLog", "AccessAttempt"),
    ),
)


class RecordSite(AdminSite):
    """Django's administration, in the order of an editor's work."""

    site_header = _("Cooperation Monitor")
    site_title = _("Cooperation Monitor")
    index_title = _("What waits, and what there is")
    login_form = SignInForm

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        """As Django does; what this site adds to a table of a library comes before what the library says."""
        models = [model_or_iterable] if isinstance(model_or_iterable, type) else [*model_or_iterable]
        if added := tuple(ADDED[model] for model in models if model in ADDED):
            admin_class = type(admin_class.__name__, (*added, admin_class), {})
        super().register(models, admin_class, **options)

    def has_permission(self, request: HttpRequest) -> bool:
        """Whether somebody is signed in, with the second factor where it is asked for."""
        return may_edit(request.user)

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """The tables that somebody may see, task by task."""
        listed = super().get_app_list(request)
        tables = {table["object_name"]: table for app in listed for table in app["models"]}
        if app_label:
            tables = {name: table for name, table in tables.items() if table["model"]._meta.app_label == app_label}
        groups = [(task, [tables[name] for name in task.tables if name in tables]) for task in TASKS]
        return [self._group(task, found) for task, found in groups if found]

    def _group(self, task: Task, tables: list[dict[str, Any]]) -> dict[str, Any]:
        for table in tables:
            table["purpose"] = self.get_model_admin(table["model"]).purpose  # type: ignore[attr-defined]
        return {
            "name": task.title,
            "purpose": task.purpose,
            "app_label": task.key,
            "app_url": f"{self._address('index')}#{task.key}",
            "has_module_perms": True,
            "models": tables,
        }

    # Django documents no hook of their own for these pages, but that a site may override any of them.
    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """What waits for whom, then the tasks, with the number of rows and of drafts in each table."""
        return _counted(super().index(request, {"waiting": first_page(request.user), **(extra_context or {})}))

    def app_index(
        self, request: HttpRequest, app_label: str, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        """The same for one of Django's apps."""
        titles = [app.verbose_name for app in apps.get_app_configs() if app.label == app_label]
        context = {"title": titles[0] if titles else "", **(extra_context or {})}
        return _counted(super().app_index(request, app_label, context))

    def admin_view(self, view: View, cacheable: bool = False) -> View:  # type: ignore[override]
        """Refuse addresses with a NUL byte before a database does; keep what is sent when the session has ended."""

        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if has_nul(request):
                raise BadRequest("The address holds a NUL byte.")
            return view(request, *args, **kwargs)

        inner = super().admin_view(guarded, cacheable)

        @wraps(inner)
        def kept(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            fields = typed.fields_of(request.POST) if request.method == "POST" else []
            if fields and not self.has_permission(request):
                return self._ask_to_sign_in(request, fields)
            return inner(request, *args, **kwargs)

        return kept

    def _ask_to_sign_in(self, request: HttpRequest, fields: typed.Fields) -> HttpResponseBase:
        """The page on which one signs in, with what was sent in a hidden field of it."""
        address = request.get_full_path()
        context = {
            **self.each_context(request),
            "title": gettext("Log in"),
            "app_path": f"{self._address('login')}?{urlencode({'next': address})}",
            "next": address,
            "form": SignInForm(request, initial={"typed": typed.sealed(address, fields)}),
        }
        return TemplateResponse(request, "admin/login.html", context)

    # As above: the documented form of signing in sees no answer, and the second factor and what was typed need one.
    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Sign in; what was typed before the session ended is given back then."""
        answer = super().login(request, extra_context)
        if lacks_device(request.user):
            return HttpResponseRedirect(self._address("second_factor"))
        address, fields = typed.unsealed(request.POST.get("typed", ""))
        if fields and self.has_permission(request):
            return typed.give_back(request, self.each_context(request), address, fields)
        return answer

    def get_urls(self) -> list[URLResolver | URLPattern]:
        """The page of one's own second factor besides, and in place of Django's what a search box for rows finds."""
        choices = self.admin_view(RowChoices.as_view(admin_site=self))
        return [
            path("second-factor/", never_cache(csrf_protect(self.second_factor)), name="second_factor"),
            path("autocomplete/", choices, name="autocomplete"),
            *super().get_urls(),
        ]

    def second_factor(self, request: HttpRequest) -> HttpResponseBase:
        """Get a second factor, or give it up where none is asked for."""
        user = request.user
        has_one = user.is_authenticated and user_has_device(user)
        if not (user.is_authenticated and user.is_staff) or (has_one and not self.has_permission(request)):
            return redirect_to_login(request.get_full_path(), self._address("login"))
        if request.method == "POST" and has_one:
            if not settings.SECOND_FACTOR_REQUIRED:
                TOTPDevice.objects.filter(user=user).delete()
                messages.success(request, gettext("Two-step sign-in is off: your password is enough now."))
            return HttpResponseRedirect(self._address("second_factor"))
        device = None if has_one else waiting_device(user)
        if request.method == "POST" and device:
            if device.verify_token(request.POST.get("code", "")):
                device.confirmed = True
                device.save()
                otp_login(request, device)
                messages.success(
                    request, gettext("Two-step sign-in is on: from now on you need a code from your app, too.")
                )
                return HttpResponseRedirect(self._address("index"))
            messages.error(
                request,
                gettext("This code is wrong or too old. Nothing was changed: type the one that the app shows now."),
            )
        context = {
            **self.each_context(request),
            "title": gettext("Two-step sign-in"),
            "is_required": settings.SECOND_FACTOR_REQUIRED,
            "picture": picture(device) if device else "",
            "key": b32encode(device.bin_key).decode() if device else "",
        }
        return TemplateResponse(request, "admin/second_factor.html", context)

    def _address(self, page: str) -> str:
        return reverse(f"admin:{page}", current_app=self.name)


def has_nul(request: HttpRequest) -> bool:
    """Whether an address holds a NUL byte, which no row can hold and some databases fail on."""
    asked = [text for name, values in request.GET.lists() for text in (name, *values)]
    return any("\0" in text for text in (request.path, *asked))


def _counted(page: TemplateResponse) -> TemplateResponse:
    """Add to each table that a page lists how many rows it has, and how many of them are drafts."""
    for group in (page.context_data or {})["app_list"]:
        for table in group["models"]:
            table.update(_counts(table["model"]))
    return page


def _counts(model: type[Model]) -> dict[str, int]:
    has_state = any(field.name == "state" for field in model._meta.fields)
    drafts = {"drafts": Count("pk", filter=Q(state__in=UNPUBLISHED))} if has_state else {}
    return model._default_manager.aggregate(rows=Count("pk"), **drafts)


@cache
def record_site() -> RecordSite:
    """The one site; tables register with it while it is being made."""
    return RecordSite()
