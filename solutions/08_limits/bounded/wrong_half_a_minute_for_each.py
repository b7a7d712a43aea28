# mistake: guessed-time-limit
# fails: test_a_cancel_and_an_error, test_reads_the_urls_as_it_goes, test_the_order_of_the_urls
import asyncio


async def fetch_bounded(fetch, urls, limit) -> list:
    answers = {}
    numbered = enumerate(urls)

    async def work():
        for number, url in numbered:
            try:
                async with asyncio.timeout(30):  # <- here
                    answers[number] = await fetch(url)
            except Exception as error:
                answers[number] = error

    async with asyncio.TaskGroup() as group:
        for _ in range(limit):
            group.create_task(work())
    return [answers[number] for number in sorted(answers)]
