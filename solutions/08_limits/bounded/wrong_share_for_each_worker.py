# mistake: none
# fails: all
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
