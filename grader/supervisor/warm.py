"""A warm parent and its children: workers that are forked, with what they need imported already."""

import asyncio
import json
import socket
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, Self

from grader.supervisor.start import ENVIRONMENT, FAREWELL, NotStarted, Process, bury, command
from grader.worker.level import Level

LOST = "the process that starts the workers was killed"


class Family(asyncio.Protocol):
    """One warm parent (`worker/warm.py`) and its children, as the parent tells of them."""

    @classmethod
    async def found(cls) -> Self:
        """Start a parent."""
        ours, theirs = socket.socketpair()
        with theirs:
            transport, family = await asyncio.get_running_loop().create_unix_connection(
                lambda: cls(ours), sock=ours
            )
            try:
                family._parent = await asyncio.create_subprocess_exec(
                    *command("warm", str(theirs.fileno())),
                    stdin=asyncio.subprocess.DEVNULL,
                    env=ENVIRONMENT,
                    cwd="/",
                    pass_fds=[theirs.fileno()],
                    start_new_session=True,
                )
            except BaseException:
                transport.abort()
                raise
        return family

    def __init__(self, line: socket.socket) -> None:
        self.gone = False
        self._line = line  # only a socket can send descriptors
        self._said = b""
        self._births: deque[asyncio.Future[Process]] = deque()
        self._deaths: dict[int, asyncio.Future[int | None]] = {}
        self._transport: asyncio.BaseTransport
        self._parent: asyncio.subprocess.Process

    async def fork(
        self, level: Level, imports: Sequence[str], descriptors: Sequence[int]
    ) -> Process:
        """Have one worker forked. NotStarted if the parent goes first."""
        request = json.dumps({"level": level, "imports": imports}).encode()
        birth: asyncio.Future[Process] = asyncio.get_running_loop().create_future()
        self._births.append(birth)
        try:
            socket.send_fds(self._line, [request], list(descriptors))
        except OSError:
            self._births.remove(birth)
            raise NotStarted(LOST) from None
        return await birth

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        *lines, self._said = (self._said + data).split(b"\n")
        for line in lines:
            self._take_in(json.loads(line))

    def _take_in(self, message: dict[str, Any]) -> None:
        if "status" in message:
            _settle(self._deaths.pop(message["pid"]), message["status"])
        elif "pid" in message:
            death = asyncio.get_running_loop().create_future()
            self._deaths[message["pid"]] = death
            worker = Process(message["pid"], lambda: asyncio.shield(death))
            birth = self._births.popleft()
            if birth.cancelled():
                worker.kill()
            _settle(birth, worker)
        else:
            _settle(self._births.popleft(), NotStarted(message["problem"]))

    def connection_lost(self, exc: Exception | None) -> None:
        self.gone = True
        for birth in self._births:
            _settle(birth, NotStarted(LOST))
        for death in self._deaths.values():
            _settle(death, None)

    async def dismiss(self) -> None:
        """Let the parent go, with all its children, and see it gone."""
        with suppress(OSError):
            self._line.shutdown(socket.SHUT_WR)
        with suppress(TimeoutError):
            async with asyncio.timeout(FAREWELL):
                await self._parent.wait()
        await bury(self._parent)
        self._transport.close()


def _settle(future: "asyncio.Future[Any]", result: object) -> None:
    if future.done():
        return
    if isinstance(result, Exception):
        future.set_exception(result)
    else:
        future.set_result(result)
