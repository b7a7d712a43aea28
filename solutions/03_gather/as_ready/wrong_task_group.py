# mistake: wrapped-in-a-group
# fails: test_leaving_raises_nothing
import asyncio


async def as_ready(fetch, urls):
    async def pair(url):
        return url, await fetch(url)

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(pair(url)) for url in urls]
        for quickest in asyncio.as_completed(tasks):
            yield await quickest  # <- here
