"""Functions that should be async: only a call shows whether what it returns can be awaited.

`async def` is one way to write them. A decorator around one, an ordinary function that returns a task,
a lambda and an object with an async `__call__` are as good. So the file is not refused for the look of
its `def`: each call is watched. It must return something to await, and at once.
"""

import functools
import inspect
import re
from collections.abc import Callable
from contextlib import closing
from typing import Any

from grader.worker.clock import real
from grader.worker.clock.interface import Clock
from grader.worker.clock.kernel import RunQueueDelay

SLEPT = 0.05
"""Seconds of `time.sleep` from which on a call counts as blocking."""
BLOCKED = 0.2
"""The same for anything else that blocks, as on the fast clock (`clock/offcpu.py`)."""
LOOP_IN_LOOP = re.compile(
    r"running event loop|loop is already running|while another loop is running"
)
"""What asyncio says to code that runs a loop inside the running one."""

Call = Callable[..., Any]


class NotAsAsked(Exception):
    """The file does not hold what the exercise asks for; the message says so, with the remedy."""


TYPE = f"{NotAsAsked.__module__}.{NotAsAsked.__qualname__}"
"""Its name as a worker tells it."""


class Awaiting:
    """Watches the calls of functions that should be async. `problem` is the first that was not."""

    def __init__(self, clock: Clock) -> None:
        self.problem: NotAsAsked | None = None
        self._clock = clock

    def watched(self, function: Call, asked: dict[str, Any]) -> Call:
        """The function; each call raises NotAsAsked where nothing to await comes of it at once."""
        if inspect.iscoroutinefunction(function) or inspect.isasyncgenfunction(function):
            return function

        @functools.wraps(function, updated=["__dict__"] if inspect.isfunction(function) else ())
        def call(*args: Any, **kwargs: Any) -> Any:
            before, seconds = len(self._clock.blocked), _Stretch(self._clock)
            try:
                result = function(*args, **kwargs)
            except RuntimeError as error:
                if LOOP_IN_LOOP.search(str(error)):
                    self._refuse(asked, f"a call raised {type(error).__name__}: {error}.")
                raise
            slept = sum(one.seconds for one in self._clock.blocked[before:])
            blocked = max(slept, seconds.off_cpu())
            if not (_can_iterate if asked.get("generator") else inspect.isawaitable)(result):
                self._refuse(asked, f"a call returned {_kind(result)}, {_use(asked)}.")
            elif slept >= SLEPT or blocked >= BLOCKED:
                self._refuse(asked, f"a call blocked for {blocked:.2g} s before it returned.")
            return result

        return call

    def _refuse(self, asked: dict[str, Any], why: str) -> None:
        name = asked["name"]
        problem = NotAsAsked(f"`{name}` is not async: {why} Write it with `async def`.")
        self.problem = self.problem or problem
        raise problem from None


class _Stretch:
    """A stretch of time that begins now, and how much of it this thread was off the CPU."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._queued, self._cpu = _queued(), real.thread_time()
        self._began = clock.now()

    def off_cpu(self) -> float:
        """Seconds in which it neither ran nor queued for a core; 0 where nobody can tell."""
        passed = self._clock.now() - self._began
        if self._clock.name == "fast":
            return passed  # which charges neither computing nor queueing
        queued = _queued()
        if queued is None or self._queued is None:
            return 0.0
        return passed - (real.thread_time() - self._cpu) - (queued - self._queued)


def _queued() -> float | None:
    try:
        with closing(RunQueueDelay()) as delay:
            return delay.read()
    except OSError:
        return None


def _can_iterate(result: Any) -> bool:
    return hasattr(type(result), "__aiter__")


def _use(asked: dict[str, Any]) -> str:
    if asked.get("generator"):
        return "and `async for` cannot go through that"
    return "and nobody can await that"


def _kind(result: Any) -> str:
    if result is None:
        return "None"
    kind = type(result).__name__
    return f"an object of type {kind}" if kind[:1].isupper() else _with_article(kind)


def _with_article(kind: str) -> str:
    return f"{'an' if kind[:1] in 'aeiou' else 'a'} {kind}"
