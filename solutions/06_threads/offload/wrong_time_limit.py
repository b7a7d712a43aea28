# mistake: guessed-time-limit
# fails: test_the_order_given
import asyncio


async def read_all(read, names) -> list:
    readings = (asyncio.to_thread(read, name) for name in names)
    return await asyncio.wait_for(asyncio.gather(*readings), 5)  # <- here
