"""The way to start workers on an event loop, at every level of isolation.

Most of them are forked from a warm parent. When that is gone another one takes its place: only its
workers of the moment are lost.
"""

import asyncio
import os
from collections.abc import Hashable, Sequence
from typing import Self

from grader.supervisor.container import contained
from grader.supervisor.sandboxes import Inmate, Sandboxes
from grader.supervisor.spending import Spending
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
        self.spending = Spending()
        self._family: Family | None = None
        self._one_at_a_time = asyncio.Lock()
        self._sandboxes = Sandboxes()

    async def __aenter__(self) -> Self:
        system.hide_memory()
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._family is not None:
            await self._family.dismiss()

    async def start(
        self, level: Level, imports: Sequence[str], answer: Hashable, ends: Ends
    ) -> Process:
        """A worker at this level; one that is forked has the `imports` already. As `Start` else.

        Workers of the same `answer` may share a sandbox.
        """
        if level is Level.CONTAINER:
            return await contained(ends.worker_ends)
        if level is Level.PROCESS and not can_fork():
            return await ends.fresh()
        if level is Level.BUBBLEWRAP:
            return await self._sandboxed(imports, answer, ends.worker_ends)
        return await self._forked(level, imports, ends.worker_ends)

    async def _sandboxed(
        self, imports: Sequence[str], answer: Hashable, descriptors: Sequence[int]
    ) -> Process:
        shared = self._sandboxes.join(answer)
        try:
            inside = [*descriptors, await shared.inside()]
            return Inmate(shared, await self._forked(Level.BUBBLEWRAP, imports, inside))
        except BaseException:
            shared.spoilt()
            shared.leave()  # nobody else knows of it
            await shared.gone()
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
