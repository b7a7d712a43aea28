"""In three steps: all are opened, all stay, all are closed."""

import asyncio
from contextlib import AsyncExitStack


async def hold(host, port, n, seconds) -> list[str]:
    async with AsyncExitStack() as stack:

        async def enter():
            reader, writer = await asyncio.open_connection(host, port)
            stack.push_async_callback(writer.wait_closed)
            stack.callback(writer.close)
            line = await reader.readline()
            return line.decode()[:-1]

        greetings = await asyncio.gather(*(enter() for _ in range(n)))
        await asyncio.sleep(seconds)
    return greetings
