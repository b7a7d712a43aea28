# mistake: falsy-dropped
# fails: test_the_order_given
import asyncio


async def read_all(read, names) -> list:
    answers = await asyncio.gather(*(asyncio.to_thread(read, name) for name in names))
    return [answer for answer in answers if answer is not None]  # <- here
