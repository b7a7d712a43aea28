# mistake: wait-on-nothing
# fails: test_no_url
import asyncio


async def as_ready(fetch, urls):
    tasks = {asyncio.create_task(fetch(url)): url for url in urls}
    try:
        while True:
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)  # <- here
            for task in done:
                yield tasks.pop(task), task.result()
            if not tasks:
                return
    finally:
        for task in tasks:
            task.cancel()
