"""The app that holds what is known: what is stored, how it gets in, what it means."""

from importlib import import_module

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps
from django.utils.translation import gettext_lazy as _


class CooperationConfig(AppConfig):
    """Registered as ``cooperation``."""

    name = "cooperation"
    verbose_name = _("Cooperation record")

    def ready(self) -> None:
        """Register the checks, and give the tables of libraries names that an editor would give them."""
        import_module("cooperation.checks")
        from cooperation.admin.libraries import name_plainly

        name_plainly()


class RecordAdminConfig(admin_apps.AdminConfig):
    """Django's administration with the site of ``cooperation.admin``."""

    default = False
    default_site = "cooperation.admin.site.record_site"
