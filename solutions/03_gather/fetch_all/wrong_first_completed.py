# mistake: losers-left-running
# fails: test_the_order_given, test_waits_for_a_slow_page
import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    tasks = [asyncio.create_task(fetch(url)) for url in urls]
    if tasks:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)  # <- here
    return [task.result() for task in tasks if task.done()]
