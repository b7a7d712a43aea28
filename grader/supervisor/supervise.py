"""Run many jobs at once, each in a worker of its own, within a bound.

Starting a worker is work for a core, waiting for it is not: so only as many start at a time as there
are cores, and the time of a scenario is not disturbed by the start of the others more than need be.
"""

import asyncio
import os
import resource
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager

from grader.supervisor.job import Ended, Job, run_job
from grader.supervisor.start import Start, can_fork, fresh, warm

SLOW_IMPORTS = {
    "aiohttp.web": ("aiohttp", "server"),
    "aioresponses": ("aioresponses", "mock_http"),
}
"""What is imported in advance, where one of these words is in a source."""
AT_ONCE = 200
"""Workers at a time; most of them wait."""
FILES_EACH = 4
FILES_BESIDE = 60
"""Open files that the grader needs for each worker, and besides."""


def most_at_once(wanted: int) -> int:
    """As many workers as are wanted, and as the limit on open files allows."""
    files, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    allowed = wanted if files == resource.RLIM_INFINITY else (files - FILES_BESIDE) // FILES_EACH
    return max(1, min(wanted, allowed))


async def supervise(
    jobs: Sequence[Job],
    *,
    at_once: int = AT_ONCE,
    on_end: Callable[[Job], None] = lambda job: None,
) -> list[Ended]:
    """Run the jobs, at most `at_once` at a time; their ends come in the order of the jobs."""
    room = asyncio.Semaphore(most_at_once(at_once))
    cores = asyncio.Semaphore(os.cpu_count() or 1)

    async def one(job: Job, start: Start) -> Ended:
        async with room:
            ended = await run_job(job, start, cores)
        on_end(job)
        return ended

    async with workers(jobs) as start, asyncio.TaskGroup() as group:
        tasks = [group.create_task(one(job, start)) for job in jobs]
    return [task.result() for task in tasks]


def workers(jobs: Sequence[Job]) -> AbstractAsyncContextManager[Start]:
    """The way to start workers here, with what these jobs import already imported."""
    if not can_fork():
        return fresh()
    sources = "\n".join(text["source"] for job in jobs for text in (job.student, job.checks))
    return warm([name for name, words in SLOW_IMPORTS.items() if any(w in sources for w in words)])
