"""The app that holds what is known: what is stored, how it gets in, what it means."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CooperationConfig(AppConfig):
    """Registered as ``cooperation``."""

    name = "cooperation"
    verbose_name = _("Cooperation record")
