"""A small coroutine with a time limit in it is what runs on the loop."""

import asyncio


def submit(loop, coro, seconds) -> object:
    async def limited():
        async with asyncio.timeout(seconds):
            return await coro

    return asyncio.run_coroutine_threadsafe(limited(), loop).result()
