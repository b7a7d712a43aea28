"""The worker's ends on Windows, where a loop cannot listen at a pipe that it has not opened itself.

There a worker is a fresh process with pipes that come with it. It leads no group: it is killed alone.
"""

import asyncio
import os
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress

from grader.supervisor.pipes import Output, Pipes, open_pipes
from grader.supervisor.protocol import MAX_LINE
from grader.supervisor.start import Process, command
from grader.worker.confine.system import WINDOWS

NEEDED = ("SYSTEMROOT", "PATH", "TEMP", "TMP")
"""What Python needs of the environment: without the first it opens no socket."""


class WindowsPipes(asyncio.SubprocessProtocol):
    """The pipes of a process that `fresh` starts, for as long as it lives."""

    worker_ends: Sequence[int] = ()

    def __init__(self) -> None:
        self.frames = asyncio.StreamReader(limit=MAX_LINE)
        self.output = Output()
        self._ended = asyncio.Event()
        self._transport: asyncio.SubprocessTransport | None = None

    async def fresh(self) -> Process:
        """A new process."""
        environment = {name: os.environ[name] for name in NEEDED if name in os.environ}
        self._transport, _ = await asyncio.get_running_loop().subprocess_exec(
            lambda: self,
            *command(),
            stdin=PIPE,
            stdout=PIPE,
            stderr=PIPE,
            env=environment,
            cwd=os.sep,
        )
        return Alone(self._transport, self._ended)

    def pipe_data_received(self, fd: int, data: bytes) -> None:
        if fd == 1:
            self.frames.feed_data(data)
        else:
            self.output.data_received(data)

    def pipe_connection_lost(self, fd: int, exc: Exception | None) -> None:
        if fd == 1:
            self.frames.feed_eof()
        elif fd == 2:
            self.output.connection_lost(exc)

    def process_exited(self) -> None:
        self._ended.set()

    def send_job(self, job: bytes) -> None:
        """Write the job; a worker that is gone says so by its silence."""
        pipe = self._transport and self._transport.get_pipe_transport(0)
        if isinstance(pipe, asyncio.WriteTransport):
            pipe.write(job)
            pipe.close()  # once all is written

    def close(self) -> None:
        """Close our ends."""
        if self._transport is not None:
            self._transport.close()


class Alone(Process):
    """A worker that leads no process group."""

    def __init__(self, transport: asyncio.SubprocessTransport, ended: asyncio.Event) -> None:
        super().__init__(transport.get_pid() or 0, self._wait)
        self._transport = transport
        self._ended = ended

    async def _wait(self) -> int | None:
        await self._ended.wait()
        return self._transport.get_returncode()

    def kill(self) -> None:
        """End the worker; what it has started goes on."""
        with suppress(ProcessLookupError, PermissionError):
            self._transport.kill()


Ends = Pipes | WindowsPipes


def open_ends() -> AbstractAsyncContextManager[Ends]:
    """The pipes of one worker, which are closed at the end of the block."""
    return _windows_pipes() if WINDOWS else open_pipes()


@asynccontextmanager
async def _windows_pipes() -> AsyncIterator[Ends]:
    pipes = WindowsPipes()
    try:
        yield pipes
    finally:
        pipes.close()
