"""Where the record is corrected. Django finds the tables here."""

from cooperation.admin import (
    changes,
    events,
    places,
    proposals,
    replacement,
    sectors,
    series,
    sources,
    status_changes,
    trade,
    translations,
)

__all__ = [
    "changes",
    "events",
    "places",
    "proposals",
    "replacement",
    "sectors",
    "series",
    "sources",
    "status_changes",
    "trade",
    "translations",
]
