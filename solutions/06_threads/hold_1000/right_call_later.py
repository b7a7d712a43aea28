"""No coroutine waits out the time: `call_later` closes each connection, whose end fills a queue."""

import asyncio


class Visitor(asyncio.Protocol):
    def __init__(self, queue, seconds):
        self.queue, self.seconds, self.heard = queue, seconds, b""

    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        self.heard += data
        if self.heard.endswith(b"\n"):
            asyncio.get_running_loop().call_later(self.seconds, self.transport.close)

    def connection_lost(self, exc):
        self.queue.put_nowait(self.heard.decode().splitlines()[0])


async def hold(host, port, n, seconds) -> list[str]:
    loop, queue = asyncio.get_running_loop(), asyncio.Queue()
    gate = asyncio.Semaphore(
        200
    )  # at most so many are being opened; it is not held while they stay

    async def connect():
        async with gate:
            await loop.create_connection(lambda: Visitor(queue, seconds), host, port)

    await asyncio.gather(*(connect() for _ in range(n)))
    return [await queue.get() for _ in range(n)]
