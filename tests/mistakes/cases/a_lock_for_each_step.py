# mistake: lock-across-io
# asked: takes(under=3.5)
import asyncio


async def main(find, fetch):
    first, second = asyncio.Lock(), asyncio.Lock()

    async def one(name):
        async with first:  # <- here
            found = await find(name)
        async with second:
            return await fetch(found)

    return await asyncio.gather(one("atlas"), one("map"), one("globe"))
