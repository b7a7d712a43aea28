# mistake: useless-semaphore
# fails: test_a_cancel_ends_it, test_a_cancelled_item_is_a_failed_item, test_many_slow_items, test_n_at_a_time, test_no_worker_is_lost, test_two_calls_share_nothing
import asyncio


async def process(items, work, n) -> list:

    async def one(item):
        async with asyncio.Semaphore(n):  # <- here
            return await work(item)

    return await asyncio.gather(*map(one, items), return_exceptions=True)
