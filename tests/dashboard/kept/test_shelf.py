"""The memory of a process: so many bytes, and the least recently asked for goes."""

from dashboard.kept.answers import Answer, Body
from dashboard.kept.shelf import Shelf


def answer(size: int) -> Answer:
    """An answer that takes so many bytes."""
    return Answer({"identity": Body.of(bytes(size), "tag", {})})


def test_what_was_not_asked_for_longest_goes_first() -> None:
    shelf = Shelf(300)
    for key in "abc":
        shelf.put(key, answer(100))
    assert shelf.get("a")
    shelf.put("d", answer(100))
    assert [key for key in "abcd" if shelf.get(key)] == ["a", "c", "d"]
    assert shelf.size == 300


def test_several_go_where_one_takes_their_room() -> None:
    shelf = Shelf(300)
    for key in "abc":
        shelf.put(key, answer(100))
    shelf.put("d", answer(150))
    assert [key for key in "abcd" if shelf.get(key)] == ["c", "d"]
    assert shelf.size == 250


def test_another_under_the_same_key_takes_its_place() -> None:
    shelf = Shelf(300)
    shelf.put("a", answer(100))
    shelf.put("a", answer(200))
    assert shelf.size == 200


def test_what_is_larger_than_the_whole_is_not_kept() -> None:
    shelf = Shelf(100)
    shelf.put("a", answer(50))
    shelf.put("b", answer(150))
    assert shelf.get("a")
    assert shelf.get("b") is None
