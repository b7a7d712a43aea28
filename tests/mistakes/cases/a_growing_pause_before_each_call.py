# mistake: staggered-start
# asked: takes(under=1.3)
import asyncio


async def main(sow):
    async def one(number, bed):
        await asyncio.sleep(0.3 * number)  # <- here
        return await sow(bed)

    return await asyncio.gather(
        *[one(n, bed) for n, bed in enumerate(("carrots", "leeks", "beans"))]
    )
