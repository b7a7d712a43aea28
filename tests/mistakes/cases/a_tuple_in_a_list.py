# mistake: wrong-type
# asked: gives(["dive 1", "dive 2"])
import asyncio


async def main(dive):
    answers = await asyncio.gather(dive(1), dive(2))
    return [(answer, len(answer)) for answer in answers]  # <- here
