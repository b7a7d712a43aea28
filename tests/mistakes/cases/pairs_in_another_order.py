# mistake: wrong-order
# asked: gives([(2, "dive 2"), (1, "dive 1")])
import asyncio


async def main(dive):
    answers = await asyncio.gather(dive(2), dive(1))
    return sorted(zip((2, 1), answers, strict=True))  # <- here
