"""Run many jobs at once, each in a worker of its own, within a bound.

Starting a worker is work for a core, waiting for it is not: so only as many start at a time as there
are cores, and the time of a scenario is not disturbed by the start of the others more than need be.
"""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from functools import partial

from grader.supervisor.container import must_have_image
from grader.supervisor.job import Ended, Job, run_job
from grader.supervisor.start import CannotStart
from grader.supervisor.workers import Workers
from grader.worker.level import Level

AT_ONCE = 200
"""Workers at a time; most of them wait."""
ATTEMPTS = 3
"""Times that a job is begun whose worker is lost."""
FILES_EACH = 8
FILES_BESIDE = 60
"""Open files that the grader needs for each worker, and besides."""


def most_at_once(wanted: int) -> int:
    """As many workers as are wanted, and as the limit on open files allows."""
    try:
        import resource
    except ImportError:  # which only Unix has
        return wanted
    files, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    allowed = wanted if files == resource.RLIM_INFINITY else (files - FILES_BESIDE) // FILES_EACH
    return max(1, min(wanted, allowed))


async def supervise(
    jobs: Sequence[Job],
    *,
    at_once: int = AT_ONCE,
    level: Level = Level.PROCESS,
    on_end: Callable[[Job], None] = lambda job: None,
    workers: Workers | None = None,
) -> list[Ended]:
    """Run the jobs, at most `at_once` at a time; their ends come in the order of the jobs.

    `workers` that are kept spare the start of a warm parent. Raises CannotStart, in a group.
    """
    room = asyncio.Semaphore(most_at_once(at_once))
    await prepared(level)
    imports = list(dict.fromkeys(name for job in jobs for name in job.slow_imports()))

    async def one(job: Job, here: Workers) -> Ended:
        async with room:
            ended = await run_to_its_end(job, level, imports, here)
        on_end(job)
        return ended

    async with nullcontext(workers) if workers else Workers() as here, asyncio.TaskGroup() as group:
        tasks = [group.create_task(one(job, here)) for job in jobs]
    return [task.result() for task in tasks]


async def prepared(level: Level) -> None:
    """Make sure that workers of this level can be started. CannotStart."""
    if level is Level.CONTAINER:
        await must_have_image()


async def run_to_its_end(job: Job, level: Level, imports: Sequence[str], workers: Workers) -> Ended:
    """Run a job, and again if it was lost: apart, since what it shared may have been the reason.

    CannotStart if its worker never comes to be ready.
    """
    for attempt in range(ATTEMPTS):
        shared_by = object() if attempt else job.answer
        start = partial(workers.start, level, imports, shared_by)
        ended = await run_job(job, start, workers.cores, workers.spending)
        if not ended.lost:
            return ended
    if ended.transcript.state == "start":
        raise CannotStart(" ".join([ended.problem, *ended.output.splitlines()[-1:]]).rstrip("."))
    return ended
