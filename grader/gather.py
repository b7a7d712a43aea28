"""Gather evidence: run scenarios beside the answers, all at the same time."""

import asyncio
import secrets
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from grader.evidence import Evidence
from grader.grading import Grading
from grader.supervisor import AT_ONCE, Ended, Job, Kept, supervise
from grader.testimony import evidence_of

Progress = Callable[[int, int], None]
"""Called with the number of scenarios that are over, and of all."""
Key = tuple[Grading, str]
"""One scenario for one answer."""
Book = dict[Grading, dict[str, Evidence]]
"""The evidence for each answer, by the names of the scenarios."""


class GivenUp(Exception):
    """Gathering was stopped by `Engine.give_up`."""


def no_progress(over: int, of: int) -> None:
    """Nobody is watching."""


@dataclass(frozen=True)
class Options:
    """How to grade. `seed` makes the inputs; `at_once` bounds the workers.

    `isolation` is a level from 0 to 3, or `auto`, which `grade` replaces by the best that works.
    """

    seed: str = field(default_factory=lambda: secrets.token_hex(4))
    at_once: int = AT_ONCE
    clock: str = "wall"
    isolation: str = "0"


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
            level=int(options.isolation),
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


def gather(keys: Iterable[Key], options: Options, progress: Progress = no_progress) -> Book:
    """The evidence of these scenarios. Raises as `Engine.run` does."""
    book: Book = defaultdict(dict)
    runnable = []
    for grading, scenario in dict.fromkeys(keys):
        if grading.submission.rejected:
            reason = grading.submission.rejected
            book[grading][scenario] = Evidence(scenario, "", "rejected", reason)
        else:
            runnable.append((grading, scenario))
    jobs = [job_for(grading, scenario, options) for grading, scenario in runnable]
    with kept_warm() as engine:
        ends = engine.run(jobs, options, progress) if jobs else []
    for (grading, scenario), job, ended in zip(runnable, jobs, ends, strict=True):
        book[grading][scenario] = evidence_of(job, ended)
    return book


def job_for(grading: Grading, scenario: str, options: Options) -> Job:
    """What the worker is to do for one scenario."""
    exercise = grading.exercise
    return Job(
        name=exercise.slug,
        student=grading.submission.as_job(),
        checks={"path": str(exercise.check_file), "source": exercise.scenarios_source()},
        scenario=scenario,
        asks=exercise.asks,
        seed=f"{options.seed}/{exercise.slug}/{scenario}",
        limit=exercise.limits[scenario],
        clock=options.clock,
    )
