# mistake: lock-across-io
# asked: takes(under=1.5)
import asyncio


async def main(fetch):
    door = asyncio.Lock()

    async def one(name):
        await door.acquire()  # <- here
        try:
            return await fetch(name)
        finally:
            door.release()

    return await asyncio.gather(one("atlas"), one("map"))
