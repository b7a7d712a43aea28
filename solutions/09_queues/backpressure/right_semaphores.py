"""No queue: a deque and two semaphores, and no item is read before there is room for it."""

import asyncio
from collections import deque


async def pump(source, write, limit) -> None:
    room, filled = asyncio.Semaphore(limit), asyncio.Semaphore(0)
    between = deque()

    async def reader():
        reading = aiter(source)
        while True:
            await room.acquire()
            try:
                between.append([await anext(reading)])
            except StopAsyncIteration:
                between.append([])
                return
            finally:
                filled.release()

    async def writer():
        while True:
            await filled.acquire()
            if not (items := between.popleft()):
                return
            room.release()
            await write(items[0])

    both = [asyncio.create_task(reader()), asyncio.create_task(writer())]
    try:
        await asyncio.gather(*both)
    finally:
        for task in both:
            task.cancel()
        await asyncio.gather(*both, return_exceptions=True)
