"""A server process: what it has loaded before the first reader, what no page of a reader loads, and its memory."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from tests.dashboard.kept.test_asked import WHERE

# Whose database the processes are given a copy of: it is made for tests that ask for it.
pytestmark = pytest.mark.django_db

# Each takes more memory or time to load than all pages together, and reads files, fits models or writes calendars.
HEAVY = (
    "plotly.graph_objs",
    "pandas",
    "numpy",
    "duckdb",
    "icalendar",
    "statsmodels",
    "psycopg",
    "lxml",
    "pypdf",
    "docx",
    "mcp",
)
MOST_MIB = 150
SERVE = f"""
import json, sys
from pathlib import Path
from babel import localedata
from dashboard.wsgi import application
from dashboard.charts.render import DRAWER
is_warm = DRAWER.engine is not None and "dashboard.urls" in sys.modules and "en" in localedata._cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from dashboard.urls import PAGES
from django.urls import reverse
client = Client(raise_request_exception=False, headers={{"host": "localhost"}})
with CaptureQueriesContext(connection) as captured:
    client.get("/BLR-KAZ/trade/")
asked = len(captured)
statuses = {{}}
for kind in PAGES:
    where = {WHERE!r}.get(kind.name, {{}}) | ({{"slug": "BLR-KAZ"}} if kind.of_pair else {{}})
    statuses[kind.name] = client.get(reverse(kind.name, kwargs=where)).status_code
    client.get(reverse(kind.name + "-data", kwargs=where | {{"file_type": "csv"}}))
peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
print(json.dumps({{
    "is_warm": is_warm,
    "asked": asked,
    "statuses": statuses,
    "loaded": [name for name in {HEAVY!r} if name in sys.modules],
    "mib": int(peak.split()[1]) / 1024,
}}))
"""


def run(script: str, database: Path) -> str:
    """What a script prints in a process of its own, as in production."""
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{database}",
        "DJANGO_SETTINGS_MODULE": "dashboard.settings",
        "PYTHONPATH": str(settings.BASE_DIR),
        "SECRET_KEY": "of-this-test" * 5,
        "ALLOWED_HOSTS": "localhost",
        "HTTPS": "0",
    }
    # Static files under their own names: none have been collected for a test.
    plain = (
        "import django; from django.conf import settings; settings.STORAGES['staticfiles']['BACKEND'] ="
        " 'django.contrib.staticfiles.storage.StaticFilesStorage'; django.setup()\n"
    )
    command = [sys.executable, "-W", "ignore", "-c", plain + script]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def served(database_file: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a process says of itself that has given every page once."""
    database = Path(shutil.copy(database_file, tmp_path_factory.mktemp("served")))
    found: dict[str, Any] = json.loads(run(SERVE, database).splitlines()[-1])
    return found


def test_it_is_warm_before_it_accepts(served: dict[str, Any]) -> None:
    assert served["is_warm"]


def test_the_first_reader_finds_what_the_pages_of_a_pair_rest_on(served: dict[str, Any]) -> None:
    assert served["asked"] <= 4


def test_it_starts_where_there_is_no_record_yet(tmp_path: Path) -> None:
    assert run("import dashboard.wsgi; print('up')", tmp_path / "empty.sqlite3").splitlines()[-1] == "up"


def test_no_readers_page_loads_what_only_files_and_forecasts_need(served: dict[str, Any]) -> None:
    assert {status for name, status in served["statuses"].items() if name != "product"} == {200}
    assert served["loaded"] == []


@pytest.mark.skipif(sys.platform != "linux", reason="the memory of a process is told by Linux")
def test_its_memory_after_every_page(served: dict[str, Any]) -> None:
    assert served["mib"] < MOST_MIB


def test_a_command_waits_for_no_drawing_engine(tmp_path: Path) -> None:
    said = run(
        "import sys, dashboard.urls; print([name for name in ('plotly_print', 'PIL') if name in sys.modules])", tmp_path
    )
    assert said.splitlines()[-1] == "[]"
