"""Answers kept in the memory of a process: the least recently asked for goes when there are too many bytes."""

from collections import OrderedDict
from threading import Lock

from dashboard.kept.answers import Answer


class Shelf:
    """Room for answers of ``most`` bytes together. Threads may share it."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.size = 0
        self._answers: OrderedDict[str, Answer] = OrderedDict()
        self._lock = Lock()

    def get(self, key: str) -> Answer | None:
        """The answer under a key, which now counts as the last asked for."""
        with self._lock:
            if key not in self._answers:
                return None
            self._answers.move_to_end(key)
            return self._answers[key]

    def put(self, key: str, answer: Answer) -> None:
        """Keep an answer, and let go of others until all that is kept fits; one that is too large is not kept."""
        if answer.size > self.most:
            return
        with self._lock:
            if key in self._answers:
                self.size -= self._answers.pop(key).size
            self._answers[key] = answer
            self.size += answer.size
            while self.size > self.most:
                _, gone = self._answers.popitem(last=False)
                self.size -= gone.size
