"""The three pipes between the grader and one worker: job in, frames out, output out."""

import asyncio
import os
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, closing, suppress
from dataclasses import dataclass
from io import FileIO

from grader.supervisor.protocol import MAX_LINE
from grader.supervisor.start import Process, fresh

MAX_OUTPUT = 256 << 10
"""Bytes that a scenario may print."""
DRAIN = 0.3
"""Seconds to wait for the rest of the output, once the worker has been killed."""


class OutputLimit(Exception):
    """The student's code printed more than MAX_OUTPUT."""


class Output(asyncio.Protocol):
    """Keeps what a worker prints, up to the limit."""

    def __init__(self) -> None:
        self._kept = bytearray()
        self._overflow = asyncio.Event()
        self._closed = asyncio.Event()

    def data_received(self, data: bytes) -> None:
        self._kept += data[: MAX_OUTPUT - len(self._kept)]
        if len(self._kept) >= MAX_OUTPUT:
            self._overflow.set()

    def connection_lost(self, exc: Exception | None) -> None:
        self._closed.set()

    async def guard(self) -> None:
        """Raise OutputLimit when too much is printed."""
        await self._overflow.wait()
        raise OutputLimit

    async def drain(self) -> str:
        """All that was printed, as text; waits a moment for the last of it."""
        try:
            async with asyncio.timeout(DRAIN):
                await self._closed.wait()
        except TimeoutError:
            pass  # a process that has left the group still holds the pipe
        return self._kept.decode("utf-8", "backslashreplace")


@dataclass
class Pipes:
    """Our ends, and the descriptors of the worker's ends, in the order 0, 1, 2."""

    frames: asyncio.StreamReader
    output: Output
    worker_ends: Sequence[int]
    _job: int

    async def fresh(self) -> Process:
        """A new process at these ends."""
        return await fresh(self.worker_ends)

    def send_job(self, job: bytes) -> None:
        """Write the job, and let go of the worker's ends, which the worker holds by now."""
        self.let_go()
        descriptor, self._job = self._job, -1
        with suppress(BrokenPipeError), os.fdopen(descriptor, "wb") as pipe:
            pipe.write(job)  # a worker that is gone says so by its silence

    def let_go(self) -> None:
        """Close the worker's ends on our side."""
        for descriptor in self.worker_ends:
            os.close(descriptor)
        self.worker_ends = ()

    def close(self) -> None:
        """Close what is still open of our side, but for what is read."""
        self.let_go()
        if self._job >= 0:
            os.close(self._job)


@asynccontextmanager
async def _listening(protocol: asyncio.BaseProtocol, pipe: FileIO) -> AsyncIterator[None]:
    """Feed what comes out of a pipe to a protocol, to the end of the block."""
    transport, _ = await asyncio.get_running_loop().connect_read_pipe(lambda: protocol, pipe)
    with closing(transport):
        yield


@asynccontextmanager
async def open_pipes() -> AsyncIterator[Pipes]:
    """Open the pipes; all are closed at the end of the block, also when it is never reached."""
    frames, output = asyncio.StreamReader(limit=MAX_LINE), Output()
    job_out, job_in = os.pipe()
    frames_out, frames_in = os.pipe()
    output_out, output_in = os.pipe()
    pipes = Pipes(frames, output, (job_out, frames_in, output_in), job_in)
    with closing(pipes), FileIO(frames_out) as said, FileIO(output_out) as printed:
        reader = asyncio.StreamReaderProtocol(frames)
        async with _listening(reader, said), _listening(output, printed):
            yield pipes
