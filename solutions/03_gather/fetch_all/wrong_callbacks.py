# mistake: completion-order
# fails: test_the_order_given
import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    bodies = []
    tasks = [asyncio.create_task(fetch(url)) for url in urls]
    for task in tasks:
        task.add_done_callback(lambda done: bodies.append(done.result()))  # <- here
    await asyncio.gather(*tasks)
    return bodies
