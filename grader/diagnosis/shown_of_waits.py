"""Where to look for a mistake about waits and cancellations that only a check can know."""

from collections.abc import Callable, Iterator

from grader.diagnosis.source import Source
from grader.diagnosis.ties import lines_that_hide_others

OF_WAITS: dict[str, Callable[[Source], Iterator[int] | list[int]]] = {
    "one-of-those-done": lines_that_hide_others,
}
