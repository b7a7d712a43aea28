"""The lock of threads is taken with `with`, that of asyncio with `async with`."""

import asyncio
import threading


async def main(bake):
    oven, ledger = asyncio.Lock(), threading.Lock()
    async with oven:
        pie = await bake("pie")
    with ledger:
        return pie
