# mistake: none
# fails: test_a_cancel_and_an_error, test_each_url_is_fetched_once
import asyncio


async def fetch_bounded(fetch, urls, limit) -> list:
    answers = {}
    left = iter(urls)

    async def work():
        for url in left:
            answers[url] = None  # keeps the order
            try:
                answers[url] = await fetch(url)
            except Exception as error:
                answers[url] = error

    async with asyncio.TaskGroup() as group:
        for _ in range(limit):
            group.create_task(work())
    return list(answers.values())
