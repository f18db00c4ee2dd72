"""Where work in the background waits is a matter of one setting."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings

SHOW = "import json, dashboard.settings as s; print(json.dumps([s.TASKS, s.RQ_QUEUES, s.INSTALLED_APPS]))"
OF_DATABASE, OF_REDIS = "django_tasks_db.DatabaseBackend", "django_tasks_rq.RQBackend"


@pytest.mark.parametrize(
    ("address", "backend", "url"),
    [
        ("", OF_DATABASE, ""),
        ("redis://127.0.0.1:6379/7", OF_REDIS, "redis://127.0.0.1:6379/7"),
        ("valkey://127.0.0.1:6379/7", OF_REDIS, "redis://127.0.0.1:6379/7"),
    ],
)
def test_the_queue_stands_where_its_setting_says(address: str, backend: str, url: str) -> None:
    environment = os.environ | {"QUEUE_URL": address}
    told = subprocess.run(
        [sys.executable, "-c", SHOW], env=environment, cwd=settings.BASE_DIR, capture_output=True, text=True, check=True
    )
    tasks, queues, apps = json.loads(told.stdout)
    assert tasks["default"]["BACKEND"] == backend
    assert queues["default"]["URL"] == url
    assert ("django_tasks_rq" in apps) == (backend == OF_REDIS)
