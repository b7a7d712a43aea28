# mistake: task-for-each
# fails: test_few_tasks, test_reads_the_urls_as_it_goes
import asyncio


async def fetch_bounded(fetch, urls, limit) -> list:
    places = asyncio.Semaphore(limit)

    async def one(url):
        async with places:
            return await fetch(url)

    return await asyncio.gather(*[one(url) for url in urls], return_exceptions=True)  # <- here
