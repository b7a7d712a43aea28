"""Run one scenario beside the student's code, and keep what was seen.

The order matters. Everything slow (imports, the loop, its executor) comes before the time is
started, and the time is stopped before anything is tidied up or encoded.
"""

import asyncio
import inspect
import random
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields, replace
from typing import Any

from grader.worker import overdue
from grader.worker.awaiting import Awaiting, NotAsAsked
from grader.worker.beside import THREADS
from grader.worker.calls import Recorder
from grader.worker.clock.bare import BareClock
from grader.worker.clock.core import Deadlock
from grader.worker.clock.fast import FastClock
from grader.worker.clock.interface import Clock
from grader.worker.clock.ties import shuffle_ties
from grader.worker.clock.wall import WallClock
from grader.worker.encoding import encode, error_tree
from grader.worker.facts import Facts
from grader.worker.observations import ImportFailed, Observations, PathStep, RunAnswer
from grader.worker.output import noting
from grader.worker.probes import Probes
from grader.worker.probes.critical_path import critical_path
from grader.worker.probes.steps import Steps
from grader.worker.student import Student, check_asked, load, put_up
from grader.worker.world import PARTS, Stage

ORIGIN_DEPTH = 8
"""Stack frames kept for each coroutine, to find the student's line that made it."""


