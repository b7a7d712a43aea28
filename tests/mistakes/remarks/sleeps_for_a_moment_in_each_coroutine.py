# remark: blocking-call
import asyncio
import time


async def work(name):
    time.sleep(0.05)  # <- here
    return name


async def main():
    return await asyncio.gather(*map(work, "abcd"))
