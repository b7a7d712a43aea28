"""It holds the lock for the list only."""

import asyncio


async def weigh_in(scale, weigh, crate, weights):
    weight = await weigh(crate)
    async with scale:
        weights.append(weight)


async def main(weigh):
    scale = asyncio.Lock()
    weights = []
    await asyncio.gather(*[weigh_in(scale, weigh, c, weights) for c in ("apples", "pears")])
    return weights
