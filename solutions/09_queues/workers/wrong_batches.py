# mistake: lock-step
# fails: test_many_slow_items, test_n_at_a_time, test_no_worker_is_lost
import asyncio


async def process(items, work, n) -> list:

    results = []
    for start in range(0, len(items), n):
        batch = items[start : start + n]
        results += await asyncio.gather(*map(work, batch), return_exceptions=True)  # <- here
    return results
