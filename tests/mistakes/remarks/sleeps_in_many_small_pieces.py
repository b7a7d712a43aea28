# remark: blocking-call
import asyncio
from time import sleep


async def work():
    for _ in range(20):
        sleep(0.01)  # <- here
        await asyncio.sleep(0)


async def main():
    await work()
