"""Where answers are kept: one computation however many ask, in one process or in several."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Lock
from time import sleep

from django.core.cache import caches
from django.http import HttpResponse, HttpResponseBase

from dashboard.kept.answers import Answer
from dashboard.kept.store import Store

READERS = 50


class Building:
    """A page that takes a while to build, and counts how often it is."""

    def __init__(self, response: HttpResponse | None = None) -> None:
        self.times = 0
        self.lock = Lock()
        self.response = response

    def __call__(self) -> Answer | HttpResponseBase:
        with self.lock:
            self.times += 1
        sleep(0.05)
        return self.response or Answer.of(HttpResponse(b"the page"))


def ask_at_once(stores: list[Store], build: Building, *, filtered: bool) -> list[Answer | HttpResponseBase]:
    """What so many readers are given who all ask in the same moment, each of one of the processes."""
    together = Barrier(READERS)

    def ask(number: int) -> Answer | HttpResponseBase:
        together.wait()
        return stores[number % len(stores)].get("key", filtered=filtered, build=build)

    with ThreadPoolExecutor(READERS) as readers:
        return list(readers.map(ask, range(READERS)))


def test_fifty_first_readers_of_one_process_wait_for_one_computation() -> None:
    for filtered in (False, True):
        build = Building()
        given = ask_at_once([Store(10_000)], build, filtered=filtered)
        assert build.times == 1
        assert all(isinstance(answer, Answer) for answer in given)
        caches["shared"].clear()


def test_fifty_first_readers_of_two_processes_wait_for_one_computation() -> None:
    build = Building()
    given = ask_at_once([Store(10_000), Store(10_000)], build, filtered=False)
    assert build.times == 1
    assert len({answer.size for answer in given if isinstance(answer, Answer)}) == 1


def test_what_one_process_built_another_finds() -> None:
    build = Building()
    for store in (Store(10_000), Store(10_000)):
        for _ in range(2):
            store.get("key", filtered=False, build=build)
    assert build.times == 1


def test_nobody_fills_what_is_shared_with_made_up_filters() -> None:
    build = Building()
    for store in (Store(10_000), Store(10_000)):
        for _ in range(2):
            store.get("key", filtered=True, build=build)
    assert build.times == 2


def test_filters_do_not_push_out_whole_pages() -> None:
    store, build = Store(100), Building()
    store.get("whole", filtered=False, build=build)
    for number in range(100):
        store.get(f"filtered {number}", filtered=True, build=lambda: Answer.of(HttpResponse(b"one of many")))
    caches["shared"].clear()
    store.get("whole", filtered=False, build=build)
    assert build.times == 1


def test_what_is_no_answer_for_all_is_built_each_time() -> None:
    store, build = Store(10_000), Building(HttpResponse(status=404))
    for _ in range(2):
        assert isinstance(store.get("key", filtered=False, build=build), HttpResponse)
    assert build.times == 2


def test_a_computation_that_fails_holds_nobody_up() -> None:
    store = Store(10_000)

    def fail() -> Answer:
        raise ZeroDivisionError

    for _ in range(2):
        try:
            store.get("key", filtered=False, build=fail)
        except ZeroDivisionError:
            continue
    assert isinstance(store.get("key", filtered=False, build=Building()), Answer)


def test_a_process_that_ends_in_the_middle_holds_others_up_for_a_while_only() -> None:
    store, build = Store(10_000), Building()
    store.get("key", filtered=False, build=build)
    (name,) = [key for key in caches["shared"]._cache if "being-built" not in key]  # type: ignore[attr-defined]
    caches["shared"].clear()
    mark = name.split(":", 2)[2] + ":being-built"
    caches["shared"].set(mark, True, timeout=0.1)
    assert isinstance(Store(10_000).get("key", filtered=False, build=build), Answer)
    assert build.times == 2
