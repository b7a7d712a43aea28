"""Threads that the student's code started itself and that are still running at the end."""

import sys
import threading
import weakref
from collections.abc import Iterator
from concurrent.futures import thread as pools
from contextlib import contextmanager

from grader.worker.clock import real
from grader.worker.observations import Loose
from grader.worker.patching import patched
from grader.worker.probes.place import line_on_stack

GRACE = 0.2
"""Real seconds that a thread has to end: it may have said that it is done just before it is."""
LOOK_EVERY = 0.01
OF_LIBRARIES = ("concurrent.", "multiprocessing.")
"""Modules whose threads belong to a pool: it ends them, or Python does."""


class OwnThreads:
    """Notes the line of `path` that starts a thread. Workers of pools and daemons do not count."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._lines: weakref.WeakKeyDictionary[threading.Thread, int] = weakref.WeakKeyDictionary()
        self.left: tuple[Loose, ...] = ()

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Note threads that are started in the block."""
        start = threading.Thread.start

        def started(thread: threading.Thread) -> None:
            line = line_on_stack(sys._getframe(1), self._path)
            if line is not None:
                self._lines[thread] = line
            start(thread)

        with patched((threading.Thread, "start", started)):
            yield

    def look(self) -> None:
        """Keep those that are running, a moment after everything else is over."""
        until = real.monotonic() + GRACE
        while (running := self._running()) and real.monotonic() < until:
            real.sleep(LOOK_EVERY)
        self.left = tuple(Loose(thread.name, self._lines[thread]) for thread in running)

    def _running(self) -> list[threading.Thread]:
        known = list(self._lines)
        return [thread for thread in known if thread.is_alive() and not _is_excused(thread)]


def _is_excused(thread: threading.Thread) -> bool:
    """Whether a thread ends with the program, or is a pool's worker."""
    of_library = type(thread).__module__.startswith(OF_LIBRARIES)
    return thread.daemon or of_library or thread in pools._threads_queues
