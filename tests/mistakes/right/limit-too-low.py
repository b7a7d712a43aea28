"""There are as many places as people: the limit keeps nobody waiting."""

import asyncio


async def main(cross):
    jetty = asyncio.Semaphore(4)

    async def go(person):
        async with jetty:
            return await cross(person)

    return await asyncio.gather(*map(go, ("Ana", "Bo", "Chen", "Dana")))
