"""What the scenarios of an answer compute, all together: an answer that spins may spin in each of them.

Then each is told, and gives up sooner than one that spins alone (`grader/worker/overdue.py`).
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager

TOGETHER = 6.0
"""Seconds of computing of all scenarios of an answer: what needs more is taken to spin."""

TooMuch = Callable[[float], bool]
"""Is told the seconds that a scenario has computed; whether that is too much, all together."""


class Spending:
    """The seconds of computing of the answers that are under way."""

    def __init__(self) -> None:
        self._seconds: dict[Hashable, list[float]] = {}
        self._under_way: Counter[Hashable] = Counter()

    @contextmanager
    def share(self, answer: Hashable) -> Iterator[TooMuch]:
        """Count one more scenario of this answer; what it has computed counts until all of them are over."""
        seconds = self._seconds.setdefault(answer, [])
        mine = len(seconds)
        seconds.append(0.0)

        def too_much(computed: float) -> bool:
            seconds[mine] = computed
            return sum(seconds) >= TOGETHER

        self._under_way[answer] += 1
        try:
            yield too_much
        finally:
            self._under_way[answer] -= 1
            if not self._under_way[answer]:
                del self._seconds[answer], self._under_way[answer]
