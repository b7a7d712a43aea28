"""Work that the student's code hands to threads and to process pools, with the lines that did so.

Another thread's stack does not reach back to whoever gave it its work. So the lines are noted where
the work is handed over, and are found again from inside it.
"""

import asyncio
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import thread as pools
from concurrent.futures.process import ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any

from grader.worker.clock.real import thread_time
from grader.worker.observations import ThreadWork
from grader.worker.patching import patched
from grader.worker.probes.place import line_of_origin, line_on_stack
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

    def __init__(
        self, path: str, lines: Callable[[], list[int]], elapsed: Callable[[], float]
    ) -> None:
        self._path = path
        self._lines = lines
        self._elapsed = elapsed
        self.to_processes: list[tuple[float, list[int]]] = []
        self.computed: list[ThreadWork] = []
        self.at_work: dict[threading.Thread, int] = {}
        """Threads that do what the student's code gave them, with the line that gave it."""

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Watch in the block."""
        start, submit = threading.Thread.start, ThreadPoolExecutor.submit
        submit_to_process = ProcessPoolExecutor.submit

        def started(thread: threading.Thread) -> None:
            of_a_pool = getattr(thread, "_target", None) is pools._worker  # may get nothing to do
            thread.run = self._noted(thread.run, at_work=not of_a_pool)  # type: ignore[method-assign]
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

    def _noted(self, function: Callable[..., Any], *, at_work: bool = True) -> Callable[..., Any]:
        """The function; while it runs, its thread knows the lines that lead here now."""
        lines, step = self._lines(), step_here()
        line = self._line_here() or next(iter(lines), None)

        def run(*args: Any, **kwargs: Any) -> Any:
            before, began = lines_that_led_here(), thread_time()
            _here.lines = lines
            thread = threading.current_thread()
            if line is not None and at_work:
                self.at_work[thread] = line
            try:
                with on_behalf_of(step):
                    return function(*args, **kwargs)
            finally:
                _here.lines = before
                self.at_work.pop(thread, None)
                self._note(lines, thread_time() - began)

        return run

    def _line_here(self) -> int | None:
        """The student's line that hands something over, or that made the task that does."""
        line = line_on_stack(sys._getframe(1), self._path)
        task = asyncio.current_task() if asyncio._get_running_loop() is not None else None
        return line or (line_of_origin(task.get_coro(), self._path) if task is not None else None)

    def _note(self, lines: list[int], cpu: float) -> None:
        if lines and cpu >= COMPUTING and len(self.computed) < MOST:
            self.computed.append(ThreadWork(lines[0], cpu))
