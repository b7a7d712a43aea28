# remark: none
import asyncio
import queue


async def main():
    stop = queue.Queue()
    watcher = asyncio.create_task(asyncio.to_thread(stop.get))
    await asyncio.sleep(0.1)
    stop.put(None)
    await watcher
