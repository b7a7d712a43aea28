"""How long one callback blocked the event loop, and at which line.

While a callback runs, nothing else does. Each one is timed, and of a long one a watchdog thread
samples the stack meanwhile. On the fast clock a blocking call is charged, but computing is not: it is
metered here, by the thread's CPU time. Both block the loop.
"""

import asyncio.events
import os
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic, sleep
from types import FrameType
from typing import Any

from grader.worker import clock
from grader.worker.beside import start_beside
from grader.worker.clock.interface import Clock
from grader.worker.clock.kernel import RunQueueDelay
from grader.worker.clock.real import thread_time
from grader.worker.observations import BlockedStretch
from grader.worker.patching import patched
from grader.worker.probes.place import line_on_stack
from grader.worker.probes.steps import Steps

LONG = 0.05
"""Seconds from which on a callback counts as blocking the loop."""
SAMPLE_EVERY = 0.02
CLOCK = os.path.dirname(clock.__file__) + os.sep
MOST = 200


def _in_clock(frame: FrameType | None) -> bool:
    """Whether a thread is in the clock's own code. It waits there, so the watchdog runs too often then."""
    return frame is not None and frame.f_code.co_filename.startswith(CLOCK)


class BlockedLoop:
    """Times the callbacks of the loop that runs in the thread which made this."""

    def __init__(self, clock: Clock, path: str, elapsed: Callable[[], float], steps: Steps) -> None:
        self._clock = clock
        self._steps = steps
        self._path = path
        self.scenarios = ""
        """The file of the scenarios: while one of them sleeps, it plays others who keep the loop busy."""
        self._elapsed = elapsed
        self._thread = threading.get_ident()
        self._began: float | None = None  # real time at which the current callback started
        self._queued: Callable[[], float] = float  # seconds that the thread had to queue, or 0
        self._lines: Counter[int] = Counter()
        self._at = (0.0, 0, 0.0)  # the callback of the last line that was told, that line, and when
        self._over = threading.Event()
        self.turns = 0
        self.found: list[BlockedStretch] = []

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Time callbacks in the block, and sample long ones."""
        start_beside(self._clock, "watchdog", self._sample)
        handle, loop = asyncio.events.Handle, asyncio.BaseEventLoop
        with (
            self._queueing(),
            patched(
                (handle, "_run", self._timed(handle._run)),
                (loop, "_run_once", self._counted(loop._run_once)),  # type: ignore[attr-defined]
            ),
        ):
            try:
                yield
            finally:
                self._over.set()

    def _counted(self, run_once: Callable[[Any], None]) -> Callable[[Any], None]:
        def _run_once(loop: Any) -> None:
            self.turns += 1
            run_once(loop)

        return _run_once

    @contextmanager
    def _queueing(self) -> Iterator[None]:
        """Know how long this thread was ready to run and had to queue, where the system tells."""
        try:
            delay = RunQueueDelay()
        except OSError:
            yield
            return
        self._queued = delay.read
        try:
            yield
        finally:
            self._queued = float  # a callback may go on beyond the block
            delay.close()

    def _timed(self, run: Callable[[Any], None]) -> Callable[[Any], None]:
        now, here = self._clock.now, threading.get_ident

        def _run(handle: Any) -> None:
            if here() != self._thread or self._began is not None:
                return run(handle)
            queue = self._queued()
            start, cpu, self._began = now(), thread_time(), monotonic()
            step = self._steps.begun(handle, start)
            try:
                return run(handle)
            finally:
                del handle  # as asyncio does: an error's frames would keep it, and so the task
                real = monotonic() - self._began
                if self._at[1]:
                    self.at(0)
                self._began = None
                passed, cpu = now() - start, thread_time() - cpu
                self._steps.ended(step, start + passed)
                if passed >= LONG or real >= LONG:
                    self._note(start, passed, cpu, max(0.0, self._queued() - queue))

        return _run

    def at(self, line: int) -> None:
        """The student's code comes to this line, where no thread can look: the last one has taken its time."""
        began, last, since = self._at
        now = monotonic()
        if self._began != began:
            self._lines.clear()
        elif last:
            self._lines[last] += int(1e6 * (now - since))
        self._at = self._began or 0.0, line, now

    def _note(self, start: float, passed: float, cpu: float, queue: float) -> None:
        """Keep one long callback. On the fast clock its computing is not in `passed`.

        On a busy machine a callback that computes has to queue for a core: that is not blocking.
        """
        fast = self._clock.name == "fast"
        since = [one for one in self._clock.blocked if one.start >= start]
        passed -= sum(one.seconds for one in since if one.file == self.scenarios)
        since = [one for one in since if one.file != self.scenarios]
        seconds = passed + cpu if fast else passed
        own = seconds if fast else max(0.0, passed - queue)
        charged = sum(one.seconds for one in since)
        blocked = charged if fast else own - cpu
        with_line = [one for one in since if one.line]
        lines, self._lines = self._lines, Counter()
        if seconds < LONG or len(self.found) >= MOST:
            return
        slept = any(one.what == "time.sleep" for one in with_line)
        what = "computing" if blocked < own / 2 else "time.sleep" if slept else "blocking call"
        slept_at = [one.line for one in with_line if one.file == self._path]
        sampled: list[int | None] = [line for line, _ in lines.most_common(1)]
        line = next(iter(sampled if what == "computing" else slept_at + sampled), None)
        started = self._elapsed() - (self._clock.now() - start)
        self.found.append(BlockedStretch(started, seconds, line, what, own))

    def _sample(self) -> None:
        """Look, every few milliseconds, which line a long callback is at."""
        while not self._over.is_set():
            sleep(SAMPLE_EVERY)
            began = self._began
            if began is not None and monotonic() - began > SAMPLE_EVERY:
                self._look()

    def _look(self) -> None:
        """Look at the line. The frame must not be kept: what its variables hold would never be collected."""
        frame = sys._current_frames().get(self._thread)
        line = line_on_stack(frame, self._path)
        if line is not None:
            self._lines[line] += 1 if _in_clock(frame) else 1000
