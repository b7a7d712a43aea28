"""A small real web server on 127.0.0.1 that sends large bodies, and can stop in the middle."""

import asyncio
from contextlib import suppress

from grader.worker.world.stage import Stage

HEAD = (
    b"HTTP/1.1 %d %s\r\n"
    b"Content-Type: application/octet-stream\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
)


class FileServer:
    """Sends one piece again and again, so that a large body needs no memory."""

    def __init__(self, stage: Stage) -> None:
        del stage  # every part is given one
        self._servers: list[asyncio.Server] = []
        self._writers: set[asyncio.StreamWriter] = set()

    async def start(
        self,
        piece: bytes,
        times: int = 1,
        *,
        status: int = 200,
        pause: float = 0.0,
        cut: bool = False,
    ) -> str:
        """Serve `piece`, `times` over, to every request; gives a url.

        After half of the pieces it pauses for `pause` seconds, and then, with `cut`, hangs up.
        """

        async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            self._writers.add(writer)
            with suppress(ConnectionError, asyncio.IncompleteReadError):
                await reader.readuntil(b"\r\n\r\n")
                reason = b"OK" if status < 400 else b"Not Found"
                writer.write(HEAD % (status, reason, len(piece) * times))
                await _send(writer, piece, times // 2)
                await asyncio.sleep(pause)
                if not cut:
                    await _send(writer, piece, times - times // 2)
            writer.close()

        server = await asyncio.start_server(answer, "127.0.0.1", 0)
        self._servers.append(server)
        port = server.sockets[0].getsockname()[1]
        return f"http://127.0.0.1:{port}/file"

    async def stop(self) -> None:
        """Hang up on everybody, and stop serving."""
        for server in self._servers:
            server.close()
        for writer in self._writers:
            writer.transport.abort()
        for server in self._servers:
            await server.wait_closed()


async def _send(writer: asyncio.StreamWriter, piece: bytes, times: int) -> None:
    for _ in range(times):
        writer.write(piece)
        await writer.drain()
