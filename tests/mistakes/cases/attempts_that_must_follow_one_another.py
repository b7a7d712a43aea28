# mistake: none
# asked: takes(under=1.5)
import asyncio


async def main(order):
    for _ in range(3):
        try:
            async with asyncio.timeout(0.9):
                await order("bread")
        except TimeoutError:
            pass
