"""Child processes: they live in real time, so while one is alive the clock may not jump.

Every `subprocess.Popen` is remembered (asyncio starts its subprocesses through it too), and
every process of `multiprocessing`. Those of a `ProcessPoolExecutor` matter only while it has work.
Whether the child still runs is asked of the kernel without collecting its exit status,
which belongs to whoever waits for it.

All real time counts from a child's start to its end, also what the loop itself spends.
"""

from __future__ import annotations

import multiprocessing.process
import os
import subprocess
import weakref
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures.process import ProcessPoolExecutor
from contextlib import AbstractContextManager
from typing import Any

from . import real
from .core import VirtualTime
from .patches import Swap
from .threads import Threads


class Children:
    """The child processes started since the clock was installed."""

    def __init__(self, threads: Threads) -> None:
        """Know of no child yet; `threads` knows the work that process pools have."""
        self._threads = threads
        self.counted_from: tuple[float, float] | None = None  # an instant, real and virtual
        self._known: weakref.WeakSet[subprocess.Popen[Any]] = weakref.WeakSet()
        self._of_multiprocessing: set[int] = set()

    def alive(self) -> bool:
        """Say whether any child process still runs. Those of a pool do while it has work."""
        for child in list(self._known):
            if child.returncode is not None or not _runs(child.pid):
                self._known.discard(child)
        for pid in self._of_multiprocessing.copy():  # other threads add to it meanwhile
            if not _runs(pid):
                self._of_multiprocessing.discard(pid)
        return bool(self._known or self._of_multiprocessing or self._threads.in_real_time())

    def overdue(self, virtual: float) -> float:
        """Return where the clock should be while a child lives; it stands at `virtual`."""
        if self.counted_from is None:
            return virtual
        from_real, from_virtual = self.counted_from
        now = real.monotonic()
        target = max(virtual, from_virtual + now - from_real)
        self.counted_from = (now, target) if self.alive() else None
        return target

    def count(self, virtual: VirtualTime) -> None:
        """Have real time count from now on."""
        if self.counted_from is None:
            self.counted_from = (real.monotonic(), virtual.seconds)

    def patches(
        self, virtual: VirtualTime, excused: Callable[[], AbstractContextManager[None]]
    ) -> list[Swap]:
        """Return what to replace; the time a process takes to start is `excused`."""
        process = multiprocessing.process.BaseProcess
        open_child, start_process = subprocess.Popen.__init__, process.start
        submit = ProcessPoolExecutor.submit

        def start(child: subprocess.Popen[Any], *args: Any, **kwargs: Any) -> None:
            self.count(virtual)
            with excused():
                open_child(child, *args, **kwargs)
            self._known.add(child)

        def start_of_multiprocessing(child: multiprocessing.process.BaseProcess) -> None:
            self.count(virtual)
            with excused():
                start_process(child)
            if child.pid is not None and not self._threads.submitting_to_pool():
                self._of_multiprocessing.add(child.pid)

        def submit_to_pool(pool: ProcessPoolExecutor, *args: Any, **kwargs: Any) -> Future[Any]:
            self.count(virtual)
            return self._threads.submit("helper", submit, pool, *args, **kwargs)

        return [
            (subprocess.Popen, "__init__", start),
            (process, "start", start_of_multiprocessing),
            (ProcessPoolExecutor, "submit", submit_to_pool),
        ]


def _runs(pid: int) -> bool:
    try:
        return os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None
    except ChildProcessError:
        return False
