"""The site for a server process of the tests: static files by their own names, so that none have to be collected."""

from django.conf import settings

settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"

from dashboard.wsgi import application  # noqa: E402 - the storage is chosen before the site is loaded

__all__ = ["application"]
