# mistake: none
# fails: test_gives_up_in_time
import asyncio


def submit(loop, coro, seconds) -> object:
    async def limited():
        async with asyncio.timeout(seconds):  # its end waits for what `coro` still has to do
            return await coro

    return asyncio.run_coroutine_threadsafe(limited(), loop).result()
