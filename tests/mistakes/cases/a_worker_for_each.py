# mistake: none
# asked: never
import asyncio


async def main(wash):
    loads = asyncio.Queue()
    for load in ("towels", "sheets", "shirts", "socks"):
        loads.put_nowait(load)

    async def worker():
        while not loads.empty():
            await wash(loads.get_nowait())

    await asyncio.gather(worker(), worker(), worker(), worker())
