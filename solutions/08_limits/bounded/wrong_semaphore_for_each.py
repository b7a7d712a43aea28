# mistake: useless-semaphore
# fails: test_a_limit_for_each_call, test_an_error_frees_its_place, test_few_tasks, test_never_more_than_the_limit, test_reads_the_urls_as_it_goes, test_hundreds_of_urls
import asyncio


async def fetch_bounded(fetch, urls, limit) -> list:
    async def one(url):
        async with asyncio.Semaphore(limit):  # <- here
            return await fetch(url)

    return await asyncio.gather(*map(one, urls), return_exceptions=True)
