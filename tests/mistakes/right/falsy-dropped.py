"""It drops what is below the ground, and keeps 0."""

import asyncio


async def main(measure):
    texts = await asyncio.gather(measure(0), measure(1))
    depths = [int(text.split()[1]) for text in texts]
    return [depth for depth in depths if depth >= 0]
