"""How long was the loop's thread blocked, on a machine that has other things to do as well?

In one turn of the loop (from one poll to the next) a thread computes, queues for a CPU, or
is blocked: it has asked for something and sleeps until that comes. The blocked time is wall time
minus CPU time minus queueing. On a busy machine it is never quite zero, so up to `THRESHOLD`
seconds in a turn do not count.

While another thread runs, the loop may be waiting for the interpreter's lock (the GIL). Nobody can
tell this from blocking, so what the other threads ran, or wanted to run, is subtracted.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from grader.worker.clock import real
from grader.worker.clock.kernel import RunQueueDelay

THRESHOLD = 0.2  # seconds off the CPU in one turn; a smaller one charges the machine's noise


class OffCpuMeter:
    """Measures the turns of one loop, on the thread that made the meter."""

    def __init__(self, others: Callable[[], dict[threading.Thread, float]]) -> None:
        """Start the first turn; `others` tells the seconds that each other thread wanted to run."""
        self._others = others
        self._queued = RunQueueDelay()
        self.begin_turn()

    def begin_turn(self) -> None:
        """Forget what was before. The wall clock is read last, so an interruption here costs nothing."""
        self._excused = 0.0
        self._others_at_start = self._others()
        self._delay_at_start = self._queued.read()
        self._cpu_at_start = real.thread_time()
        self._wall_at_start = real.monotonic()

    def blocked(self) -> float:
        """Return the seconds this turn has been blocked; 0 up to the threshold."""
        if real.monotonic() - self._wall_at_start <= THRESHOLD:
            return 0.0
        blocked = self.off_cpu()
        if blocked > THRESHOLD:  # only then, because to ask for the others is slow
            blocked -= self._others_ran()
        return blocked if blocked > THRESHOLD else 0.0

    def off_cpu(self) -> float:
        """Return the seconds this turn was neither on a CPU nor in the queue for one, nor excused."""
        return self._off_cpu() - self._excused

    @contextmanager
    def excused(self) -> Iterator[None]:
        """Do not count what blocks inside: starting a thread, and the clock's own waits."""
        before = self._off_cpu()
        try:
            yield
        finally:
            self._excused += max(0.0, self._off_cpu() - before)

    def close(self) -> None:
        """Close the file; the meter cannot be used any more."""
        self._queued.close()

    def _others_ran(self) -> float:
        start = self._others_at_start
        return sum(ran - start.get(thread, 0.0) for thread, ran in self._others().items())

    def _off_cpu(self) -> float:
        wall = real.monotonic() - self._wall_at_start  # first, as it is last in begin_turn
        cpu = real.thread_time() - self._cpu_at_start
        return wall - cpu - (self._queued.read() - self._delay_at_start)
