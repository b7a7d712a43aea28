"""Workers that are forked from a warm parent, which has imported already what they need.

When the warm parent is gone another one takes its place: only its workers of the moment are lost.
"""

import asyncio
import json
import socket
from collections import deque
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from typing import Any, Self

from grader.supervisor import bubblewrap
from grader.supervisor.start import (
    ENVIRONMENT,
    FAREWELL,
    NotStarted,
    Process,
    Start,
    bury,
    command,
)
from grader.worker.level import Level


@asynccontextmanager
async def sandboxed(imports: Sequence[str]) -> AsyncIterator[Start]:
    """Workers that are forked into sandboxes, one for each. None is left at the end."""
    made: set[bubblewrap.Sandbox] = set()

    async def start(descriptors: Sequence[int]) -> Process:
        sandbox = await bubblewrap.make()
        made.difference_update([one for one in made if one.inside < 0])
        made.add(sandbox)
        try:
            return Inmate(sandbox, await forked([*descriptors, sandbox.inside]))
        except BaseException:
            sandbox.kill()  # nobody else knows of it
            raise

    async with warm(imports, level=Level.BUBBLEWRAP) as forked:
        try:
            yield start
        finally:
            for sandbox in made:
                sandbox.kill()
            for sandbox in made:
                await sandbox.gone()


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


@asynccontextmanager
async def warm(imports: Sequence[str], level: Level = Level.PROCESS) -> AsyncIterator[Start]:
    """Workers at this level of isolation with `imports` imported. None is left at the end."""
    family: Family | None = None
    one_at_a_time = asyncio.Lock()

    async def start(descriptors: Sequence[int]) -> Process:
        nonlocal family
        async with one_at_a_time:
            if family is None or family.gone:
                if family is not None:
                    await family.dismiss()
                family = await Family.found(str(level), *imports)
                group.create_task(family.listen())
        return await family.start(descriptors)

    async with asyncio.TaskGroup() as group:
        try:
            yield start
        finally:
            if family is not None:
                await family.dismiss()


class Family:
    """A warm parent and its children, as the parent tells of them."""

    @classmethod
    async def found(cls, *arguments: str) -> Self:
        """Start a parent."""
        ours, theirs = socket.socketpair()
        with theirs:
            parent = await asyncio.create_subprocess_exec(
                *command("warm", str(theirs.fileno()), *arguments),
                stdin=asyncio.subprocess.DEVNULL,
                env=ENVIRONMENT,
                cwd="/",
                pass_fds=[theirs.fileno()],
                start_new_session=True,
            )
        return cls(parent, ours, *await asyncio.open_unix_connection(sock=ours.dup()))

    def __init__(
        self,
        parent: asyncio.subprocess.Process,
        control: socket.socket,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
    ) -> None:
        self.gone = False
        self._parent = parent
        self._control = control
        self._reader = reader
        self._writer = writer
        self._births: deque[asyncio.Future[Process]] = deque()
        self._deaths: dict[int, asyncio.Future[int | None]] = {}

    async def start(self, descriptors: Sequence[int]) -> Process:
        """Have one worker forked. NotStarted if the parent goes first."""
        birth: asyncio.Future[Process] = asyncio.get_running_loop().create_future()
        self._births.append(birth)
        try:
            socket.send_fds(self._control, [b"+"], list(descriptors))
        except OSError:
            self._births.remove(birth)
            raise NotStarted("the process that starts the workers was killed") from None
        return await birth

    async def listen(self) -> None:
        """Take in what the parent says, until it is gone."""
        with suppress(ConnectionError):
            async for line in self._reader:
                self._take_in(json.loads(line))
        self.gone = True
        for birth in self._births:
            _settle(birth, NotStarted("the process that starts the workers was killed"))
        for death in self._deaths.values():
            _settle(death, None)

    def _take_in(self, message: dict[str, Any]) -> None:
        if "status" in message:
            _settle(self._deaths.pop(message["pid"]), message["status"])
        elif "pid" in message:
            death = asyncio.get_running_loop().create_future()
            self._deaths[message["pid"]] = death
            worker = Process(message["pid"], lambda: asyncio.shield(death))
            _settle(self._births.popleft(), worker)
        else:
            _settle(self._births.popleft(), NotStarted(message["problem"]))

    async def dismiss(self) -> None:
        """Let the parent go, with all its children, and see it gone."""
        with suppress(OSError):
            self._control.shutdown(socket.SHUT_WR)
        with suppress(TimeoutError):
            async with asyncio.timeout(FAREWELL):
                await self._parent.wait()
        await bury(self._parent)
        self._control.close()
        self._writer.close()


def _settle(future: "asyncio.Future[Any]", result: object) -> None:
    if future.done():
        return
    if isinstance(result, Exception):
        future.set_exception(result)
    else:
        future.set_result(result)
