"""Each has a basket of its own."""

import asyncio


async def pick(picker):
    basket = []
    basket.append(await picker())
    return basket


async def main(pear, plum):
    return await asyncio.gather(pick(pear), pick(plum))
