"""Without streams: a protocol object for each connection, which the loop calls."""

import asyncio


class Visitor(asyncio.Protocol):
    def __init__(self):
        self.text = b""
        self.greeted = asyncio.get_running_loop().create_future()

    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        self.text += data
        if self.text.endswith(b"\n") and not self.greeted.done():
            self.greeted.set_result(self.text.decode().strip())


async def hold(host, port, n, seconds) -> list[str]:
    loop = asyncio.get_running_loop()
    opened = await asyncio.gather(*(loop.create_connection(Visitor, host, port) for _ in range(n)))
    greetings = [await visitor.greeted for _, visitor in opened]
    await asyncio.sleep(seconds)
    for transport, _ in opened:
        transport.close()
    return greetings
