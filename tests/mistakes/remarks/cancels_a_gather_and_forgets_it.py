# remark: none
import asyncio


async def main(fetch):
    both = asyncio.gather(fetch(3), fetch(3))
    await fetch(1)
    both.cancel()
    await asyncio.sleep(0.1)
