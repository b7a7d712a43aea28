# mistake: late-binding
# fails: test_five_take_as_long_as_one, test_the_order_given, test_an_error_comes_out
import asyncio


async def read_all(read, names) -> list:
    readings = []
    for name in names:
        readings.append(asyncio.to_thread(lambda: read(name)))  # <- here
    return await asyncio.gather(*readings)
