# mistake: wrong-order
# fails: test_the_order_given
import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    done = set()
    if urls:
        done, _ = await asyncio.wait([asyncio.create_task(fetch(url)) for url in urls])
    return sorted(task.result() for task in done)  # <- here
