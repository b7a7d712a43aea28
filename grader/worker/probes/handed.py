"""Work that the student's code hands to threads and to process pools, with the lines that did so.

Another thread's stack does not reach back to whoever gave it its work. So the lines are noted where
the work is handed over, and are found again from inside it.
"""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures.process import ProcessPoolExecutor
from contextlib import contextmanager
from time import thread_time
from typing import Any

from grader.worker.observations import ThreadWork
from grader.worker.patching import patched
from grader.worker.probes.steps import on_behalf_of, step_here

COMPUTING = 0.02
"""Seconds of CPU from which on work that was handed to a thread is noted as computing."""
MOST = 50

_here = threading.local()


def lines_that_led_here() -> list[int]:
    """The student's lines, innermost first, that gave the calling thread its present work."""
    return list(getattr(_here, "lines", ()))


class Handed:
    """Notes who hands work over; `lines` gives the student's lines that led to the caller.

    `to_processes` has the time and the lines of all that went to a process pool, in order;
    `computed` the lines that handed computing to threads, and how much it was.
    """

    def __init__(self, lines: Callable[[], list[int]], elapsed: Callable[[], float]) -> None:
        self._lines = lines
        self._elapsed = elapsed
        self.to_processes: list[tuple[float, list[int]]] = []
        self.computed: list[ThreadWork] = []

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Watch in the block."""
        start, submit = threading.Thread.start, ThreadPoolExecutor.submit
        submit_to_process = ProcessPoolExecutor.submit

        def started(thread: threading.Thread) -> None:
            thread.run = self._noted(thread.run)  # type: ignore[method-assign]
            start(thread)

        def submitted(pool: Any, function: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
            return submit(pool, self._noted(function), *args, **kwargs)

        def to_process(pool: Any, function: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
            self.to_processes.append((self._elapsed(), self._lines()))
            return submit_to_process(pool, function, *args, **kwargs)

        with patched(
            (threading.Thread, "start", started),
            (ThreadPoolExecutor, "submit", submitted),
            (ProcessPoolExecutor, "submit", to_process),
        ):
            yield

    def _noted(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function; while it runs, its thread knows the lines that lead here now."""
        lines, step = self._lines(), step_here()

        def run(*args: Any, **kwargs: Any) -> Any:
            before, began = lines_that_led_here(), thread_time()
            _here.lines = lines
            try:
                with on_behalf_of(step):
                    return function(*args, **kwargs)
            finally:
                _here.lines = before
                self._note(lines, thread_time() - began)

        return run

    def _note(self, lines: list[int], cpu: float) -> None:
        if lines and cpu >= COMPUTING and len(self.computed) < MOST:
            self.computed.append(ThreadWork(lines[0], cpu))
