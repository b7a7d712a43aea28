"""It asks before it feeds."""

import asyncio


async def main(feed):
    names = ["lion", "notice board"]
    return await asyncio.gather(*(feed(name) for name in names if "board" not in name))
