"""The record of what was called, and when.

Every call into the stand-in world, and every call of the student's own functions, leaves an
interval: what was called, from which line of the student's file, from when until when, and how it
ended. The timeline is drawn from it, and so is the number of calls in flight.
"""

import asyncio
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from grader.worker.answers import Answers
from grader.worker.labels import label
from grader.worker.observations import MAX_CALLS, Call, CallOutcome
from grader.worker.probes.handed import lines_that_led_here
from grader.worker.probes.place import line_of_origin, line_of_waiting, lines_on_stack

Kind = TypeVar("Kind")
TICK = 1e-9
"""Seconds between two moments that the fast clock cannot tell apart: their order is known all the same."""
PLAIN = (type(None), bool, int, float, str, bytes, list, tuple, dict, set)
"""Exact types that may be asked for their truth: it is Python's own code that answers."""


@dataclass
class RecordedCall:
    """What is known so far of one call."""

    seen: Call
    answered: Any = None

    def attribute(self, asked: float | None, lines: list[int]) -> None:
        """Say when the student's code asked for it, and by which lines."""
        self.seen = replace(self.seen, asked=asked, lines=tuple(lines))

    def answer(self, value: Kind) -> Kind:
        """Say what it answers; returns that."""
        self.answered = value
        if type(value) in PLAIN and not value:
            self.seen = replace(self.seen, gave=repr(value))
        return value

    def end(self, at: float, outcome: CallOutcome) -> None:
        """Say when it ended, and how."""
        self.seen = replace(self.seen, end=at, outcome=outcome)


@dataclass
class Recorder:
    """Keeps the calls of one scenario. `now` gives seconds; `path` is the student's file."""

    now: Callable[[], float]
    path: str
    number_of_task: Callable[[], int] = int
    begin: float | None = None
    end: float | None = None
    root: "asyncio.Task[Any] | None" = None  # the scenario's own task
    count: int = 0
    calls: list[RecordedCall] = field(default_factory=list)
    threads: dict[int, int] = field(default_factory=dict)
    printed: list[tuple[float, str]] = field(default_factory=list)
    answers: Answers = field(default_factory=Answers)
    _noted: float = -TICK

    def start(self) -> None:
        """Time runs from here."""
        self.begin = self.now()
        self._thread()
        try:
            self.root = asyncio.current_task()
        except RuntimeError:
            self.root = None  # a scenario that is an ordinary function

    def stop(self) -> None:
        """The scenario is over: `elapsed` stands still from here."""
        if self.end is None:
            self.end = self.now()

    @property
    def elapsed(self) -> float:
        """Seconds since the scenario began, or that it took; none before it has begun."""
        if self.begin is None:
            return 0.0
        return (self.now() if self.end is None else self.end) - self.begin

    @contextmanager
    def call(self, name: str, *arguments: object) -> Iterator[RecordedCall]:
        """Record the time of the block as one call."""
        call = RecordedCall(self._begun(name, arguments))
        outcome = CallOutcome.RETURNED
        if self.end is None:  # what begins after the scenario is over is none of its calls
            self.count += 1
            if len(self.calls) < MAX_CALLS:
                self.calls.append(call)
        place = len(self.calls) - 1
        try:
            yield call
            self.answers.note(place, call.answered, arguments)
        except BaseException as error:
            cancelled = isinstance(error, asyncio.CancelledError | GeneratorExit)
            outcome = CallOutcome.CANCELLED if cancelled else CallOutcome.RAISED
            if not isinstance(error, Exception):
                call.seen = replace(call.seen, gave=type(error).__name__)
            raise
        finally:
            call.end(self._moment(), outcome)

    def _moment(self) -> float:
        """Now, and later than the moment before: what ends as another begins does not overlap it."""
        if self.end is None:
            self._noted = max(self.elapsed, self._noted + TICK)
            return self._noted
        return self.elapsed

    def _begun(self, name: str, arguments: tuple[object, ...]) -> Call:
        lines = tuple(self.student_lines())
        running = CallOutcome.RUNNING
        task, given = self.number_of_task(), self.answers.behind(arguments)
        thread, text = self._thread(), label(*arguments)
        at = self._moment()
        return Call(name, text, at, None, running, lines, None, thread, task, given, "")

    def _thread(self) -> int:
        return self.threads.setdefault(threading.get_ident(), len(self.threads))

    def student_lines(self) -> list[int]:
        """The student's lines that led here, innermost first.

        They are on the stack, or on that of whoever gave this thread its work. Where a task of its
        own makes the call, the line at which the scenario's task waits meanwhile comes last, or else
        the line that made the task's coroutine.
        """
        lines = lines_on_stack(sys._getframe(1), self.path) or lines_that_led_here()
        try:
            task = asyncio.current_task()
        except RuntimeError:  # no loop in this thread
            return lines
        if task is None or task is self.root:
            return lines
        waits = line_of_waiting(self.root.get_coro(), self.path) if self.root else None
        outer = waits or line_of_origin(task.get_coro(), self.path)
        return lines if outer is None else [*lines, outer]

    def note_printed(self, text: str) -> None:
        """Keep what was printed, with its time."""
        self.printed.append((self.elapsed, text))
