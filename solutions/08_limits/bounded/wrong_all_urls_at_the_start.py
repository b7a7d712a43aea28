# mistake: none
# fails: test_a_cancel_and_an_error, test_reads_the_urls_as_it_goes
import asyncio


async def fetch_bounded(fetch, urls, limit) -> list:
    urls = list(urls)
    answers = [None] * len(urls)
    numbered = enumerate(urls)

    async def work():
        for number, url in numbered:
            try:
                answers[number] = await fetch(url)
            except Exception as error:
                answers[number] = error

    async with asyncio.TaskGroup() as group:
        for _ in range(limit):
            group.create_task(work())
    return answers
