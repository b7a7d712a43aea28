"""What made each step of a task possible.

An event loop does its work in steps: one run of a callback each. Every callback is handed to the loop
during an earlier step, its cause; so whatever happens has a chain of causes back to the start.
A step that another thread asks for is caused by the step that gave that thread its work.
"""

import asyncio
import os
import sys
import threading
from asyncio import events
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from types import CodeType
from typing import Any

from grader.worker.observations import IN_ANOTHERS, Woken
from grader.worker.patching import Patch, patched
from grader.worker.probes.place import MAX_LINES, place_of

MOST = 30_000
"""Steps that are recorded; then recording ends, so that a program which spins needs no more memory."""
TIMEOUTS = ("_on_timeout", "_release_waiter")
"""Timers that end a wait and do not fulfill it."""
SLEEP = asyncio.sleep.__code__
ASYNCIO = f"{os.path.dirname(asyncio.__file__)}{os.sep}"
READERS = ("_add_reader", "_add_writer", "add_signal_handler")
"""Methods of the loop whose callbacks run again and again, whenever something comes from outside."""

_here = threading.local()


@dataclass(slots=True, eq=False)
class Step:
    """One run of a callback. Times are readings of the clock, in seconds.

    The cause of a timeout is what ran last before it: setting the timer is not what took long.
    `ready` is when it could run: it had to queue until `begin`. `task` is the number of the task that
    went on, or 0; until then that had been suspended at `lines`, innermost first, waiting for `on`.
    `previous` is the same task's step before.
    """

    begin: float
    end: float
    ready: float
    cause: "Step | None"
    woken: Woken
    task: int = 0
    lines: tuple[int, ...] = ()
    on: str = ""
    previous: "Step | None" = None

    def let_go(self) -> None:
        """Cut it from what was before it."""
        self.cause = self.previous = None


class _Remembering(events.Handle):
    """A callback that knows during which step it was handed to the loop."""

    __slots__ = ("cause", "woken")

    def __init__(self, callback: Any, args: Any, loop: Any, context: Any = None) -> None:
        super().__init__(callback, args, loop, context)
        self.cause = step_here()
        by = sys._getframe(1).f_code.co_name
        outside = by in READERS or _by_a_signal(loop)
        self.woken = Woken.OUTSIDE if outside else Woken.THREAD if _elsewhere(loop) else Woken.TASK


class _RememberingTimer(events.TimerHandle):
    """A timer that knows during which step it was set."""

    __slots__ = ("cause", "woken")

    def __init__(
        self, when: float, callback: Any, args: Any, loop: Any, context: Any = None
    ) -> None:
        super().__init__(when, callback, args, loop, context)
        self.cause = step_here()
        name = getattr(callback, "__qualname__", "")
        self.woken = Woken.TIMEOUT if name.endswith(TIMEOUTS) else Woken.TIMER


def _elsewhere(loop: Any) -> bool:
    """Whether the caller is not in the thread that runs `loop`."""
    return loop._thread_id not in (None, threading.get_ident())


def _by_a_signal(loop: Any) -> bool:
    """Whether the thread of a running loop is between two steps: only a signal's handler runs there."""
    return loop._thread_id == threading.get_ident() and not getattr(_here, "running", True)


def step_here() -> Step | None:
    """The step that runs in this thread, or ran last, or gave the thread its work."""
    return getattr(_here, "step", None)


@contextmanager
def on_behalf_of(step: Step | None) -> Iterator[None]:
    """In the block, what this thread hands to a loop is caused by `step`."""
    before = step_here()
    _here.step = step
    try:
        yield
    finally:
        _here.step = before


