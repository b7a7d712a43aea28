"""Functions to hand to the student's code: slow ones, blocking ones and plain ones, all recorded."""

import asyncio
import time
from collections.abc import Callable, Mapping
from typing import Any

from grader.worker.seeded import answer
from grader.worker.world.opaque import opaque
from grader.worker.world.stage import Stage

Seconds = float | Mapping[Any, float] | Callable[..., float]
Failure = Mapping[Any, BaseException] | Callable[..., BaseException | None]
UNSET: Any = object()


class Functions:
    """Makes functions that stand for something slow outside.

    `seconds` is a number, a mapping from the first argument, or a function of the arguments;
    `answer` is a value, or a function of the arguments; `fails` maps the first argument to the
    exception to raise after the pause, or is a function that gives one or None.
    """

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def slow(
        self,
        name: str,
        seconds: Seconds = 1.0,
        *,
        answer: Any = UNSET,
        fails: Failure | None = None,
        cleaning: Seconds = 0.0,
        cleaning_fails: Failure | None = None,
    ) -> Any:
        """An async function that pauses on the event loop, then answers or fails.

        A call that is cancelled cleans up for `cleaning` seconds before it is over. It ends as
        cancelled, or raises what `cleaning_fails` has for it.
        """

        async def function(*arguments: Any) -> Any:
            with self._stage.recorder.call(name, *arguments) as call:
                try:
                    await asyncio.sleep(_of(seconds, arguments, 0.0))
                except asyncio.CancelledError:
                    if needed := _of(cleaning, arguments, 0.0):
                        await asyncio.sleep(needed)
                    if (error := _of(cleaning_fails, arguments, None)) is not None:
                        raise error from None
                    raise
                return call.answer(self._outcome(name, arguments, answer, fails))

        return opaque(function, name)

    def blocking(
        self,
        name: str,
        seconds: Seconds = 1.0,
        *,
        answer: Any = UNSET,
        fails: Failure | None = None,
    ) -> Any:
        """An ordinary function that blocks the thread that calls it, then answers or fails."""

        def function(*arguments: Any) -> Any:
            with self._stage.recorder.call(name, *arguments) as call:
                time.sleep(_of(seconds, arguments, 0.0))
                return call.answer(self._outcome(name, arguments, answer, fails))

        return opaque(function, name)

    def plain(self, name: str, *, answer: Any = None) -> Any:
        """An ordinary function that answers at once."""
        return self.blocking(name, 0.0, answer=answer)

    def handing(self, function: Callable[..., Any]) -> Any:
        """A function of the check file's own, so that its attributes lead nowhere either."""
        return opaque(function, function.__name__)

    def _outcome(self, name: str, arguments: Any, given: Any, fails: Failure | None) -> Any:
        error = _of(fails, arguments, None)
        if error is not None:
            raise error
        if given is UNSET:
            return answer(self._stage.seed, name, *arguments)
        return given(*arguments) if callable(given) else given


def _of(setting: Any, arguments: Any, default: Any) -> Any:
    if isinstance(setting, Mapping):
        return setting.get(arguments[0], default) if arguments else default
    return setting(*arguments) if callable(setting) else setting
