"""Gathers the visitors; closes without waiting for it, which the loop does soon after."""

import asyncio


async def visitor(host, port, seconds):
    reader, writer = await asyncio.open_connection(host, port)
    line = await reader.readline()
    await asyncio.sleep(seconds)
    writer.close()
    return line.decode().strip()


async def hold(host, port, n, seconds):
    return await asyncio.gather(*[visitor(host, port, seconds) for _ in range(n)])
