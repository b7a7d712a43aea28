# mistake: task-for-each
# fails: test_few_tasks, test_reads_the_urls_as_it_goes
import asyncio


async def fetch_bounded(fetch, urls, limit) -> list:
    places = asyncio.BoundedSemaphore(limit)

    async def one(url):
        async with places:
            try:
                return await fetch(url)
            except Exception as error:
                return error

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(one(url)) for url in urls]  # <- here
    return [task.result() for task in tasks]
