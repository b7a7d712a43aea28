"""The way to start workers on an event loop, at every level of isolation.

Most of them are forked from a warm parent. When that is gone another one takes its place: only its
workers of the moment are lost.
"""

import asyncio
import os
from collections.abc import Sequence
from typing import Self

from grader.supervisor import bubblewrap
from grader.supervisor.container import contained
from grader.supervisor.start import Process, can_fork
from grader.supervisor.warm import Family
from grader.supervisor.windows import Ends
from grader.worker.confine import system
from grader.worker.level import Level


class Workers:
    """Starts workers, while the block lasts. Whoever grades several times opens one for all of it.

    Each worker is its caller's, who sees it gone; the warm parent goes at the end of the block.
    """

    def __init__(self) -> None:
        self.cores = asyncio.Semaphore(os.cpu_count() or 1)
        self._family: Family | None = None
        self._one_at_a_time = asyncio.Lock()

    async def __aenter__(self) -> Self:
        system.hide_memory()
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._family is not None:
            await self._family.dismiss()

    async def start(self, level: Level, imports: Sequence[str], ends: Ends) -> Process:
        """A worker at this level; one that is forked has the `imports` already. As `Start` else."""
        if level is Level.CONTAINER:
            return await contained(ends.worker_ends)
        if level is Level.PROCESS and not can_fork():
            return await ends.fresh()
        if level is Level.BUBBLEWRAP:
            return await self._sandboxed(imports, ends.worker_ends)
        return await self._forked(level, imports, ends.worker_ends)

    async def _sandboxed(self, imports: Sequence[str], descriptors: Sequence[int]) -> Process:
        sandbox = await bubblewrap.make()
        try:
            inside = [*descriptors, sandbox.inside]
            return Inmate(sandbox, await self._forked(Level.BUBBLEWRAP, imports, inside))
        except BaseException:
            sandbox.kill()  # nobody else knows of it
            await sandbox.gone()
            raise

    async def _forked(
        self, level: Level, imports: Sequence[str], descriptors: Sequence[int]
    ) -> Process:
        async with self._one_at_a_time:
            if self._family is None or self._family.gone:
                if self._family is not None:
                    await self._family.dismiss()
                self._family = await Family.found()
        return await self._family.fork(level, imports, descriptors)


class Inmate(Process):
    """A worker in a sandbox of its own, which ends with it."""

    def __init__(self, sandbox: bubblewrap.Sandbox, worker: Process) -> None:
        super().__init__(worker.pid, worker.status)
        self._sandbox = sandbox

    def kill(self) -> None:
        """End all that is in the sandbox."""
        self._sandbox.kill()

    async def status(self) -> int | None:
        """The exit status, once the sandbox is gone too; None when nobody can tell."""
        status = await super().status()
        await self._sandbox.gone()
        return status
