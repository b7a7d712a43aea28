"""All probes of one scenario."""

import asyncio
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from time import process_time
from typing import Any, Generic, TypeVar

from grader.worker.beside import computed_beside
from grader.worker.clock.interface import Clock
from grader.worker.observations import MOST_NOTICED, Noticed
from grader.worker.patching import patched
from grader.worker.probes.blocked import BlockedLoop
from grader.worker.probes.deprecated import Deprecated
from grader.worker.probes.handed import Handed
from grader.worker.probes.lost import Lost
from grader.worker.probes.own_threads import OwnThreads
from grader.worker.probes.pauses import Pauses
from grader.worker.probes.resources import Resources
from grader.worker.probes.slept import slept_at
from grader.worker.probes.steps import Step, Steps
from grader.worker.probes.tasks import Tasks
from grader.worker.probes.touched import Touched
from grader.worker.probes.unawaited import Unawaited
from grader.worker.probes.waits import Waits
from grader.worker.usage import usage

Recorded = TypeVar("Recorded", bound=Steps)


class Probes(Generic[Recorded]):
    """Installed around a scenario; `noticed` is what they saw."""

    def __init__(
        self,
        clock: Clock,
        path: str,
        elapsed: Callable[[], float],
        lines: Callable[[], list[int]],
        steps: type[Recorded],
    ) -> None:
        self._clock = clock
        self._path = path
        self.tasks = Tasks(path)
        self.steps = steps(path, self.tasks.line)
        self.waits = Waits(path)
        self.tasks.made = self.steps.made
        self.lost = Lost(self.tasks)
        self.unawaited = Unawaited(path)
        self.blocked = BlockedLoop(clock, path, elapsed, self.steps)
        self.handed = Handed(path, lines, elapsed)
        self.resources = Resources(path)
        self.touched = Touched(path)
        self.threads = OwnThreads(path, self.handed.at_work)
        self.pauses = Pauses(path)
        self.deprecated = Deprecated(path)
        self.at_return: list[Callable[[], None]] = []
        """Called when the student's last call returns, before anything else can run."""
        self.others_code = False
        """Whether code of others runs beside the student's: what that leaves, or how it waits, is no news."""
        self._loop: asyncio.AbstractEventLoop | None = None
        self._threads_of_loops: list[int] = []
        self._in_flight = 0
        self._began = _computed()
        self._cpu: float | None = None
        self._used_before = self._used = usage(os.getpid())
        self._last: Step | None = None

    @contextmanager
    def installed(self) -> Iterator[None]:
        """Watch in the block; everything is as before when it is left."""
        run_forever = asyncio.BaseEventLoop.run_forever
        with ExitStack() as stack:
            stack.enter_context(self.unawaited.listening())
            stack.enter_context(self.tasks.watching())
            stack.enter_context(self.resources.listening())
            stack.enter_context(self.deprecated.listening())
            stack.enter_context(self.blocked.watching())
            stack.enter_context(self.steps.watching())
            stack.enter_context(self.waits.watching())
            stack.enter_context(self.handed.watching())
            stack.enter_context(self.touched.watching())
            stack.enter_context(self.threads.watching())
            stack.enter_context(self.pauses.watching())
            stack.enter_context(
                patched((asyncio.BaseEventLoop, "run_forever", self._watched(run_forever)))
            )
            yield

    def _watched(self, run_forever: Callable[[Any], None]) -> Callable[[Any], None]:
        def watched(loop: Any) -> None:
            self.watch(loop)
            run_forever(loop)

        return watched

    def start(self) -> None:
        """The scenario begins."""
        self._began = _computed()
        self._used_before = usage(os.getpid())

    def stop(self) -> None:
        """The scenario is over."""
        self._cpu = _computed() - self._began
        self._used = usage(os.getpid())
        self._last = self.steps.last

    @property
    def last_step(self) -> Step | None:
        """The step in which the scenario ended, or, of one that goes on, the latest."""
        if self.others_code:
            return None
        return self.steps.last if self._cpu is None else self._last

    def waiting_lines(self) -> list[int]:
        """The student's lines at which tasks of the loop that ran last wait."""
        return [task.line for task in self.waits.now(self._loop)]

    def watch(self, loop: asyncio.AbstractEventLoop) -> None:
        """Watch a loop that runs in this thread, or is about to."""
        self._loop = loop
        self._threads_of_loops.append(threading.get_ident())
        self.tasks.watch(loop)
        self.lost.watch(loop)

    @contextmanager
    def student_call(self) -> Iterator[None]:
        """Around each call of the student's: when the last one returns, look at what it left."""
        self._in_flight += 1
        try:
            yield
        finally:
            self._in_flight -= 1
            if self._in_flight == 0:
                self.tasks.snapshot()
                self.resources.snapshot()
                for look in self.at_return:
                    look()

    def noticed(self) -> Noticed:
        """What was noticed so far."""
        seen = self._noticed()
        if self.others_code:
            return replace(
                seen,
                tasks_left=(),
                cancelled_at=(),
                generators_left=(),
                lost=(),
                blocked=(),
                unclosed=(),
                slept=(),
                pauses=(),
                handed=(),
                touched=(),
                threads_left=(),
                children_left=False,
                turns=0,
                cpu=0.0,
            )
        return seen

    def _noticed(self) -> Noticed:
        return Noticed(
            never_awaited=tuple(self.unawaited.found[:MOST_NOTICED]),
            tasks_left=tuple(self.tasks.left[:MOST_NOTICED]),
            cancelled_at=tuple(self.steps.cancelled_at)[:MOST_NOTICED],
            generators_left=tuple(self.resources.generators[:MOST_NOTICED]),
            lost=tuple(self.lost.found[:MOST_NOTICED]),
            handed=tuple(self.handed.computed),
            touched=tuple(self.touched.lines),
            blocked=tuple(self.blocked.found),
            unclosed=tuple(self.resources.unclosed[:MOST_NOTICED]),
            children_left=self.resources.children,
            threads_left=self.threads.left[:MOST_NOTICED],
            slept=slept_at(self._path, self._clock.blocked),
            pauses=self.pauses.found,
            deprecated=self.deprecated.found,
            turns=self.blocked.turns,
            cpu=_computed() - self._began if self._cpu is None else self._cpu,
            queued=self._queued(),
            unserved=tuple(self._clock.unserved.found[:MOST_NOTICED]),
            threads_of_loops=len(set(self._threads_of_loops)),
        )

    def _queued(self) -> float:
        """Seconds that the scenario had to queue; 0 where the system does not tell."""
        used = usage(os.getpid()) if self._cpu is None else self._used
        if used is None or self._used_before is None:
            return 0.0
        return used.waited_since(self._used_before)


def _computed() -> float:
    """Seconds that this process has computed, without the kit's own threads."""
    return process_time() - computed_beside()
