"""It pauses while the calls run: that costs nothing."""

import asyncio


async def main(mow):
    lawns = [asyncio.create_task(mow(lawn)) for lawn in ("front", "back")]
    await asyncio.sleep(0.5)
    return await asyncio.gather(*lawns)
