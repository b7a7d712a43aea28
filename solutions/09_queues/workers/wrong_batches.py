# mistake: lock-step
# fails: ?
import asyncio


async def process(items, work, n) -> list:

    results = []
    for start in range(0, len(items), n):
        batch = items[start : start + n]
        results += await asyncio.gather(*map(work, batch), return_exceptions=True)  # <- here
    return results
