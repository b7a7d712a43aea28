# mistake: none
# asked: gives([0, 1, 2, 3])
import asyncio


async def main(measure):
    texts = await asyncio.gather(measure(0), measure(1), measure(2), measure(3))
    return [depth for depth in (int(text[-1]) for text in texts) if depth > 1]
