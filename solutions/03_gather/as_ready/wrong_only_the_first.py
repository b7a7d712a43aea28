# mistake: only-one-result
# fails: test_all_in_flight, test_many_slow_shops, test_the_quickest_first
import asyncio


async def as_ready(fetch, urls):
    tasks = {asyncio.create_task(fetch(url)): url for url in urls}
    if not tasks:
        return
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in pending:
        task.cancel()
    for task in done:
        yield tasks[task], task.result()
