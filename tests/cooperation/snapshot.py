"""All that the database holds of the record, to be compared before and after."""

from typing import Any

from django.apps import apps


def snapshot() -> dict[str, list[dict[str, Any]]]:
    """The rows of every table of the record, relations included."""
    tables = apps.get_app_config("cooperation").get_models(include_auto_created=True)
    return {table._meta.db_table: list(table._default_manager.order_by("pk").values()) for table in tables}
