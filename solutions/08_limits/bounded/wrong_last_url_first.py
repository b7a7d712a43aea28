# mistake: none
# fails: test_a_cancel_ends_everything, test_each_url_is_fetched_once, test_exactly_the_limit, test_reads_the_urls_as_it_goes, test_the_order_of_the_urls
import asyncio


async def fetch_bounded(fetch, urls, limit) -> list:
    answers = {}
    numbered = list(enumerate(urls))

    async def work():
        while numbered:
            number, url = numbered.pop()
            try:
                answers[number] = await fetch(url)
            except Exception as error:
                answers[number] = error

    async with asyncio.TaskGroup() as group:
        for _ in range(limit):
            group.create_task(work())
    return [answers[number] for number in sorted(answers)]
