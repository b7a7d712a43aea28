"""A sentinel says when there is nothing more to come."""

import asyncio


async def pick_all(pick, basket):
    for fruit in ["apple", "pear"]:
        await basket.put(await pick(fruit))
    await basket.put(None)


async def main(pick):
    basket = asyncio.Queue()
    picker = asyncio.create_task(pick_all(pick, basket))
    peeled = []
    while (fruit := await basket.get()) is not None:
        peeled.append(fruit)
    await picker
    return [*peeled, basket.empty()]
