# remark: hogs-the-loop
import asyncio
import time


async def main():
    for _ in range(5):
        end = time.thread_time() + 0.08
        while time.thread_time() < end:  # <- here
            pass
        await asyncio.sleep(0)
