# mistake: wrong-order
# fails: test_the_order_given
import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    tasks = [asyncio.create_task(fetch(url)) for url in urls]
    bodies = []
    while tasks:
        bodies.append(await tasks.pop())
    return bodies  # <- here
