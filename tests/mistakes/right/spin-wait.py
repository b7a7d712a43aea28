"""It looks now and then, with a pause in between."""

import asyncio


async def main(boil):
    kettle = asyncio.create_task(boil("water"))
    looks = 0
    while not kettle.done():
        looks += 1
        await asyncio.sleep(0.1)
    return looks > 0
