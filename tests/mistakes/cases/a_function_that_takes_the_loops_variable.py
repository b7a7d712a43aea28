# mistake: none
# asked: gives(["fetch map", "fetch atlas"])
import asyncio


async def main(fetch):
    async def one(name):
        return await fetch(name)

    return await asyncio.gather(*[one(name) for name in ("atlas", "atlas")])
