"""Sandboxes that are shared: the workers of one answer live in the same one, since all of them run the same code.

A sandbox is made for the first worker of an answer, and is gone with the last. In it each worker has a /tmp and
a loopback of its own (`grader/worker/confine/own.py`).
"""

import asyncio
from collections.abc import Hashable

from grader.supervisor.bubblewrap import Sandbox, make
from grader.supervisor.start import Process


class Sandboxes:
    """The sandboxes of the answers that are under way."""

    def __init__(self) -> None:
        self._shared: dict[Hashable, SharedSandbox] = {}

    def join(self, answer: Hashable) -> "SharedSandbox":
        """The sandbox of this answer, for one more. Whoever joins it leaves it."""
        shared = self._shared.setdefault(answer, SharedSandbox(self._shared, answer))
        shared.users += 1
        return shared


class SharedSandbox:
    """The sandbox of one answer, and how many use it."""

    def __init__(self, others: "dict[Hashable, SharedSandbox]", answer: Hashable) -> None:
        self.users = 0
        self._others = others
        self._answer = answer
        self._sandbox: Sandbox | None = None
        self._one_at_a_time = asyncio.Lock()

    async def inside(self) -> int:
        """A pidfd of its first process, once it is made. As `bubblewrap.make`."""
        async with self._one_at_a_time:
            if self._sandbox is None:
                self._sandbox = await make()
        return self._sandbox.inside

    def leave(self) -> None:
        """Be a user no more. All that is in it ends with the last of them."""
        self.users -= 1
        if not self.users:
            self.spoilt()
            if self._sandbox is not None:
                self._sandbox.kill()

    def spoilt(self) -> None:
        """Let nobody else join: it is over, or does not work."""
        if self._others.get(self._answer) is self:
            del self._others[self._answer]

    async def gone(self) -> None:
        """If this was the last one that left, wait until nothing is left of it."""
        if not self.users and self._sandbox is not None:
            await self._sandbox.gone()


class Inmate(Process):
    """A worker in a sandbox."""

    def __init__(self, shared: SharedSandbox, worker: Process) -> None:
        super().__init__(worker.pid, worker.status)
        self._shared: SharedSandbox = shared
        self._left = False

    def kill(self) -> None:
        """End the worker and its process group; if it is the last one, all that is in the sandbox."""
        if not self._left:
            self._left = True
            super().kill()
            self._shared.leave()

    async def status(self) -> int | None:
        """The exit status, after `kill`; of the last worker once the sandbox is gone too."""
        status = await super().status()
        await self._shared.gone()
        return status
