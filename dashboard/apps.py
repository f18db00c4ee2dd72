"""The app that people see; it stores nothing."""

from django.apps import AppConfig


class DashboardConfig(AppConfig):
    """Registered as ``dashboard``, for its templates' tags."""

    name = "dashboard"
