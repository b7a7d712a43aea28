# mistake: losers-left-running
# fails: test_the_order_given, test_the_others_are_over, test_stops_the_others, test_leaves_nothing_when_cancelled
import asyncio


async def all_or_nothing(fetch, urls) -> list[str]:
    tasks = [asyncio.create_task(fetch(url)) for url in urls]
    await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)  # <- here
    for task in tasks:
        if task.done() and task.exception():
            raise task.exception()
    return [task.result() for task in tasks]
