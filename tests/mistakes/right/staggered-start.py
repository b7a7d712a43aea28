"""It pauses before one more try only, while others are under way."""

import asyncio


async def main(sow, water):
    watering = asyncio.create_task(water(2))
    for pause in (0.2, 0.4):
        if await sow("carrots"):
            break
        await asyncio.sleep(pause)
    return await watering
