"""An item has its place until it is written; the one in the reader's hand is the last that may wait."""

import asyncio
from collections import deque


async def pump(source, write, limit) -> None:
    room = asyncio.Semaphore(limit)
    there = asyncio.Semaphore(0)
    belt = deque()
    end = object()

    async def reader():
        async for item in source:
            await room.acquire()
            belt.append(item)
            there.release()
        belt.append(end)
        there.release()

    async def writer():
        while True:
            await there.acquire()
            item = belt.popleft()
            if item is end:
                return
            await write(item)
            room.release()

    async with asyncio.TaskGroup() as group:
        group.create_task(reader())
        group.create_task(writer())
