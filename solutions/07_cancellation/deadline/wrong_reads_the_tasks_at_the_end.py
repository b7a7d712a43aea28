# mistake: none
# fails: test_just_in_time, test_keeps_what_arrived
import asyncio


async def fetch_within(fetch, urls, seconds) -> dict[str, str]:
    arrived = {}
    try:
        async with asyncio.timeout(seconds):
            async with asyncio.TaskGroup() as group:
                tasks = {url: group.create_task(fetch(url)) for url in urls}
            for url, task in tasks.items():
                arrived[url] = task.result()
    except TimeoutError:
        pass
    return arrived
