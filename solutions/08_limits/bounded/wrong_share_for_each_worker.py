# mistake: none
# fails: test_an_error_frees_its_place, test_each_url_is_fetched_once, test_exactly_the_limit, test_reads_the_urls_as_it_goes, test_the_order_of_the_urls
import asyncio


async def fetch_bounded(fetch, urls, limit) -> list:
    urls = list(urls)
    answers = [None] * len(urls)

    async def work(first):
        for number in range(first, len(urls), limit):
            try:
                answers[number] = await fetch(urls[number])
            except Exception as error:
                answers[number] = error

    async with asyncio.TaskGroup() as group:
        for first in range(limit):
            group.create_task(work(first))
    return answers
