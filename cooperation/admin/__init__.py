"""Where the record is corrected. Django finds the tables here."""

from cooperation.admin import places, proposals, sectors, sources, status_changes, trade, translations

__all__ = ["places", "proposals", "sectors", "sources", "status_changes", "trade", "translations"]
