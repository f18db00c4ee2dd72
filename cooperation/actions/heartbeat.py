"""The sign that a worker of the background queue gives of itself, where every process of the site finds it."""

from threading import Event, Thread

from django.core.cache import caches

KEY = "worker:heartbeat"
EVERY = 15.0
# Three signs may be missed by a machine under load; then nobody works off the queue.
LIFE = 60


def beat() -> None:
    """Say that a worker is at work; the sign is gone after a minute."""
    caches["shared"].set(KEY, True, timeout=LIFE)


def is_beating() -> bool:
    """Whether a worker of this revision of the code has given a sign within a minute."""
    return bool(caches["shared"].get(KEY))


def keep_beating(every: float = EVERY) -> Event:
    """Give the sign again and again beside the work, as long as the process lives or until the event is set."""
    ended = Event()

    def go_on() -> None:
        beat()
        while not ended.wait(every):
            beat()

    Thread(target=go_on, name="heartbeat", daemon=True).start()
    return ended
