# mistake: limit-too-low
# asked: takes(under=1.5)
import asyncio


async def main(wash):
    loads = asyncio.Queue()
    for load in ("towels", "sheets", "shirts", "socks"):
        loads.put_nowait(load)

    async def worker():
        while not loads.empty():
            await wash(loads.get_nowait())  # <- here

    await asyncio.gather(worker(), worker())
