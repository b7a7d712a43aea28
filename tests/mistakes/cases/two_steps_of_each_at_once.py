# mistake: none
# asked: never
import asyncio


async def main(find, fetch):
    async def both(name):
        return await fetch(await find(name))

    return await asyncio.gather(*map(both, ("atlas", "map", "globe")))
