"""Locks where there is one thread only: nobody can free one while somebody waits for it.

`threading` makes its events, conditions and queues of them, so these wait in the same way.
"""

import sys
import threading
from collections.abc import Callable
from functools import partial
from typing import Any

from grader.worker.patching import Patch

Wait = Callable[[float | None, str, int], None]
"""Told for how many seconds somebody waits in vain (None is for ever), and of the file and line."""
MODULES = (__name__, "threading", "queue", "concurrent.futures._base")
"""What only passes on that somebody waits."""


def lock_patches(wait: Wait) -> list[Patch]:
    """What to replace in `threading`."""
    make = partial(_Lock, wait)
    return [(threading, "Lock", make), (threading, "_allocate_lock", make)]


class _Lock:
    """As `threading.Lock`."""

    def __init__(self, wait: Wait) -> None:
        self._wait = wait
        self._held = False

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        if self._held:
            if blocking:
                self._wait(None if timeout < 0 else timeout, *_caller())
            return False
        self._held = True
        return True

    def release(self) -> None:
        if not self._held:
            raise RuntimeError("release unlocked lock")
        self._held = False

    def locked(self) -> bool:
        return self._held

    def __enter__(self) -> bool:
        return self.acquire()

    def __exit__(self, *_: Any) -> None:
        self.release()


def _caller() -> tuple[str, int]:
    """The file and the line of whoever waits, beyond what Python itself makes of locks."""
    frame = sys._getframe(1)
    while frame.f_globals.get("__name__") in MODULES and frame.f_back is not None:
        frame = frame.f_back
    return frame.f_code.co_filename, frame.f_lineno
