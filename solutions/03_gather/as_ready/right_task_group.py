"""A task group, whose block GeneratorExit must not leave: it would come out in an ExceptionGroup."""

import asyncio


async def as_ready(fetch, urls):
    async def pair(url):
        return url, await fetch(url)

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(pair(url)) for url in urls]
        try:
            for quickest in asyncio.as_completed(tasks):
                yield await quickest
        except GeneratorExit:
            for task in tasks:
                task.cancel()
