# mistake: forgotten-task
# fails: ?
import asyncio


async def fetch_within(fetch, urls, seconds) -> dict[str, str]:
    tasks = {url: asyncio.create_task(fetch(url)) for url in urls}
    await asyncio.sleep(seconds)
    arrived = {url: task.result() for url, task in tasks.items() if task.done()}
    for task in tasks.values():
        task.cancel()
    await asyncio.gather(*tasks.values(), return_exceptions=True)
    return arrived
