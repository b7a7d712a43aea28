# mistake: polling
# fails: test_each_as_soon_as_it_is_there, test_many_slow_shops, test_the_quickest_first
import asyncio


async def as_ready(fetch, urls):
    tasks = {url: asyncio.create_task(fetch(url)) for url in urls}
    try:
        while tasks:
            await asyncio.sleep(1.05)  # <- here
            for url, task in list(tasks.items()):
                if task.done():
                    del tasks[url]
                    yield url, task.result()
    finally:
        for task in tasks.values():
            task.cancel()
