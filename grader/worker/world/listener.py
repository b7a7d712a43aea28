"""A TCP server on 127.0.0.1, in the scenario's own loop, that greets and counts its connections."""

import asyncio
import threading
from collections.abc import Coroutine
from contextlib import ExitStack, suppress
from typing import Any

from grader.worker.calls import RecordedCall
from grader.worker.facts import ListenerFacts
from grader.worker.patching import patched
from grader.worker.seeded import greeting
from grader.worker.stopped import ScenarioStopped
from grader.worker.world.opaque import opaque
from grader.worker.world.stage import Stage

SPARE_FILES = 100
"""Descriptors for everything that is not a connection."""
MANY_THREADS = 100
"""Threads besides those that were there before, beyond which nobody waits for what comes of it."""

BETWEEN_PIECES = 0.03
"""Seconds between the two parts of a greeting that comes in pieces."""


class Listener:
    """Greets every connection with one line, and keeps it open until the other side closes it."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._server: asyncio.Server | None = None
        self._patches = ExitStack()
        self._slow, self._asked, self._pieces = 0.0, 0, False
        self._lines: dict[Any, tuple[float, list[int]]] = {}
        self._count = self._open = self._peak = 0
        self._threads_before = self._threads = 0
        self._crowded, self._empty = asyncio.Event(), asyncio.Event()
        self._work: asyncio.Future[Any] | None = None  # held, so that it is not collected

    @property
    def facts(self) -> ListenerFacts:
        """What the server has counted."""
        return ListenerFacts(
            connections=self._count, open=self._open, peak=self._peak, threads=self._extra
        )

    @property
    def _extra(self) -> int:
        return max(0, self._threads - self._threads_before)

    async def start(
        self, expected: int, slow: float = 0.0, *, pieces: bool = False
    ) -> tuple[str, int]:
        """Serve; gives host and port. Both ends of `expected` connections are in this process.

        The second connection that is asked for takes `slow` seconds to open. In `pieces`, a greeting
        is sent in two parts.
        """
        self._slow, self._pieces = slow, pieces
        _allow_files(2 * expected + SPARE_FILES)
        connect = asyncio.BaseEventLoop.create_connection
        self._patches.enter_context(
            patched((asyncio.BaseEventLoop, "create_connection", self._noted(connect)))
        )
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, backlog=4096)
        host, port = self._server.sockets[0].getsockname()
        self._threads_before = threading.active_count()
        return host, port

    async def serving(self, work: Coroutine[Any, Any, Any], patience: float) -> Any:
        """Await the student's work, at most `patience` seconds, and not with a great many threads."""
        task = self._work = asyncio.ensure_future(work)
        crowd = asyncio.ensure_future(self._crowded.wait())
        first = asyncio.FIRST_COMPLETED
        await asyncio.wait([task, crowd], timeout=patience, return_when=first)
        crowd.cancel()
        if task.done():
            return task.result()
        if self._crowded.is_set():
            raise ScenarioStopped(f"it started {self._extra} threads, and was stopped")
        raise ScenarioStopped(f"it was still running after {patience:g} s, and was stopped")

    async def all_closed(self, patience: float) -> None:
        """Wait until every connection is closed, at most `patience` seconds."""
        with suppress(TimeoutError):
            async with asyncio.timeout(patience):
                await self._empty.wait()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        recorder = self._stage.recorder
        number, self._count = self._count, self._count + 1
        with recorder.call("connection", number) as call:
            self._opened()
            try:
                with suppress(OSError):
                    await self._greet(writer, greeting(self._stage.seed, number).encode() + b"\n")
                    await reader.read()  # until the other side closes
            finally:
                self._attribute(call, writer.get_extra_info("peername"))
                self._open -= 1
                if not self._open:
                    self._empty.set()
                writer.close()

    async def _greet(self, writer: asyncio.StreamWriter, line: bytes) -> None:
        if self._pieces:
            first, line = line[:5], line[5:]
            writer.write(first)
            await asyncio.sleep(BETWEEN_PIECES)
        writer.write(line)

    def _opened(self) -> None:
        self._open += 1
        self._empty.clear()
        self._peak = max(self._peak, self._open)
        self._threads = max(self._threads, threading.active_count())
        if self._extra > MANY_THREADS:
            self._crowded.set()

    def _noted(self, connect: Any) -> Any:
        async def create_connection(loop: Any, *args: Any, **kwargs: Any) -> Any:
            asked = self._stage.recorder.elapsed, self._stage.recorder.student_lines()
            self._asked += 1
            if self._slow and self._asked == 2:
                await asyncio.sleep(self._slow)
            transport, protocol = await connect(loop, *args, **kwargs)
            self._lines[transport.get_extra_info("sockname")] = asked
            return transport, protocol

        return opaque(create_connection, connect.__qualname__)

    def _attribute(self, call: RecordedCall, client: Any) -> None:
        """Note in the server's call which of the student's lines connected, and when."""
        if client in self._lines:
            call.attribute(*self._lines.pop(client))

    async def stop(self) -> None:
        """Stop serving."""
        self._patches.close()
        if self._server is not None:
            self._server.close()


def _allow_files(number: int) -> None:
    """Let this process have so many files open, if the system's hard limit permits."""
    try:
        import resource
    except ImportError:  # a system without such limits
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY and hard < number:
        raise RuntimeError(
            f"this exercise opens {number} files and sockets, and the system lets a process have "
            f"{hard}: raise the hard limit (`ulimit -Hn`)"
        )
    if soft != resource.RLIM_INFINITY and soft < number:
        resource.setrlimit(resource.RLIMIT_NOFILE, (number, hard))
