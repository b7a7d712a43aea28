"""Grading for a watch: on a thread of its own, with an engine that stays warm, until given up."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from typing import Self, TypeVar

from grader.exercise.options import Options
from grader.exercise.result import Answer, Result
from grader.gathering.engine import Engine, kept_warm
from grader.judging.session import grade

Told = Callable[[int, int], None]
Given = TypeVar("Given")


class Grader:
    """Grades one thing at a time, beside the event loop. A cancelled `grade` stops at once.

    All is done on one and the same thread: the engine belongs to the thread that opened it.
    """

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "grading")
        self._open = ExitStack()

    async def __aenter__(self) -> Self:
        self._engine: Engine = await self._there(lambda: self._open.enter_context(kept_warm()))
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._there(self._open.close)
        self._thread.shutdown()

    def _there(self, work: Callable[[], Given]) -> asyncio.Future[Given]:
        return asyncio.get_running_loop().run_in_executor(self._thread, work)

    async def grade(
        self, answers: Sequence[Answer], clock: str, told: Told | None = None
    ) -> list[Result]:
        """The results of these; `told` is called, on this loop, with how many scenarios are over.

        Raises CannotGrade.
        """
        loop = asyncio.get_running_loop()

        def tell(over: int, of: int) -> None:
            if told is not None:
                loop.call_soon_threadsafe(told, over, of)

        self._engine.resume()
        working = self._there(lambda: grade(answers, Options(clock=clock), tell))
        try:
            return await asyncio.shield(working)
        except asyncio.CancelledError:
            self._engine.give_up()
            await asyncio.wait([working])
            if not working.cancelled():
                working.exception()  # it was told to end, and need not say so
            raise
