# remark: thread-left-running
import asyncio
import queue


async def main():
    asyncio.get_running_loop().run_in_executor(None, queue.Queue().get)  # <- here
    await asyncio.sleep(0.1)
