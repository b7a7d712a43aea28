"""Say where a scenario is, shortly before its time is up.

A thread waits beside the scenario. When the limit is near it sends what is known so far, with the
student's lines at which the code is working or waiting, so that a hang can be explained.
The grader kills the worker a moment later, whatever this thread does.
"""

import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from grader.worker.beside import start_beside
from grader.worker.clock import real
from grader.worker.clock.interface import Clock
from grader.worker.observations import Observations
from grader.worker.probes.place import line_on_stack
from grader.worker.usage import Budget, usage

HEAD_START = 0.4
"""Seconds before the limit at which the report is sent."""
STEP = 0.1
"""Seconds between two looks at the time that is left."""


@contextmanager
def watch(
    clock: Clock,
    limit: float,
    computing: float,
    look: Callable[[], Observations],
    send: Callable[[Observations], None],
) -> Iterator[None]:
    """Send what `look` gives, from another thread, if the block takes nearly `limit` seconds.

    The seconds are real ones, as the grader counts them (`usage.py`); the same goes for those of
    `computing`. Nothing is sent once the block is left: to look may take a while, and
    the grader expects no such frame any more.
    """
    over, sending = threading.Event(), threading.Lock()

    def wait() -> None:
        budget = Budget(limit - HEAD_START, computing - HEAD_START, lambda: usage(os.getpid()))
        while (step := min(budget.left, STEP)) > 0:
            began = real.monotonic()
            if over.wait(step):
                return
            budget.spend(real.monotonic() - began)  # more than a step, beside code that computes
        seen = look()
        with sending:
            if not over.is_set():
                send(seen)

    start_beside(clock, "overdue", wait)
    try:
        yield
    finally:
        with sending:
            over.set()


def running_line(path: str) -> int | None:
    """The line of the file `path` that is running in the main thread."""
    return line_on_stack(sys._current_frames().get(threading.main_thread().ident or 0), path)
