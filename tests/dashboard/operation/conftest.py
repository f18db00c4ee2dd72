"""The layer of kept answers, for tests of what stands around it."""

from tests.dashboard.kept.conftest import keeping

__all__ = ["keeping"]
