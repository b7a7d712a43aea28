# remark: none
import asyncio
import time


async def fail():
    await asyncio.sleep(0.1)
    raise LookupError("no such page")


async def rest():
    await asyncio.to_thread(time.sleep, 0.6)


async def main():
    try:
        await asyncio.gather(fail(), rest(), asyncio.to_thread(time.sleep, 0.6))
    except LookupError:
        return None
