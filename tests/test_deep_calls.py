"""The calls of a test stand in memory that is there already."""

from resource import RUSAGE_SELF, getrusage


def test_deep_calls_ask_the_system_for_no_memory() -> None:
    def deeper(calls: int) -> None:
        if calls:
            deeper(calls - 1)

    deeper(500)
    before = getrusage(RUSAGE_SELF).ru_minflt
    for _ in range(100):
        deeper(500)
    assert getrusage(RUSAGE_SELF).ru_minflt - before < 100
