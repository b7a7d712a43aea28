# mistake: lock-step
# fails: test_a_thousand_calls_at_once
import asyncio
import itertools


async def amap(function, items) -> list:
    results = []
    source = iter(items)
    while batch := list(itertools.islice(source, 500)):
        results.extend(await asyncio.gather(*map(function, batch)))  # <- here
    return results
