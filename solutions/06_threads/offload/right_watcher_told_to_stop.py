"""A thread watches beside the readings, and is told to stop when they are over."""

import asyncio
import threading


async def read_all(read, names) -> list:
    over = threading.Event()
    watcher = asyncio.create_task(asyncio.to_thread(over.wait))
    try:
        return list(await asyncio.gather(*(asyncio.to_thread(read, name) for name in names)))
    finally:
        over.set()
        await watcher
