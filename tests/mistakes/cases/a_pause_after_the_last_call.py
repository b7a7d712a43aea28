# mistake: needless-pause
# asked: takes(under=3)
import asyncio


async def main(water):
    seconds = 0.7
    for bed in range(1, 3):
        await water(bed)
        await asyncio.sleep(seconds * bed)  # <- here
    return "watered"
