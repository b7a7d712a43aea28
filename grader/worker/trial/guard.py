"""Stops a test that spins, so that it costs only itself: the tests after it still run.

It counts computing and no waiting: on a busy machine nothing changes.
"""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from grader.worker.clock import real

COMPUTING = 1.0
"""Seconds that one test may compute. What is tested here computes for a hundredth of that."""
AGAIN = 0.2
"""Seconds after which it is stopped again, should it catch this."""


class Spins(BaseException):
    """The test has computed for too long."""


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise Spins("it computes without an end")


@contextmanager
def guarded() -> Iterator[None]:
    """Raise Spins in the block, once it has computed for COMPUTING seconds."""
    if real.set_timer is None or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGPROF, _stop)
    real.set_timer(signal.ITIMER_PROF, COMPUTING, AGAIN)
    try:
        yield
    finally:
        real.set_timer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
