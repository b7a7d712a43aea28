"""Threads of the student's code that keep the program from ending.

A thread that it started itself and that is still running, and a thread of a pool that waits, with no
time limit, for something that does not come.
"""

import sys
import threading
import weakref
from collections.abc import Iterator, Mapping
from concurrent.futures import thread as pools
from contextlib import contextmanager
from multiprocessing import active_children

from grader.worker.clock import real
from grader.worker.observations import Loose
from grader.worker.patching import patched
from grader.worker.probes.place import line_on_stack
from grader.worker.probes.stuck import waits_for_good

GRACE = 0.2
"""Real seconds that a thread has to end: it may have said that it is done just before it is."""
LOOK_EVERY = 0.01
OF_LIBRARIES = ("concurrent.", "multiprocessing.")
"""Modules whose threads belong to a pool: it ends them, or Python does."""


class OwnThreads:
    """Notes the line of `path` that starts a thread. Daemons do not count.

    `at_work` has the threads that do what was given to them, also those of pools, with the line.
    """

    def __init__(self, path: str, at_work: Mapping[threading.Thread, int]) -> None:
        self._path = path
        self._at_work = at_work
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
        self.left = tuple(Loose(thread.name, line) for thread, line in running.items())

    def _running(self) -> dict[threading.Thread, int]:
        """Threads that still run, or that wait for good, with the student's line for each."""
        own = {thread: line for thread, line in self._lines.items() if not _is_excused(thread)}
        pools = {
            thread: line
            for thread, line in dict(self._at_work).items()
            if _is_of_a_pool(thread) and waits_for_good(thread)
        }
        if pools and active_children():
            pools = {}  # what they wait for may be those processes, which end by themselves
        return {thread: line for thread, line in (own | pools).items() if thread.is_alive()}


def _is_excused(thread: threading.Thread) -> bool:
    """Whether a thread ends with the program, or is a pool's worker."""
    of_library = type(thread).__module__.startswith(OF_LIBRARIES)
    return thread.daemon or of_library or _is_of_a_pool(thread)


def _is_of_a_pool(thread: threading.Thread) -> bool:
    return thread in pools._threads_queues
