"""It takes answers as they come, and puts each in its place."""

import asyncio


async def numbered(place, measuring):
    return place, await measuring


async def main(measure):
    beds = [3, 2, 1]
    readings = [None] * len(beds)
    for reading in asyncio.as_completed([numbered(i, measure(b)) for i, b in enumerate(beds)]):
        place, value = await reading
        readings[place] = value
    return readings