class Steps:
    """Records the steps of the loops in the thread that made this. `path` is the student's file.

    `line` gives the student's line that made a task.
    """

    def __init__(self, path: str, line: Callable[[Any], int | None]) -> None:
        self._path = path
        self._line = line
        self._kept: deque[Step] = deque()
        self._tasks: dict[int, tuple[int, Step | None]] = {}  # by id: the number and the last step
        self._numbers = 0
        self._requests: dict[int, int] = {}  # to cancel a task, by its number
        self.cancelled_at: dict[int, None] = {}
        self.last: Step | None = None

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Remember the causes of all callbacks in the block; what was before it causes nothing in it."""
        add = Future.add_done_callback

        def add_done_callback(future: Future[Any], function: Callable[[Any], Any]) -> None:
            step = step_here()

            def told(future: Future[Any]) -> None:
                with on_behalf_of(step):
                    function(future)

            add(future, told)

        patches: list[Patch] = [
            (events, "Handle", _Remembering),
            (events, "TimerHandle", _RememberingTimer),
            (Future, "add_done_callback", add_done_callback),
        ]
        with on_behalf_of(None), patched(*patches):
            yield

    def begun(self, handle: Any, at: float) -> Step | None:
        """A callback begins to run at `at`."""
        _here.running = True
        if not hasattr(handle, "woken") or not self._make_room():
            _here.step = self.last = None
            return None
        woken = handle.woken
        cause = self.last if woken is Woken.TIMEOUT else handle.cause
        step = Step(at, at, _ready(handle, at), cause, woken)
        task = getattr(handle._callback, "__self__", None)
        if isinstance(task, asyncio.Task):
            step.task, step.previous = self._tasks.get(id(task)) or (self.number(task), None)
            self._tasks[id(task)] = step.task, step
            self._note_place(step, task)
        _here.step = self.last = step
        self._kept.append(step)
        return step

    def _make_room(self) -> bool:
        """Whether there is room for one more step."""
        return len(self._kept) < MOST

    def let_go(self) -> None:
        """Cut all steps from their causes, once nobody asks for them.

        A long chain would be freed by a recursion in C, for which the stack of a browser is too small:
        CPython 3.14 measures only that part of it which WebAssembly keeps in memory.
        """
        self.last = None
        for step in self._kept:
            step.let_go()

    def ended(self, step: Step | None, at: float) -> None:
        """It has run until `at`."""
        _here.running = False
        if step is not None:
            step.end = at

    def _note_place(self, step: Step, task: "asyncio.Task[Any]") -> None:
        """Where the task has been suspended, and what it waited for."""
        lines, code, outer = place_of(task.get_coro(), self._path)
        if lines:
            step.lines = tuple(lines[: -MAX_LINES - 1 : -1])
            self._note_cancel(step, task.cancelling())
        elif (made := self._line(task)) is not None:
            step.lines = (made,)
        if code is not None:
            step.on = self._awaited(code, outer, task)

    def _note_cancel(self, step: Step, requests: int) -> None:
        """Whether a cancellation comes where the task is suspended; there may be one request before."""
        known = self._requests.get(step.task, 0)
        if requests != known:
            self._requests[step.task] = requests
        if requests > known:
            self.cancelled_at[step.lines[0]] = None

    def _awaited(self, code: CodeType, outer: CodeType | None, task: "asyncio.Task[Any]") -> str:
        """The coroutine that waits innermost; where that is the student's own, the future's type.

        A `sleep` is the student's own pause only if the student's code awaits it.
        """
        if (
            code is SLEEP
            and outer is not None
            and outer.co_filename != self._path
            and ASYNCIO not in outer.co_filename
        ):
            return IN_ANOTHERS + outer.co_qualname
        if code.co_filename != self._path:
            return code.co_qualname
        return type(getattr(task, "_fut_waiter", None)).__name__.lstrip("_")

    def number(self, task: Any) -> int:
        """The number of a task, from 1 on; 0 for None."""
        if task is None:
            return 0
        if id(task) not in self._tasks:
            self._numbers += 1
            self._tasks[id(task)] = self._numbers, None
        return self._tasks[id(task)][0]

    def number_here(self) -> int:
        """The number of the task that runs here, or that gave this thread its work."""
        try:
            task = asyncio.current_task()
        except RuntimeError:  # no loop in this thread
            step = step_here()
            return step.task if step is not None else 0
        return self.number(task)

    def made(self, task: Any) -> None:
        """A new task: another one may have had its id before."""
        self._tasks.pop(id(task), None)


def _ready(handle: Any, at: float) -> float:
    """When a callback could have run, had the loop been free."""
    if isinstance(handle, events.TimerHandle):
        return min(handle.when(), at)
    cause = handle.cause
    return at if handle.woken is not Woken.TASK or cause is None else min(cause.end, at)
