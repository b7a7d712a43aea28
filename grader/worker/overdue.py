"""Say where a scenario is when its time is up.

A thread waits beside the scenario. At the limit it sends what is known so far, with the student's lines
at which the code is working or waiting, so that a hang can be explained. The grader stops the worker
when it reads that; and a moment later also if it has heard nothing, whatever this thread does.
"""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from grader.worker.beside import start_beside
from grader.worker.clock import real
from grader.worker.clock.interface import Clock
from grader.worker.observations import Observations
from grader.worker.probes.place import line_on_stack
from grader.worker.usage import STEP, Budget, usage

ONE_TURN = 3.0
"""Seconds that the main thread may compute in one turn of its event loop: what needs more spins there."""
ONE_OF_MANY = 1.0
"""The same, once the grader has told that the scenarios of the answer compute much, all together."""
TOLD_BY = getattr(signal, "SIGURG", None)
"""The signal by which the grader tells that: one that does nothing by default. Windows has none."""


def listen() -> None:
    """Have the grader's signal wait until somebody asks, in all threads that are started from here on."""
    if TOLD_BY is not None:
        signal.pthread_sigmask(signal.SIG_BLOCK, {TOLD_BY})


@contextmanager
def watch(
    clock: Clock,
    limit: float,
    computing: float,
    look: Callable[[], Observations],
    send: Callable[[Observations], None],
    *,
    turns: Callable[[], int] | None = None,
) -> Iterator[None]:
    """Send what `look` gives, from another thread, if the block takes `limit` seconds.

    The seconds are real ones, as the grader counts them (`usage.py`); the same goes for those of
    `computing`. `turns` counts the turns of the event loop, if one turn may take too long as well.
    Nothing is sent once the block is left: to look may take a while, and the grader expects no such
    frame any more.
    """
    over, sending = threading.Event(), threading.Lock()

    def wait() -> None:
        budget = Budget(limit, computing, lambda: usage(os.getpid()))
        turn = Turn(turns) if turns is not None else None
        while (step := min(budget.left, STEP)) > 0 and not (turn and turn.spins()):
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


class Turn:
    """The turn of the event loop in which the main thread is."""

    def __init__(self, turns: Callable[[], int]) -> None:
        self._turns = turns
        self._computing = real.computing_of(threading.main_thread().ident or 0)
        self._now = self._began = -1.0

    def spins(self) -> bool:
        """Whether it has taken longer than it may."""
        told = TOLD_BY is not None and TOLD_BY in signal.sigpending()
        return self.computed() >= (min(ONE_OF_MANY, ONE_TURN) if told else ONE_TURN)

    def computed(self) -> float:
        """The seconds that the thread has computed since this was asked first in the same turn; 0 if unknown."""
        if self._computing is None:
            return 0.0
        turn, seconds = self._turns(), self._computing()
        if turn != self._now:
            self._now, self._began = turn, seconds
        return seconds - self._began


def running_line(path: str) -> int | None:
    """The line of the file `path` that is running in the main thread."""
    return line_on_stack(sys._current_frames().get(threading.main_thread().ident or 0), path)
