# mistake: lock-across-io
# asked: takes(under=1.5)
import asyncio


async def main(fetch):
    session_lock = asyncio.Lock()

    async def one(name):
        async with session_lock:  # <- here
            return await fetch(name)

    return await asyncio.gather(one("atlas"), one("map"))
