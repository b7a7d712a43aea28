"""One event loop with its warm parent, kept for all that is gathered in a block."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

from grader.exercise.options import Options
from grader.supervisor import Ended, Job, Kept, supervise

Progress = Callable[[int, int], None]
"""Called with the number of scenarios that are over, and of all."""


class GivenUp(Exception):
    """Gathering was stopped by `Engine.give_up`."""


def no_progress(over: int, of: int) -> None:
    """Nobody is watching."""


class Engine:
    """One event loop with its warm parent, for all that is gathered while it is there."""

    def __init__(self, runner: asyncio.Runner) -> None:
        self._runner = runner
        self._kept = Kept()
        self._gathering: asyncio.Task[object] | None = None
        self._given_up = False

    def run(self, jobs: Sequence[Job], options: Options, progress: Progress) -> list[Ended]:
        """The ends of these jobs. GivenUp, CannotStart in a group, and KeyboardInterrupt."""
        if self._given_up:
            raise GivenUp
        try:
            return self._runner.run(self._supervised(jobs, options, progress))
        except asyncio.CancelledError:
            raise GivenUp from None

    async def _supervised(
        self, jobs: Sequence[Job], options: Options, progress: Progress
    ) -> list[Ended]:
        over = 0

        def one_more(job: Job) -> None:
            nonlocal over
            over += 1
            progress(over, len(jobs))

        self._gathering = asyncio.current_task()
        progress(0, len(jobs))
        return await supervise(
            jobs,
            at_once=options.at_once,
            level=options.isolation,
            on_end=one_more,
            kept=self._kept,
        )

    def give_up(self) -> None:
        """Stop what is being gathered, and gather nothing more. To be called from another thread."""
        self._given_up = True
        if self._gathering is not None:
            self._runner.get_loop().call_soon_threadsafe(self._gathering.cancel)

    def resume(self) -> None:
        """After `give_up`: gather again."""
        self._given_up = False


_engine: ContextVar[Engine | None] = ContextVar("engine", default=None)


@contextmanager
def kept_warm() -> Iterator[Engine]:
    """Keep an engine for all that this thread gathers in the block; a block inside shares it."""
    if outer := _engine.get():
        yield outer
        return
    with asyncio.Runner() as runner:
        engine = Engine(runner)
        token = _engine.set(engine)
        try:
            yield engine
        finally:
            _engine.reset(token)
