# mistake: serial-await
# fails: ?
import asyncio


async def process(items, work, n) -> list:

    results = []
    for item in items:
        results += await asyncio.gather(work(item), return_exceptions=True)  # <- here
    return results
