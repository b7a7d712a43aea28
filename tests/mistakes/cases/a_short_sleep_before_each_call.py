# mistake: blocking-call
# asked: takes(under=1.3)
import asyncio
import time


async def main(fetch):
    async def one(page):
        time.sleep(0.06)  # <- here
        return await fetch(page)

    return await asyncio.gather(*map(one, "abcdefgh"))
