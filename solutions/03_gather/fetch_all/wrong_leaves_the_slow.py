# mistake: timeout-leaves-tasks
# fails: test_each_call_fetches_anew, test_the_order_given, test_three_fetches_take_as_long_as_one, test_waits_for_a_slow_page
import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    tasks = [asyncio.create_task(fetch(url)) for url in urls]
    if tasks:
        await asyncio.wait(tasks, timeout=1)  # <- here
    return [task.result() for task in tasks if task.done()]
