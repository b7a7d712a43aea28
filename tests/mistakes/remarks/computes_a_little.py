# remark: none
import asyncio
import time


async def main():
    for _ in range(20):
        end = time.thread_time() + 0.01
        while time.thread_time() < end:
            pass
        await asyncio.sleep(0)
