"""A deque and a condition; the writer ends when the deque is empty and the reader has ended."""

import asyncio
from collections import deque


async def pump(source, write, limit) -> None:
    changed = asyncio.Condition()
    between, ended = deque(), False

    async def reader():
        nonlocal ended
        async for item in source:
            async with changed:
                await changed.wait_for(lambda: len(between) < limit)
                between.append(item)
                changed.notify_all()
        async with changed:
            ended = True
            changed.notify_all()

    async def writer():
        while True:
            async with changed:
                await changed.wait_for(lambda: between or ended)
                if not between:
                    return
                item = between.popleft()
                changed.notify_all()
            await write(item)

    async with asyncio.TaskGroup() as group:
        group.create_task(writer())
        group.create_task(reader())