class Run:
    """One job and what has been seen of it.

    `on_begin` and `on_end` are called as the scenario begins and as it is over.
    """

    def __init__(
        self, job: dict[str, Any], on_begin: Callable[[], None], on_end: Callable[[], None]
    ) -> None:
        self.job = job
        self.path: str = job["student"]["path"]
        self.clock = _clock(job["clock"])
        self.probes = Probes(
            self.clock,
            self.path,
            lambda: self.recorder.elapsed,
            self._student_lines,
            Steps,
        )
        self.probes.blocked.scenarios = job["checks"]["path"]
        self.recorder = Recorder(self.clock.now, self.path, self.probes.steps.number_here)
        self.awaiting = Awaiting(self.clock)
        self.loop: asyncio.AbstractEventLoop | None = None
        self.parts: dict[str, Any] = {}
        self.value: object = None
        self.error: BaseException | None = None
        self._on_begin = on_begin
        self._on_end = on_end

    def load(self) -> None:
        """Import the student's file, then the scenarios.

        Raises whatever the student's file raises, and NotAsAsked where something is missing in it.
        """
        sys.set_coroutine_origin_tracking_depth(ORIGIN_DEPTH)
        put_up(self.job["versions"])
        module = load(self.job["name"], **self.job["student"])
        check_asked(module, self.job["asks"])
        checks = load(f"checks_of_{self.job['name']}", **self.job["checks"])
        self._scenario = getattr(checks, self.job["scenario"]).function
        student = Student(module, self.job["asks"], self.recorder, self.probes, self.awaiting)
        self._arguments = self._fill_in(student, vars(checks))

    def _fill_in(self, student: Student, checks: dict[str, Any]) -> dict[str, Any]:
        """The scenario's arguments, by the names of its parameters."""
        seed = self.job["seed"]
        names = inspect.signature(self._scenario).parameters
        drawn = {n: t.drawn(seed) for n in names if hasattr(t := checks.get(n, self), "drawn")}
        stage = Stage(self.recorder, seed, self.clock, self.probes, self.job)
        self.parts = {name: PARTS[name](stage) for name in names if name in PARTS}
        given = {"student": student, "rng": random.Random(seed), **drawn, **self.parts}
        return {name: given[name] for name in names}

    @contextmanager
    def installed(self) -> Iterator[None]:
        """Put the clock and the probes in place; the student's file is imported inside."""
        with self.clock.installed(), self.probes.installed():
            yield

    def execute(self) -> None:
        """Run the scenario to its end, in a new event loop if it is async."""
        if not inspect.iscoroutinefunction(self._scenario):
            with self._timed():
                self.value = self._scenario(**self._arguments)
            return
        runner = asyncio.Runner(loop_factory=self._new_loop)
        try:
            runner.run(self.observe())
        except (
            BaseException
        ) as error:  # SystemExit in a task, or a Deadlock, leaves through the loop
            self.error = self.error or error
            self._over()

    def _new_loop(self) -> asyncio.AbstractEventLoop:
        """The scenario's loop. As under `asyncio.run`, the loop's policy knows it as well."""
        loop = self.clock.new_event_loop()
        if self.job["shuffled"]:
            shuffle_ties(loop, random.Random(f"{self.job['seed']}/ties"))
        asyncio.set_event_loop(loop)
        return loop

    async def observe(self) -> None:
        """Run an async scenario in the running loop."""
        self.loop = asyncio.get_running_loop()
        self.probes.watch(self.loop)
        if THREADS:
            await self.loop.run_in_executor(None, int)  # its first thread can be slow to start
        with self._timed():
            self.value = await self._scenario(**self._arguments)

    async def close(self) -> None:
        """Stop what the world has started. A worker need not: it is about to exit."""
        for part in self.parts.values():
            if hasattr(part, "stop"):
                await part.stop()

    @contextmanager
    def _timed(self) -> Iterator[None]:
        with noting(self.recorder.note_printed, self.clock):
            self._on_begin()
            self.recorder.start()
            self.probes.start()
            try:
                yield
            except BaseException as error:
                self.error = error
            finally:
                self._over()

    def _over(self) -> None:
        if self.recorder.end is None:
            self.recorder.stop()
            self._on_end()
            self.probes.stop()

    def turns(self) -> int:
        """How many turns the event loop has begun."""
        return self.probes.blocked.turns

    def seen(self) -> Observations:
        """What has been seen so far."""
        return Observations(
            elapsed=self.recorder.elapsed,
            calls=tuple(call.seen for call in self.recorder.calls),
            call_count=self.recorder.count,
            printed=tuple(self.recorder.printed),
            noticed=self.probes.noticed(),
            facts=self._facts(),
            running_line=None,
            waiting=(),
            path=self._path(),
        )

    def _path(self) -> tuple[PathStep, ...]:
        begin = self.recorder.begin
        if begin is None:
            return ()
        return critical_path(self.probes.last_step, begin, begin + self.recorder.elapsed)

    def _student_lines(self) -> list[int]:
        return self.recorder.student_lines()

    def _facts(self) -> Facts:
        told = {name: part.facts for name, part in self.parts.items() if hasattr(part, "facts")}
        return Facts(**dict.fromkeys(field.name for field in fields(Facts)) | told)

    def answer(self) -> RunAnswer:
        """What was seen, with the value or the exception, once nothing is in use any more."""
        if isinstance(self.error, Deadlock):
            return RunAnswer(self.where(), None, error_tree(self.error, self.path))
        self.probes.threads.look()
        self.error = self.awaiting.problem or self.error  # the scenario may have caught it
        if self.error is not None:
            error = error_tree(self.error, self.path)
            traceback.clear_frames(self.error.__traceback__)
            self.error = None
            self.probes.resources.collect()
            return RunAnswer(self.seen(), None, error)
        value, self.value = encode(self.value), None
        self.probes.resources.collect()  # only now: what the value held is told of as well
        return RunAnswer(self.seen(), value, None)

    def where(self) -> Observations:
        """What was seen so far, with the lines at which the student's code is now."""
        line, waiting = overdue.running_line(self.path), self.probes.waits.now(self.loop)
        return replace(self.seen(), running_line=line, waiting=waiting)


def _clock(name: str) -> Clock:
    if not THREADS:
        return BareClock()
    return FastClock() if name == "fast" else WallClock()


def import_problem(run: Run) -> ImportFailed | None:
    """Import the student's file; what went wrong, if anything did."""
    try:
        run.load()
    except NotAsAsked as problem:
        return ImportFailed(str(problem), None)
    except BaseException as error:
        return ImportFailed("", error_tree(error, run.path))
    return None
