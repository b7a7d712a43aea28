"""A group, and a barrier so that all are open before anyone counts."""

import asyncio


async def hold(host, port, n, seconds) -> list[str]:
    barrier = asyncio.Barrier(n)

    async def visit():
        reader, writer = await asyncio.open_connection(host, port)
        greeting = (await reader.readuntil(b"\n")).decode().strip()
        async with barrier:
            await asyncio.sleep(seconds)
        writer.close()
        await writer.wait_closed()
        return greeting

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(visit()) for _ in range(n)]
    return [task.result() for task in tasks]
