"""Start workers: from a warm parent where fork is to be had, else a fresh process for each.

Both give a `Process`. A worker leads a process group of its own, and is killed with it.
"""

import asyncio
import json
import os
import signal
import socket
import sys
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path

KIT = Path(__file__).resolve().parents[2]
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": "/nonexistent"}
FAREWELL = 1.0
"""Seconds to wait for the end of a process that has been killed."""


class CannotStart(Exception):
    """No worker can be started on this machine; the message says why."""


class Process:
    """One worker, by its process id; `wait` gives its exit status, negative for a signal."""

    def __init__(self, pid: int, wait: Callable[[], Awaitable[int]]) -> None:
        self.pid = pid
        self._wait = wait

    def kill(self) -> None:
        """SIGKILL to the worker's whole process group."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, signal.SIGKILL)

    async def status(self) -> int | None:
        """The exit status, or None when nobody can tell."""
        with suppress(TimeoutError):
            async with asyncio.timeout(FAREWELL):
                return await self._wait()
        return None


Start = Callable[[Sequence[int]], Awaitable[Process]]


def command(*arguments: str) -> list[str]:
    """The command line of a worker: isolated from the user's site, environment and folder."""
    code = f"import sys; sys.path.insert(0, {str(KIT)!r}); sys.argv[0] = 'worker'; "
    code += "import runpy; runpy.run_module('grader.worker', run_name='__main__')"
    return [sys.executable, "-I", "-B", "-X", "utf8", "-c", code, *arguments]


@asynccontextmanager
async def fresh() -> AsyncIterator[Start]:
    """A new process for each worker. All are gone at the end of the block, also of a cancelled one."""
    children: list[asyncio.subprocess.Process] = []

    async def start(descriptors: Sequence[int]) -> Process:
        stdin, stdout, stderr = descriptors
        child = await asyncio.create_subprocess_exec(
            *command(),
            stdin=stdin,
            stdout=stdout,
            stderr=stderr,
            env=ENVIRONMENT,
            cwd="/",
            start_new_session=True,
        )
        children.append(child)
        return Process(child.pid, child.wait)

    try:
        yield start
    finally:
        for child in children:
            await _bury(child)


async def _bury(child: asyncio.subprocess.Process) -> None:
    """See a child to its end; whoever does not wait for a child leaves a zombie behind."""
    if child.returncode is None:
        child.kill()
    with suppress(TimeoutError):
        async with asyncio.timeout(FAREWELL):
            await child.wait()


@asynccontextmanager
async def warm(imports: Sequence[str]) -> AsyncIterator[Start]:
    """Workers that are forked from a parent which has imported `imports` already."""
    ours, theirs = socket.socketpair()
    parent = await asyncio.create_subprocess_exec(
        *command("warm", str(theirs.fileno()), *imports),
        stdin=asyncio.subprocess.DEVNULL,
        env=ENVIRONMENT,
        cwd="/",
        pass_fds=[theirs.fileno()],
        start_new_session=True,
    )
    theirs.close()
    reader, writer = await asyncio.open_unix_connection(sock=ours.dup())
    family = Family(ours)
    try:
        async with asyncio.TaskGroup() as group:
            listening = group.create_task(family.listen(reader))
            yield family.start
            listening.cancel()
    finally:
        ours.close()
        writer.close()
        with suppress(TimeoutError):
            async with asyncio.timeout(FAREWELL):
                await parent.wait()
        await _bury(parent)


class Family:
    """The children of a warm parent, as the parent tells of them."""

    def __init__(self, control: socket.socket) -> None:
        self._control = control
        self._births: deque[asyncio.Future[int]] = deque()
        self._deaths: dict[int, asyncio.Future[int]] = {}
        self._gone = False

    async def start(self, descriptors: Sequence[int]) -> Process:
        """Have one worker forked. CannotStart if the warm parent is gone."""
        loop = asyncio.get_running_loop()
        birth: asyncio.Future[int] = loop.create_future()
        self._births.append(birth)
        try:
            if self._gone:
                raise BrokenPipeError
            socket.send_fds(self._control, [b"+"], list(descriptors))
            pid = await birth
        except OSError:
            raise CannotStart("the process that starts the workers is gone") from None
        death = self._deaths[pid]
        return Process(pid, lambda: asyncio.shield(death))

    async def listen(self, reader: asyncio.StreamReader) -> None:
        """Take in what the parent says, until it is gone."""
        async for line in reader:
            message = json.loads(line)
            if "status" in message:
                _settle(self._deaths[message["pid"]], message["status"])
            else:
                self._deaths[message["pid"]] = asyncio.get_running_loop().create_future()
                _settle(self._births.popleft(), message["pid"])
        self._gone = True
        for birth in self._births:
            if not birth.done():
                birth.set_exception(BrokenPipeError())


def _settle(future: "asyncio.Future[int]", result: int) -> None:
    if not future.done():
        future.set_result(result)


def can_fork() -> bool:
    """Whether a warm parent works here. AWAITLINGS_NO_FORK in the environment says no."""
    linux = sys.platform.startswith("linux")  # elsewhere fork and system libraries do not agree
    return linux and "AWAITLINGS_NO_FORK" not in os.environ
