# mistake: blocking-call
# fails: test_five_take_as_long_as_one, test_no_thread_waits_for_ever, test_the_loop_is_free, test_the_order_given, test_one_name_and_none
import asyncio


async def read_all(read, names) -> list:
    return await asyncio.gather(*(asyncio.to_thread(read(name)) for name in names))  # <- here
