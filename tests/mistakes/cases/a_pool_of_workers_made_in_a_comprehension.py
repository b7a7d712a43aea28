# mistake: limit-too-low
# asked: at_once("wash", 4)
import asyncio


async def main(wash):
    loads = iter(["towels", "sheets", "shirts", "socks"])

    async def worker():
        for load in loads:
            await wash(load)

    await asyncio.gather(*(worker() for _ in range(2)))  # <- here
