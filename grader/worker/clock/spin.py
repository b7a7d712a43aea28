"""Code that waits by asking for the time over and over.

`while time.monotonic() < end: pass` and `while not done: await sleep(0)` are never idle. They
never let the clock jump, so they would run for ever. The one asks for the time, and each turn of the other's
loop counts as asking. A thread that has asked `PATIENCE` times while the clock stood still is spinning. From then
on the CPU time that it uses passes on the clock, as it would on the wall clock; or faster, where nothing
else in the process is at work.
"""

from __future__ import annotations

import threading

from grader.worker.clock import real

PATIENCE = 20_000  # questions


class Spin(threading.local):
    """Counts questions, for each thread by itself."""

    _moment = -1
    _asked = 0
    _cpu = 0.0

    def asked(self, moment: int) -> float:
        """Count a question; return the seconds to pass. A new `moment` starts the count again."""
        if moment != self._moment:
            self._moment, self._asked = moment, 0
        self._asked += 1
        if self._asked < PATIENCE:
            return 0.0
        cpu = real.thread_time()
        used = cpu - self._cpu if self._asked > PATIENCE else 0.0
        self._cpu = cpu
        return used
