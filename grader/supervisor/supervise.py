"""Run many jobs at once, each in a worker of its own, within a bound.

Starting a worker is work for a core, waiting for it is not: so only as many start at a time as there
are cores, and the time of a scenario is not disturbed by the start of the others more than need be.
"""

import asyncio
import os
import resource
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from grader.supervisor.container import contained
from grader.supervisor.job import Ended, Job, run_job
from grader.supervisor.start import CannotStart, Start, can_fork, fresh
from grader.supervisor.warm import sandboxed, warm
from grader.worker.confine import system
from grader.worker.level import Level

SLOW_IMPORTS = {
    "aiohttp.web": ("aiohttp", "server"),
    "aioresponses": ("aioresponses", "mock_http"),
}
"""What is imported in advance, where one of these words is in a source."""
AT_ONCE = 200
"""Workers at a time; most of them wait."""
ATTEMPTS = 3
"""Times that a job is begun whose worker is lost."""
FILES_EACH = 8
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
    level: Level = Level.PROCESS,
    on_end: Callable[[Job], None] = lambda job: None,
    kept: "Kept | None" = None,
) -> list[Ended]:
    """Run the jobs, at most `at_once` at a time; their ends come in the order of the jobs.

    `kept` spares the start of a warm parent. Raises CannotStart, in a group.
    """
    room = asyncio.Semaphore(most_at_once(at_once))
    cores = asyncio.Semaphore(os.cpu_count() or 1)

    async def one(job: Job, start: Start) -> Ended:
        async with room:
            ended = await run_to_its_end(job, start, cores)
        on_end(job)
        return ended

    imports = imports_of(jobs)
    way = kept.workers(imports, level) if kept else workers(imports, level)
    async with way as start, asyncio.TaskGroup() as group:
        tasks = [group.create_task(one(job, start)) for job in jobs]
    return [task.result() for task in tasks]


async def run_to_its_end(job: Job, start: Start, cores: asyncio.Semaphore) -> Ended:
    """Run a job, and again if it was lost. CannotStart if its worker never comes to be ready."""
    for _ in range(ATTEMPTS):
        ended = await run_job(job, start, cores)
        if not ended.lost:
            return ended
    if ended.transcript.state == "start":
        raise CannotStart(" ".join([ended.problem, *ended.output.splitlines()[-1:]]).rstrip("."))
    return ended


def imports_of(jobs: Sequence[Job]) -> list[str]:
    """What is worth importing before these jobs."""
    sources = "\n".join(text["source"] for job in jobs for text in (job.student, job.checks))
    return [name for name, words in SLOW_IMPORTS.items() if any(w in sources for w in words)]


def workers(
    imports: Sequence[str], level: Level = Level.PROCESS
) -> AbstractAsyncContextManager[Start]:
    """The way to start workers here, with these modules already imported."""
    system.hide_memory()
    if level is Level.PROCESS and not can_fork():
        return fresh()
    if level is Level.CONTAINER:
        return contained()
    return sandboxed(imports) if level is Level.BUBBLEWRAP else warm(imports, level)


class Kept:
    """Ways to start workers that outlast one `supervise`: for several, on the same event loop.

    They end with the loop: `asyncio.Runner` cancels the tasks that hold them open, and waits.
    """

    def __init__(self) -> None:
        self._holders: dict[tuple[Level, frozenset[str]], asyncio.Task[None]] = {}
        self._starts: dict[tuple[Level, frozenset[str]], asyncio.Future[Start]] = {}

    @asynccontextmanager
    async def workers(
        self, imports: Sequence[str], level: Level = Level.PROCESS
    ) -> AsyncIterator[Start]:
        """A way that is open already and imports enough, or else a new one."""
        key = level, frozenset(imports)
        known = [k for k in self._holders if k[0] == level and k[1] >= key[1]]
        key = next((k for k in known if not self._holders[k].done()), key)
        if key not in self._holders or self._holders[key].done():
            self._starts[key] = asyncio.get_running_loop().create_future()
            self._holders[key] = asyncio.create_task(self._hold(key))
        yield await asyncio.shield(self._starts[key])

    async def _hold(self, key: tuple[Level, frozenset[str]]) -> None:
        level, imports = key
        try:
            async with workers(sorted(imports), level) as start:
                self._starts[key].set_result(start)
                await asyncio.Event().wait()  # until the loop ends
        except Exception as error:
            if self._starts[key].done():
                raise
            self._starts[key].set_exception(error)
