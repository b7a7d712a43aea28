# mistake: falsy-dropped
# asked: gives([0, 1])
import asyncio


async def main(measure):
    depths = [int(text[-1]) for text in await asyncio.gather(measure(0), measure(1))]
    return [depth or -1 for depth in depths]  # <- here
