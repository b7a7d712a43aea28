"""What each task of a program waited for, at which line, and from when until when.

In an exercise the stand-in world tells of its calls. A program of the learner's own has none, so here each
`await` that suspends a line of the file counts as a call.
"""

import asyncio
import weakref
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from grader.worker.observations import Call, CallOutcome
from grader.worker.probes.place import MAX_LINES, suspended
from grader.worker.probes.steps import Step, Steps

MOST_AWAITS = 5000
"""Awaits that are kept, the newest."""
OWN_WORK = ("gather", "TaskGroup", "task ", "wait", "as_completed")
"""How the name of an await begins that waits for other tasks of the program."""


@dataclass(slots=True, eq=False)
class Await:
    """One await. Times are readings of the clock; `of` is what was awaited, as long as it lives."""

    name: str
    start: float
    end: float
    task: int
    lines: tuple[int, ...]
    of: Callable[[], Any]
    outcome: CallOutcome

    def as_call(self, begin: float) -> Call:
        """The same as a call; what waits for the program's own tasks is none of the file's lines."""
        line = f"line {self.lines[0]}"
        lines = () if self.name.startswith(OWN_WORK) else self.lines
        times = self.start - begin, self.end - begin
        return Call(self.name, line, *times, self.outcome, lines, None, 0, self.task, None, "")


class NewestSteps(Steps):
    """The newest steps of a program that may run for long, and what its tasks waited for."""

    def __init__(self, path: str, line: Callable[[Any], int | None]) -> None:
        super().__init__(path, line)
        self.first: float | None = None
        self.awaits: deque[Await] = deque(maxlen=MOST_AWAITS)
        self._latest: dict[int, Await] = {}

    def begun(self, handle: Any, at: float) -> Step | None:
        """A callback begins to run at `at`."""
        self.first = at if self.first is None else self.first
        return super().begun(handle, at)

    def _make_room(self) -> bool:
        """There always is: the oldest step goes."""
        if not super()._make_room():
            self._kept.popleft().let_go()
        return True

    def _note_place(self, step: Step, task: "asyncio.Task[Any]") -> None:
        super()._note_place(step, task)
        if not getattr(task.get_coro(), "cr_suspended", True):
            return  # it begins
        lines, chain = _suspended(task.get_coro(), self._path)
        if not lines:
            return
        if type(chain[0]).__name__ == "FutureIter":  # which does not tell of what future
            chain = [getattr(task, "_fut_waiter", None)]
        outcome = CallOutcome.CANCELLED if task.cancelling() else CallOutcome.RETURNED
        known = self._latest.get(step.task)
        if known is not None and known.lines == lines and known.of() is chain[0]:
            known.end, known.outcome = step.begin, outcome
            return
        since = _suspended_since(step)
        new = Await(_name(chain), since, step.begin, step.task, lines, _weakly(chain[0]), outcome)
        self._latest[step.task] = new
        self.awaits.append(new)


def _suspended_since(step: Step) -> float:
    """When the task of a step had been suspended.

    A task that was started eagerly has no step before. Then it was in the step that set what woke it now.
    """
    if step.previous is not None:
        return step.previous.end
    cause = step.cause or step
    return (cause.cause or cause).end


def _suspended(coroutine: Any, path: str) -> tuple[tuple[int, ...], list[Any]]:
    """The lines of `path` at which a coroutine is suspended, and what the innermost of them awaits."""
    lines: list[int] = []
    chain: list[Any] = []
    for awaitable, frame in suspended(coroutine):
        if frame is not None and frame.f_code.co_filename == path:
            lines.append(frame.f_lineno)
            chain = []
        else:
            chain.append(awaitable)
    return tuple(lines[: -MAX_LINES - 1 : -1]), chain or [None]


def _name(chain: list[Any]) -> str:
    """What is awaited, as the reader wrote it: the outermost name that is no method of Python's own."""
    names = [str(getattr(one, "__qualname__", "")) for one in chain]
    plain = [name for name in names if name and not name.rpartition(".")[2].startswith("__")]
    if plain:
        return plain[0]
    if names[0]:
        return names[0].partition(".")[0]
    if isinstance(chain[0], asyncio.Task):
        return f"task {getattr(chain[0].get_coro(), '__qualname__', '')}"
    return type(chain[0]).__name__.lstrip("_").replace("GatheringFuture", "gather")


def _weakly(awaited: Any) -> Callable[[], Any]:
    try:
        return weakref.ref(awaited)
    except TypeError:  # of this kind each await is one of its own
        return lambda: None
