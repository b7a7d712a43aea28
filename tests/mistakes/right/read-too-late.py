"""It hands the number over at the moment at which it wakes the one who waits."""

import asyncio


async def main(serve):
    called = asyncio.get_running_loop().create_future()

    async def guest():
        return await called

    waiting = asyncio.create_task(guest())
    await serve("breakfast")
    for number in (1, 2):
        if not called.done():
            called.set_result(number)
    return await waiting
