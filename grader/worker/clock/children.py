"""Child processes live in real time, so the clock may not jump while one is alive.

A child that `subprocess.Popen` started counts (asyncio starts its subprocesses through it too), and
so does a process of `multiprocessing`. The processes of a `ProcessPoolExecutor` count only while it
has work. The kernel tells whether a child still runs. That does not collect its exit status, which
belongs to whoever waits for it.

From a child's start to its end all real time counts, also what the loop itself spends. A thread that
waits with a time limit, or for something real, counts in the same way.
"""

from __future__ import annotations

import os
import subprocess
import weakref
from typing import Any

from grader.worker.clock import real
from grader.worker.clock.core import VirtualTime
from grader.worker.clock.threads import Threads


class Children:
    """The child processes started since the clock was installed."""

    def __init__(self, virtual: VirtualTime, threads: Threads) -> None:
        """`threads` knows which process pools have work, and which threads wait in real time."""
        self._virtual = virtual
        self._threads = threads
        self._counted_from: tuple[float, float] | None = None  # an instant, real and virtual
        self._opened: weakref.WeakSet[subprocess.Popen[Any]] = weakref.WeakSet()
        self._pids: set[int] = set()  # of multiprocessing

    @property
    def counting(self) -> bool:
        """Whether real time counts."""
        return self._counted_from is not None

    def count(self) -> None:
        """Have real time count from now on, for as long as `alive`."""
        if self._counted_from is None:
            self._counted_from = (real.monotonic(), self._virtual.seconds)

    def add(self, child: subprocess.Popen[Any]) -> None:
        """Note a child that `subprocess` has started."""
        self._opened.add(child)

    def add_pid(self, pid: int) -> None:
        """Note a child that `multiprocessing` has started."""
        self._pids.add(pid)

    def alive(self) -> bool:
        """Say whether anything lives in real time."""
        for child in list(self._opened):
            if child.returncode is not None or not _runs(child.pid):
                self._opened.discard(child)
        for pid in self._pids.copy():  # other threads add to it meanwhile
            if not _runs(pid):
                self._pids.discard(pid)
        return bool(self._opened or self._pids or self._threads.in_real_time())

    def target(self) -> float:
        """Return where the clock should be by now; stop counting when nothing is alive."""
        if self._counted_from is None:
            return self._virtual.seconds
        from_real, from_virtual = self._counted_from
        now = real.monotonic()
        target = max(self._virtual.seconds, from_virtual + now - from_real)
        self._counted_from = (now, target) if self.alive() else None
        return target


def _runs(pid: int) -> bool:
    try:
        return os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None
    except ChildProcessError:
        return False
