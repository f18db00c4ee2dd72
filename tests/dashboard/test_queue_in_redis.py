"""The queue in Redis: a large sheet goes through it and through the worker that a site would start."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from redis import Redis

from tests.dashboard.kept.redis_server import URL, needs_redis

# The mark has the database made that the file is copied from.
pytestmark = [needs_redis, pytest.mark.django_db]

# Beside the database that other tests empty.
QUEUE = f"{URL.rpartition('/')[0]}/8"
# More than the pages of this test read within a request.
ROWS = 21
BEGIN = """
import sys
from pathlib import Path
import django
from django.conf import settings
settings.UPLOADS_DIR = Path(sys.argv.pop(1))
settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
django.setup()
"""
WORK = f"""{BEGIN}
from django.core.management import execute_from_command_line
execute_from_command_line(["manage.py", "work", "--once"])
"""
UPLOAD = f"""{BEGIN}
import json, subprocess
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.test.utils import setup_test_environment
from cooperation.admin import sheets
from cooperation.models import CountryPair, Event
setup_test_environment()
sheets.MOST_ROWS = {ROWS} - 1
WHERE = "/admin/cooperation/countrypair/sheets/"
client = Client(SERVER_NAME="localhost")
client.force_login(User.objects.create_superuser("editor"), "django.contrib.auth.backends.ModelBackend")

def work():
    subprocess.run([sys.executable, "-W", "ignore", "-c", {WORK!r}, str(settings.UPLOADS_DIR)], check=True, stdout=2)

def seen(page):
    moment, report, outcome = (page.context[name] for name in ("moment", "report", "outcome"))
    there = Event.objects.filter(code__startswith="queued-").count()
    return [moment and moment.stage, report and report.added, outcome and outcome.stored, there]

lines = ["code,happened_on,kind,title,summary,evidence"]
lines += [f"queued-{{n}},2026-02-04,visit,Visit {{n}},They met.,1:1" for n in range({ROWS})]
file = SimpleUploadedFile("events.csv", "\\n".join(lines).encode())
pair = CountryPair.objects.by_slug("BLR-KAZ").get()
page = client.post(WHERE, {{"pair": pair.pk, "table": "events", "file": file}}, follow=True)
told = [seen(page)]
work()
page = client.get(page.context["here"])
told.append(seen(page))
page = client.post(WHERE, {{"kept": page.context["kept"], "store": "1"}}, follow=True)
work()
told.append(seen(client.get(page.context["here"])))
print(json.dumps(told))
"""


@pytest.fixture
def environment(database_file: Path, tmp_path: Path) -> Iterator[dict[str, str]]:
    """As in production, with a database of its own and the queue in Redis; nothing of it stays there."""
    database = Path(shutil.copy(database_file, tmp_path / "db.sqlite3"))
    with Redis.from_url(QUEUE) as server:
        server.flushdb()
        yield {
            **os.environ,
            "DATABASE_URL": f"sqlite:///{database}",
            "DJANGO_SETTINGS_MODULE": "dashboard.settings",
            "PYTHONPATH": str(settings.BASE_DIR),
            "QUEUE_URL": QUEUE,
            "CACHE_URL": QUEUE,
            "SECRET_KEY": "of-this-test" * 5,
            "ALLOWED_HOSTS": "localhost",
            "HTTPS": "0",
        }
        server.flushdb()


def test_a_large_sheet_goes_through_redis_and_its_worker(environment: dict[str, str], tmp_path: Path) -> None:
    command = [sys.executable, "-W", "ignore", "-c", UPLOAD, str(tmp_path / "uploads")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    # How far the work is, how many rows the sheet would add, what was stored, how many rows there are.
    assert json.loads(done.stdout.splitlines()[-1]) == [
        ["wait", None, None, 0],
        [None, ROWS, "", 0],
        [None, None, f"Rows added: {ROWS}, changed: 0, unchanged: 0.", ROWS],
    ]
