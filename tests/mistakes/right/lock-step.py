"""Two at a time, and the next begins as soon as one has ended."""

import asyncio


async def main(wash):
    machines = asyncio.Semaphore(2)

    async def wash_one(load):
        async with machines:
            return await wash(load)

    return await asyncio.gather(*[wash_one(load) for load in (1, 1, 0, 1)])
