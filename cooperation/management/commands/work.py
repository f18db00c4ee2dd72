"""``manage.py work``: what is done in the background, wherever the settings say that the queue stands."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from cooperation.actions.heartbeat import keep_beating

OF_DATABASE = ("db_worker", "--no-reload", "--verbosity", "0")
OF_REDIS = ("rqworker", "--job-class", "django_tasks_rq.Job", "default")


class Command(BaseCommand):
    """Works off the queue until a signal ends it, and tells the site that it is there."""

    help = "Work off the queue of background work: in the database, or in Redis where QUEUE_URL names one."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whether to end with the queue."""
        parser.add_argument("--once", action="store_true", help="End when nothing is left to do.")

    def handle(self, *args: Any, once: bool, **options: Any) -> None:
        """Start the worker of the queue beside the sign of its life."""
        ended = keep_beating()
        command, end = (OF_REDIS, "--burst") if settings.QUEUE_URL else (OF_DATABASE, "--batch")
        try:
            call_command(*command, *([end] if once else []))
        finally:
            ended.set()
