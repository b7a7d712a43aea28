"""It keeps the items of a generator before it goes through them twice."""

import asyncio


async def weigh_all(weigh, parcels):
    kept = list(parcels)
    number = sum(1 for _ in kept)
    weights = await asyncio.gather(*(weigh(one) for one in kept))
    return f"{len(weights)} of {number}"


async def main(weigh):
    return await weigh_all(weigh, (name for name in ("book", "hat")))
