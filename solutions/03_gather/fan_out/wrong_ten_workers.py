# mistake: limit-too-low
# fails: test_a_thousand_calls_at_once
import asyncio


async def amap(function, items) -> list:
    queue = asyncio.Queue()
    for pair in enumerate(items):
        queue.put_nowait(pair)
    results = [None] * queue.qsize()

    async def worker():
        while not queue.empty():
            number, item = queue.get_nowait()
            results[number] = await function(item)

    await asyncio.gather(*(worker() for _ in range(10)))  # <- here
    return results
