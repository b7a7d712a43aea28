# mistake: returned-coroutine
# fails: test_five_take_as_long_as_one, test_the_order_given, test_an_error_comes_out, test_one_name_and_none
import asyncio


async def read_all(read, names) -> list:
    return [asyncio.to_thread(read, name) for name in names]  # <- here
