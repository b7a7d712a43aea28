# mistake: loop-per-thread
# fails: test_runs_on_the_loop, test_gives_up_in_time
import asyncio


def submit(loop, coro, seconds) -> object:
    async def limited():
        async with asyncio.timeout(seconds):
            return await coro

    return asyncio.run(limited())  # <- here
