"""`time.sleep` at the student's own lines, while an event loop waited for it."""

from collections.abc import Iterable

from grader.worker.clock.interface import Blocked
from grader.worker.observations import Slept

MOST = 50


def slept_at(path: str, blocked: Iterable[Blocked]) -> tuple[Slept, ...]:
    """The seconds of each line of `path`, all its times together: many short ones add up."""
    seconds: dict[int, list[float]] = {}
    for one in list(blocked):  # a copy: another thread may add to it
        if one.what == "time.sleep" and one.file == path and one.line is not None:
            seconds.setdefault(one.line, []).append(one.seconds)
    found = [Slept(line, sum(times), len(times)) for line, times in seconds.items()]
    return tuple(found[:MOST])
