"""``manage.py demo``: from nothing to the running site, with its data and an administrator."""

import hashlib
import os
import secrets
import signal
import subprocess
import sys
from argparse import ArgumentParser
from pathlib import Path
from types import FrameType
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from cooperation.actions.shipped import load_shipped

ADMINISTRATOR = "admin"
WORKERS = "2"
THREADS = "4"
WORKER_NICENESS = 10


def _static_revision() -> str:
    """Changes with the name, size or time of any static file."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            path = Path(storage.path(name))
            digest.update(f"{name} {path.stat().st_size} {path.stat().st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _is_migrated() -> bool:
    """Whether just the migrations that there are have been applied: told by their names, without loading them."""
    there = {
        (app.label, path.stem) for app in apps.get_app_configs() for path in Path(app.path).glob("migrations/[0-9]*.py")
    }
    applied = MigrationRecorder(connection).applied_migrations().keys()
    return there <= applied and not any(app == "cooperation" for app, _name in applied - there)


class Command(BaseCommand):
    """Prepares the site and serves it; a second run only serves it."""

    help = "Prepare the database, the shipped data, an administrator and the static files, then serve the site."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The port, and whether to stop before serving."""
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--no-server", action="store_true", help="Prepare only.")

    def handle(self, *args: Any, port: int, no_server: bool, **options: Any) -> None:
        """Do each step that is not done yet, and say so."""
        if not _is_migrated():
            call_command("migrate", verbosity=0, interactive=False, skip_checks=False)
        self._load()
        self._administrator()
        self._collect_static()
        if not no_server:
            self._serve(port)

    def _load(self) -> None:
        for report in load_shipped():
            self.stdout.write(f"Loaded {report.pair}: {report.added} rows.")

    def _administrator(self) -> None:
        """Make the administrator on the first run; its password is shown this once and kept nowhere."""
        users = get_user_model().objects
        if users.filter(is_superuser=True).exists():
            return
        password = secrets.token_urlsafe(12)
        users.create_superuser(ADMINISTRATOR, password=password)
        self.stdout.write(f"Administrator: {ADMINISTRATOR}, one-time password: {password}")
        self.stdout.write("Change it after signing in; another is made by: manage.py changepassword admin")

    def _collect_static(self) -> None:
        """Collect and compress the static files, unless those collected are of the same files as now."""
        mark = settings.VAR_DIR / "static_revision"
        revision = _static_revision()
        if not (mark.exists() and mark.read_text() == revision and settings.STATIC_ROOT.exists()):
            call_command("collectstatic", verbosity=0, interactive=False, clear=True)
            mark.write_text(revision)

    def _serve(self, port: int) -> None:
        """Run the server, and a worker for what is done in the background, until either ends or a signal comes."""
        self.stdout.write(f"Open http://127.0.0.1:{port}/ (administration: http://127.0.0.1:{port}/admin/)")
        self.stdout.flush()
        server = ["granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--workers", WORKERS]
        server += ["--no-ws", "--blocking-threads", THREADS, "--log-level", "warning", "dashboard.wsgi:application"]
        worker = [str(settings.BASE_DIR / "manage.py"), "work"]
        signal.signal(signal.SIGTERM, _end)
        started = [_start(["-m", *server]), _start(worker)]
        # Readers wait for the server, and nobody for what is done in the background.
        os.setpriority(os.PRIO_PROCESS, started[1].pid, WORKER_NICENESS)
        try:
            started[0].wait()
        except KeyboardInterrupt:
            pass
        finally:
            for process in started:
                process.terminate()
            for process in started:
                process.wait()


def _start(command: list[str]) -> "subprocess.Popen[bytes]":
    environment = os.environ | {"DEBUG": "0"}
    return subprocess.Popen([sys.executable, *command], cwd=settings.BASE_DIR, env=environment)  # noqa: S603 - ours


def _end(number: int, frame: FrameType | None) -> None:
    """End as on Ctrl-C, so that what was started ends too."""
    raise KeyboardInterrupt
