# mistake: none
# fails: test_each_as_soon_as_it_is_there
import asyncio


async def as_ready(fetch, urls):
    tasks = {url: asyncio.create_task(fetch(url)) for url in urls}
    try:
        while tasks:
            await asyncio.sleep(0.95)  # <- here
            for url, task in sorted(tasks.items(), key=lambda item: not item[1].done()):
                if task.done():
                    del tasks[url]
                    yield url, task.result()
                    break
    finally:
        for task in tasks.values():
            task.cancel()
