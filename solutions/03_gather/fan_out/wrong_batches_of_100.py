# mistake: lock-step
# fails: test_a_thousand_calls_at_once, test_takes_a_generator
import asyncio


async def amap(function, items) -> list:
    results = []
    for begin in range(0, len(items), 100):
        batch = items[begin : begin + 100]
        results += await asyncio.gather(*(function(item) for item in batch))  # <- here
    return results
