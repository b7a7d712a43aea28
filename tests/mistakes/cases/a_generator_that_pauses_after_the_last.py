# mistake: needless-pause
# asked: takes(under=2)
import asyncio


class Beds:
    def __init__(self, number):
        self.number = number

    async def dry(self, bed):
        seconds = 0.7
        await asyncio.sleep(seconds * bed)

    async def in_order(self):
        for bed in range(1, self.number):
            yield bed
            await self.dry(bed)  # <- here


async def main(water):
    async for bed in Beds(3).in_order():
        await water(bed)
    return "watered"
