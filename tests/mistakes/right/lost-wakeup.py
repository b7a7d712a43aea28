"""The gong has sounded, and stays so: who comes late sees it."""

import asyncio


async def guest(gong, wash):
    await wash("hands")
    await gong.wait()
    return "seated"


async def main(wash):
    gong = asyncio.Event()
    late = asyncio.create_task(guest(gong, wash))
    await asyncio.sleep(0.5)
    gong.set()
    return await late
