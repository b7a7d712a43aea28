# mistake: timeout-per-item
# fails: ?
import asyncio


async def fetch_within(fetch, urls, seconds) -> dict[str, str]:
    tasks = {url: asyncio.create_task(fetch(url)) for url in urls}
    arrived = {}
    for url, task in tasks.items():
        try:
            arrived[url] = await asyncio.wait_for(task, timeout=seconds)  # <- here
        except TimeoutError:
            continue
    return arrived
