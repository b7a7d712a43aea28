# remark: thread-left-running
import asyncio
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue

POOL = ThreadPoolExecutor(2)


async def main():
    POOL.submit(SimpleQueue().get)  # <- here
    await asyncio.to_thread(len, "done")
