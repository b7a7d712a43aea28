"""Grading for a watch: pytest on a thread, the scenarios on the watch's own loop, until given up."""

import asyncio
from collections.abc import Sequence
from concurrent.futures import CancelledError
from contextlib import suppress
from typing import Any

from grader.exercise.options import Options
from grader.exercise.result import Answer, Result
from grader.gathering.gather import Progress, no_progress
from grader.gathering.loop import GivenUp, Work, gathered_by
from grader.judging.session import grade
from grader.supervisor import Workers


class Grading:
    """One grading beside this loop. Cancelled, it stops at once."""

    def __init__(self, workers: Workers) -> None:
        self._workers = workers
        self._loop = asyncio.get_running_loop()
        self._gathering: asyncio.Task[object] | None = None
        self._given_up = False

    async def results(
        self, answers: Sequence[Answer], clock: str, told: Progress = no_progress
    ) -> list[Result]:
        """The results of these; `told` is called with how many scenarios are over. CannotGrade."""

        def in_thread() -> list[Result]:
            with gathered_by(self._run):
                return grade(answers, Options(clock=clock), told)

        thread = asyncio.ensure_future(asyncio.to_thread(in_thread))
        try:
            return await asyncio.shield(thread)
        except asyncio.CancelledError:
            self._give_up()
            with suppress(Exception):  # it was told to end, and need not say so
                await thread
            raise

    def _run(self, work: Work) -> Any:
        """Called in the thread: have it done on the loop."""
        try:
            return asyncio.run_coroutine_threadsafe(self._gathered(work), self._loop).result()
        except CancelledError:
            raise GivenUp from None

    async def _gathered(self, work: Work) -> Any:
        if self._given_up:
            raise GivenUp
        self._gathering = asyncio.current_task()
        return await work(self._workers)

    def _give_up(self) -> None:
        self._given_up = True
        if self._gathering is not None:
            self._gathering.cancel()
