# mistake: none
# asked: takes(under=3)
import asyncio


async def main(water):
    seconds = 0.7
    await water(1)
    await asyncio.sleep(seconds)
    await water(2)
    return "watered"
