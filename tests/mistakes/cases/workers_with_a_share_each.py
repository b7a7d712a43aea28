# mistake: none
# asked: fills("carry", 2)
import asyncio


async def main(carry):
    async def worker(boxes):
        for box in boxes:
            await asyncio.gather(carry(box), return_exceptions=True)

    await asyncio.gather(worker([1, 1, 1, 4]), worker([1, 1]))
    return "carried"
