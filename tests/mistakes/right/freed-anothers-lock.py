"""It takes the lock before the `try`: what it has not got, it does not give back."""

import asyncio


async def bake_in(oven, bake, dish):
    await oven.acquire()
    try:
        await bake(dish)
    finally:
        oven.release()


async def main(bake):
    oven = asyncio.Lock()
    cake = asyncio.create_task(bake_in(oven, bake, "cake"))
    await asyncio.sleep(0.5)
    cake.cancel()
    await asyncio.wait({cake})
