"""``manage.py mcp``: the record for assistants, by the Model Context Protocol."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    """Answers an assistant on standard input and output, or over HTTP where the settings name an address."""

    help = (
        "Answer assistants by the Model Context Protocol, read-only and with citations: on standard input and output, "
        "or over HTTP at MCP_HTTP (127.0.0.1:8765). Links in answers lead to SITE_ADDRESS."
    )
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Serve until the assistant hangs up, or a signal comes."""
        # Only this command loads the protocol's package.
        try:
            from dashboard.assistant.server import record_server, serve_http
        except ModuleNotFoundError as error:
            missing = "The protocol's package, mcp, is not installed: uv sync --no-dev --group assistant"
            raise CommandError(missing) from error

        if settings.MCP_HTTP:
            serve_http(settings.MCP_HTTP)
        else:
            record_server().run("stdio")
